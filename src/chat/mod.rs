//! Chat: messages that stay, and signs of typing that do not.
//!
//! A posted message is committed before anyone sees it (commit-first), and so is what happens
//! to it later. What someone has read is committed too. Typing is ephemeral: never stored,
//! newest wins. Files come by themselves, and hang on messages ([`attachment`]). Whom a message
//! mentions is stored with it. What was said is found again by its words ([`search`]).

pub mod attachment;
mod change;
mod config;
mod emoji;
mod frames;
mod http;
mod live;
mod mention;
mod message;
mod notify;
mod search;
mod seen;
mod store;

pub use change::{Change, What};
pub use config::Config;
pub use emoji::Emoji;
pub use frames::{Event, Reacted, Request};
pub use http::routes;
pub use live::{Live, Write, Written};
pub use mention::note_again;
pub use message::{Error, Message, Text};
pub use notify::{Case, Means, Quiet, should_notify};
pub use seen::{Mark, Seen};
pub use store::{Opened, apply, export, export_drafts, export_reactions, open};
