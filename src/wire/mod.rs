//! The vocabulary in which live state talks to connections and to the store,
//! and the WebSocket itself.
//!
//! Features return what should happen as values of these types. Making it
//! happen is the business of [`crate::live`].

mod close;
mod outbox;
mod outlet;
mod varint;
pub mod websocket;

pub use close::Close;
pub use outbox::{Outbox, Output, To};
pub use outlet::Outlet;
pub use varint::{read_varint, write_varint};
