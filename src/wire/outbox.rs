//! What live state wants done, as values.

use bytes::Bytes;

use crate::base::{ConnId, Seq};

/// Whom a frame is for.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// One connection.
    One(ConnId),
    /// Everyone in the room.
    All,
    /// Everyone in the room but one.
    AllBut(ConnId),
    /// These.
    Some(Vec<ConnId>),
}

/// One thing that live state wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Output<Event, Write> {
    /// Send a text frame. With a [`Seq`] it is a durable event, kept for those who resume.
    Event(To, Option<Seq>, Event),
    /// Send a binary frame: complete, with its tag and numbers.
    Binary(To, Bytes),
    /// Commit a change on behalf of a connection. What it amounts to comes back once it is durable.
    Write(ConnId, Write),
}

/// A list of outputs, filled by a feature and emptied by its caller.
#[derive(Debug)]
pub struct Outbox<E, W> {
    items: Vec<Output<E, W>>,
}

impl<E, W> Default for Outbox<E, W> {
    fn default() -> Self {
        Self { items: Vec::new() }
    }
}

impl<E, W> Outbox<E, W> {
    /// Asks to send `event` to one connection.
    pub fn send(&mut self, to: ConnId, event: E) {
        self.event(To::One(to), event);
    }

    /// Asks to send `event` to everyone in the room.
    pub fn broadcast(&mut self, event: E) {
        self.event(To::All, event);
    }

    /// Asks to send an event that is not durable.
    pub fn event(&mut self, to: To, event: E) {
        self.items.push(Output::Event(to, None, event));
    }

    /// Asks to tell everyone of an event that is stored under `seq`.
    pub fn durable(&mut self, seq: Seq, event: E) {
        self.items.push(Output::Event(To::All, Some(seq), event));
    }

    /// Asks to send a complete binary frame.
    pub fn binary(&mut self, to: To, frame: impl Into<Bytes>) {
        self.items.push(Output::Binary(to, frame.into()));
    }

    /// Asks to commit `write` on behalf of `from`.
    pub fn write(&mut self, from: ConnId, write: W) {
        self.items.push(Output::Write(from, write));
    }

    /// Takes in what a part has asked for, in the terms of the whole.
    pub fn absorb<F, V>(
        &mut self,
        part: Outbox<F, V>,
        event: impl Fn(F) -> E,
        write: impl Fn(V) -> W,
    ) {
        self.items
            .extend(part.items.into_iter().map(|output| match output {
                Output::Event(to, seq, inner) => Output::Event(to, seq, event(inner)),
                Output::Binary(to, frame) => Output::Binary(to, frame),
                Output::Write(from, inner) => Output::Write(from, write(inner)),
            }));
    }

    /// Takes everything out.
    pub fn drain(&mut self) -> Vec<Output<E, W>> {
        std::mem::take(&mut self.items)
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
