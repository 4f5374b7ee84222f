//! Accounts looked after: by their owners, who see where they are signed in and what happened, and
//! by administrators, who see everyone.

mod admin;
mod becoming;
mod error;
mod history;
mod http;
mod leaving;
mod sessions;
pub(super) mod store;

pub use error::Error;
pub use http::{Gather, Part, routes};
pub use leaving::Leaving;
