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

use super::archive::{MAX_ARCHIVE, MAX_TEXT};
use super::desk::Desk;
use super::{Error, Write, Written};
use crate::auth::Keys;
use crate::rooms::Door;
use crate::store::Db;
use crate::web::{ApiError, Routes, routes};

/// The first file of a room in a language, by the language's id: its name and its text.
pub type Starter = fn(&str) -> Option<(&'static str, &'static str)>;

#[derive(Clone, FromRef)]
struct Files {
    db: Db,
    keys: Keys,
    desk: Desk,
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
            desk: Desk::new(db.clone(), door),
            db,
            keys,
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

fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
