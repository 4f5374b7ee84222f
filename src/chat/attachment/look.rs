//! What a file is that has arrived.

use std::fs::File;
use std::io;
use std::path::Path;

use super::sniff::{HEAD, TEXT, TextOrNot, UNKNOWN, sniff};
use crate::blob::Hash;

/// What a look at all of a file tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    /// Its name in the store.
    pub hash: Hash,
    /// What it is.
    pub media_type: &'static str,
}

/// Reads the file at `path` once, from its beginning to its end. Blocks.
pub(super) fn look(path: &Path) -> io::Result<Seen> {
    let (mut head, mut text) = (Vec::with_capacity(HEAD), TextOrNot::default());
    let hash = Hash::of_all(File::open(path)?, |piece| {
        let rest = HEAD - head.len();
        head.extend_from_slice(&piece[..piece.len().min(rest)]);
        text.see(piece);
    })?;
    let media_type = sniff(&head).unwrap_or(match text.is_text() {
        true => TEXT,
        false => UNKNOWN,
    });
    Ok(Seen { hash, media_type })
}
