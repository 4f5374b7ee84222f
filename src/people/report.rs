//! Showing a message to those who look after the house.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::http::People;
use super::limits::Act;
use super::{Error, store};
use crate::auth::From;
use crate::auth::audit::{self, Entry, Event};
use crate::base::MessageId;
use crate::rooms::Membership;
use crate::web::{ApiResult, Json};

/// The longest reason, in characters.
const MAX_REASON: usize = 500;

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = MessageReport)]
pub(super) struct Report {
    /// What is wrong with it; at most 500 characters.
    reason: String,
}

/// Report a message to the administrators: they see it, by whom it is, and who reports it.
#[utoipa::path(post, path = "/api/rooms/{code}/messages/{id}/report", tag = "people",
    params(("code" = String, Path), ("id" = MessageId, Path)), request_body = Report,
    responses((status = 204), (status = 404, description = "`no_such_room`, `no_such_message`"),
              (status = 422, description = "`invalid_reason`"),
              (status = 429, description = "`too_many_requests`, with Retry-After")))]
pub(super) async fn report(
    member: Membership,
    path: Path<(String, String)>,
    State(people): State<People>,
    From { origin, .. }: From,
    Json(form): Json<Report>,
) -> ApiResult<StatusCode> {
    let message = MessageId(path.0.1.parse().map_err(|_| Error::NoSuchMessage)?);
    let reason = form.reason.trim().to_owned();
    if !(1..=MAX_REASON).contains(&reason.chars().count()) {
        return Err(Error::BadReason.into());
    }
    people.limits.check(Act::Report, member.user, origin.at)?;
    let noted = people.db.write(move |tx| {
        let found = store::reported(tx, member.room, message)?;
        let entry = Entry {
            event: Event::MessageReported,
            actor: Some(member.user),
            // Not to whom: they would find it among what happened to them.
            subject: None,
            detail: json!({
                "reason": reason, "room": found.room, "message": message, "body": found.body,
                "author": found.author, "author_name": found.author_name,
            }),
        };
        Ok::<_, Error>(audit::record(tx, &entry, &origin)?)
    });
    noted.await?;
    Ok(StatusCode::NO_CONTENT)
}
