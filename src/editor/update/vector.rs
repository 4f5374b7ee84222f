//! How much is known of each author's writing.

use std::collections::BTreeMap;

use super::{Author, MAX_AUTHORS, MAX_CLOCK, Malformed};
use crate::wire::read_varint;

/// How much is known of each author's writing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateVector(BTreeMap<Author, u32>);

impl StateVector {
    /// How many clocks of `author` are known.
    pub fn get(&self, author: Author) -> u32 {
        self.0.get(&author).copied().unwrap_or(0)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Learns that `author` has written up to `clock`.
    pub fn reach(&mut self, author: Author, clock: u32) {
        let known = self.0.entry(author).or_default();
        *known = clock.max(*known);
    }

    /// Reads an encoded one.
    pub fn parse(mut bytes: &[u8]) -> Result<Self, Malformed> {
        let err = Malformed::Syntax("state vector");
        let count = read_varint(&mut bytes).ok_or(err)?;
        let mut vector = Self::default();
        for _ in 0..count {
            let author = read_varint(&mut bytes).ok_or(err)?;
            let clock = read_varint(&mut bytes).ok_or(err)?;
            // A client may have more than we ever will; how much more makes no difference.
            vector.reach(author, clock.min(u64::from(MAX_CLOCK)) as u32);
            if vector.0.len() > MAX_AUTHORS {
                return Err(err);
            }
        }
        bytes.is_empty().then_some(vector).ok_or(err)
    }

    /// The encoded form.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(1 + self.0.len() * 8);
        crate::wire::write_varint(&mut out, self.0.len() as u64);
        for (&author, &clock) in &self.0 {
            crate::wire::write_varint(&mut out, author);
            crate::wire::write_varint(&mut out, u64::from(clock));
        }
        out
    }
}
