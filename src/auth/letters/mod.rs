//! Letters about accounts, and the links in them.
//!
//! A link works once and for a time; we keep only what recognises it. Whoever asks for one for an
//! account learns nothing about whether there is such an account: the answer is the same, and
//! comes before anything is looked up. Links carry the address that the house was told is its
//! own, never the one that a request claims.

mod about;
mod desk;
mod device;
mod email;
mod error;
pub(super) mod http;
pub(super) mod invites;
mod news;
mod registering;
mod reset;
mod tickets;
mod words;

pub(super) use about::About;
pub(super) use desk::Desk;
pub use error::Error;
pub use invites::HouseInvite;
pub(super) use news::{ask_to_verify, note_password, note_reuse, tell_of_device};
pub(super) use tickets::sweep as sweep_tickets;
