//! Changes to the tree, and how everything is committed.

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rusqlite::Connection;

use super::live::Opened;
use super::snapshot::{self, When};
use super::tree::{Deleted, Node, Register};
use super::write::{Write, Written};
use super::{Error, store, text};
use crate::base::{DocId, FileId, RoomId, Timestamp, UserId};
use crate::store::Db;

/// A change to one node.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A new one.
    Create {
        /// Whole.
        node: Box<Node>,
        /// The state that its document starts with.
        seed: Option<Bytes>,
    },
    /// Another name.
    Rename(FileId, Register<String>),
    /// Another folder.
    Move(FileId, Register<Option<FileId>>),
    /// Another language.
    Language(FileId, Register<Option<String>>),
    /// Deleted, or back.
    Deleted(FileId, Register<Option<Deleted>>),
}

/// What a room's documents start with.
pub fn open(conn: &Connection, room: RoomId) -> Result<Opened, Error> {
    Ok(Opened {
        nodes: store::nodes(conn, room)?,
    })
}

/// Commits a change, or reads a document. Commits happen in the order of the calls.
pub fn commit(
    db: &Db,
    room: RoomId,
    write: Write,
    now: Timestamp,
) -> BoxFuture<'static, Result<Written, Error>> {
    match write {
        Write::Tree(changes) => {
            let done = db.write(move |tx| store::change(tx, room, changes, now));
            async move { done.await.map(|(seq, nodes)| Written::Tree { seq, nodes }) }.boxed()
        }
        Write::Append { doc, upto, bytes } => {
            let done = db.write(move |tx| store::append(tx, doc, &bytes, now));
            async move {
                Ok(match done.await {
                    Ok(()) => Written::Appended { doc, upto },
                    Err(Error::NoSuchFile) => Written::Gone(doc),
                    Err(error) => {
                        tracing::warn!(%doc, %error, "Could not write to document {doc}; it is tried again");
                        Written::NotAppended { doc, upto }
                    }
                })
            }
            .boxed()
        }
        Write::Load { file } => {
            // What was to be written before this has to be in what is read.
            let (db, settled) = (db.clone(), db.write(|_| Ok::<_, Error>(())));
            async move {
                let found = match settled.await {
                    Ok(()) => db.read(move |conn| store::load(conn, room, file)).await,
                    Err(error) => Err(error),
                };
                Ok(loaded(file, found))
            }
            .boxed()
        }
        Write::Compact { doc } => {
            tokio::spawn(compact(db.clone(), doc));
            async { Ok(Written::Begun) }.boxed()
        }
        Write::Snapshot { doc, by } => {
            // Asked for after the last append, so that it is in what is read.
            let settled = db.write(|_| Ok::<_, Error>(()));
            tokio::spawn(snapshot(db.clone(), doc, by, now, settled));
            async { Ok(Written::Begun) }.boxed()
        }
        Write::Settle => {
            let settled = db.write(|_| Ok::<_, Error>(()));
            async move { settled.await.map(|()| Written::Settled) }.boxed()
        }
        Write::Insert { file, bytes } => {
            let update = bytes.clone();
            let done = db.write(move |tx| {
                let doc = store::load_id(tx, room, file)?;
                store::append(tx, doc, &update, now)
            });
            async move { done.await.map(|()| Written::Inserted { file, bytes }) }.boxed()
        }
        Write::Refuse(refusal) => async { Err(Error::Refused(refusal)) }.boxed(),
        // These never come here: `Live::asked` makes them into others.
        Write::Make { .. } | Write::Remove { .. } => async { Err(Error::NoSuchFile) }.boxed(),
    }
}

fn loaded(file: FileId, found: Result<super::document::Stored, Error>) -> Written {
    match found {
        Ok(stored) => Written::Loaded(stored),
        Err(Error::NoSuchFile) => Written::NotLoaded {
            file,
            is_gone: true,
        },
        Err(error) => {
            tracing::error!(file.id = %file, %error, "Could not read the document of file {file}");
            Written::NotLoaded {
                file,
                is_gone: false,
            }
        }
    }
}

/// Merges the log of a document into its state. It is calculated beside everything else; the
/// transaction is short, and does nothing if someone else was faster.
async fn compact(db: Db, doc: DocId) {
    let merged = async {
        let Some(was) = db.read(move |conn| store::unmerged(conn, doc)).await? else {
            return Ok(());
        };
        let (was, merged) = apart(move || {
            let merged = text::compact(&was.parts);
            (was, merged)
        })
        .await?;
        let merged = merged?;
        db.write(move |tx| store::replace(tx, &was, &merged.state, merged.text_bytes))
            .await
    };
    if let Err(error) = merged.await {
        let error: Error = error;
        tracing::error!(%doc, %error, "Could not merge the log of document {doc}; it is kept as it is");
    }
}

async fn snapshot(
    db: Db,
    doc: DocId,
    by: Vec<UserId>,
    now: Timestamp,
    settled: impl Future<Output = Result<(), Error>>,
) {
    let kept = async {
        settled.await?;
        let Some(now_is) = db.read(move |conn| store::unmerged(conn, doc)).await? else {
            return Ok(());
        };
        let text = apart(move || text::read(&now_is.parts)).await??;
        db.write(move |tx| snapshot::keep(tx, doc, &text, &by, When::Due, now))
            .await
    };
    if let Err(error) = kept.await {
        let error: Error = error;
        tracing::error!(%doc, %error, "Could not keep a snapshot of document {doc}");
    }
}

/// Calculates on a thread where it is in nobody's way.
pub async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Error::Corrupt)
}

impl Change {
    /// The node it is about.
    pub fn id(&self) -> FileId {
        match self {
            Self::Create { node, .. } => node.id,
            Self::Rename(id, _)
            | Self::Move(id, _)
            | Self::Language(id, _)
            | Self::Deleted(id, _) => *id,
        }
    }
}
