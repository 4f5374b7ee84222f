//! People to one another: who finds whom, who may write to whom, and who does not want to hear
//! from whom.
//!
//! - Whatever someone may not know looks like what is not there: people who block, who write to
//!   nobody, who are locked out and who never were are refused in the same words.
//! - A phone number is never kept: what is kept is what it comes to under a key that is in a file
//!   beside the database. It finds its owner by the exact number alone, and few times an hour.
//! - Who writes to a stranger asks first, with one message. What that means inside a conversation
//!   is decided by [`rooms::direct`](crate::rooms::direct).

mod direct;
mod error;
mod find;
mod http;
mod limits;
mod own;
mod phone;
mod reach;
mod report;
mod store;

pub use error::Error;
pub use http::routes;
pub use phone::{FILE as PHONE_KEY_FILE, Phones};
pub use reach::{Reach, Who};
pub use store::{export, forget};
