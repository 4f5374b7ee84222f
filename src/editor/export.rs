//! A room's files as they are: for programs, for archives, and for the end of what was deleted.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, Transaction};

use super::tree::{Entry, Kind, Node, resolve};
use super::{Error, name, store, text};
use crate::base::{FileId, RoomId, Timestamp};

/// How long what was deleted can be brought back.
pub const TRASH_MS: i64 = 30 * 24 * 60 * 60_000;
/// How many bytes of text all files together may have for an archive or a program.
const MAX_EXPORT: usize = 128 << 20;

/// A file with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportedFile {
    /// Which.
    pub id: FileId,
    /// Where: no two files have the same path.
    pub path: String,
    /// The language that was chosen for it; otherwise its name tells.
    pub language: Option<String>,
    /// What is in it.
    pub text: String,
}

/// All files that are shown in a room. What is not on disk yet is not in it: flush first.
pub fn export(conn: &Connection, room: RoomId) -> Result<Vec<ExportedFile>, Error> {
    let mut files = Vec::new();
    let (mut taken, mut bytes) = (HashSet::new(), 0);
    for Entry {
        id,
        kind,
        mut path,
        language,
        ..
    } in resolve(&store::nodes(conn, room)?)
    {
        // A file may be called `x (2).py` beside two that are called `x.py`.
        for n in 2.. {
            if taken.insert(name::key(&path)) {
                break;
            }
            path = name::numbered(&path, n);
        }
        if kind == Kind::File {
            let text = read(conn, room, id)?;
            bytes += text.len();
            if bytes > MAX_EXPORT {
                return Err(Error::ArchiveTooLarge);
            }
            files.push(ExportedFile {
                id,
                path,
                language,
                text,
            });
        }
    }
    Ok(files)
}

/// The text of a file, as far as it is on disk.
pub fn read(conn: &Connection, room: RoomId, file: FileId) -> Result<String, Error> {
    let stored = store::load(conn, room, file)?;
    let parts: Vec<_> = std::iter::once(stored.state).chain(stored.log).collect();
    text::read(&parts)
}

/// Removes for good what was deleted more than 30 days ago, and returns how many files and
/// folders that were. A folder goes with everything in it, so it stays as long as something
/// in it was deleted later.
pub fn purge(tx: &Transaction<'_>, now: Timestamp) -> Result<usize, Error> {
    let before = now.plus_ms(-TRASH_MS);
    let mut removed = 0;
    for room in store::rooms_to_purge(tx, before)? {
        for id in expired(&store::nodes(tx, room)?, before) {
            store::remove(tx, id)?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn expired(nodes: &[Node], before: Timestamp) -> Vec<FileId> {
    let mut children: BTreeMap<FileId, Vec<&Node>> = BTreeMap::new();
    for node in nodes {
        if let Some(parent) = node.parent.0 {
            children.entry(parent).or_default().push(node);
        }
    }
    let deleted_at = |node: &Node| node.deleted.0.map(|deleted| deleted.at);
    let mut gone = HashSet::new();
    for node in nodes
        .iter()
        .filter(|node| deleted_at(node).is_some_and(|at| at < before))
    {
        let (mut below, mut seen) = (vec![node], HashSet::new());
        let mut is_expired = true;
        while let Some(node) = below.pop() {
            if seen.insert(node.id) {
                is_expired &= deleted_at(node).is_none_or(|at| at < before);
                below.extend(children.get(&node.id).into_iter().flatten());
            }
        }
        if is_expired {
            gone.extend(seen);
        }
    }
    gone.into_iter().collect()
}
