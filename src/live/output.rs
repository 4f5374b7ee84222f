//! What a room wants done.

use bytes::Bytes;

use super::frame::ServerFrame;
use crate::base::{ConnId, Seq};
use crate::rooms::{self, Caller};
use crate::wire::{Close, To};
use crate::{chat, editor, sandbox};

/// A change to commit, by feature.
#[derive(Clone, Debug)]
pub enum Write {
    /// See [`rooms::Write`].
    Room(rooms::Write),
    /// See [`chat::Write`].
    Chat(chat::Write),
    /// See [`editor::Write`].
    Editor(editor::Write),
    /// See [`sandbox::Write`].
    Run(sandbox::Write),
}

/// A change committed, by feature.
#[derive(Clone, Debug)]
pub enum Written {
    /// Without a number: nothing has changed.
    Room(Option<Seq>, rooms::Event),
    /// See [`chat::Written`].
    Chat(chat::Written),
    /// See [`editor::Written`].
    Editor(editor::Written),
    /// See [`sandbox::Written`].
    Run(Box<sandbox::Written>),
}

/// Which request a write belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Commit {
    /// Who asked.
    pub caller: Caller,
    /// The request's own number.
    pub re: Option<u64>,
}

/// One thing that a room wants done.
#[derive(Debug)]
pub enum Output {
    /// Send a text frame.
    Frame {
        /// To whom.
        to: To,
        /// Its place among the durable events.
        seq: Option<Seq>,
        /// The request it answers.
        re: Option<u64>,
        /// What it says.
        frame: ServerFrame,
    },
    /// Send a complete binary frame.
    Binary(To, Bytes),
    /// Send the durable events after this one, to who comes back.
    Replay(ConnId, Seq),
    /// Commit a change; it comes back as [`Input::Written`].
    Write(Commit, Write),
    /// Start a program with the room's files.
    Launch(sandbox::Launch),
    /// End a connection.
    Close(ConnId, Close),
    /// Forget a connection: it is not in this room any more.
    Forget(ConnId),
    /// The room is gone; nobody may come in again.
    End,
}
