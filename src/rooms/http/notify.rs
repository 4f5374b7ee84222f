//! What someone wants to hear of in a room.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::rooms::{Membership, Notify, store};
use crate::store::Db;
use crate::web::{ApiResult, Json};

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NotifyChoice)]
pub(super) struct Choice {
    notify: Notify,
}

/// Choose what I want to hear of in a room: all, mentions of me, or nothing.
#[utoipa::path(put, path = "/api/rooms/{code}/notify", tag = "members", params(("code" = String, Path)),
    request_body = Choice,
    responses((status = 204), (status = 404, description = "`no_such_room`")))]
pub(super) async fn choose(
    member: Membership,
    State(db): State<Db>,
    Json(choice): Json<Choice>,
) -> ApiResult<StatusCode> {
    let (room, user) = (member.room, member.user);
    db.write(move |tx| store::set_notify(tx, room, user, choice.notify))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
