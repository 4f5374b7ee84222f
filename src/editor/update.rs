//! Yjs updates (version 1), read without building a document.
//!
//! A document here is one flat text, the `Y.Text` named `content`. [`Update::parse`]
//! accepts exactly what such a text is made of, and nothing that a counterpart could
//! choke on: every count is bounded by the bytes that are there, every clock fits 31
//! bits. What it accepts is walked over in place, so relaying a key press allocates next to
//! nothing, and a document is never built for it (a tree of yrs costs 16 × its bytes).

use std::collections::BTreeMap;

use crate::wire::read_varint;

/// The name of the text.
pub const ROOT: &str = "content";
/// The largest clock. yrs calculates with signed 32 bits.
const MAX_CLOCK: u32 = i32::MAX as u32;
/// How many authors one update may have. Every page load is a new one.
const MAX_AUTHORS: usize = 65_536;
/// The longest value of a formatting mark.
const MAX_FORMAT: usize = 1_024;

pub(super) const HAS_ORIGIN: u8 = 0x80;
pub(super) const HAS_RIGHT: u8 = 0x40;
const HAS_PARENT_SUB: u8 = 0x20;
const KIND: u8 = 0x1f;
pub(super) const GC: u8 = 0;
pub(super) const DELETED: u8 = 1;
pub(super) const TEXT: u8 = 4;
const FORMAT: u8 = 6;
pub(super) const SKIP: u8 = 10;

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

/// What a run of clocks holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    /// Nothing: these clocks are somewhere else.
    Skip,
    /// Something that is gone altogether.
    Gc,
    /// Deleted text of which only the place is left.
    Deleted,
    /// Text.
    Text(&'a str),
    /// A mark, such as bold. We do not show it, and keep it.
    Format,
}

/// A run of clocks of one author.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block<'a> {
    pub clock: u32,
    pub len: u32,
    pub kind: Kind<'a>,
    pub origin: Option<Id>,
    pub right: Option<Id>,
    /// All of it, as encoded.
    pub bytes: &'a [u8],
}

impl Block<'_> {
    pub fn end(&self) -> u32 {
        self.clock + self.len
    }
}

/// Consecutive blocks of one author.
#[derive(Clone, Debug)]
pub(super) struct Section<'a> {
    pub author: Author,
    clock: u32,
    left: u32,
    bytes: &'a [u8],
}

impl<'a> Iterator for Section<'a> {
    type Item = Block<'a>;

    fn next(&mut self) -> Option<Block<'a>> {
        self.left = self.left.checked_sub(1)?;
        let block = block(&mut self.bytes, self.clock).ok()?;
        self.clock = block.end();
        Some(block)
    }
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

/// Whether an update can be taken in now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// All that it refers to is known, and all of its text is new.
    New,
    /// The same, but some or all of its text is known.
    Overlaps,
    /// It refers to something that is not known.
    Missing,
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

/// A walk over the sections of an update in the order of what they refer to.
struct Walk<'a, 'k> {
    known: &'k StateVector,
    rows: Vec<Row<'a>>,
    /// Rows by author; empty when there are only few.
    index: BTreeMap<Author, usize>,
    overlaps: bool,
}

struct Row<'a> {
    author: Author,
    blocks: std::iter::Peekable<Section<'a>>,
    reached: u32,
    waits: bool,
}

impl<'a, 'k> Walk<'a, 'k> {
    fn new(update: &Update<'a>, known: &'k StateVector) -> Self {
        let rows: Vec<_> = update
            .sections
            .iter()
            .map(|section| Row {
                author: section.author,
                blocks: section.clone().peekable(),
                reached: known.get(section.author),
                waits: false,
            })
            .collect();
        let index = match rows.len() {
            0..=8 => BTreeMap::new(),
            _ => rows
                .iter()
                .enumerate()
                .map(|(i, row)| (row.author, i))
                .collect(),
        };
        Self {
            known,
            rows,
            index,
            overlaps: false,
        }
    }

    fn row(&self, author: Author) -> Option<usize> {
        if self.index.is_empty() {
            return self.rows.iter().position(|row| row.author == author);
        }
        self.index.get(&author).copied()
    }

    fn reached(&self, author: Author) -> u32 {
        match self.row(author) {
            Some(row) => self.rows[row].reached,
            None => self.known.get(author),
        }
    }

    /// Walks one author's blocks until `clock` is reached, and those of others when these
    /// are referred to. `false` if something is missing.
    fn up_to(&mut self, row: usize, clock: u32) -> bool {
        let mut stack = vec![(row, clock)];
        self.rows[row].waits = true;
        while let Some(&(at, target)) = stack.last() {
            match self.step(at, target) {
                Step::Done => {
                    self.rows[at].waits = false;
                    stack.pop();
                }
                Step::Needs(other, clock) => {
                    self.rows[other].waits = true;
                    stack.push((other, clock));
                }
                Step::Missing => return false,
            }
        }
        true
    }

    fn step(&mut self, at: usize, target: u32) -> Step {
        loop {
            let row = &mut self.rows[at];
            let (author, reached) = (row.author, row.reached);
            let Some(&block) = row.blocks.peek() else {
                // The base of the stack wants everything; a reference wants a clock that is not there.
                return if target == u32::MAX || reached >= target {
                    Step::Done
                } else {
                    Step::Missing
                };
            };
            if target != u32::MAX && reached >= target {
                return Step::Done;
            }
            if block.kind != Kind::Skip && block.end() > reached {
                if block.clock > reached {
                    return Step::Missing;
                }
                self.overlaps |= block.clock < reached;
                for id in [block.origin, block.right].into_iter().flatten() {
                    if id.clock < self.reached(id.author) {
                        continue;
                    }
                    return match self.row(id.author) {
                        Some(other) if id.author != author && !self.rows[other].waits => {
                            Step::Needs(other, id.clock + 1)
                        }
                        _ => Step::Missing,
                    };
                }
                self.rows[at].reached = block.end();
            } else {
                self.overlaps = true;
            }
            self.rows[at].blocks.next();
        }
    }
}

enum Step {
    Done,
    Needs(usize, u32),
    Missing,
}

fn has_duplicates(sections: &[Section<'_>]) -> bool {
    if sections.len() < 2 {
        return false;
    }
    let mut authors: Vec<_> = sections.iter().map(|section| section.author).collect();
    authors.sort_unstable();
    authors.windows(2).any(|pair| pair[0] == pair[1])
}

/// How long `text` is for JavaScript.
pub(super) fn utf16_len(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(char::len_utf16).sum()
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

fn id(rest: &mut &[u8]) -> Result<Id, Malformed> {
    let author = varint(rest)?;
    let clock = clock(rest)?;
    // One more has to be a clock too.
    if clock == MAX_CLOCK {
        return Err(Malformed::Syntax("a clock out of range"));
    }
    Ok(Id { author, clock })
}

fn string<'a>(rest: &mut &'a [u8]) -> Result<&'a str, Malformed> {
    let len = bounded(rest, 1, "a string longer than its update")?;
    let (head, tail) = rest.split_at(len);
    *rest = tail;
    std::str::from_utf8(head).map_err(|_| Malformed::Syntax("a string that is not UTF-8"))
}

fn block<'a>(rest: &mut &'a [u8], at: u32) -> Result<Block<'a>, Malformed> {
    let start = *rest;
    let (&info, tail) = rest.split_first().ok_or(Malformed::Syntax("a block"))?;
    *rest = tail;
    let (mut origin, mut right) = (None, None);
    if info & KIND != GC && info & KIND != SKIP {
        if info & HAS_PARENT_SUB != 0 {
            return Err(Malformed::NotText);
        }
        if info & HAS_ORIGIN != 0 {
            origin = Some(id(rest)?);
        }
        if info & HAS_RIGHT != 0 {
            right = Some(id(rest)?);
        }
        if origin.is_none() && right.is_none() && (varint(rest)? != 1 || string(rest)? != ROOT) {
            return Err(Malformed::NotText);
        }
    } else if info != GC && info != SKIP {
        return Err(Malformed::Syntax("a block of no kind"));
    }
    let (kind, len) = match info & KIND {
        GC => (Kind::Gc, clock(rest)?),
        SKIP => (Kind::Skip, clock(rest)?),
        DELETED => (Kind::Deleted, clock(rest)?),
        TEXT => {
            let text = string(rest)?;
            (
                Kind::Text(text),
                u32::try_from(utf16_len(text)).unwrap_or(0),
            )
        }
        FORMAT => {
            let (_key, value) = (string(rest)?, string(rest)?);
            let json = serde_json::from_str::<serde::de::IgnoredAny>(value);
            if value.len() > MAX_FORMAT || json.is_err() {
                return Err(Malformed::Syntax("a mark that is not JSON"));
            }
            (Kind::Format, 1)
        }
        _ => return Err(Malformed::NotText),
    };
    if len == 0 || at.checked_add(len).is_none_or(|end| end > MAX_CLOCK) {
        return Err(Malformed::Syntax("a block of no length, or too long"));
    }
    let bytes = &start[..start.len() - rest.len()];
    Ok(Block {
        clock: at,
        len,
        kind,
        origin,
        right,
        bytes,
    })
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
#[path = "update_tests.rs"]
mod tests;
