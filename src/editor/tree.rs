//! The file tree as a CRDT: nodes made of last-writer-wins registers.
//!
//! Whoever holds the same nodes shows the same tree: [`resolve`] depends on nothing else. The browser
//! does the same; `assets/src/tree/resolve-cases.json` holds both to it.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name;
use crate::base::{FileId, Timestamp, UserId};

/// When a register was written: milliseconds, then who wrote, compared in this order.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
pub struct Stamp(
    /// Milliseconds since 1970, or later than what the writer had seen.
    #[ts(type = "number")]
    pub i64,
    /// The connection that wrote.
    #[ts(type = "number")]
    pub i64,
);

/// A value, and when it was written.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Register<T>(pub T, pub Stamp);

impl<T> Register<T> {
    /// Takes over `other` if it is newer. `true` if so.
    pub fn merge(&mut self, other: Self) -> bool {
        let is_newer = other.1 > self.1;
        if is_newer {
            *self = other;
        }
        is_newer
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something with text in it.
    File,
    /// Something with nodes in it.
    Folder,
}

/// That a node was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Deleted {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// A file or folder.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Node {
    /// Which.
    pub id: FileId,
    /// File or folder; never changes.
    pub kind: Kind,
    /// When it was made.
    pub created: Timestamp,
    /// By whom.
    pub by: UserId,
    /// What it is called.
    pub name: Register<String>,
    /// The folder it lies in; `null` is the root.
    pub parent: Register<Option<FileId>>,
    /// The language, when it is not told by the name.
    pub language: Register<Option<String>>,
    /// Whether it was deleted.
    pub deleted: Register<Option<Deleted>>,
}

impl Node {
    /// The newest stamp on it.
    pub fn newest(&self) -> Stamp {
        self.name
            .1
            .max(self.parent.1)
            .max(self.language.1)
            .max(self.deleted.1)
    }

    /// Takes over what is newer in `other`, which is the same node. `true` if anything is.
    pub fn merge(&mut self, other: Self) -> bool {
        let name = self.name.merge(other.name);
        let parent = self.parent.merge(other.parent);
        let language = self.language.merge(other.language);
        let deleted = self.deleted.merge(other.deleted);
        name | parent | language | deleted
    }
}

/// A node where it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which.
    pub id: FileId,
    /// File or folder.
    pub kind: Kind,
    /// Where, such as `src/main.py`.
    pub path: String,
    /// The folder it is shown in.
    pub parent: Option<FileId>,
    /// In how many folders it lies.
    pub depth: usize,
    /// The language that was chosen for it.
    pub language: Option<String>,
}

/// What is shown of `nodes`: parents before children, siblings by age.
pub fn resolve<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> Vec<Entry> {
    let all: BTreeMap<FileId, &Node> = nodes.into_iter().map(|node| (node.id, node)).collect();
    let parents = parents(&all);
    let mut children: HashMap<Option<FileId>, Vec<&Node>> = HashMap::new();
    for node in all.values().filter(|node| node.deleted.0.is_none()) {
        children.entry(parents[&node.id]).or_default().push(node);
    }
    let mut shown: Vec<Entry> = Vec::new();
    show(&mut children, None, "", 0, &mut shown);
    let mut next = 0;
    while let Some(folder) = shown.get(next) {
        let (id, path, depth) = (folder.id, folder.path.clone(), folder.depth + 1);
        show(&mut children, Some(id), &path, depth, &mut shown);
        next += 1;
    }
    shown
}

fn show(
    children: &mut HashMap<Option<FileId>, Vec<&Node>>,
    parent: Option<FileId>,
    path: &str,
    depth: usize,
    shown: &mut Vec<Entry>,
) {
    let mut siblings = children.remove(&parent).unwrap_or_default();
    siblings.sort_by_key(|node| (node.created, node.id));
    let mut taken: HashMap<String, usize> = HashMap::new();
    for node in siblings {
        let nth = taken.entry(name::key(&node.name.0)).or_default();
        *nth += 1;
        let name = match *nth {
            1 => node.name.0.clone(),
            n => name::numbered(&node.name.0, n),
        };
        let path = if path.is_empty() {
            name
        } else {
            format!("{path}/{name}")
        };
        let (id, kind, language) = (node.id, node.kind, node.language.0.clone());
        shown.push(Entry {
            id,
            kind,
            path,
            parent,
            depth,
            language,
        });
    }
}

/// Where each node hangs once missing parents and cycles are dealt with.
fn parents(all: &BTreeMap<FileId, &Node>) -> HashMap<FileId, Option<FileId>> {
    let known = |parent: Option<FileId>| parent.filter(|parent| all.contains_key(parent));
    let mut parents: HashMap<_, _> = all
        .values()
        .map(|node| (node.id, known(node.parent.0)))
        .collect();
    let mut settled: HashSet<FileId> = HashSet::new();
    for &start in all.keys() {
        let (mut walked, mut seen) = (Vec::new(), HashSet::new());
        let mut at = Some(start);
        while let Some(id) = at.filter(|id| !settled.contains(id)) {
            if !seen.insert(id) {
                let from = walked.iter().position(|other| *other == id).unwrap_or(0);
                let moved = |id: &&FileId| (all[*id].parent.1, **id);
                if let Some(last) = walked[from..].iter().max_by_key(moved) {
                    parents.insert(*last, None);
                }
                break;
            }
            walked.push(id);
            at = parents[&id];
        }
        settled.extend(walked);
    }
    parents
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
