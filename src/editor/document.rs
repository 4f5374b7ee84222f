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

use std::collections::{BTreeSet, VecDeque};

use bytes::Bytes;

use super::frames::{DocEvent, Event};
use super::live::Write;
use super::merge::{self, Deletes};
use super::sync::{Message, awareness_frame};
use super::update::{Malformed, Ready, StateVector, Update};
use super::{Awareness, Error, MAX_DOCUMENT, Person};
use crate::base::{ConnId, DocId, FileId, RoomNo, Timestamp, UserId};
use crate::wire::{Close, Outbox, To};

/// How long an update may wait to be written, together with others.
const WRITE_MS: i64 = 250;
/// How many bytes may wait.
const WRITE_BYTES: usize = 64 * 1024;
/// After how long a failed write is tried again.
const RETRY_MS: i64 = 1_000;
/// How much is held back that refers to what is not here yet.
const HELD: usize = 256;
const HELD_BYTES: usize = 256 * 1024;
/// How often a client is asked for everything that it has, when something is missing.
const ASK_MS: i64 = 5_000;
/// How many batches lie beside the state in memory before they are joined.
const TAIL: usize = 64;
/// After so many rows, or a share of the state's bytes, the log is merged.
const ROWS: u32 = 256;
const LOG_BYTES: usize = 64 * 1024;
/// A log shorter than this is left alone when work pauses.
const FEW_ROWS: u32 = 8;
/// When nobody has typed for so long, work has paused.
const PAUSE_MS: i64 = 10_000;
/// How often it is looked whether a merging that was asked for is done.
const RELOADS: u8 = 5;
/// How often a snapshot is taken while there is activity.
const SNAPSHOT_MS: i64 = 5 * 60_000;

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

    /// Starts from what is stored.
    fn base(&mut self, stored: Stored) {
        self.known = StateVector::default();
        self.head = stored.head;
        self.rows = stored.log.len() as u32;
        self.log_bytes = stored.log.iter().map(Bytes::len).sum();
        self.tail.clear();
        self.tail_bytes = 0;
        if let Ok(state) = Update::parse(&stored.state) {
            state.advance(&mut self.known);
        }
        self.state = stored.state;
        // A write that failed between two that did not may leave a row before what it refers to.
        let mut waiting = stored.log;
        loop {
            let before = waiting.len();
            waiting.retain(|row| !self.add_stored(row));
            if waiting.is_empty() || waiting.len() == before {
                return;
            }
        }
    }

    /// Takes in what is on disk already. `false` if it refers to what is not known.
    fn add_stored(&mut self, row: &Bytes) -> bool {
        let Ok(update) = Update::parse(row) else {
            return true;
        };
        let row = match update.ready(&self.known) {
            Ready::Missing => return false,
            Ready::New => Some(row.clone()),
            Ready::Overlaps => {
                merge::news(&update, &self.known, &Deletes::default()).map(Bytes::from)
            }
        };
        update.advance(&mut self.known);
        if let Some(row) = row {
            self.tail_bytes += row.len();
            self.tail.push(row);
        }
        true
    }

    /// Everything, in order.
    fn parts(&self) -> impl Iterator<Item = &Bytes> {
        std::iter::once(&self.state)
            .chain(&self.tail)
            .chain(&self.fresh)
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

    /// Takes a sync message: the `n`th of this connection.
    pub fn message(
        &mut self,
        from: &From,
        n: Option<u64>,
        payload: &[u8],
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Close> {
        const BAD: Close = Close::Malformed("a sync message that is none");
        if let Some(peer) = self.peers.iter_mut().find(|peer| peer.conn == from.conn) {
            peer.last = n.or(peer.last);
        }
        match Message::parse(payload).ok_or(BAD)? {
            Message::Step1(vector) => {
                let theirs = StateVector::parse(vector).map_err(|_| BAD)?;
                let answer = self.lacking(&theirs);
                out.binary(
                    To::One(from.conn),
                    Message::Step2(&answer).frame(self.r, self.id),
                );
                if let Some(peer) = self.peers.iter_mut().find(|peer| peer.conn == from.conn) {
                    peer.is_listening = true;
                }
            }
            Message::Step2(update) => self.update(from, update, true, out)?,
            Message::Update(update) => self.update(from, update, false, out)?,
        }
        self.put_down(from.conn, out);
        Ok(())
    }

    /// What someone lacks who has `theirs`.
    fn lacking(&mut self, theirs: &StateVector) -> Bytes {
        if theirs.is_empty() {
            self.fold();
            return self.state.clone();
        }
        let parts: Vec<_> = self
            .parts()
            .filter_map(|part| Update::parse(part).ok())
            .collect();
        merge::merge(&parts, theirs).into()
    }

    /// Joins everything into the state, in memory, so that the next newcomer costs nothing.
    fn fold(&mut self) {
        if self.tail.is_empty() && self.fresh.is_empty() {
            return;
        }
        let parts: Vec<_> = self
            .parts()
            .filter_map(|part| Update::parse(part).ok())
            .collect();
        let state = merge::merge(&parts, &StateVector::default());
        self.state = state.into();
        self.tail.clear();
        self.tail_bytes = 0;
        // What is fresh stays to be written; that it is in the state as well does no harm.
    }

    fn update(
        &mut self,
        from: &From,
        bytes: &[u8],
        is_all: bool,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Close> {
        let update = match Update::parse(bytes) {
            Ok(update) => update,
            Err(Malformed::NotText) => {
                self.turn_down(from, Error::NotText, out);
                return Ok(());
            }
            Err(Malformed::Syntax(what)) => return Err(Close::Malformed(what)),
        };
        let ready = update.ready(&self.known);
        if ready == Ready::Missing {
            return self.hold(from, bytes, out);
        }
        let whole;
        let news = if ready == Ready::New && !is_all && !update.is_empty() {
            Some(bytes)
        } else {
            whole = merge::news(&update, &self.known, &self.deleted(&update));
            whole.as_deref()
        };
        if let Some(news) = news {
            if let Err(error) = self.may(from, &update, news) {
                self.turn_down(from, error, out);
                return Ok(());
            }
            update.advance(&mut self.known);
            self.accept(from, news, out);
        }
        if is_all {
            self.is_level(from.conn);
        }
        self.retry_held(from, out);
        Ok(())
    }

    /// What is deleted already, as far as `update` deletes anything.
    fn deleted(&self, update: &Update<'_>) -> Deletes {
        if update.deletes().next().is_none() {
            return Deletes::default();
        }
        let parts: Vec<_> = self
            .parts()
            .filter_map(|part| Update::parse(part).ok())
            .collect();
        merge::deletes(&parts)
    }

    fn may(&self, from: &From, update: &Update<'_>, news: &[u8]) -> Result<(), Error> {
        if !from.can_write {
            return Err(Error::ReadOnly);
        }
        // The log is larger than what it will be merged to, hence the margin.
        let log = self.tail_bytes + self.fresh_bytes + news.len();
        let is_full = self.state.len() + news.len() > MAX_DOCUMENT
            || self.state.len() + log > MAX_DOCUMENT / 8 * 9;
        // Who deletes makes room.
        if is_full && update.has_text() {
            return Err(Error::DocumentFull);
        }
        Ok(())
    }

    fn accept(&mut self, from: &From, news: &[u8], out: &mut Outbox<Event, Write>) {
        let (frame, news) = Message::Update(news).framed(self.r, self.id);
        self.tell(Some(from.conn), frame, out);
        self.accepted += 1;
        self.fresh_bytes += news.len();
        self.fresh.push(news);
        self.fresh_since.get_or_insert(from.now);
        self.edited_at = Some(from.now);
        self.authors.insert(from.user);
        self.snapshot_at
            .get_or_insert(from.now.plus_ms(SNAPSHOT_MS));
        if self.fresh_bytes >= WRITE_BYTES {
            self.write(out);
        }
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

    fn turn_down(&mut self, from: &From, error: Error, out: &mut Outbox<Event, Write>) {
        if matches!(error, Error::DocumentFull) {
            self.is_wanted = true;
            self.compact(from.now, false, out);
        }
        if let Some(peer) = self.peers.iter_mut().find(|peer| peer.conn == from.conn) {
            peer.is_astray = true;
        }
        self.held.retain(|(conn, _)| *conn != from.conn);
        out.send(from.conn, DocEvent::refused(self.id, error.into()));
    }

    /// Keeps an update that refers to what we do not have (yet), and asks for all that its
    /// sender has.
    fn hold(
        &mut self,
        from: &From,
        bytes: &[u8],
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Close> {
        let held: usize = self.held.iter().map(|(_, bytes)| bytes.len()).sum();
        let Some(peer) = self.peers.iter_mut().find(|peer| peer.conn == from.conn) else {
            return Ok(());
        };
        if !peer.is_astray {
            if self.held.len() >= HELD || held + bytes.len() > HELD_BYTES {
                return Err(Close::Malformed(
                    "updates that refer to what was never sent",
                ));
            }
            self.held.push((from.conn, Bytes::copy_from_slice(bytes)));
        }
        if peer
            .asked_at
            .is_none_or(|at| from.now.since_ms(at) >= ASK_MS)
        {
            peer.asked_at = Some(from.now);
            out.binary(
                To::One(from.conn),
                Message::Step1(&self.known.encode()).frame(self.r, self.id),
            );
        }
        Ok(())
    }

    /// A connection has sent everything that it has.
    fn is_level(&mut self, conn: ConnId) {
        if let Some(peer) = self.peers.iter_mut().find(|peer| peer.conn == conn) {
            peer.is_astray = false;
        }
        self.held.retain(|(from, _)| *from != conn);
    }

    fn retry_held(&mut self, from: &From, out: &mut Outbox<Event, Write>) {
        let mut progress = !self.held.is_empty();
        while progress {
            progress = false;
            for (conn, bytes) in std::mem::take(&mut self.held) {
                let Ok(update) = Update::parse(&bytes) else {
                    continue;
                };
                if update.ready(&self.known) == Ready::Missing {
                    self.held.push((conn, bytes));
                    continue;
                }
                progress = true;
                let news = merge::news(&update, &self.known, &self.deleted(&update));
                let from = From { conn, ..*from };
                match news.map(|news| self.may(&from, &update, &news).map(|()| news)) {
                    Some(Ok(news)) => {
                        update.advance(&mut self.known);
                        self.accept(&from, &news, out);
                    }
                    Some(Err(error)) => self.turn_down(&from, error, out),
                    None => {}
                }
                self.put_down(conn, out);
            }
        }
    }

    /// Puts down that all messages of `conn` are dealt with, if they are; see the module's text.
    fn put_down(&mut self, conn: ConnId, out: &mut Outbox<Event, Write>) {
        let is_held = self.held.iter().any(|(from, _)| *from == conn);
        let (accepted, durable, doc) = (self.accepted, self.durable, self.id);
        let Some(peer) = self.peers.iter_mut().find(|peer| peer.conn == conn) else {
            return;
        };
        let Some(n) = peer.last.filter(|_| !is_held && !peer.is_astray) else {
            return;
        };
        match peer.unsaved.back_mut() {
            Some((needs, last)) if *needs == accepted => *last = n,
            _ => peer.unsaved.push_back((accepted, n)),
        }
        peer.confirm(doc, durable, out);
    }

    /// Has the log merged once more, when the document is about to be forgotten.
    pub fn close(&mut self, out: &mut Outbox<Event, Write>) {
        if self.rows >= FEW_ROWS {
            out.write(ConnId::default(), Write::Compact { doc: self.id });
        }
    }

    /// Whether nobody takes part.
    pub fn is_deserted(&self) -> bool {
        self.peers.is_empty()
    }

    /// Has everything fresh written.
    pub fn write(&mut self, out: &mut Outbox<Event, Write>) {
        self.fresh_since = None;
        if self.fresh.is_empty() {
            return;
        }
        let fresh = std::mem::take(&mut self.fresh);
        self.fresh_bytes = 0;
        let bytes = match &fresh[..] {
            [one] => Bytes::copy_from_slice(one),
            many => {
                let parts: Vec<_> = many
                    .iter()
                    .filter_map(|part| Update::parse(part).ok())
                    .collect();
                merge::merge(&parts, &StateVector::default()).into()
            }
        };
        self.tail_bytes += bytes.len();
        self.tail.push(bytes.clone());
        if self.tail.len() >= TAIL {
            self.join_tail();
        }
        let upto = self.accepted;
        self.flying.push_back(Batch {
            upto,
            bytes: bytes.clone(),
            state: Flight::Under,
        });
        out.write(
            ConnId::default(),
            Write::Append {
                doc: self.id,
                upto,
                bytes,
            },
        );
    }

    fn join_tail(&mut self) {
        if self.tail_bytes > LOG_BYTES.max(self.state.len() / 4) {
            return self.fold();
        }
        let parts: Vec<_> = self
            .tail
            .iter()
            .filter_map(|part| Update::parse(part).ok())
            .collect();
        let joined: Bytes = merge::merge(&parts, &StateVector::default()).into();
        self.tail_bytes = joined.len();
        self.tail = vec![joined];
    }

    /// Learns that the updates up to `upto` that were asked to be written last are on disk.
    pub fn appended(&mut self, upto: u64, out: &mut Outbox<Event, Write>) {
        let Some(batch) = self.flying.iter_mut().find(|batch| batch.upto == upto) else {
            return;
        };
        batch.state = Flight::Landed;
        self.rows += 1;
        self.log_bytes += batch.bytes.len();
        while let Some(batch) = self
            .flying
            .pop_front_if(|batch| batch.state == Flight::Landed)
        {
            self.durable = batch.upto;
        }
        for peer in &mut self.peers {
            peer.confirm(self.id, self.durable, out);
        }
    }

    /// Learns that a write has failed. It is tried again, and nothing after it is confirmed before.
    pub fn not_appended(&mut self, upto: u64, now: Timestamp) {
        if let Some(batch) = self.flying.iter_mut().find(|batch| batch.upto == upto) {
            batch.state = Flight::Failed(now.plus_ms(RETRY_MS));
        }
    }

    /// Takes in an update that is on disk already, from outside of this room's connections.
    pub fn inserted(&mut self, bytes: &[u8], out: &mut Outbox<Event, Write>) {
        let Ok(update) = Update::parse(bytes) else {
            return;
        };
        if update.ready(&self.known) == Ready::Missing {
            return;
        }
        let Some(news) = merge::news(&update, &self.known, &self.deleted(&update)) else {
            return;
        };
        update.advance(&mut self.known);
        let (frame, news) = Message::Update(&news).framed(self.r, self.id);
        self.tell(None, frame, out);
        self.rows += 1;
        self.log_bytes += news.len();
        self.tail_bytes += news.len();
        // Before anything fresh, which cannot refer to it yet.
        self.tail.push(news);
    }

    /// When [`tick`](Self::tick) is due.
    pub fn deadline(&self) -> Option<Timestamp> {
        let retry = self.flying.iter().filter_map(|batch| match batch.state {
            Flight::Failed(at) => Some(at),
            _ => None,
        });
        let write = self.fresh_since.map(|since| since.plus_ms(WRITE_MS));
        let snapshot = self.snapshot_at.filter(|_| !self.peers.is_empty());
        let pause = self.edited_at.map(|at| at.plus_ms(PAUSE_MS));
        write
            .into_iter()
            .chain(retry)
            .chain(self.reload_at)
            .chain(snapshot)
            .chain(pause)
            .min()
    }

    /// Does what is due.
    pub fn tick(&mut self, now: Timestamp, out: &mut Outbox<Event, Write>) {
        if self
            .fresh_since
            .is_some_and(|since| since.plus_ms(WRITE_MS) <= now)
        {
            self.write(out);
        }
        for batch in &mut self.flying {
            if matches!(batch.state, Flight::Failed(at) if at <= now) {
                batch.state = Flight::Under;
                let (upto, bytes) = (batch.upto, batch.bytes.clone());
                out.write(
                    ConnId::default(),
                    Write::Append {
                        doc: self.id,
                        upto,
                        bytes,
                    },
                );
            }
        }
        if self.reload_at.is_some_and(|at| at <= now) {
            self.reload_at = None;
            out.write(ConnId::default(), Write::Load { file: self.file });
        }
        let has_paused = self.edited_at.is_some_and(|at| at.plus_ms(PAUSE_MS) <= now);
        if has_paused {
            self.edited_at = None;
        }
        self.compact(now, has_paused, out);
        if self.snapshot_at.is_some_and(|at| at <= now) {
            self.snapshot(out);
        }
    }

    /// Has the log merged if it is worth it.
    fn compact(&mut self, now: Timestamp, has_paused: bool, out: &mut Outbox<Event, Write>) {
        let is_long = self.rows >= ROWS || self.log_bytes >= LOG_BYTES.max(self.state.len() / 4);
        // Merging may make room for who was turned down.
        let few = if self.is_wanted { 1 } else { FEW_ROWS };
        if self.reload_at.is_none()
            && (is_long || ((has_paused || self.is_wanted) && self.rows >= few))
        {
            self.is_wanted = false;
            self.reloads = RELOADS;
            // So that it is asked for once; the count is corrected when it is done.
            self.rows = 0;
            self.log_bytes = 0;
            self.reload_at = Some(now.plus_ms(ASK_MS));
            out.write(ConnId::default(), Write::Compact { doc: self.id });
        }
    }

    /// Has a snapshot taken of what was done since the last.
    pub fn snapshot(&mut self, out: &mut Outbox<Event, Write>) {
        self.snapshot_at = None;
        let by: Vec<_> = std::mem::take(&mut self.authors).into_iter().collect();
        if !by.is_empty() {
            self.write(out);
            out.write(ConnId::default(), Write::Snapshot { doc: self.id, by });
        }
    }

    /// Starts again from what is stored, if that was merged since. What is not stored yet stays.
    pub fn reloaded(&mut self, stored: Stored, now: Timestamp) {
        if stored.head <= self.head {
            // The merging is not done yet.
            self.reloads = self.reloads.saturating_sub(1);
            self.reload_at = (self.reloads > 0).then(|| now.plus_ms(ASK_MS));
            return;
        }
        let known = self.known.clone();
        let before = (
            self.state.clone(),
            std::mem::take(&mut self.tail),
            self.tail_bytes,
            self.head,
        );
        self.base(stored);
        // Rows of these may be among those just read; then only their deletions are there twice.
        let flying: Vec<_> = self
            .flying
            .iter()
            .map(|batch| batch.bytes.clone())
            .collect();
        for batch in &flying {
            self.add_stored(batch);
        }
        for update in self
            .fresh
            .iter()
            .filter_map(|part| Update::parse(part).ok())
        {
            update.advance(&mut self.known);
        }
        if self.known != known {
            // It was read before something was written that we have been told of already.
            self.known = known;
            (self.state, self.tail, self.tail_bytes, self.head) = before;
            self.reload_at = Some(now.plus_ms(ASK_MS));
        }
    }
}

impl Peer {
    fn confirm(&mut self, doc: DocId, durable: u64, out: &mut Outbox<Event, Write>) {
        let mut saved = None;
        while let Some((_, n)) = self.unsaved.pop_front_if(|(needs, _)| *needs <= durable) {
            saved = Some(n);
        }
        if let Some(n) = saved {
            out.send(self.conn, Event::Doc(DocEvent::Saved { doc, n }));
        }
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
