//! Documents and the file tree: what people write together.
//!
//! The tree is a CRDT of nodes with last-writer-wins registers; its changes are durable events,
//! committed before anyone sees them. Documents are Yjs texts; an update is told to the others
//! at once and written behind (250 ms or 64 KiB), and a client is told up to where its own
//! updates are on disk: [`document`] says why that is never wrong. After a crash clients
//! send again what was not confirmed. Cursors are ephemeral: never stored, newest wins.
//!
//! A document in memory is its encoded bytes. A tree of yrs is built only to merge a log,
//! to read the text and to change it from outside, on threads of their own ([`text`]).

mod archive;
mod awareness;
mod change;
mod desk;
mod document;
mod error;
mod export;
mod frames;
mod http;
mod live;
mod merge;
mod name;
mod plan;
mod snapshot;
mod store;
mod sync;
mod text;
mod tree;
mod update;
mod write;

pub use awareness::{Awareness, Person};
pub use change::{Change, commit, open};
pub use desk::Desk;
pub use document::Stored;
pub use error::Error;
pub use export::{ExportedFile, export, purge};
pub use frames::{DocEvent, DocRequest, Event, Request, TreeEvent, TreeRequest};
pub use http::{Starter, routes};
pub use live::{Live, Opened};
pub use name::Name;
pub use plan::Draft;
pub use sync::{AWARENESS, Message, SYNC};
pub use tree::{Deleted, Entry, Kind, Node, Register, Stamp, resolve};
pub use update::{Malformed, Ready, StateVector, Update};
pub use write::{Write, Written};

/// How many bytes an encoded document may have.
pub const MAX_DOCUMENT: usize = 4 << 20;
/// How many files and folders a room may have, deleted ones included.
pub const MAX_NODES: usize = 5_000;
/// How deep folders may lie in each other, the file included.
pub const MAX_DEPTH: usize = 32;
