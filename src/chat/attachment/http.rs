//! Files over HTTP: sent in pieces, fetched whole or in part.
//!
//! Pieces are sent with the headers of tus 1.0's core protocol (`Upload-Offset`, `Upload-Length`,
//! 409 for a wrong offset), so that a client of tus that is given the address of an upload can go
//! on with it. An upload is announced with JSON, since it belongs to a room.

use axum::body::Body;
use axum::extract::{FromRef, FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::serve::{Content, serve};
use super::store::Served;
use super::{Error, Uploads, sniff, store};
use crate::auth::{Identity, Keys};
use crate::base::UploadId;
use crate::blob::Hash;
use crate::chat::message::Attachment;
use crate::rooms::Membership;
use crate::store::Db;
use crate::web::{ApiError, ApiResult, Disposition, Json, Routes, disposition, routes};

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const TUS: (HeaderName, HeaderValue) = (
    HeaderName::from_static("tus-resumable"),
    HeaderValue::from_static("1.0.0"),
);

#[derive(Clone, FromRef)]
struct Files {
    db: Db,
    keys: Keys,
    uploads: Uploads,
}

/// The routes of files in rooms.
pub fn routes(keys: Keys, uploads: Uploads) -> Routes {
    Routes::new()
        .routes(routes!(begin))
        .routes(routes!(progress, take, cancel))
        .routes(routes!(content))
        .routes(routes!(thumbnail))
        .with_state(Files {
            db: uploads.db.clone(),
            keys,
            uploads,
        })
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct Begin {
    /// What it is called. What cannot be shown is left out, and long names are cut.
    name: String,
    /// In bytes.
    size: u64,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Begun {
    id: UploadId,
    /// Where the first piece begins: at nought.
    offset: u64,
}

/// Announce a file. Its pieces go to `/api/uploads/{id}`, within a day.
#[utoipa::path(post, path = "/api/rooms/{code}/uploads", tag = "chat",
    params(("code" = String, Path)), request_body = Begin,
    responses((status = 201, body = Begun), (status = 403, description = "`read_only`"),
              (status = 413, description = "`upload_too_large`, `room_files_full`"),
              (status = 429, description = "`too_many_uploads`, `uploads_of_day_full`")))]
async fn begin(
    member: Membership,
    State(uploads): State<Uploads>,
    Json(file): Json<Begin>,
) -> ApiResult<Response> {
    if !member.role.can_chat() {
        return Err(Error::ReadOnly.into());
    }
    let id = uploads
        .begin(member.room, member.user, &file.name, file.size)
        .await?;
    let at = HeaderValue::try_from(format!("/api/uploads/{id}")).expect("an id is ASCII");
    let begun = Json(Begun { id, offset: 0 });
    Ok((StatusCode::CREATED, [(header::LOCATION, at), TUS], begun).into_response())
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Progress {
    id: UploadId,
    /// In bytes.
    size: u64,
    /// How much of it is there: where the next piece begins.
    offset: u64,
    /// What a message carries of it, once all is there.
    attachment: Option<Attachment>,
}

/// How much of a file has arrived: also as headers, for `HEAD`.
#[utoipa::path(get, path = "/api/uploads/{id}", tag = "chat", params(("id" = UploadId, Path)),
    responses((status = 200, body = Progress, headers(("Upload-Offset" = u64), ("Upload-Length" = u64))),
              (status = 404, description = "`no_such_upload`")))]
async fn progress(
    who: Identity,
    Id(id): Id,
    State(uploads): State<Uploads>,
) -> ApiResult<Response> {
    let (upload, offset) = uploads.progress(id, who.user).await?;
    let size = upload.size;
    let attachment = uploads.db.read(move |conn| store::whole(conn, id)).await?;
    let progress = Json(Progress {
        id,
        size,
        offset,
        attachment,
    });
    let head = [(OFFSET, offset.into()), (LENGTH, size.into()), TUS];
    Ok((head, progress).into_response())
}

/// Send a piece of a file, of any length. A request that comes later ends one that is under way.
///
/// An empty piece at the end has a file looked at that was all there when the server stopped.
#[utoipa::path(patch, path = "/api/uploads/{id}", tag = "chat",
    params(("id" = UploadId, Path), ("Upload-Offset" = u64, Header, description = "Where it begins")),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses((status = 204, headers(("Upload-Offset" = u64))),
              (status = 404, description = "`no_such_upload`"),
              (status = 409, description = "`wrong_offset`, with the right one in `Upload-Offset`; `superseded`"),
              (status = 413, description = "`beyond_size`")))]
async fn take(
    who: Identity,
    Id(id): Id,
    State(uploads): State<Uploads>,
    headers: HeaderMap,
    body: Body,
) -> ApiResult<Response> {
    let number = |name| headers.get(name)?.to_str().ok()?.parse::<u64>().ok();
    let announced = number(header::CONTENT_LENGTH);
    let taken = match number(OFFSET) {
        Some(offset) => uploads.take(id, who.user, offset, announced, body).await,
        // Who may not know of the file learns nothing else either.
        None => uploads
            .progress(id, who.user)
            .await
            .and(Err(Error::NoOffset)),
    };
    match taken {
        Ok(there) => {
            let head = [(OFFSET, HeaderValue::from(there)), TUS];
            Ok((StatusCode::NO_CONTENT, head).into_response())
        }
        Err(Error::WrongOffset(there)) => {
            let problem = ApiError::from(Error::WrongOffset(there));
            Ok(([(OFFSET, HeaderValue::from(there)), TUS], problem).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Give a file up that no message carries.
#[utoipa::path(delete, path = "/api/uploads/{id}", tag = "chat", params(("id" = UploadId, Path)),
    responses((status = 204), (status = 404, description = "`no_such_upload`")))]
async fn cancel(
    who: Identity,
    Id(id): Id,
    State(uploads): State<Uploads>,
) -> ApiResult<StatusCode> {
    uploads.cancel(id, who.user).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The content of a file: whole, or a range of it.
#[utoipa::path(get, path = "/api/rooms/{code}/uploads/{id}", tag = "chat",
    params(("code" = String, Path), ("id" = UploadId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
              (status = 206, description = "A range of it"), (status = 304, description = "As it was"),
              (status = 404, description = "`no_such_upload`"),
              (status = 416, description = "A range beyond its end")))]
async fn content(
    member: Membership,
    Id(id): Id,
    State(uploads): State<Uploads>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let served = served(&uploads, &member, id).await?;
    let how = match sniff::is_shown(&served.media_type) {
        true => Disposition::Inline,
        false => Disposition::Attachment,
    };
    let media_type = match served.media_type.as_str() {
        sniff::TEXT => "text/plain; charset=utf-8",
        other => other,
    };
    send(
        &uploads,
        &headers,
        served.blob,
        media_type,
        disposition(how, &served.name),
    )
    .await
}

/// A small picture of a file.
#[utoipa::path(get, path = "/api/rooms/{code}/uploads/{id}/thumbnail", tag = "chat",
    params(("code" = String, Path), ("id" = UploadId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg"),
              (status = 304, description = "As it was"), (status = 404, description = "`no_such_upload`")))]
async fn thumbnail(
    member: Membership,
    Id(id): Id,
    State(uploads): State<Uploads>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let served = served(&uploads, &member, id).await?;
    let hash = served.thumbnail.ok_or(Error::NoSuchUpload)?;
    let how = HeaderValue::from_static("inline");
    send(&uploads, &headers, hash, "", how).await
}

async fn served(uploads: &Uploads, member: &Membership, id: UploadId) -> Result<Served, Error> {
    let (room, user) = (member.room, member.user);
    uploads
        .db
        .read(move |conn| store::served(conn, room, id, user))
        .await
}

/// Content of a type, or of the type that its first bytes say when none is given.
async fn send(
    uploads: &Uploads,
    asked: &HeaderMap,
    hash: Hash,
    media_type: &str,
    disposition: HeaderValue,
) -> ApiResult<Response> {
    let (mut file, length) = uploads.blobs.read(hash).await.map_err(Error::Disk)?;
    let media_type = match media_type {
        "" => own_type(&mut file).await.map_err(Error::Disk)?,
        known => known,
    };
    let media_type = HeaderValue::try_from(media_type).expect("our own types are ASCII");
    Ok(serve(
        asked,
        Content {
            file,
            length,
            hash,
            media_type,
            disposition,
        },
    ))
}

async fn own_type(file: &mut tokio::fs::File) -> std::io::Result<&'static str> {
    use tokio::io::AsyncReadExt;
    let mut head = [0; 16];
    let read = file.read(&mut head).await?;
    Ok(sniff::sniff(&head[..read]).unwrap_or(sniff::UNKNOWN))
}

/// The file that the address names. What cannot be one is none.
struct Id(UploadId);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct Named {
            id: UploadId,
        }
        let found = Path::<Named>::from_request_parts(parts, state).await;
        let Path(named) = found.map_err(|_| Error::NoSuchUpload)?;
        Ok(Self(named.id))
    }
}
