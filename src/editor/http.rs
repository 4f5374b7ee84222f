//! Files over HTTP: the tree, texts by path, archives, earlier states, and starters.
//!
//! Whatever takes time is calculated here, in the task of the request; the room's task
//! only orders the commits.

mod archive;
mod snapshots;
mod starter;
mod trash;
mod tree;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, FromRef, FromRequestParts, Path};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use super::archive::{MAX_ARCHIVE, MAX_TEXT, joined};
use super::change::apart;
use super::tree::{Entry, Kind, resolve};
use super::{Draft, Error, MAX_DOCUMENT, Name, Write, Written, plan, store, text};
use crate::auth::Keys;
use crate::base::FileId;
use crate::rooms::{Door, Membership};
use crate::store::Db;
use crate::web::{ApiError, Routes, routes};

/// How often a change is tried again that someone else's came between.
const TRIES: usize = 5;

/// The first file of a room in a language, by the language's id: its name and its text.
pub type Starter = fn(&str) -> Option<(&'static str, &'static str)>;

#[derive(Clone, FromRef)]
struct Files {
    db: Db,
    keys: Keys,
    door: Door<Write, Written>,
    starter: Starter,
}

/// The routes of documents and the tree.
pub fn routes(db: Db, keys: Keys, door: Door<Write, Written>, starter: Starter) -> Routes {
    let archives = Routes::new()
        .routes(routes!(archive::upload))
        .layer(DefaultBodyLimit::max(MAX_ARCHIVE));
    Routes::new()
        .routes(routes!(tree::tree))
        .routes(routes!(tree::read, tree::put, tree::delete))
        .layer(DefaultBodyLimit::max(MAX_TEXT))
        .merge(archives)
        .routes(routes!(trash::trash))
        .routes(routes!(archive::download))
        .routes(routes!(starter::start))
        .routes(routes!(snapshots::snapshots))
        .routes(routes!(snapshots::snapshot_text))
        .routes(routes!(snapshots::restore))
        .with_state(Files {
            db,
            keys,
            door,
            starter,
        })
}

/// What the address says, besides the room. What cannot be there is not there.
struct At<T>(T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let found = Path::from_request_parts(parts, state).await;
        let Path(at) = found.map_err(|_| Error::NoSuchFile)?;
        Ok(Self(at))
    }
}

/// A body of bytes, or what to say when there is too much of it.
type Body = Result<Bytes, BytesRejection>;

/// What a change amounted to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Created,
    Updated,
}

impl Files {
    async fn ask(&self, member: &Membership, write: Write) -> Result<Written, ApiError> {
        let done = self.door.commit(member.room, member.caller(), write).await;
        done.map_err(ApiError::refused)
    }

    /// Has everything on disk that the room knows of.
    async fn settle(&self, member: &Membership) -> Result<(), ApiError> {
        self.ask(member, Write::Settle).await.map(|_| ())
    }

    async fn at(&self, member: &Membership, path: &str) -> Result<Option<Entry>, Error> {
        let (room, path) = (member.room, path.to_owned());
        let nodes = self.db.read(move |conn| store::nodes(conn, room)).await?;
        Ok(plan::find(resolve(&nodes), &path))
    }

    /// Makes the text at `path` what it should be, by the smallest change that does it.
    async fn write(
        &self,
        member: &Membership,
        path: Vec<Name>,
        text: String,
    ) -> Result<Outcome, ApiError> {
        let shown = joined(&path);
        for _ in 0..TRIES {
            self.settle(member).await?;
            match self.at(member, &shown).await? {
                Some(entry) if entry.kind == Kind::Folder => return Err(Error::NotAFile.into()),
                Some(entry) => {
                    self.edit(member, entry.id, text).await?;
                    return Ok(Outcome::Updated);
                }
                None => {
                    let draft = Draft {
                        path: path.clone(),
                        kind: Kind::File,
                        text: text.clone(),
                    };
                    let make = Write::Make {
                        drafts: vec![draft],
                        only_first: false,
                    };
                    // Otherwise someone else has made it in between.
                    if let Written::Tree { .. } = self.ask(member, make).await? {
                        return Ok(Outcome::Created);
                    }
                }
            }
        }
        Err(Error::Busy.into())
    }

    /// Makes the text of a file what it should be. The room has to be settled.
    async fn edit(&self, member: &Membership, file: FileId, text: String) -> Result<(), ApiError> {
        let room = member.room;
        let stored = self
            .db
            .read(move |conn| store::load(conn, room, file))
            .await?;
        let doc = stored.id;
        let parts: Vec<_> = std::iter::once(stored.state).chain(stored.log).collect();
        let size: usize = parts.iter().map(Bytes::len).sum();
        let update = apart(move || text::edit(&parts, &text::normalised(&text))).await??;
        let Some(update) = update else { return Ok(()) };
        if size + update.len() > MAX_DOCUMENT / 8 * 9 || update.len() > MAX_DOCUMENT {
            return Err(Error::DocumentFull.into());
        }
        self.ask(
            member,
            Write::Insert {
                file,
                bytes: update.into(),
            },
        )
        .await?;
        self.ask(
            member,
            Write::Snapshot {
                doc,
                by: vec![member.user],
            },
        )
        .await?;
        Ok(())
    }
}

fn check_writer(member: &Membership) -> Result<(), Error> {
    if member.role.can_write() {
        Ok(())
    } else {
        Err(Error::ReadOnly)
    }
}

fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
