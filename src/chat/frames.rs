//! What chat says over the WebSocket.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Message, Seen};
use crate::base::{MessageId, Seq, UploadId, UserId};

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
        /// The message that this one answers.
        #[serde(default)]
        #[ts(optional)]
        reply_to: Option<MessageId>,
        /// Files that one has sent into the room; then `body` may be empty.
        #[serde(default)]
        #[ts(as = "Option<Vec<UploadId>>", optional)]
        attachments: Vec<UploadId>,
    },
    /// Say something else in its place. The same words again change nothing.
    Edit {
        /// One's own message.
        id: MessageId,
        /// The new words, in Markdown.
        body: String,
    },
    /// Take the words of a message back. That there was one stays visible.
    Delete {
        /// One's own message; anyone's, for those who keep order.
        id: MessageId,
    },
    /// Give or take a reaction.
    React {
        /// Which message.
        id: MessageId,
        /// One emoji.
        emoji: String,
        /// Whether it is given.
        on: bool,
    },
    /// Pin a message, or unpin it.
    Pin {
        /// Which message.
        id: MessageId,
        /// Whether it is pinned.
        on: bool,
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
    /// Something happened to a message: this is what it is now.
    Changed(Message),
    /// A reaction was given or taken.
    Reacted(Reacted),
    /// How far others have read. Told in small rooms, to those who tell it of themselves.
    Seen {
        /// Those whose marks have moved.
        marks: Vec<Seen>,
    },
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

/// A reaction that was given or taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ChatReacted")]
pub struct Reacted {
    /// To which message.
    pub message: MessageId,
    /// One emoji.
    pub emoji: String,
    /// By whom.
    pub user: UserId,
    /// Whether it was given.
    pub on: bool,
}
