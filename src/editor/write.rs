//! What the room has committed for its documents, and what came of it.

use bytes::Bytes;

use super::Change;
use super::document::Stored;
use super::plan::Draft;
use super::tree::Node;
use crate::base::{DocId, FileId, Refusal, Seq, UserId};

/// Something to commit, or to read in the order of commits.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Change the tree.
    Tree(Vec<Change>),
    /// Append to a document's log.
    Append {
        /// Which.
        doc: DocId,
        /// The document's own count of updates.
        upto: u64,
        /// One update.
        bytes: Bytes,
    },
    /// Read a document.
    Load {
        /// Of which file.
        file: FileId,
    },
    /// Merge a document's log into its state, beside everything else.
    Compact {
        /// Which.
        doc: DocId,
    },
    /// Keep what a document looks like, beside everything else.
    Snapshot {
        /// Which.
        doc: DocId,
        /// Who wrote since the last.
        by: Vec<UserId>,
    },
    /// From HTTP: have all that was written so far on disk.
    Settle,
    /// From HTTP: make files at paths. What is there already stays as it is.
    Make {
        /// What, and where.
        drafts: Vec<Draft>,
        /// Only if the tree is empty.
        only_first: bool,
    },
    /// From HTTP: delete what is at a path.
    Remove {
        /// Where.
        path: String,
    },
    /// From HTTP: put an update into a document.
    Insert {
        /// Of which file.
        file: FileId,
        /// The update.
        bytes: Bytes,
    },
    /// From HTTP: nothing, for this reason.
    Refuse(Refusal),
}

/// Something done.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// These are the nodes now. Without a number nothing has changed.
    Tree {
        /// The place among the room's events.
        seq: Option<Seq>,
        /// Whole nodes.
        nodes: Vec<Node>,
    },
    /// An update is on disk.
    Appended {
        /// In which document.
        doc: DocId,
        /// The document's own count.
        upto: u64,
    },
    /// An update is not on disk.
    NotAppended {
        /// In which document.
        doc: DocId,
        /// The document's own count.
        upto: u64,
    },
    /// The document was removed for good, and its log with it.
    Gone(DocId),
    /// A document.
    Loaded(Stored),
    /// A document that could not be read.
    NotLoaded {
        /// Of which file.
        file: FileId,
        /// Whether there is none.
        is_gone: bool,
    },
    /// It has begun, and nobody waits for it.
    Begun,
    /// All that was asked for before is on disk.
    Settled,
    /// An update from HTTP is on disk.
    Inserted {
        /// In which file.
        file: FileId,
        /// The update.
        bytes: Bytes,
    },
}
