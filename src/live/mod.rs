//! Rooms in motion.
//!
//! One task owns all live state of one room, so nothing in a room is ever
//! locked. A frame's way through the house:
//!
//! ```text
//! conn ─▶ RoomHandle ─▶ task ─▶ Room::handle ─▶ feature ─▶ Output
//!                        ▲                                   │
//!                        │                     Write ──▶ store (then Written, back in)
//!                        └───────────────◀───────┘
//!                              Event, Binary ──▶ outlets ──▶ clients
//! ```
//!
//! [`Room`] is pure: time and input come in as arguments, outputs go out as
//! values. The task around it does the waiting. All durable changes of a room
//! pass through its task, those of HTTP requests too, so their sequence numbers
//! reach everyone in order.
//!
//! # Bounds
//!
//! A room's inbox holds 256 commands, then its callers wait; 64 commits may be in
//! flight, then the inbox waits; what waits for one connection is bounded by
//! [`Outlet`](crate::wire::Outlet); the newest 512 durable events are kept for those who resume.
//!
#![doc = include_str!("PROTOCOL.md")]

mod conn;
mod echo;
mod frame;
mod input;
mod keeping;
mod languages;
mod opening;
mod output;
mod presence;
mod programs;
mod reading;
mod registry;
mod ring;
mod room;
mod task;
mod yjs;

pub use conn::{Visitor, serve};
pub use echo::echo;
pub use frame::{ClientFrame, Joined, PresenceEvent, Resume, ServerFrame, Snapshot, Welcome};
pub use input::{Input, Kind};
pub use output::{Commit, Output, Write, Written};
pub use registry::{RoomHandle, Rooms, Services};
pub use room::{Opened, Room};
pub use yjs::serve as serve_yjs;
