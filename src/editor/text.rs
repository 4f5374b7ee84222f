//! Where a document is built after all: to read its text, to change it from outside, to
//! merge its log. Never on the threads that serve connections.
//!
//! yrs may panic on what it does not expect; a panic here is an error like any other.

use std::panic::{AssertUnwindSafe, catch_unwind};

use similar::{Algorithm, DiffOp, capture_diff_slices};
use yrs::block::ClientID;
use yrs::updates::decoder::Decode;
use yrs::{
    Doc, GetString, OffsetKind, Options, ReadTxn, StateVector, Text, TextRef, Transact,
    TransactionMut,
};

use super::update::{ROOT, Update};
use super::{Error, merge};
use crate::base::{FileId, random_bytes};

/// Above so many lines or characters a stretch is replaced as a whole instead of compared.
const COMPARE: usize = 20_000;
/// The same for the characters within changed lines.
const COMPARE_CHARS: usize = 4_000;

/// A log merged.
#[derive(Debug)]
pub struct Merged {
    /// The encoded document.
    pub state: Vec<u8>,
    /// How many bytes its text has.
    pub text_bytes: usize,
}

/// The text of the document that `updates` make, in their order.
pub fn read(updates: &[impl AsRef<[u8]>]) -> Result<String, Error> {
    with(updates, |_, text, txn| text.get_string(txn))
}

/// One update that says the same as all `updates`, without what was deleted.
pub fn compact(updates: &[impl AsRef<[u8]>]) -> Result<Merged, Error> {
    let (state, text_bytes) = with(updates, |doc, text, txn| {
        let text_bytes = text.get_string(txn).len();
        txn.commit();
        let _ = doc;
        (
            txn.encode_state_as_update_v1(&StateVector::default()),
            text_bytes,
        )
    })?;
    if reached(&[&state[..]])? != reached(updates)? {
        return Err(Error::Corrupt);
    }
    Ok(Merged { state, text_bytes })
}

/// The smallest update that makes the text of the document `wanted`; `None` if it is that already.
pub fn edit(updates: &[impl AsRef<[u8]>], wanted: &str) -> Result<Option<Vec<u8>>, Error> {
    let update = with(updates, |doc, text, txn| {
        let now = text.get_string(txn);
        let ops = changes(&now, wanted);
        let before = txn.state_vector();
        for op in &ops {
            if op.remove > 0 {
                text.remove_range(txn, op.at, op.remove);
            }
            if !op.insert.is_empty() {
                text.insert(txn, op.at, &op.insert);
            }
        }
        let _ = (doc, before);
        (!ops.is_empty()).then(|| txn.encode_update_v1())
    })?;
    let Some(update) = update else {
        return Ok(None);
    };
    // What yrs writes has to pass what we take from others.
    Update::parse(&update).map_err(|_| Error::Corrupt)?;
    Ok(Some(update))
}

fn reached(updates: &[impl AsRef<[u8]>]) -> Result<super::update::StateVector, Error> {
    let mut known = super::update::StateVector::default();
    for update in updates {
        Update::parse(update.as_ref())
            .map_err(|_| Error::Corrupt)?
            .advance(&mut known);
    }
    Ok(known)
}

fn with<T>(
    updates: &[impl AsRef<[u8]>],
    work: impl FnOnce(&Doc, &TextRef, &mut TransactionMut<'_>) -> T,
) -> Result<T, Error> {
    let built = catch_unwind(AssertUnwindSafe(|| {
        // Authors of Yjs have 32 bits; none of them is ever 0.
        let author = u64::from(u32::from_ne_bytes(random_bytes()).max(1));
        let doc = Doc::with_options(Options {
            client_id: ClientID::new(author),
            offset_kind: OffsetKind::Utf16,
            ..Options::default()
        });
        let text = doc.get_or_insert_text(ROOT);
        {
            let mut txn = doc.transact_mut();
            for update in updates {
                let update = yrs::Update::decode_v1(update.as_ref()).map_err(|_| Error::Corrupt)?;
                txn.apply_update(update).map_err(|_| Error::Corrupt)?;
            }
            if txn.has_missing_updates() {
                return Err(Error::Corrupt);
            }
        }
        let mut txn = doc.transact_mut();
        Ok(work(&doc, &text, &mut txn))
    }));
    built.unwrap_or(Err(Error::Corrupt))
}

/// One replacement, in UTF-16 units of the text as it is after those before it.
#[derive(Debug, PartialEq)]
struct Change {
    at: u32,
    remove: u32,
    insert: String,
}

/// How to get from `old` to `new`: by lines first, then by characters within what changed, so that
/// the carets and the unseen typing of others stay where they are.
fn changes(old: &str, new: &str) -> Vec<Change> {
    let mut out = Changes::default();
    let (old_lines, new_lines): (Vec<_>, Vec<_>) = (
        old.split_inclusive('\n').collect(),
        new.split_inclusive('\n').collect(),
    );
    out.compare(&old_lines, &new_lines, COMPARE, &mut |out, old, new| {
        let (old, new): (Vec<_>, Vec<_>) = (chars(&old.concat()), chars(&new.concat()));
        let (old, new): (Vec<&str>, Vec<&str>) = (
            old.iter().map(AsRef::as_ref).collect(),
            new.iter().map(AsRef::as_ref).collect(),
        );
        out.compare(&old, &new, COMPARE_CHARS, &mut |out, old, new| {
            out.replace(old, new)
        });
    });
    out.done
}

fn chars(text: &str) -> Vec<String> {
    text.chars().map(String::from).collect()
}

#[derive(Default)]
struct Changes {
    done: Vec<Change>,
    at: u32,
}

impl Changes {
    fn compare(
        &mut self,
        old: &[&str],
        new: &[&str],
        limit: usize,
        replace: &mut impl FnMut(&mut Self, &[&str], &[&str]),
    ) {
        let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let most = old.len().min(new.len()) - head;
        let same = |(a, b): &(&&str, &&str)| a == b;
        let tail = old
            .iter()
            .rev()
            .zip(new.iter().rev())
            .take(most)
            .take_while(same)
            .count();
        self.keep(&old[..head]);
        let (old_mid, new_mid) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
        if old_mid.len().max(new_mid.len()) > limit {
            replace(self, old_mid, new_mid);
        } else {
            for op in capture_diff_slices(Algorithm::Myers, old_mid, new_mid) {
                match op {
                    DiffOp::Equal { old_index, len, .. } => {
                        self.keep(&old_mid[old_index..old_index + len])
                    }
                    op => replace(self, &old_mid[op.old_range()], &new_mid[op.new_range()]),
                }
            }
        }
        self.keep(&old[old.len() - tail..]);
    }

    fn keep(&mut self, same: &[&str]) {
        self.at += units(same);
    }

    fn replace(&mut self, old: &[&str], new: &[&str]) {
        let insert = new.concat();
        let remove = units(old);
        if remove > 0 || !insert.is_empty() {
            let at = self.at;
            self.at += units(new);
            self.done.push(Change { at, remove, insert });
        }
    }
}

fn units(parts: &[&str]) -> u32 {
    parts
        .iter()
        .map(|part| super::update::utf16_len(part) as u32)
        .sum()
}

/// Line ends as the editor keeps them.
pub fn normalised(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// The update by which the first author of `file` puts `text` into it.
///
/// The author is told by the file's id, so that a browser that makes a file offline begins with
/// the very same letters, and they do not double when it is back.
pub fn seed(file: FileId, text: &str) -> Vec<u8> {
    let [.., a, b, c, d] = *file.0.as_bytes();
    merge::seed(u64::from(u32::from_be_bytes([a, b, c, d]).max(1)), text)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_file_begins_with_the_letters_that_browsers_give_it() {
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/assets/src/editor/seed-cases.json"
        );
        let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        assert!(cases.len() >= 3);
        for case in cases {
            let (file, text) = (&case["file"], &case["text"]);
            let text = normalised(text.as_str().unwrap());
            let update = seed(file.as_str().unwrap().parse().unwrap(), &text);
            assert_eq!(
                data_encoding::HEXLOWER.encode(&update),
                case["update"],
                "{text:?}"
            );
            assert_eq!(read(&[update]).unwrap(), text);
        }
    }
}
