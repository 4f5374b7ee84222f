//! The newest durable events of a room, for clients that come back.

use std::collections::VecDeque;

use bytes::Bytes;

use crate::base::Seq;

/// How many events are kept.
const EVENTS: usize = 512;
/// How many bytes they may take together.
const BYTES: usize = 512 * 1024;

/// Complete frames of consecutive events.
#[derive(Debug)]
pub(super) struct Ring {
    frames: VecDeque<Bytes>,
    /// The last event, in the ring or before it was empty.
    last: Seq,
    bytes: usize,
}

impl Ring {
    /// An empty ring after the event `last`.
    pub(super) fn new(last: Seq) -> Self {
        Self {
            frames: VecDeque::new(),
            last,
            bytes: 0,
        }
    }

    /// Adds the next event.
    pub(super) fn push(&mut self, seq: Seq, frame: Bytes) {
        if seq.0 != self.last.0 + 1 {
            // Nothing may be resumed across a hole.
            self.frames.clear();
            self.bytes = 0;
        }
        self.last = seq;
        self.bytes += frame.len();
        self.frames.push_back(frame);
        while self.frames.len() > EVENTS || self.bytes > BYTES {
            let Some(oldest) = self.frames.pop_front() else {
                break;
            };
            self.bytes -= oldest.len();
        }
    }

    /// The events after `seq`, if all of them are still here.
    pub(super) fn since(&self, seq: Seq) -> Option<impl Iterator<Item = &Bytes>> {
        let missed = usize::try_from(self.last.0 - seq.0).ok()?;
        let start = self.frames.len().checked_sub(missed)?;
        Some(self.frames.range(start..))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(from: i64, to: i64) -> Ring {
        let mut ring = Ring::new(Seq(from));
        for seq in from + 1..=to {
            ring.push(Seq(seq), Bytes::from(seq.to_string()));
        }
        ring
    }

    fn since(ring: &Ring, seq: i64) -> Option<Vec<&[u8]>> {
        Some(ring.since(Seq(seq))?.map(|frame| &frame[..]).collect())
    }

    #[test]
    fn who_comes_back_gets_exactly_what_was_missed() {
        let ring = ring(10, 13);
        assert_eq!(since(&ring, 11), Some(vec![&b"12"[..], b"13"]));
        assert_eq!(since(&ring, 13), Some(vec![]));
        assert_eq!(since(&ring, 10).map(|all| all.len()), Some(3));
    }

    #[test]
    fn what_is_not_here_any_more_cannot_be_resumed() {
        assert_eq!(since(&ring(10, 13), 9), None);
        assert_eq!(since(&ring(0, 600), 0), None);
        assert_eq!(since(&ring(0, 600), 100).map(|all| all.len()), Some(500));
        assert_eq!(
            since(&ring(10, 13), 14),
            None,
            "a future that we do not know"
        );
    }

    #[test]
    fn nothing_is_resumed_across_a_hole() {
        let mut ring = ring(0, 3);
        ring.push(Seq(5), Bytes::from_static(b"5"));
        assert_eq!(since(&ring, 3), None);
        assert_eq!(since(&ring, 4).map(|all| all.len()), Some(1));
    }
}
