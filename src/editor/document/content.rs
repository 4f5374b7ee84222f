//! What a document says: its encoded state, and the updates since.

use bytes::Bytes;

use super::{Document, LOG_BYTES, Stored};
use crate::editor::merge::{self, Deletes};
use crate::editor::{Ready, StateVector, Update};

impl Document {
    /// Starts from what is stored.
    pub(super) fn base(&mut self, stored: Stored) {
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
    pub(super) fn add_stored(&mut self, row: &Bytes) -> bool {
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
    pub(super) fn parts(&self) -> impl Iterator<Item = &Bytes> {
        std::iter::once(&self.state)
            .chain(&self.tail)
            .chain(&self.fresh)
    }

    /// What someone lacks who has `theirs`.
    pub(super) fn lacking(&mut self, theirs: &StateVector) -> Bytes {
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
    pub(super) fn fold(&mut self) {
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

    pub(super) fn join_tail(&mut self) {
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

    /// What is deleted already, as far as `update` deletes anything.
    pub(super) fn deleted(&self, update: &Update<'_>) -> Deletes {
        if update.deletes().next().is_none() {
            return Deletes::default();
        }
        let parts: Vec<_> = self
            .parts()
            .filter_map(|part| Update::parse(part).ok())
            .collect();
        merge::deletes(&parts)
    }
}
