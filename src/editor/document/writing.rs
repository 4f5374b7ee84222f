//! What gets to the disk, and when: batches, the merging of the log, and snapshots.

use bytes::Bytes;

use super::{ASK_MS, Batch, Document, Flight, LOG_BYTES, Stored};
use crate::base::{ConnId, DocId, Timestamp};
use crate::editor::frames::Event;
use crate::editor::{StateVector, Update, Write, merge};
use crate::telemetry::numbers;
use crate::wire::Outbox;

/// How many batches lie beside the state in memory before they are joined.
const TAIL: usize = 64;
/// How long an update may wait to be written, together with others.
const WRITE_MS: i64 = 250;
/// After how long a failed write is tried again.
const RETRY_MS: i64 = 1_000;
/// After so many rows, or a share of the state's bytes, the log is merged.
const ROWS: u32 = 256;
/// A log shorter than this is left alone when work pauses.
const FEW_ROWS: u32 = 8;
/// When nobody has typed for so long, work has paused.
const PAUSE_MS: i64 = 10_000;
/// How often it is looked whether a merging that was asked for is done.
const RELOADS: u8 = 5;

/// Asks for a batch to be written, for the first time or again.
fn append(doc: DocId, upto: u64, bytes: Bytes, out: &mut Outbox<Event, Write>) {
    out.write(ConnId::default(), Write::Append { doc, upto, bytes });
}

impl Document {
    /// Has the log merged once more, when the document is about to be forgotten.
    pub fn close(&mut self, out: &mut Outbox<Event, Write>) {
        if self.rows >= FEW_ROWS {
            out.write(ConnId::default(), Write::Compact { doc: self.id });
        }
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
        append(self.id, upto, bytes, out);
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
            numbers::UPDATES.add([], batch.upto.saturating_sub(self.durable));
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
                append(self.id, batch.upto, batch.bytes.clone(), out);
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
    pub(super) fn compact(
        &mut self,
        now: Timestamp,
        has_paused: bool,
        out: &mut Outbox<Event, Write>,
    ) {
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
