//! What can happen to a room.

use bytes::Bytes;

use super::frame::{ClientFrame, Resume};
use super::output::{Commit, Write, Written};
use crate::base::{ConnId, DocId, Refusal, RunNo, UserId};
use crate::rooms::Caller;
use crate::sandbox;

/// Something that happened to a room.
#[derive(Debug)]
pub enum Input {
    /// Someone has connected.
    Enter {
        /// The connection.
        conn: ConnId,
        /// Who.
        user: UserId,
        /// With what.
        kind: Kind,
        /// What they have already, if the events since are still at hand.
        resume: Option<Resume>,
    },
    /// A connection is gone, or does not want this room any more.
    Leave(ConnId),
    /// A member asks for something.
    Frame(ConnId, Box<ClientFrame>),
    /// A member sends part of a document, or where their cursor is.
    Binary {
        /// From.
        conn: ConnId,
        /// 1 sync, 2 awareness.
        tag: u8,
        /// The document.
        doc: DocId,
        /// The client's count of its own sync messages.
        n: Option<u64>,
        /// What y-protocols says.
        payload: Bytes,
    },
    /// The same from someone else's Yjs client, which knows no numbers.
    Yjs(ConnId, u8, Bytes),
    /// Someone is called something else, in all rooms they belong to.
    Renamed(UserId),
    /// An HTTP request wants this committed.
    Ask(Caller, Write),
    /// A write that we asked for is durable, or has failed.
    Written(Commit, Result<Written, Refusal>),
    /// An HTTP request wants a program started.
    Start(Caller, sandbox::Start),
    /// A program was taken by the pool.
    Launched(RunNo, sandbox::Controls),
    /// A program has come further.
    Progress(RunNo, sandbox::Progress),
}

/// With what someone has connected.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Our own protocol.
    Tab,
    /// The y-websocket protocol, for the file at this path.
    Yjs {
        /// As the tree shows it.
        path: String,
    },
}
