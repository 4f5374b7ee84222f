//! Chat: messages that stay, and signs of typing that do not.
//!
//! A posted message is committed before anyone sees it (commit-first), and so is what happens
//! to it later. What someone has read is committed too. Typing is ephemeral: never stored,
//! newest wins.

mod change;
mod config;
mod emoji;
mod frames;
mod http;
mod live;
mod message;
mod seen;
mod store;

pub use change::{Change, What};
pub use config::Config;
pub use emoji::Emoji;
pub use frames::{Event, Reacted, Request};
pub use http::routes;
pub use live::{Live, Write, Written};
pub use message::{Error, Message, Text};
pub use seen::{Mark, Seen};
pub use store::{Opened, apply, export, export_drafts, export_reactions, open};
