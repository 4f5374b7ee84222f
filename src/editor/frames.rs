//! What documents and the tree say over the WebSocket, in JSON.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::tree::{Kind, Node, Stamp};
use crate::base::{DocId, FileId, Refusal};

/// From a client: a change to the tree. The stamp is the client's.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TreeRequest {
    /// A new file or folder. The same again is harmless.
    Create {
        /// Chosen by the client.
        id: FileId,
        /// File or folder.
        kind: Kind,
        /// What it is called.
        name: String,
        /// The folder it lies in; `null` is the root.
        parent: Option<FileId>,
        /// The language, when it is not told by the name.
        #[serde(default)]
        language: Option<String>,
        /// What is in it at first.
        #[serde(default)]
        #[ts(optional)]
        text: Option<String>,
        /// When.
        stamp: Stamp,
    },
    /// Another name.
    Rename {
        /// Of which node.
        id: FileId,
        /// The name.
        name: String,
        /// When.
        stamp: Stamp,
    },
    /// Another folder.
    Move {
        /// Which node.
        id: FileId,
        /// The folder; `null` is the root.
        parent: Option<FileId>,
        /// When.
        stamp: Stamp,
    },
    /// Another language.
    Language {
        /// Of which file.
        id: FileId,
        /// Which; `null`: by the name.
        language: Option<String>,
        /// When.
        stamp: Stamp,
    },
    /// Hide it, with everything in it. It can be brought back for a while.
    Delete {
        /// Which node.
        id: FileId,
        /// When.
        stamp: Stamp,
    },
    /// Bring it back.
    Restore {
        /// Which node.
        id: FileId,
        /// When.
        stamp: Stamp,
    },
}

/// To clients, about the tree.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TreeEvent {
    /// These nodes are new or have changed: merge each register by its stamp.
    Changed {
        /// Whole nodes.
        nodes: Vec<Node>,
    },
}

/// From a client, about a document.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocRequest {
    /// Take part in a document. Answered with `opened`, and the server's sync step 1.
    Open {
        /// The file.
        file: FileId,
    },
    /// Take no part any more.
    Close {
        /// The document.
        doc: DocId,
    },
}

/// To clients, about a document.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocEvent {
    /// The document is open on this connection.
    Opened {
        /// The file.
        file: FileId,
        /// What binary frames call it.
        doc: DocId,
        /// Changes when the server's past has changed.
        epoch: String,
    },
    /// All of the client's sync messages up to here are on disk.
    Saved {
        /// The document.
        doc: DocId,
        /// The client's own count.
        #[ts(type = "number")]
        n: u64,
    },
    /// A change was turned down, and nobody was told of it.
    Refused {
        /// The document.
        doc: DocId,
        /// A stable name for programs.
        code: &'static str,
        /// A sentence for people.
        message: String,
    },
}

/// From a client: either.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// About the tree.
    Tree(TreeRequest),
    /// About a document.
    Doc(DocRequest),
}

/// To clients: either.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// About the tree.
    Tree(TreeEvent),
    /// About a document.
    Doc(DocEvent),
}

impl DocEvent {
    /// Says that something was turned down.
    pub fn refused(doc: DocId, refusal: Refusal) -> Event {
        Event::Doc(Self::Refused {
            doc,
            code: refusal.code,
            message: refusal.message,
        })
    }
}
