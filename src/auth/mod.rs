//! Who is asking.

mod identity;
mod token;

pub use identity::{Error, Identity};
pub use token::Keys;
