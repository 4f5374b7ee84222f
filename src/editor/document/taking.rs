//! What comes in: each update is checked, told to the others, and kept to be written, or held back,
//! or turned down.

use bytes::Bytes;

use super::{ASK_MS, Document, From, Peer};
use crate::base::{ConnId, DocId};
use crate::editor::frames::{DocEvent, Event};
use crate::editor::sync::Message;
use crate::editor::{Error, MAX_DOCUMENT, Malformed, Ready, StateVector, Update, Write, merge};
use crate::wire::{Close, Outbox, To};

/// How many bytes may wait.
const WRITE_BYTES: usize = 64 * 1024;
/// How often a snapshot is taken while there is activity.
const SNAPSHOT_MS: i64 = 5 * 60_000;
/// How much is held back that refers to what is not here yet.
const HELD: usize = 256;
const HELD_BYTES: usize = 256 * 1024;

impl Document {
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

    pub(super) fn update(
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

    pub(super) fn may(&self, from: &From, update: &Update<'_>, news: &[u8]) -> Result<(), Error> {
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

    pub(super) fn accept(&mut self, from: &From, news: &[u8], out: &mut Outbox<Event, Write>) {
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

    pub(super) fn turn_down(&mut self, from: &From, error: Error, out: &mut Outbox<Event, Write>) {
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
    pub(super) fn hold(
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
    pub(super) fn is_level(&mut self, conn: ConnId) {
        if let Some(peer) = self.peers.iter_mut().find(|peer| peer.conn == conn) {
            peer.is_astray = false;
        }
        self.held.retain(|(from, _)| *from != conn);
    }

    pub(super) fn retry_held(&mut self, from: &From, out: &mut Outbox<Event, Write>) {
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
    pub(super) fn put_down(&mut self, conn: ConnId, out: &mut Outbox<Event, Write>) {
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
}

impl Peer {
    pub(super) fn confirm(&mut self, doc: DocId, durable: u64, out: &mut Outbox<Event, Write>) {
        let mut saved = None;
        while let Some((_, n)) = self.unsaved.pop_front_if(|(needs, _)| *needs <= durable) {
            saved = Some(n);
        }
        if let Some(n) = saved {
            out.send(self.conn, Event::Doc(DocEvent::Saved { doc, n }));
        }
    }
}
