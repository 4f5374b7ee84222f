//! The frames on the WebSocket: one variant per feature.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::auth::User;
use crate::base::{ConnId, Refusal, RoomNo, Seq, Timestamp, UserId};
use crate::rooms::{self, Member, Presence, Role, Why};
use crate::{chat, editor, sandbox};

/// A text frame from a client. Exactly one of the requests is there.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ClientFrame {
    /// The room it is for, as the server numbers it.
    pub r: Option<RoomNo>,
    /// Comes back in `done` or `refused`.
    #[ts(type = "number")]
    pub re: Option<u64>,
    /// For the round trip time.
    pub ping: Option<Ping>,
    /// Enter a room.
    pub join: Option<Join>,
    /// Leave a room, keep the connection.
    pub leave: Option<Leave>,
    /// See [`rooms::Request`].
    pub presence: Option<rooms::Request>,
    /// See [`chat::Request`].
    pub chat: Option<chat::Request>,
    /// See [`editor::TreeRequest`].
    pub tree: Option<editor::TreeRequest>,
    /// See [`editor::DocRequest`].
    pub doc: Option<editor::DocRequest>,
    /// See [`sandbox::Request`].
    pub run: Option<sandbox::Request>,
}

/// Asks for a `pong`.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
pub struct Ping {
    /// Anything; the client's clock, usually.
    pub at: f64,
}

/// Enters a room.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Join {
    /// Its code.
    pub room: String,
    /// What the client has, when it comes back.
    pub resume: Option<Resume>,
}

/// What a client has of a room.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
pub struct Resume {
    /// The epoch it was told.
    pub epoch: String,
    /// The last durable event it saw.
    pub seq: Seq,
}

/// Leaves a room.
#[derive(Debug, Deserialize, TS)]
pub struct Leave {
    /// Which.
    pub r: RoomNo,
}

/// What a text frame to a client says, besides `r`, `seq` and `re`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ServerFrame {
    /// The first frame.
    Welcome(Welcome),
    /// The answer to a ping.
    Pong {
        /// What the ping said.
        at: f64,
    },
    /// You are in the room.
    Joined(Box<Joined>),
    /// You are not in the room any more.
    Gone {
        /// Why.
        why: Why,
    },
    /// The request was carried out; what it wrote is durable.
    Done {},
    /// The request was turned down.
    Refused(Refusal),
    /// The languages, and how ready they are.
    Runtimes(Vec<sandbox::Language>),
    /// See [`rooms::Event`].
    Room(rooms::Event),
    /// See [`PresenceEvent`].
    Presence(PresenceEvent),
    /// See [`chat::Event`].
    Chat(chat::Event),
    /// See [`editor::TreeEvent`].
    Tree(editor::TreeEvent),
    /// See [`editor::DocEvent`].
    Doc(editor::DocEvent),
    /// See [`sandbox::Event`].
    Run(sandbox::Event),
}

/// Who comes and goes, and where they are.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PresenceEvent {
    /// Someone came, or changed.
    Here(Presence),
    /// Someone's last connection left.
    Gone {
        /// Who.
        user: UserId,
    },
}

/// The first frame of a connection.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Welcome {
    /// This connection.
    pub conn: ConnId,
    /// Who the server takes you for.
    pub user: User,
    /// The server's version.
    pub version: &'static str,
    /// The server's clock.
    pub now: Timestamp,
    /// How often the server pings.
    pub heartbeat_ms: u32,
}

/// The answer to `join`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Joined {
    /// What frames of this room call it.
    pub r: RoomNo,
    /// The room.
    pub room: rooms::Room,
    /// Changes when the server's past has changed, so that nothing can be resumed.
    pub epoch: String,
    /// The last durable event.
    pub seq: Seq,
    /// Yourself in this room.
    pub me: Me,
    /// Who is here.
    pub presence: Vec<Presence>,
    /// Everything anew; `None` when the missed events follow instead.
    pub reset: Option<Snapshot>,
}

/// Oneself in a room.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Me {
    /// Who.
    pub user: UserId,
    /// What one may do.
    pub role: Role,
    /// Which colour one has.
    pub slot: u8,
}

/// A room's durable state, as far as it is sent to everyone who comes in.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Snapshot {
    /// Who belongs here.
    pub members: Vec<Member>,
    /// The file tree.
    pub tree: Vec<editor::Node>,
    /// The last messages, oldest first.
    pub messages: Vec<chat::Message>,
    /// Whether there are older ones.
    pub more_messages: bool,
    /// How many of them one has not read.
    pub unread: usize,
    /// The last runs, newest first.
    pub runs: Vec<sandbox::Shown>,
}

impl ServerFrame {
    /// Appends the frame's JSON to `out`.
    pub fn encode(&self, r: Option<RoomNo>, seq: Option<Seq>, re: Option<u64>, out: &mut Vec<u8>) {
        out.push(b'{');
        for (name, number) in [
            ("r", r.map(|r| r.0)),
            ("seq", seq.map(|seq| seq.0)),
            ("re", re.and_then(|re| i64::try_from(re).ok())),
        ] {
            if let Some(number) = number {
                out.extend_from_slice(format!("\"{name}\":{number},").as_bytes());
            }
        }
        let start = out.len();
        serde_json::to_writer(&mut *out, self).expect("our own frames have string keys");
        // The variant's own opening brace is the one that we have written already.
        out.remove(start);
    }
}
