//! Mentions: `@ann` for one, `@here` and `@room` for all, found in what is said.
//!
//! They are stored with the message, in the same transaction, so what lists them never lags.
//! `@here` is stored for everyone in the room, like `@room`: the two differ in whom they disturb,
//! see [`notify`](super::notify). Nobody mentions themselves.

mod called;
mod http;
mod store;

pub use http::routes;
pub use store::{note, note_again};
