//! Earlier states of a file, and going back to one.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::{At, Files, plain};
use crate::base::{FileId, SnapshotId, Timestamp, now};
use crate::editor::desk::check_writer;
use crate::editor::snapshot::{self, When};
use crate::editor::{Error, export, store};
use crate::rooms::Membership;
use crate::store::Db;
use crate::web::{ApiResult, Json};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct SnapshotPage {
    /// Newest first.
    snapshots: Vec<SnapshotView>,
}

/// An earlier state of a file.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct SnapshotView {
    id: SnapshotId,
    at: Timestamp,
    bytes: i64,
    /// Who wrote since the one before.
    by: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct OfFile {
    file: FileId,
}

/// `GET /api/rooms/{code}/files/{id}/snapshots`
#[utoipa::path(get, path = "/api/rooms/{code}/files/{file}/snapshots", tag = "files",
    params(("code" = String, Path), ("file" = FileId, Path)), responses((status = 200, body = SnapshotPage)))]
pub(super) async fn snapshots(
    member: Membership,
    State(db): State<Db>,
    At(OfFile { file }): At<OfFile>,
) -> ApiResult<Json<SnapshotPage>> {
    let room = member.room;
    let snapshots = db.read(move |conn| {
        let all = snapshot::of(conn, store::load_id(conn, room, file)?)?;
        let view = |snapshot: snapshot::Snapshot| {
            let names = snapshot.by.iter().map(|user| store::name_of(conn, *user));
            let by = names
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .flatten()
                .collect();
            Ok(SnapshotView {
                id: snapshot.id,
                at: snapshot.at,
                bytes: snapshot.bytes,
                by,
            })
        };
        all.into_iter().map(view).collect::<Result<Vec<_>, Error>>()
    });
    Ok(Json(SnapshotPage {
        snapshots: snapshots.await?,
    }))
}

#[derive(Deserialize)]
pub(super) struct OneSnapshot {
    file: FileId,
    snapshot: SnapshotId,
}

/// `GET /api/rooms/{code}/files/{id}/snapshots/{sid}`
#[utoipa::path(get, path = "/api/rooms/{code}/files/{file}/snapshots/{snapshot}", tag = "files",
    params(("code" = String, Path), ("file" = FileId, Path), ("snapshot" = SnapshotId, Path)),
    responses((status = 200, body = String, content_type = "text/plain")))]
pub(super) async fn snapshot_text(
    member: Membership,
    State(db): State<Db>,
    At(OneSnapshot { file, snapshot }): At<OneSnapshot>,
) -> ApiResult<Response> {
    let room = member.room;
    let text = db
        .read(move |conn| snapshot::text(conn, room, file, snapshot))
        .await?;
    Ok(plain(text))
}

/// `POST /api/rooms/{code}/files/{id}/snapshots/{sid}/restore`: as an edit like any other; what
/// was there is kept as a snapshot first.
#[utoipa::path(post, path = "/api/rooms/{code}/files/{file}/snapshots/{snapshot}/restore", tag = "files",
    params(("code" = String, Path), ("file" = FileId, Path), ("snapshot" = SnapshotId, Path)),
    responses((status = 204)))]
pub(super) async fn restore(
    member: Membership,
    State(files): State<Files>,
    At(OneSnapshot { file, snapshot }): At<OneSnapshot>,
) -> ApiResult<StatusCode> {
    check_writer(&member)?;
    files.desk.settle(&member).await?;
    let (room, user) = (member.room, member.user);
    let (doc, wanted, before) = files
        .db
        .read(move |conn| {
            let wanted = snapshot::text(conn, room, file, snapshot)?;
            Ok::<_, Error>((
                store::load_id(conn, room, file)?,
                wanted,
                export::read(conn, room, file)?,
            ))
        })
        .await?;
    let keep = files
        .db
        .write(move |tx| snapshot::keep(tx, doc, &before, &[user], When::Always, now()));
    keep.await?;
    files.desk.edit(&member, file, wanted).await?;
    Ok(StatusCode::NO_CONTENT)
}
