//! A whole room as a ZIP archive, and an archive put into a room.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::{Body, Files};
use crate::editor::archive::{self, Skipped, Unpacked};
use crate::editor::change::apart;
use crate::editor::desk::check_writer;
use crate::editor::tree::{Kind, resolve};
use crate::editor::{Draft, Error, Name, Write, export, name, store};
use crate::rooms::{self, Membership};
use crate::web::{ApiResult, Json, attachment};

/// How many files of an archive are made in one transaction.
const BATCH: usize = 100;

/// `GET /api/rooms/{code}/archive.zip`
#[utoipa::path(get, path = "/api/rooms/{code}/archive.zip", tag = "files",
    params(("code" = String, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/zip")))]
pub(super) async fn download(
    member: Membership,
    State(files): State<Files>,
) -> ApiResult<Response> {
    files.desk.settle(&member).await?;
    let room = member.room;
    let named = files
        .db
        .read(move |conn| rooms::by_id(conn, room))
        .await?
        .name;
    let exported = files
        .db
        .read(move |conn| export::export(conn, room))
        .await?;
    let packed = apart(move || archive::pack(&exported)).await??;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/zip"),
        ),
        (header::CONTENT_DISPOSITION, attachment(&named, "zip")),
    ];
    Ok((headers, packed).into_response())
}

/// What became of an archive.
#[derive(Debug, Default, Serialize, utoipa::ToSchema)]
pub(super) struct Unloaded {
    /// How many files are new.
    created: usize,
    /// How many were there, and have the archive's text now.
    updated: usize,
    /// What was left out.
    skipped: Vec<Skipped>,
}

/// `POST /api/rooms/{code}/archive`
#[utoipa::path(post, path = "/api/rooms/{code}/archive", tag = "files",
    params(("code" = String, Path)),
    request_body(content = Vec<u8>, content_type = "application/zip"),
    responses((status = 200, body = Unloaded)))]
pub(super) async fn upload(
    member: Membership,
    State(files): State<Files>,
    body: Body,
) -> ApiResult<Json<Unloaded>> {
    check_writer(&member)?;
    let body = body.map_err(|_| Error::ArchiveTooLarge)?;
    let (unpacked, skipped) = apart(move || archive::unpack(&body)).await??;
    let mut done = Unloaded {
        skipped,
        ..Unloaded::default()
    };
    let room = member.room;
    files.desk.settle(&member).await?;
    let nodes = files.db.read(move |conn| store::nodes(conn, room)).await?;
    let shown = resolve(&nodes);
    let kinds: std::collections::HashMap<_, _> =
        shown.iter().map(|e| (name::key(&e.path), e.kind)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    for Unpacked { path, text } in unpacked {
        let kind = |names: &[Name]| kinds.get(&name::key(&archive::joined(names)));
        let is_under_file = (1..path.len()).any(|end| kind(&path[..end]) == Some(&Kind::File));
        match kind(&path) {
            Some(Kind::Folder) => done.skip(&path, "a folder has this name"),
            _ if is_under_file => done.skip(&path, "a file lies where its folder should be"),
            Some(Kind::File) => {
                files.desk.write(&member, path, text).await?;
                done.updated += 1;
            }
            None => drafts.push(Draft {
                path,
                kind: Kind::File,
                text,
            }),
        }
    }
    done.created = drafts.len();
    while !drafts.is_empty() {
        let rest = drafts.split_off(drafts.len().min(BATCH));
        files
            .desk
            .ask(
                &member,
                Write::Make {
                    drafts,
                    only_first: false,
                },
            )
            .await?;
        drafts = rest;
    }
    Ok(Json(done))
}

impl Unloaded {
    fn skip(&mut self, path: &[Name], why: &str) {
        self.skipped.push(Skipped {
            path: archive::joined(path),
            why: why.to_owned(),
        });
    }
}
