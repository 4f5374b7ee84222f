//! The sandbox: people's programs, on WebAssembly, with limits and without a network.
//!
//! A run is commit-first: nobody sees it started, or ended, before that is durable. Its
//! output is ephemeral while it runs, and is kept with the run when it ends. Who has the
//! keyboard, and what a program wrote into files, is ephemeral.

#[cfg(test)]
mod boundary;
mod build;
mod cases;
mod config;
mod engine;
mod exec;
mod frames;
mod http;
mod language;
mod limits;
mod live;
mod outcome;
mod pool;
mod receipt;
mod record;
mod run;
mod runtimes;
mod scrollback;
mod shelf;
mod slots;
mod store;
mod streams;
mod sums;
mod toolchain;
mod window;
mod world;
mod wrote;

pub use cases::{Case, Judged, Report, Verdict, find as cases_of};
pub use config::Config;
pub use engine::Error as RuntimeError;
pub use exec::{Exec, exec};
pub use frames::{Event, Request};
pub use http::{Answer, Kept, Runner, routes};
pub use language::{ALL, Definition, Language, Readiness, Template, by_id, by_path};
pub use limits::{Limit, Limits};
pub use live::{Ask, Entry, Found, Given, Here, Launch, Live, Shown, Start, Write, Written};
pub use outcome::{Ended, Outcome};
pub use pool::{Controls, Crowded, Job, Pool, Progress, Running, Stage};
pub use receipt::{Proof, Receipt, unpack};
pub use record::{Args, Bound, Error, Exit, Place, Run, State};
pub use run::{Brake, Source, Wires};
pub use runtimes::{Compiler, Runtimes, prepare, runtime_of, unprepared};
pub use shelf::{OFFERED_MS, Shelf};
pub use store::{apply, bundle, export, fail_unfinished, hidden_cases, history, open};
pub use streams::{Full, Keyboard, Scroll, Stream, Terminal};
pub use window::Window;
pub use world::File;
pub use wrote::{Content, Digest, Wrote, WroteFile, digest_of};
