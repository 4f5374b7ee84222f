//! One open document: its encoded state, what was written since, and who takes part.
//!
//! No tree of the text is ever built here. An update is checked ([`Update::parse`]), told to
//! the others as it came, and kept for the log; a newcomer gets the encoded state.
//!
//! # Why `saved` is never wrong
//!
//! `accepted` counts the updates taken in, in order. Each is in exactly one batch, and `durable`
//! is the `accepted` of the last batch before which no batch is unwritten, so every update up to
//! `durable` is on disk. When a client's message `n` has been dealt with, `n` is put down
//! with the value that `accepted` has by then, unless
//!
//! * something that the client sent earlier is still held back, waiting for what it refers to, or
//! * something that the client sent earlier was turned down.
//!
//! In both cases nothing more is confirmed to it, until all of it is taken in, or until it has sent
//! a step 2, which holds everything that it has and we lack. So at the time of putting down, everything
//! that the client sent up to `n` is among the first `accepted` updates, or was in the stored
//! state before; and `saved {n}` is sent only once `durable` has got there. A message that brings nothing
//! new is put down in the same way: what it repeats may have been taken in from another connection,
//! and not be on disk yet.

mod content;
mod taking;
mod writing;

use std::collections::{BTreeSet, VecDeque};

use bytes::Bytes;

use super::frames::{DocEvent, Event};
use super::sync::{Message, awareness_frame};
use super::{Awareness, Person, StateVector, Write, merge};
use crate::base::{ConnId, DocId, FileId, RoomNo, Timestamp, UserId};
use crate::wire::{Close, Outbox, To};

/// How often a client is asked for everything that it has, when something is missing.
const ASK_MS: i64 = 5_000;
/// A log shorter than this, or than a share of the state, is not worth merging yet.
const LOG_BYTES: usize = 64 * 1024;

/// A document as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its number.
    pub id: DocId,
    /// The file it belongs to.
    pub file: FileId,
    /// The encoded state.
    pub state: Bytes,
    /// Up to which row of the log it goes.
    pub head: i64,
    /// The rows after it.
    pub log: Vec<Bytes>,
}

/// A connection that takes part.
#[derive(Debug)]
struct Peer {
    conn: ConnId,
    /// Messages dealt with, with what has to be durable for them to be saved.
    unsaved: VecDeque<(u64, u64)>,
    /// The last message.
    last: Option<u64>,
    /// It has said what it has. Updates before that would come before what they refer to,
    /// which yrs as a client cannot always mend.
    is_listening: bool,
    /// Something of theirs was turned down, so they have what we have not.
    is_astray: bool,
    asked_at: Option<Timestamp>,
}

/// Updates on their way to the disk.
#[derive(Debug)]
struct Batch {
    upto: u64,
    bytes: Bytes,
    state: Flight,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Flight {
    Under,
    Landed,
    Failed(Timestamp),
}

/// An open document.
#[derive(Debug)]
pub struct Document {
    pub(super) id: DocId,
    pub(super) file: FileId,
    r: RoomNo,
    known: StateVector,
    state: Bytes,
    head: i64,
    /// Batches since the state, in order.
    tail: Vec<Bytes>,
    tail_bytes: usize,
    /// What came since the last batch.
    fresh: Vec<Bytes>,
    fresh_bytes: usize,
    fresh_since: Option<Timestamp>,
    flying: VecDeque<Batch>,
    accepted: u64,
    durable: u64,
    held: Vec<(ConnId, Bytes)>,
    peers: Vec<Peer>,
    awareness: Awareness,
    rows: u32,
    log_bytes: usize,
    edited_at: Option<Timestamp>,
    /// Merging was asked for: look at that time whether it is done.
    reload_at: Option<Timestamp>,
    reloads: u8,
    /// Someone was turned down because it is full.
    is_wanted: bool,
    authors: BTreeSet<UserId>,
    snapshot_at: Option<Timestamp>,
}

impl Document {
    /// The document as it was stored, with nobody in it.
    pub fn new(r: RoomNo, stored: Stored) -> Self {
        let mut document = Self {
            id: stored.id,
            file: stored.file,
            r,
            known: StateVector::default(),
            state: Bytes::from_static(merge::EMPTY),
            head: 0,
            tail: Vec::new(),
            tail_bytes: 0,
            fresh: Vec::new(),
            fresh_bytes: 0,
            fresh_since: None,
            flying: VecDeque::new(),
            accepted: 0,
            durable: 0,
            held: Vec::new(),
            peers: Vec::new(),
            awareness: Awareness::default(),
            rows: 0,
            log_bytes: 0,
            edited_at: None,
            reload_at: None,
            reloads: 0,
            is_wanted: false,
            authors: BTreeSet::new(),
            snapshot_at: None,
        };
        document.base(stored);
        document
    }

    /// Lets a connection take part, and tells it what it needs to know.
    pub fn enter(&mut self, conn: ConnId, epoch: &str, out: &mut Outbox<Event, Write>) {
        // Who opens it again begins to count anew.
        self.held.retain(|(from, _)| *from != conn);
        self.peers.retain(|peer| peer.conn != conn);
        self.peers.push(Peer {
            conn,
            unsaved: VecDeque::new(),
            last: None,
            is_listening: false,
            is_astray: false,
            asked_at: None,
        });
        let opened = DocEvent::Opened {
            file: self.file,
            doc: self.id,
            epoch: epoch.to_owned(),
        };
        out.send(conn, Event::Doc(opened));
        out.binary(
            To::One(conn),
            Message::Step1(&self.known.encode()).frame(self.r, self.id),
        );
        if let Some(cursors) = self.awareness.all() {
            out.binary(To::One(conn), awareness_frame(self.r, self.id, &cursors));
        }
    }

    /// A connection takes part no more.
    pub fn leave(&mut self, conn: ConnId, out: &mut Outbox<Event, Write>) {
        let before = self.peers.len();
        self.peers.retain(|peer| peer.conn != conn);
        if self.peers.len() == before {
            return;
        }
        self.held.retain(|(from, _)| *from != conn);
        if let Some(gone) = self.awareness.leave(conn) {
            self.tell(None, awareness_frame(self.r, self.id, &gone), out);
        }
    }

    /// Whether `conn` takes part.
    pub fn has(&self, conn: ConnId) -> bool {
        self.peers.iter().any(|peer| peer.conn == conn)
    }

    /// Whether it can be forgotten: nobody is there, and all of it is on disk.
    pub fn is_idle(&self) -> bool {
        self.peers.is_empty() && self.fresh.is_empty() && self.flying.is_empty()
    }

    /// Takes cursors.
    pub fn cursors(
        &mut self,
        conn: ConnId,
        person: &Person,
        payload: &[u8],
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Close> {
        if let Some(news) = self.awareness.take(conn, person, payload)? {
            self.tell(Some(conn), awareness_frame(self.r, self.id, &news), out);
        }
        Ok(())
    }

    fn tell(&self, but: Option<ConnId>, frame: Bytes, out: &mut Outbox<Event, Write>) {
        let others = self
            .peers
            .iter()
            .filter(|peer| peer.is_listening && Some(peer.conn) != but);
        let others: Vec<_> = others.map(|peer| peer.conn).collect();
        if !others.is_empty() {
            out.binary(To::Some(others), frame);
        }
    }

    /// Whether nobody takes part.
    pub fn is_deserted(&self) -> bool {
        self.peers.is_empty()
    }
}

/// Who sends.
#[derive(Clone, Copy, Debug)]
pub struct From {
    /// The connection.
    pub conn: ConnId,
    /// The person.
    pub user: UserId,
    /// Whether they may change anything.
    pub can_write: bool,
    /// When.
    pub now: Timestamp,
}
