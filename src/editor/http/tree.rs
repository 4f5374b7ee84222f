//! The tree, and texts by path.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::{At, Body, Files, plain};
use crate::base::{FileId, Timestamp};
use crate::editor::desk::{Outcome, check_writer};
use crate::editor::{Entry, Error, Kind, Write, export, name, resolve, store};
use crate::rooms::Membership;
use crate::web::{ApiResult, Json};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct TreePage {
    entries: Vec<TreeEntry>,
}

/// A file or folder where it is shown.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct TreeEntry {
    id: FileId,
    /// Such as `src/main.py`.
    path: String,
    kind: Kind,
    /// The language that was chosen; `null`: by the name.
    language: Option<String>,
    /// How long the text is; 0 for folders.
    bytes: i64,
    /// When it was last written to.
    updated_at: Timestamp,
}

/// `GET /api/rooms/{code}/tree`
#[utoipa::path(get, path = "/api/rooms/{code}/tree", tag = "files",
    params(("code" = String, Path)), responses((status = 200, body = TreePage)))]
pub(super) async fn tree(
    member: Membership,
    State(files): State<Files>,
) -> ApiResult<Json<TreePage>> {
    files.desk.settle(&member).await?;
    let room = member.room;
    let entries = files.db.read(move |conn| {
        let nodes = store::nodes(conn, room)?;
        let facts = store::facts(conn, room)?;
        let created: std::collections::HashMap<_, _> =
            nodes.iter().map(|node| (node.id, node.created)).collect();
        let entry = |shown: Entry| {
            let (mut bytes, mut updated_at) = (0, created[&shown.id]);
            if let Some(facts) = facts.get(&shown.id) {
                updated_at = facts.updated_at;
                bytes = match facts.text_bytes {
                    Some(bytes) => bytes,
                    None => export::read(conn, room, shown.id)?.len() as i64,
                };
            }
            let Entry {
                id,
                path,
                kind,
                language,
                ..
            } = shown;
            Ok(TreeEntry {
                id,
                path,
                kind,
                language,
                bytes,
                updated_at,
            })
        };
        resolve(&nodes)
            .into_iter()
            .map(entry)
            .collect::<Result<Vec<_>, Error>>()
    });
    Ok(Json(TreePage {
        entries: entries.await?,
    }))
}

#[derive(Deserialize)]
pub(super) struct AtPath {
    path: String,
}

/// `GET /api/rooms/{code}/tree/{path}`
#[utoipa::path(get, path = "/api/rooms/{code}/tree/{*path}", tag = "files",
    params(("code" = String, Path), ("path" = String, Path)),
    responses((status = 200, body = String, content_type = "text/plain")))]
pub(super) async fn read(
    member: Membership,
    State(files): State<Files>,
    At(at): At<AtPath>,
) -> ApiResult<Response> {
    files.desk.settle(&member).await?;
    let entry = files
        .desk
        .at(&member, &at.path)
        .await?
        .ok_or(Error::NoSuchFile)?;
    if entry.kind == Kind::Folder {
        return Err(Error::NotAFile.into());
    }
    let room = member.room;
    let text = files
        .db
        .read(move |conn| export::read(conn, room, entry.id))
        .await?;
    Ok(plain(text))
}

/// `PUT /api/rooms/{code}/tree/{path}`: 201 if it is new. What others are typing stays.
#[utoipa::path(put, path = "/api/rooms/{code}/tree/{*path}", tag = "files",
    params(("code" = String, Path), ("path" = String, Path)),
    request_body(content = String, content_type = "text/plain"),
    responses((status = 201), (status = 204)))]
pub(super) async fn put(
    member: Membership,
    State(files): State<Files>,
    At(at): At<AtPath>,
    body: Body,
) -> ApiResult<StatusCode> {
    check_writer(&member)?;
    let path = name::parse_path(&at.path)?;
    let body = body.map_err(|_| Error::DocumentFull)?;
    let text = String::from_utf8(body.into())
        .ok()
        .filter(|text| !text.contains('\0'));
    match files
        .desk
        .write(&member, path, text.ok_or(Error::BadText)?)
        .await?
    {
        Outcome::Created => Ok(StatusCode::CREATED),
        Outcome::Updated => Ok(StatusCode::NO_CONTENT),
    }
}

/// `DELETE /api/rooms/{code}/tree/{path}`: it can be brought back for 30 days.
#[utoipa::path(delete, path = "/api/rooms/{code}/tree/{*path}", tag = "files",
    params(("code" = String, Path), ("path" = String, Path)), responses((status = 204)))]
pub(super) async fn delete(
    member: Membership,
    State(files): State<Files>,
    At(at): At<AtPath>,
) -> ApiResult<StatusCode> {
    check_writer(&member)?;
    files
        .desk
        .ask(&member, Write::Remove { path: at.path })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
