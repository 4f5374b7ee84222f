//! Updates put together and taken apart, without building a document.

use std::collections::BTreeMap;

use super::update::{
    Author, Block, DELETED, GC, HAS_ORIGIN, HAS_RIGHT, Id, Kind, ROOT, Range, SKIP, StateVector,
    TEXT, Update, utf16_len,
};
use crate::wire::write_varint;

/// An update without content.
pub const EMPTY: &[u8] = &[0, 0];

/// Puts updates together into one that says the same, leaving out what `known` holds
/// already. Text that was typed on end becomes one block.
pub fn merge<'a>(
    updates: impl IntoIterator<Item = &'a Update<'a>>,
    known: &StateVector,
) -> Vec<u8> {
    let mut merger = Merger::default();
    for update in updates {
        merger.add(update, known);
    }
    merger.finish()
}

/// Everything that `updates` delete.
pub fn deletes<'a>(updates: impl IntoIterator<Item = &'a Update<'a>>) -> Deletes {
    let ranges = updates
        .into_iter()
        .flat_map(|update| update.deletes())
        .collect();
    Deletes::new(ranges)
}

/// What of `update` is new to who knows the text in `known` and the deletions in `gone`;
/// `None` if nothing is.
pub fn news(update: &Update<'_>, known: &StateVector, gone: &Deletes) -> Option<Vec<u8>> {
    let mut merger = Merger::default();
    merger.add(update, known);
    merger.deletes = gone.missing(&merger.deletes);
    if merger.authors.is_empty() && merger.deletes.is_empty() {
        return None;
    }
    Some(merger.finish())
}

/// A set of deleted clocks.
#[derive(Debug, Default)]
pub struct Deletes {
    /// In order, neither touching nor overlapping.
    ranges: Vec<Range>,
}

impl Deletes {
    fn new(mut ranges: Vec<Range>) -> Self {
        ranges.sort_unstable();
        let mut joined: Vec<Range> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match joined.last_mut() {
                Some(last) if last.author == range.author && range.start <= last.end => {
                    last.end = last.end.max(range.end);
                }
                _ => joined.push(range),
            }
        }
        Self { ranges: joined }
    }

    /// What of `ranges` is not here.
    fn missing(&self, ranges: &[Range]) -> Vec<Range> {
        let mut missing = Vec::new();
        for &(mut range) in ranges {
            let from = self
                .ranges
                .partition_point(|r| (r.author, r.end) <= (range.author, range.start));
            for known in &self.ranges[from..] {
                if known.author != range.author || known.start >= range.end {
                    break;
                }
                if known.start > range.start {
                    missing.push(Range {
                        end: known.start,
                        ..range
                    });
                }
                range.start = known.end.min(range.end);
            }
            if range.start < range.end {
                missing.push(range);
            }
        }
        missing
    }
}

#[derive(Default)]
struct Merger {
    authors: BTreeMap<Author, Blocks>,
    deletes: Vec<Range>,
}

impl Merger {
    fn add(&mut self, update: &Update<'_>, known: &StateVector) {
        for section in &update.sections {
            let author = section.author;
            for block in section.clone() {
                let from = self
                    .authors
                    .get(&author)
                    .map_or(known.get(author), |blocks| blocks.next);
                if block.kind == Kind::Skip || block.end() <= from {
                    continue;
                }
                let blocks = self
                    .authors
                    .entry(author)
                    .or_insert_with(|| Blocks::from(block.clock.max(from)));
                blocks.push(author, &block);
            }
        }
        self.deletes.extend(update.deletes());
    }

    fn finish(self) -> Vec<u8> {
        let bytes: usize = self
            .authors
            .values()
            .map(|blocks| blocks.bytes.len() + 24)
            .sum();
        let mut out = Vec::with_capacity(bytes + self.deletes.len() * 4 + 16);
        write_varint(&mut out, self.authors.len() as u64);
        // Yjs writes higher authors first.
        for (author, mut blocks) in self.authors.into_iter().rev() {
            blocks.end_text();
            write_varint(&mut out, blocks.count);
            write_varint(&mut out, author);
            write_varint(&mut out, u64::from(blocks.start));
            out.extend_from_slice(&blocks.bytes);
        }
        write_deletes(&mut out, &Deletes::new(self.deletes).ranges);
        out
    }
}

fn write_deletes(out: &mut Vec<u8>, ranges: &[Range]) {
    let by_author = || ranges.chunk_by(|a, b| a.author == b.author);
    write_varint(out, by_author().count() as u64);
    for ranges in by_author() {
        write_varint(out, ranges[0].author);
        write_varint(out, ranges.len() as u64);
        for range in ranges {
            write_varint(out, u64::from(range.start));
            write_varint(out, u64::from(range.end - range.start));
        }
    }
}

/// Consecutive blocks of one author, being written.
#[derive(Default)]
struct Blocks {
    start: u32,
    next: u32,
    count: u64,
    bytes: Vec<u8>,
    /// The last block, when it is text that may go on.
    head: Vec<u8>,
    text: String,
    right: Option<Id>,
}

impl Blocks {
    fn from(clock: u32) -> Self {
        Self {
            start: clock,
            next: clock,
            ..Self::default()
        }
    }

    fn push(&mut self, author: Author, block: &Block<'_>) {
        if block.clock > self.next {
            self.end_text();
            self.bytes.push(SKIP);
            write_varint(&mut self.bytes, u64::from(block.clock - self.next));
            self.count += 1;
        }
        let cut = self.next.saturating_sub(block.clock);
        let last = self.next.checked_sub(1).map(|clock| Id { author, clock });
        let origin = if cut > 0 { last } else { block.origin };
        self.next = block.end();
        if let Kind::Text(text) = block.kind {
            let (head, text) = cut_text(text, cut);
            let goes_on = !self.text.is_empty() && origin == last && block.right == self.right;
            if !goes_on {
                self.end_text();
                write_head(&mut self.head, TEXT, origin, block.right);
                self.right = block.right;
            }
            if head {
                self.text.push(char::REPLACEMENT_CHARACTER);
            }
            self.text.push_str(text);
            return;
        }
        self.end_text();
        self.count += 1;
        if cut == 0 {
            self.bytes.extend_from_slice(block.bytes);
            return;
        }
        match block.kind {
            Kind::Deleted => write_head(&mut self.bytes, DELETED, origin, block.right),
            _ => self.bytes.push(GC),
        }
        write_varint(&mut self.bytes, u64::from(block.len - cut));
    }

    fn end_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        self.count += 1;
        self.bytes.append(&mut self.head);
        write_varint(&mut self.bytes, self.text.len() as u64);
        self.bytes.extend_from_slice(self.text.as_bytes());
        self.text.clear();
    }
}

fn write_head(out: &mut Vec<u8>, kind: u8, origin: Option<Id>, right: Option<Id>) {
    let flag = |id: Option<Id>, flag| if id.is_some() { flag } else { 0 };
    out.push(kind | flag(origin, HAS_ORIGIN) | flag(right, HAS_RIGHT));
    for id in [origin, right].into_iter().flatten() {
        write_varint(out, id.author);
        write_varint(out, u64::from(id.clock));
    }
    if origin.is_none() && right.is_none() {
        write_varint(out, 1);
        write_varint(out, ROOT.len() as u64);
        out.extend_from_slice(ROOT.as_bytes());
    }
}

/// `text` without its first `units` UTF-16 units. `true` if that cuts a pair in half: Yjs
/// puts U+FFFD in the place of the half that is left.
fn cut_text(text: &str, units: u32) -> (bool, &str) {
    let mut left = units as usize;
    for (at, char) in text.char_indices() {
        if left == 0 {
            return (false, &text[at..]);
        }
        if left < char.len_utf16() {
            return (true, &text[at + char.len_utf8()..]);
        }
        left -= char.len_utf16();
    }
    (false, "")
}

/// The update by which `author`, who has written nothing before, puts `text` into an empty document.
pub fn seed(author: Author, text: &str) -> Vec<u8> {
    let mut merger = Merger::default();
    if !text.is_empty() {
        let mut blocks = Blocks::from(0);
        write_head(&mut blocks.head, TEXT, None, None);
        blocks.text.push_str(text);
        blocks.next = utf16_len(text) as u32;
        merger.authors.insert(author, blocks);
    }
    merger.finish()
}
