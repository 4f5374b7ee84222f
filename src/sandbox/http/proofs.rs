//! What proves something about runs, over HTTP: receipts, repeating, and hidden tests.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};

use super::super::live::{Entry, Given, Start};
use super::super::{Error, cases, store};
use super::{RunPath, Runner, StartedRun, begin};
use crate::base::{FileId, now, random_token};
use crate::rooms::Membership;
use crate::store::Db;
use crate::web::{ApiResult, Json, attachment};

/// `POST /api/rooms/{code}/runs/{id}/repeat`: runs it again with the sources and the input of then;
/// `differences` of the new run says whether the same came of it.
#[utoipa::path(post, path = "/api/rooms/{code}/runs/{id}/repeat", tag = "runs",
    params(("code" = String, Path), ("id" = i64, Path)),
    responses((status = 202, body = StartedRun)))]
pub(super) async fn repeat(
    member: Membership,
    State(runner): State<Arc<dyn Runner>>,
    Path(RunPath { id }): Path<RunPath>,
) -> ApiResult<(StatusCode, Json<StartedRun>)> {
    let start = || Start::new(Entry::Run(id), &random_token(), Given::default());
    begin(&member, &*runner, start).await
}

/// `GET /api/rooms/{code}/runs/{id}/receipt`: a ZIP archive of the receipt, the sources and the
/// input, with which anyone can repeat the run.
#[utoipa::path(get, path = "/api/rooms/{code}/runs/{id}/receipt", tag = "runs",
    params(("code" = String, Path), ("id" = i64, Path)),
    responses((status = 200, content_type = "application/zip", body = Vec<u8>)))]
pub(super) async fn receipt(
    Membership { room, .. }: Membership,
    State(db): State<Db>,
    Path(RunPath { id }): Path<RunPath>,
) -> ApiResult<([(HeaderName, HeaderValue); 2], Vec<u8>)> {
    let zip = db.read(move |conn| store::bundle(conn, room, id)).await?;
    let name = attachment(&format!("run-{}", id.0), "zip");
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/zip"),
        ),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, zip))
}

#[derive(Debug, Deserialize)]
pub(super) struct CasesPath {
    file: FileId,
}

#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub(super) struct HiddenCases {
    /// As in a file of cases; empty if there are none.
    text: String,
}

/// `GET /api/rooms/{code}/cases/{file}`: the hidden cases of a program, for those who manage the room.
#[utoipa::path(get, path = "/api/rooms/{code}/cases/{file}", tag = "runs",
    params(("code" = String, Path), ("file" = String, Path)),
    responses((status = 200, body = HiddenCases)))]
pub(super) async fn hidden_cases(
    member: Membership,
    State(db): State<Db>,
    Path(CasesPath { file }): Path<CasesPath>,
) -> ApiResult<Json<HiddenCases>> {
    manages(&member)?;
    let room = member.room;
    let text = db
        .read(move |conn| store::hidden_cases(conn, room, file))
        .await?;
    Ok(Json(HiddenCases {
        text: text.unwrap_or_default(),
    }))
}

/// `PUT /api/rooms/{code}/cases/{file}`: 204 once they are on disk.
#[utoipa::path(put, path = "/api/rooms/{code}/cases/{file}", tag = "runs",
    params(("code" = String, Path), ("file" = String, Path)), request_body = HiddenCases,
    responses((status = 204)))]
pub(super) async fn set_hidden_cases(
    member: Membership,
    State(db): State<Db>,
    Path(CasesPath { file }): Path<CasesPath>,
    Json(HiddenCases { text }): Json<HiddenCases>,
) -> ApiResult<StatusCode> {
    manages(&member)?;
    if text.len() > cases::MAX_FILE {
        return Err(Error::CasesTooLarge.into());
    }
    cases::parse("the hidden cases", &text, true).map_err(Error::from)?;
    let (room, user, at) = (member.room, member.caller().user, now());
    db.write(move |tx| store::set_hidden_cases(tx, room, file, &text, user, at))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn manages(member: &Membership) -> Result<(), Error> {
    if member.role.can_manage() {
        Ok(())
    } else {
        Err(Error::NotYourTests)
    }
}
