//! Rooms: where people meet, who belongs there, and what they may do.
//!
//! Every durable change in a room, of whatever feature, takes the room's next [`Seq`](crate::base::Seq)
//! in the same transaction. Only the task of the room writes, so the sequence has no gaps
//! and everyone sees it in the same order; HTTP handlers ask it through a [`Door`].

mod code;
mod departing;
pub mod direct;
mod door;
mod frames;
mod http;
mod invite;
mod member;
mod notify;
mod room;
mod store;

pub use departing::depart;
pub use direct::{Kind, Participant};
pub use door::{Committer, Door};
pub use frames::{Event, Presence, Request, Spot, Why};
pub use http::{Here, routes};
pub use invite::Invite;
pub use member::{Caller, Cx, Member, Membership, Role};
pub use notify::Notify;
pub use room::{Error, Name, Room, Visibility, Write};
pub use store::direct::may_say;
pub use store::invites::holds as invite_holds;
pub use store::seats::export;
pub use store::{apply, by_code, by_id, next_seq, open, role};
