//! What someone has begun to write, for their other devices.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use super::talks;
use crate::base::now;
use crate::chat::store::{self, Draft};
use crate::chat::{Error, Text};
use crate::rooms::Membership;
use crate::store::Db;
use crate::web::{ApiResult, Json};

/// `GET /api/rooms/{code}/draft`
#[utoipa::path(get, path = "/api/rooms/{code}/draft", tag = "chat",
    params(("code" = String, Path)), responses((status = 200, body = Draft)))]
pub(super) async fn draft(
    Membership { room, user, .. }: Membership,
    State(db): State<Db>,
) -> ApiResult<Json<Draft>> {
    let draft = db.read(move |conn| store::draft(conn, room, user)).await?;
    Ok(Json(draft))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct KeepDraft {
    /// The words so far; blank when there are none any more.
    body: String,
}

/// `PUT /api/rooms/{code}/draft`
#[utoipa::path(put, path = "/api/rooms/{code}/draft", tag = "chat",
    params(("code" = String, Path)), request_body = KeepDraft, responses((status = 204)))]
pub(super) async fn keep(
    member: Membership,
    State(db): State<Db>,
    Json(KeepDraft { body }): Json<KeepDraft>,
) -> ApiResult<StatusCode> {
    talks(&member)?;
    let body = match Text::parse(&body) {
        Ok(text) => text.as_str().to_owned(),
        Err(Error::Empty) => String::new(),
        Err(error) => return Err(error.into()),
    };
    let Membership { room, user, .. } = member;
    db.write(move |tx| store::keep_draft(tx, room, user, &body, now()))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
