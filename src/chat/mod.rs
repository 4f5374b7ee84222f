//! Chat: messages that stay, and signs of typing that do not.
//!
//! A posted message is committed before anyone sees it (commit-first). What someone has
//! read is committed too. Typing is ephemeral: never stored, newest wins.

mod frames;
mod http;
mod live;
mod message;
mod store;

pub use frames::{Event, Request};
pub use http::routes;
pub use live::{Live, Write, Written};
pub use message::{Error, Message, Text};
pub use store::{apply, export, open};
