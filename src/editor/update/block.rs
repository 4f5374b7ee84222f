//! Runs of clocks: what an update consists of, and how each is encoded.

use super::{Author, Id, MAX_CLOCK, Malformed, ROOT, bounded, clock, varint};

pub(in crate::editor) const HAS_ORIGIN: u8 = 0x80;
pub(in crate::editor) const HAS_RIGHT: u8 = 0x40;
const HAS_PARENT_SUB: u8 = 0x20;
const KIND: u8 = 0x1f;
pub(in crate::editor) const GC: u8 = 0;
pub(in crate::editor) const DELETED: u8 = 1;
pub(in crate::editor) const TEXT: u8 = 4;
const FORMAT: u8 = 6;
pub(in crate::editor) const SKIP: u8 = 10;
/// The longest value of a formatting mark.
const MAX_FORMAT: usize = 1_024;

/// What a run of clocks holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::editor) enum Kind<'a> {
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
pub(in crate::editor) struct Block<'a> {
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
pub(in crate::editor) struct Section<'a> {
    pub author: Author,
    pub(super) clock: u32,
    pub(super) left: u32,
    pub(super) bytes: &'a [u8],
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

/// How long `text` is for JavaScript.
pub(in crate::editor) fn utf16_len(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(char::len_utf16).sum()
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

pub(super) fn block<'a>(rest: &mut &'a [u8], at: u32) -> Result<Block<'a>, Malformed> {
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
