//! Yjs updates (version 1), read without building a document.
//!
//! A document here is one flat text, the `Y.Text` named `content`. [`Update::parse`]
//! accepts exactly what such a text is made of, and nothing that a counterpart could
//! choke on: every count is bounded by the bytes that are there, every clock fits 31
//! bits. What it accepts is walked over in place, so relaying a key press allocates next to
//! nothing, and a document is never built for it (a tree of yrs costs 16 × its bytes).

mod block;
mod order;
mod vector;

pub use order::Ready;
pub use vector::StateVector;

use crate::wire::read_varint;
use block::block;
pub(super) use block::{
    Block, DELETED, GC, HAS_ORIGIN, HAS_RIGHT, Kind, SKIP, Section, TEXT, utf16_len,
};
use order::Walk;

/// The name of the text.
pub const ROOT: &str = "content";
/// The largest clock. yrs calculates with signed 32 bits.
const MAX_CLOCK: u32 = i32::MAX as u32;
/// How many authors one update may have. Every page load is a new one.
const MAX_AUTHORS: usize = 65_536;

/// Who wrote: the random number that a Yjs document has.
pub type Author = u64;

/// One character (UTF-16 unit) that ever was in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id {
    /// Who wrote it.
    pub author: Author,
    /// Its number among all that they wrote.
    pub clock: u32,
}

/// Why an update is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Not the format.
    #[error("not a Yjs update: {0}")]
    Syntax(&'static str),
    /// The format, but not a text.
    #[error(
        "a file holds one plain text, the Y.Text named `content`; this update holds something else"
    )]
    NotText,
}

/// A run of clocks that were deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Range {
    pub author: Author,
    pub start: u32,
    pub end: u32,
}

/// An update that is well-formed.
#[derive(Clone, Debug)]
pub struct Update<'a> {
    pub(super) sections: Vec<Section<'a>>,
    deletes: &'a [u8],
}

impl<'a> Update<'a> {
    /// Accepts `bytes` as an update of a text, or says why not.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let rest = &mut &bytes[..];
        let count = bounded(rest, 5, "more authors than bytes")?;
        if count > MAX_AUTHORS {
            return Err(Malformed::Syntax("too many authors"));
        }
        let mut sections = Vec::with_capacity(count.min(16));
        for _ in 0..count {
            let left = bounded(rest, 2, "more blocks than bytes")? as u32;
            if left == 0 {
                return Err(Malformed::Syntax("an author without blocks"));
            }
            let author = varint(rest)?;
            let clock = clock(rest)?;
            let start = *rest;
            let mut next = clock;
            for _ in 0..left {
                next = block(rest, next)?.end();
            }
            let bytes = &start[..start.len() - rest.len()];
            sections.push(Section {
                author,
                clock,
                left,
                bytes,
            });
        }
        if has_duplicates(&sections) {
            return Err(Malformed::Syntax("an author twice"));
        }
        let deletes = *rest;
        skip_deletes(rest)?;
        if !rest.is_empty() {
            return Err(Malformed::Syntax("more bytes than the update has"));
        }
        Ok(Self { sections, deletes })
    }

    /// Whether it adds anything; if not, it may still delete.
    pub fn has_text(&self) -> bool {
        !self.sections.is_empty()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        !self.has_text() && self.deletes().next().is_none()
    }

    /// What it deletes.
    pub(super) fn deletes(&self) -> impl Iterator<Item = Range> + 'a {
        let mut rest = self.deletes;
        let mut authors = read_varint(&mut rest).unwrap_or(0);
        let (mut author, mut ranges) = (0, 0);
        std::iter::from_fn(move || {
            while ranges == 0 {
                authors = authors.checked_sub(1)?;
                author = read_varint(&mut rest)?;
                ranges = read_varint(&mut rest)?;
            }
            ranges -= 1;
            let start = read_varint(&mut rest)? as u32;
            let end = start + read_varint(&mut rest)? as u32;
            Some(Range { author, start, end })
        })
    }

    /// Takes note of what it adds.
    pub fn advance(&self, known: &mut StateVector) {
        for section in &self.sections {
            let author = section.author;
            if let Some(end) = section
                .clone()
                .filter(|b| b.kind != Kind::Skip)
                .map(|b| b.end())
                .last()
            {
                known.reach(author, end);
            }
        }
    }

    /// Whether everything that it refers to is `known`, or comes before in itself.
    ///
    /// This is the order in which Yjs integrates, so what is ready here leaves nothing
    /// pending anywhere.
    pub fn ready(&self, known: &StateVector) -> Ready {
        let mut walk = Walk::new(self, known);
        for index in 0..self.sections.len() {
            if !walk.up_to(index, u32::MAX) {
                return Ready::Missing;
            }
        }
        if self
            .deletes()
            .any(|range| range.end > walk.reached(range.author))
        {
            return Ready::Missing;
        }
        if walk.overlaps {
            Ready::Overlaps
        } else {
            Ready::New
        }
    }
}

fn has_duplicates(sections: &[Section<'_>]) -> bool {
    if sections.len() < 2 {
        return false;
    }
    let mut authors: Vec<_> = sections.iter().map(|section| section.author).collect();
    authors.sort_unstable();
    authors.windows(2).any(|pair| pair[0] == pair[1])
}

fn varint(rest: &mut &[u8]) -> Result<u64, Malformed> {
    read_varint(rest).ok_or(Malformed::Syntax("a number"))
}

fn clock(rest: &mut &[u8]) -> Result<u32, Malformed> {
    let clock = varint(rest)?;
    if clock > u64::from(MAX_CLOCK) {
        return Err(Malformed::Syntax("a clock out of range"));
    }
    Ok(clock as u32)
}

/// A count of things that take at least `each` bytes.
fn bounded(rest: &mut &[u8], each: usize, what: &'static str) -> Result<usize, Malformed> {
    let count = varint(rest)?;
    if count > (rest.len() / each) as u64 {
        return Err(Malformed::Syntax(what));
    }
    Ok(count as usize)
}

fn skip_deletes(rest: &mut &[u8]) -> Result<(), Malformed> {
    for _ in 0..bounded(rest, 2, "more deletions than bytes")? {
        varint(rest)?;
        for _ in 0..bounded(rest, 2, "more deletions than bytes")? {
            let (start, len) = (clock(rest)?, clock(rest)?);
            if len == 0 || start.checked_add(len).is_none_or(|end| end > MAX_CLOCK) {
                return Err(Malformed::Syntax("a deletion of no length, or too long"));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
