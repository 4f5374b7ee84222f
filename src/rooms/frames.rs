//! What rooms say over the WebSocket.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Member, Role, Room};
use crate::base::{FileId, UserId};

/// Where in the room's files someone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Spot {
    /// The file.
    pub file: FileId,
    /// The line, from 1.
    pub line: u32,
}

/// From a client, about itself.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PresenceRequest")]
pub enum Request {
    /// Where I am and what I do. The newest wins.
    Update {
        /// The file and line.
        at: Option<Spot>,
        /// Typing, or speaking.
        #[serde(default)]
        active: bool,
        /// Away from the keyboard.
        #[serde(default)]
        idle: bool,
        /// Whose cursor I follow.
        #[serde(default)]
        following: Option<UserId>,
    },
}

/// One person who is here, with however many devices.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Presence {
    /// Who.
    pub user: UserId,
    /// On how many connections.
    pub devices: u32,
    /// Where, on the device used last.
    pub at: Option<Spot>,
    /// Typing, or speaking, on any.
    pub active: bool,
    /// Away, on all.
    pub idle: bool,
    /// Whose cursor they follow.
    pub following: Option<UserId>,
}

/// Why someone is no member any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// They left.
    Left,
    /// An owner or a moderator removed them.
    Removed,
    /// The room is gone.
    Deleted,
}

/// To clients. All of these are durable.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RoomEvent")]
pub enum Event {
    /// The room's name, description or visibility changed.
    Changed(Room),
    /// Someone is a member now.
    Joined(Member),
    /// Someone is not any more.
    Left {
        /// Who.
        user: UserId,
        /// Why.
        why: Why,
    },
    /// Someone may do more, or less, than before.
    Role {
        /// Who.
        user: UserId,
        /// What they are now.
        role: Role,
    },
    /// Someone is called something else now.
    Renamed {
        /// Who.
        user: UserId,
        /// What they are called.
        name: String,
        /// Their unique name; guests have none.
        username: Option<String>,
    },
    /// The room is gone. Never stored: there is nothing left to store it in.
    Deleted,
}
