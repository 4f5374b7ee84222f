//! Requests to change the tree, made into changes: what is allowed, and what a path means.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;

use super::frames::TreeRequest;
use super::name::{self, Name};
use super::tree::{Deleted, Entry, Kind, Node, Register, Stamp, resolve};
use super::{Change, Error, MAX_DEPTH, MAX_DOCUMENT, MAX_NODES, text};
use crate::base::{FileId, Timestamp, UserId};
use crate::rooms::Cx;

/// How far a client's clock may be ahead of ours.
const AHEAD_MS: i64 = 60_000;
/// The largest number that a JavaScript client can count to.
const MAX_NUMBER: i64 = 1 << 53;

/// Something to be made at a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Where. Folders that are missing are made.
    pub path: Vec<Name>,
    /// What.
    pub kind: Kind,
    /// What is in it.
    pub text: String,
}

/// The nodes of a room: those that are stored, and those that are about to be.
#[derive(Debug, Default)]
pub struct Nodes {
    stored: BTreeMap<FileId, Node>,
    /// Made, but not durable yet, with the time of asking.
    asked: BTreeMap<FileId, (Node, Timestamp)>,
    newest: i64,
}

impl Nodes {
    /// The nodes as they were stored.
    pub fn new(stored: Vec<Node>) -> Self {
        let newest = stored.iter().map(|node| node.newest().0).max().unwrap_or(0);
        let stored = stored.into_iter().map(|node| (node.id, node)).collect();
        Self {
            stored,
            asked: BTreeMap::new(),
            newest,
        }
    }

    /// All that are stored.
    pub fn stored(&self) -> impl Iterator<Item = &Node> {
        self.stored.values()
    }

    /// A stored node.
    pub fn get(&self, id: FileId) -> Option<&Node> {
        self.stored.get(&id)
    }

    /// Whether a node is about to be stored.
    pub fn is_asked(&self, id: FileId) -> bool {
        self.asked.contains_key(&id)
    }

    /// Takes in nodes that are stored now.
    pub fn put(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.asked.remove(&node.id);
            self.newest = self.newest.max(node.newest().0);
            // Whole nodes come from the store in the order of their commits.
            self.stored.insert(node.id, node.clone());
        }
    }

    /// Forgets what was asked for so long ago that it must have failed.
    pub fn expire(&mut self, before: Timestamp) {
        self.asked.retain(|_, (_, at)| *at > before);
    }

    /// When the oldest of what is not durable yet was asked for.
    pub fn oldest_asked(&self) -> Option<Timestamp> {
        self.asked.values().map(|(_, at)| *at).min()
    }

    fn known(&self, id: FileId) -> Option<&Node> {
        self.stored
            .get(&id)
            .or_else(|| self.asked.get(&id).map(|(node, _)| node))
    }

    fn all(&self) -> impl Iterator<Item = &Node> {
        self.stored
            .values()
            .chain(self.asked.values().map(|(node, _)| node))
    }

    /// What is shown, counting what is about to be stored.
    pub fn shown(&self) -> Vec<Entry> {
        resolve(self.all())
    }

    /// The node shown at `path`, or else at one that differs from it by case alone.
    pub fn at(&self, path: &str) -> Option<Entry> {
        find(self.shown(), path)
    }

    /// Makes a change out of a client's request.
    pub fn change(&mut self, cx: &Cx, request: TreeRequest) -> Result<Change, Error> {
        if !cx.caller.role.can_write() {
            return Err(Error::ReadOnly);
        }
        let (now, by) = (cx.now, cx.caller.user);
        let existing = |id| self.known(id).map(|node| node.id).ok_or(Error::NoSuchFile);
        let change = match request {
            TreeRequest::Create {
                id,
                kind,
                name,
                parent,
                language,
                text,
                stamp,
            } => {
                check(stamp, now)?;
                let (name, language) = (
                    Name::parse(&name)?,
                    language.map(parse_language).transpose()?,
                );
                if self.known(id).is_none() {
                    self.room_for(1)?;
                    self.fits(parent, 1)?;
                }
                let node = new_node((id, kind, by), name, parent, language, stamp);
                let seed = seed_of(id, kind, text.as_deref().unwrap_or(""))?;
                if self.known(id).is_none() {
                    self.asked.insert(id, (node.clone(), now));
                }
                Change::Create {
                    node: Box::new(node),
                    seed,
                }
            }
            TreeRequest::Rename { id, name, stamp } => {
                check(stamp, now)?;
                Change::Rename(
                    existing(id)?,
                    Register(Name::parse(&name)?.into_string(), stamp),
                )
            }
            TreeRequest::Move { id, parent, stamp } => {
                check(stamp, now)?;
                self.fits(parent, self.height(existing(id)?))?;
                Change::Move(id, Register(parent, stamp))
            }
            TreeRequest::Language {
                id,
                language,
                stamp,
            } => {
                check(stamp, now)?;
                let language = language.map(parse_language).transpose()?;
                Change::Language(existing(id)?, Register(language, stamp))
            }
            TreeRequest::Delete { id, stamp } => {
                check(stamp, now)?;
                Change::Deleted(
                    existing(id)?,
                    Register(Some(Deleted { at: now, by }), stamp),
                )
            }
            TreeRequest::Restore { id, stamp } => {
                check(stamp, now)?;
                Change::Deleted(existing(id)?, Register(None, stamp))
            }
        };
        Ok(change)
    }

    /// What has to be made for `drafts` to be there. What is there already is left alone.
    pub fn make(&mut self, cx: &Cx, drafts: Vec<Draft>) -> Result<Vec<Change>, Error> {
        if !cx.caller.role.can_write() {
            return Err(Error::ReadOnly);
        }
        let mut by_key: HashMap<(Option<FileId>, String), (FileId, Kind)> = HashMap::new();
        for entry in self.shown() {
            let name = entry.path.rsplit('/').next().unwrap_or_default();
            by_key
                .entry((entry.parent, name::key(name)))
                .or_insert((entry.id, entry.kind));
        }
        let mut changes = Vec::new();
        for draft in drafts {
            let mut parent = None;
            let last = draft.path.len().saturating_sub(1);
            for (depth, name) in draft.path.into_iter().enumerate() {
                let kind = if depth == last {
                    draft.kind
                } else {
                    Kind::Folder
                };
                let place = (parent, name::key(name.as_str()));
                if let Some(&(id, found)) = by_key.get(&place) {
                    match (kind, found) {
                        (Kind::Folder, Kind::File) => return Err(Error::NotAFolder),
                        (Kind::File, Kind::Folder) => return Err(Error::NotAFile),
                        _ => parent = Some(id),
                    }
                    continue;
                }
                self.room_for(1)?;
                let stamp = self.stamp(cx);
                let node = new_node(
                    (FileId::fresh(), kind, cx.caller.user),
                    name,
                    parent,
                    None,
                    stamp,
                );
                parent = Some(node.id);
                by_key.insert(place, (node.id, kind));
                self.asked.insert(node.id, (node.clone(), cx.now));
                let seed = seed_of(node.id, kind, &draft.text)?;
                changes.push(Change::Create {
                    node: Box::new(node),
                    seed,
                });
            }
        }
        Ok(changes)
    }

    /// Deletes what is shown at `path`.
    pub fn remove(&mut self, cx: &Cx, path: &str) -> Result<Change, Error> {
        if !cx.caller.role.can_write() {
            return Err(Error::ReadOnly);
        }
        let entry = self.at(path).ok_or(Error::NoSuchFile)?;
        let deleted = Deleted {
            at: cx.now,
            by: cx.caller.user,
        };
        let stamp = self.stamp(cx);
        Ok(Change::Deleted(entry.id, Register(Some(deleted), stamp)))
    }

    /// A stamp that is newer than all there are.
    fn stamp(&mut self, cx: &Cx) -> Stamp {
        self.newest = cx.now.0.max(self.newest + 1);
        Stamp(self.newest, cx.caller.conn.0)
    }

    fn room_for(&self, more: usize) -> Result<(), Error> {
        if self.stored.len() + self.asked.len() + more > MAX_NODES {
            return Err(Error::TreeFull);
        }
        Ok(())
    }

    /// Whether something of `height` may lie in `parent`.
    fn fits(&self, parent: Option<FileId>, height: usize) -> Result<(), Error> {
        let mut depth = height;
        let mut at = parent.and_then(|id| self.known(id));
        if at.is_some_and(|node| node.kind == Kind::File) {
            return Err(Error::NotAFolder);
        }
        while let Some(node) = at {
            depth += 1;
            if depth > MAX_DEPTH {
                return Err(Error::TooDeep);
            }
            at = node.parent.0.and_then(|id| self.known(id));
        }
        Ok(())
    }

    /// How many levels there are from `id` down.
    fn height(&self, id: FileId) -> usize {
        let mut children: HashMap<FileId, Vec<FileId>> = HashMap::new();
        for node in self.all() {
            if let Some(parent) = node.parent.0 {
                children.entry(parent).or_default().push(node.id);
            }
        }
        let (mut level, mut height) = (vec![id], 0);
        // Removing what was seen ends cycles.
        while !level.is_empty() && height <= MAX_DEPTH {
            height += 1;
            level = level
                .iter()
                .filter_map(|id| children.remove(id))
                .flatten()
                .collect();
        }
        height
    }
}

/// The entry at `path`, or else at one that differs from it by case alone.
pub fn find(entries: Vec<Entry>, path: &str) -> Option<Entry> {
    let key = name::key(path);
    let exact = entries.iter().position(|entry| entry.path == path);
    let at = exact.or_else(|| {
        entries
            .iter()
            .position(|entry| name::key(&entry.path) == key)
    })?;
    entries.into_iter().nth(at)
}

fn new_node(
    (id, kind, by): (FileId, Kind, UserId),
    name: Name,
    parent: Option<FileId>,
    language: Option<String>,
    stamp: Stamp,
) -> Node {
    Node {
        id,
        kind,
        created: Timestamp(stamp.0),
        by,
        name: Register(name.into_string(), stamp),
        parent: Register(parent, stamp),
        language: Register(language, stamp),
        deleted: Register(None, stamp),
    }
}

fn seed_of(id: FileId, kind: Kind, raw: &str) -> Result<Option<Bytes>, Error> {
    if kind == Kind::Folder || raw.is_empty() {
        return Ok(None);
    }
    let seed = text::seed(id, &text::normalised(raw));
    if seed.len() > MAX_DOCUMENT {
        return Err(Error::DocumentFull);
    }
    Ok(Some(seed.into()))
}

fn check(stamp: Stamp, now: Timestamp) -> Result<(), Error> {
    let is_number = |n: i64| (0..MAX_NUMBER).contains(&n);
    if !is_number(stamp.0) || !is_number(stamp.1) || stamp.0 > now.0 + AHEAD_MS {
        return Err(Error::StampAhead);
    }
    Ok(())
}

fn parse_language(raw: String) -> Result<String, Error> {
    let fits = (1..=32).contains(&raw.len());
    let plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'+' | b'#' | b'_' | b'.');
    if !fits || !raw.bytes().all(plain) {
        return Err(Error::BadLanguage);
    }
    Ok(raw)
}
