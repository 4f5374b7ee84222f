//! Documents and the tree as they happen in one room.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;

use super::document::{Document, From, Stored};
use super::frames::{DocRequest, Event, Request, TreeEvent, TreeRequest};
use super::plan::Nodes;
use super::sync::{AWARENESS, SYNC};
use super::tree::{Entry, Kind, Node};
use super::{Error, Person, Write, Written};
use crate::base::{ConnId, DocId, FileId, RoomNo, Seq, Timestamp};
use crate::rooms::Cx;
use crate::telemetry::numbers;
use crate::wire::{Close, Outbox};

/// After how long something that was asked of the database counts as failed.
const LOST_MS: i64 = 10_000;

/// After how long a document that could not be read is tried again.
const RETRY_MS: i64 = 1_000;

/// What a room's documents start with.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// Its tree.
    pub nodes: Vec<Node>,
}

/// A document that is being read.
#[derive(Debug, Default)]
struct Loading {
    waiting: BTreeSet<ConnId>,
    /// What was put in meanwhile.
    late: Vec<Bytes>,
    retry_at: Option<Timestamp>,
}

/// The state of documents and the tree that dies with the room.
#[derive(Debug)]
pub struct Live {
    r: RoomNo,
    epoch: String,
    nodes: Nodes,
    docs: BTreeMap<DocId, Document>,
    by_file: BTreeMap<FileId, DocId>,
    loading: BTreeMap<FileId, Loading>,
    /// Who wants to open files that are not durable yet.
    early: BTreeMap<FileId, BTreeSet<ConnId>>,
}

type Out = Outbox<Event, Write>;

impl Live {
    /// The tree as it was stored, and no document open.
    pub fn new(r: RoomNo, opened: Opened, epoch: String) -> Self {
        Self {
            r,
            epoch,
            nodes: Nodes::new(opened.nodes),
            docs: BTreeMap::new(),
            by_file: BTreeMap::new(),
            loading: BTreeMap::new(),
            early: BTreeMap::new(),
        }
    }

    /// All nodes, deleted ones too.
    pub fn nodes(&self) -> Vec<Node> {
        self.nodes.stored().cloned().collect()
    }

    /// What is shown of the tree, parents first.
    pub fn resolved(&self) -> Vec<Entry> {
        self.nodes.shown()
    }

    /// Where a file is shown.
    pub fn path(&self, file: FileId) -> Option<String> {
        let shown = self.nodes.shown();
        shown
            .into_iter()
            .find(|entry| entry.id == file)
            .map(|entry| entry.path)
    }

    /// The file shown at `path`.
    pub fn file_at(&self, path: &str) -> Option<FileId> {
        let entry = self.nodes.at(path).filter(|entry| entry.kind == Kind::File);
        entry.map(|entry| entry.id)
    }

    /// Takes a request from a member.
    pub fn request(&mut self, cx: &Cx, request: Request, out: &mut Out) -> Result<(), Error> {
        match request {
            Request::Tree(request) => self.tree(cx, request, out),
            Request::Doc(request) => self.doc(cx, request, out),
        }
    }

    /// Takes a request about the tree.
    pub fn tree(&mut self, cx: &Cx, request: TreeRequest, out: &mut Out) -> Result<(), Error> {
        let change = self.nodes.change(cx, request)?;
        out.write(cx.caller.conn, Write::Tree(vec![change]));
        Ok(())
    }

    /// Takes a request about a document.
    pub fn doc(&mut self, cx: &Cx, request: DocRequest, out: &mut Out) -> Result<(), Error> {
        let conn = cx.caller.conn;
        match request {
            DocRequest::Open { file } => self.open(conn, file, out)?,
            DocRequest::Close { doc } => self.leave_doc(conn, doc, out),
        }
        Ok(())
    }

    fn open(&mut self, conn: ConnId, file: FileId, out: &mut Out) -> Result<(), Error> {
        if let Some(doc) = self
            .by_file
            .get(&file)
            .and_then(|doc| self.docs.get_mut(doc))
        {
            doc.enter(conn, &self.epoch, out);
        } else if let Some(loading) = self.loading.get_mut(&file) {
            loading.waiting.insert(conn);
        } else if let Some(node) = self.nodes.get(file) {
            if node.kind != Kind::File {
                return Err(Error::NotAFile);
            }
            self.loading.entry(file).or_default().waiting.insert(conn);
            out.write(ConnId::default(), Write::Load { file });
        } else if self.nodes.is_asked(file) {
            self.early.entry(file).or_default().insert(conn);
        } else {
            return Err(Error::NoSuchFile);
        }
        Ok(())
    }

    /// Takes a binary frame: `payload` is what comes after the numbers.
    #[expect(
        clippy::too_many_arguments,
        reason = "they are the numbers of one frame"
    )]
    pub fn binary(
        &mut self,
        cx: &Cx,
        person: &Person,
        tag: u8,
        doc: DocId,
        n: Option<u64>,
        payload: &[u8],
        out: &mut Out,
    ) -> Result<(), Close> {
        let conn = cx.caller.conn;
        // A frame may still be on its way when its document is already closed.
        let Some(doc) = self.docs.get_mut(&doc).filter(|doc| doc.has(conn)) else {
            return Ok(());
        };
        match tag {
            SYNC => {
                let (user, can_write) = (cx.caller.user, cx.caller.role.can_write());
                let from = From {
                    conn,
                    user,
                    can_write,
                    now: cx.now,
                };
                doc.message(&from, n, payload, out)
            }
            AWARENESS => doc.cursors(conn, person, payload, out),
            _ => Err(Close::Malformed(
                "a binary frame of a kind that clients do not send",
            )),
        }
    }

    /// Learns that a connection is gone.
    pub fn leave(&mut self, conn: ConnId, _now: Timestamp, out: &mut Out) {
        let open: Vec<_> = self
            .docs
            .values()
            .filter(|doc| doc.has(conn))
            .map(|doc| doc.id)
            .collect();
        for doc in open {
            self.leave_doc(conn, doc, out);
        }
        for loading in self.loading.values_mut() {
            loading.waiting.remove(&conn);
        }
        for waiting in self.early.values_mut() {
            waiting.remove(&conn);
        }
    }

    fn leave_doc(&mut self, conn: ConnId, id: DocId, out: &mut Out) {
        let Some(doc) = self.docs.get_mut(&id).filter(|doc| doc.has(conn)) else {
            return;
        };
        doc.leave(conn, out);
        if doc.is_deserted() {
            doc.write(out);
            doc.snapshot(out);
        }
        self.forget_if_idle(id, out);
    }

    /// A document that nobody has open, and that is on disk, takes no memory.
    fn forget_if_idle(&mut self, id: DocId, out: &mut Out) {
        if let Some(doc) = self.docs.get_mut(&id).filter(|doc| doc.is_idle()) {
            doc.close(out);
            self.by_file.remove(&doc.file);
            self.docs.remove(&id);
        }
    }

    /// Makes what an HTTP request wants into what is to be committed. Exactly one write
    /// is on behalf of the caller's connection; what it amounts to is the answer.
    pub fn asked(&mut self, cx: &Cx, write: Write, out: &mut Out) {
        let write = match write {
            Write::Settle => {
                self.flush(out);
                Ok(Write::Settle)
            }
            Write::Make {
                only_first: true, ..
            } if !self.nodes.shown().is_empty() => Err(Error::NotEmpty),
            Write::Make { drafts, .. } => {
                self.nodes
                    .make(cx, drafts)
                    .map(|changes| match &changes[..] {
                        [] => Write::Settle,
                        _ => Write::Tree(changes),
                    })
            }
            Write::Remove { path } => self
                .nodes
                .remove(cx, &path)
                .map(|change| Write::Tree(vec![change])),
            Write::Insert { .. } if !cx.caller.role.can_write() => Err(Error::ReadOnly),
            write => Ok(write),
        };
        out.write(
            cx.caller.conn,
            write.unwrap_or_else(|error| Write::Refuse(error.into())),
        );
    }

    /// Learns that something was done.
    pub fn written(&mut self, cx: &Cx, written: Written, out: &mut Out) {
        match written {
            Written::Tree { seq, nodes } => self.changed(cx, seq, nodes, out),
            Written::Appended { doc, upto } => {
                if let Some(document) = self.docs.get_mut(&doc) {
                    document.appended(upto, out);
                }
                self.forget_if_idle(doc, out);
            }
            Written::NotAppended { doc, upto } => {
                if let Some(document) = self.docs.get_mut(&doc) {
                    document.not_appended(upto, cx.now);
                }
            }
            Written::Gone(doc) => {
                if let Some(document) = self.docs.remove(&doc) {
                    self.by_file.remove(&document.file);
                }
            }
            Written::Loaded(stored) => self.loaded(cx, stored, out),
            Written::NotLoaded {
                file,
                is_gone: true,
            } => {
                self.loading.remove(&file);
            }
            Written::NotLoaded {
                file,
                is_gone: false,
            } => {
                if let Some(loading) = self.loading.get_mut(&file) {
                    loading.retry_at = Some(cx.now.plus_ms(RETRY_MS));
                }
            }
            Written::Inserted { file, bytes } => {
                numbers::UPDATES.add([], 1);
                if let Some(loading) = self.loading.get_mut(&file) {
                    loading.late.push(bytes);
                } else if let Some(doc) = self
                    .by_file
                    .get(&file)
                    .and_then(|doc| self.docs.get_mut(doc))
                {
                    doc.inserted(&bytes, out);
                }
            }
            Written::Begun | Written::Settled => {}
        }
    }

    fn changed(&mut self, cx: &Cx, seq: Option<Seq>, nodes: Vec<Node>, out: &mut Out) {
        self.nodes.put(&nodes);
        let files: Vec<_> = nodes.iter().map(|node| node.id).collect();
        let event = Event::Tree(TreeEvent::Changed { nodes });
        match seq {
            Some(seq) => out.durable(seq, event),
            None => out.send(cx.caller.conn, event),
        }
        for file in files {
            for conn in self.early.remove(&file).unwrap_or_default() {
                // It is there now, so this can only fail for a folder, which nobody can type in.
                let _ = self.open(conn, file, out);
            }
        }
    }

    fn loaded(&mut self, cx: &Cx, stored: Stored, out: &mut Out) {
        let (id, file) = (stored.id, stored.file);
        let Some(loading) = self.loading.remove(&file) else {
            if let Some(doc) = self.docs.get_mut(&id) {
                doc.reloaded(stored, cx.now);
            }
            return;
        };
        let mut doc = Document::new(self.r, stored);
        for late in loading.late {
            doc.inserted(&late, out);
        }
        for conn in loading.waiting {
            doc.enter(conn, &self.epoch, out);
        }
        self.by_file.insert(file, id);
        self.docs.insert(id, doc);
        self.forget_if_idle(id, out);
    }

    /// When [`tick`](Self::tick) is due.
    pub fn deadline(&self) -> Option<Timestamp> {
        let docs = self.docs.values().filter_map(Document::deadline);
        let loads = self.loading.values().filter_map(|loading| loading.retry_at);
        let asked = self.nodes.oldest_asked().map(|at| at.plus_ms(LOST_MS));
        docs.chain(loads).chain(asked).min()
    }

    /// Does what is due.
    pub fn tick(&mut self, now: Timestamp, out: &mut Out) {
        let is_due = |at: Timestamp| at <= now;
        for doc in self
            .docs
            .values_mut()
            .filter(|doc| doc.deadline().is_some_and(is_due))
        {
            doc.tick(now, out);
        }
        for (file, loading) in &mut self.loading {
            if loading.retry_at.is_some_and(is_due) {
                loading.retry_at = None;
                out.write(ConnId::default(), Write::Load { file: *file });
            }
        }
        self.nodes.expire(now.plus_ms(-LOST_MS));
        let nodes = &self.nodes;
        self.early.retain(|file, _| nodes.is_asked(*file));
    }

    /// Has everything written that is not yet on its way to the disk.
    pub fn flush(&mut self, out: &mut Out) {
        for doc in self.docs.values_mut() {
            doc.write(out);
        }
    }
}
