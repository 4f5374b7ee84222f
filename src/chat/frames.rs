//! What chat says over the WebSocket.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Message;
use crate::base::{Seq, UserId};

/// From a client.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ChatRequest")]
pub enum Request {
    /// Say something. `nonce` is made up by the client: it recognises its own
    /// message by it, and a repeat after a reconnect is not said twice.
    Post {
        /// What to say, in Markdown.
        body: String,
        /// Unique per author and room.
        nonce: String,
    },
    /// A key was pressed in the composer.
    Typing {},
    /// All up to here has been read.
    Read {
        /// The last message seen.
        seq: Seq,
    },
}

/// To clients.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ChatEvent")]
pub enum Event {
    /// A message was said, and is stored.
    Posted(Message),
    /// Someone is typing. Forget it after a few seconds.
    Typing {
        /// Who.
        user: UserId,
    },
    /// The reader, on another device, has read up to here.
    Read {
        /// The last message seen.
        seq: Seq,
    },
}
