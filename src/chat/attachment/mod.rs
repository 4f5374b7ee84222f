//! Files that people put into a room, and that hang on messages.
//!
//! A file arrives in as many pieces as it takes, and goes on where it stopped: after a lost
//! connection, a restart, a crash. When all of it is there, we look at what it is; what its
//! sender says about that counts for nothing. Then, and only once, a message can carry it.
//! Whoever may read the room may have it, in a form that no browser executes.

mod attached;
mod desk;
mod error;
mod http;
mod look;
mod name;
mod picture;
mod serve;
mod sniff;
mod store;
mod sweep;
mod turns;

pub use attached::Attached;
pub use desk::Uploads;
pub use error::Error;
pub use http::routes;
pub use store::referred;
pub(super) use store::{attach, fill};
pub use sweep::sweep;
