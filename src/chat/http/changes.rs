//! What happens to a message after it was said, over HTTP.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::talks;
use crate::base::{MessageId, now};
use crate::chat::store::{self, Earlier};
use crate::chat::{Change, Emoji, Message, Text, What, Write, Written};
use crate::rooms::{Door, Membership};
use crate::store::Db;
use crate::web::{ApiError, ApiResult, Json};

type ChatDoor = Door<Write, Written>;

/// Which message of the room a request is about.
#[derive(Debug, Deserialize)]
pub(super) struct MessagePath {
    id: MessageId,
}

/// Which reaction to it.
#[derive(Debug, Deserialize)]
pub(super) struct ReactionPath {
    id: MessageId,
    emoji: String,
}

/// Has something done to a message on behalf of `member`.
async fn change(
    door: ChatDoor,
    member: Membership,
    id: MessageId,
    what: What,
) -> ApiResult<Written> {
    what.allowed(member.role)?;
    let change = Change {
        id,
        by: member.user,
        role: member.role,
        at: now(),
        what,
    };
    let done = door.commit(member.room, member.caller(), Write::Change(change));
    done.await.map_err(ApiError::refused)
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct EditMessage {
    /// The new words, in Markdown; at most 40,000 characters.
    body: String,
}

/// `PATCH /api/rooms/{code}/messages/{id}`: says something else in its place.
#[utoipa::path(patch, path = "/api/rooms/{code}/messages/{id}", tag = "chat",
    params(("code" = String, Path), ("id" = i64, Path)), request_body = EditMessage,
    responses((status = 200, body = Message)))]
pub(super) async fn edit(
    member: Membership,
    Path(MessagePath { id }): Path<MessagePath>,
    State(door): State<ChatDoor>,
    Json(edit): Json<EditMessage>,
) -> ApiResult<Json<Message>> {
    talks(&member)?;
    // Until when it may be done, the room knows.
    let (text, since) = (Text::parse(&edit.body)?, None);
    match change(door, member, id, What::Edit { text, since }).await? {
        Written::Changed(_, message) | Written::Same(message) => Ok(Json(message)),
        _ => unreachable!("an edit is answered with the message"),
    }
}

/// `DELETE /api/rooms/{code}/messages/{id}`: takes its words back.
#[utoipa::path(delete, path = "/api/rooms/{code}/messages/{id}", tag = "chat",
    params(("code" = String, Path), ("id" = i64, Path)), responses((status = 204)))]
pub(super) async fn delete(
    member: Membership,
    Path(MessagePath { id }): Path<MessagePath>,
    State(door): State<ChatDoor>,
) -> ApiResult<StatusCode> {
    change(door, member, id, What::Delete).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `PUT /api/rooms/{code}/messages/{id}/reactions/{emoji}`
#[utoipa::path(put, path = "/api/rooms/{code}/messages/{id}/reactions/{emoji}", tag = "chat",
    params(("code" = String, Path), ("id" = i64, Path), ("emoji" = String, Path)),
    responses((status = 204)))]
pub(super) async fn react(
    member: Membership,
    Path(path): Path<ReactionPath>,
    State(door): State<ChatDoor>,
) -> ApiResult<StatusCode> {
    give(door, member, path, true).await
}

/// `DELETE /api/rooms/{code}/messages/{id}/reactions/{emoji}`
#[utoipa::path(delete, path = "/api/rooms/{code}/messages/{id}/reactions/{emoji}", tag = "chat",
    params(("code" = String, Path), ("id" = i64, Path), ("emoji" = String, Path)),
    responses((status = 204)))]
pub(super) async fn unreact(
    member: Membership,
    Path(path): Path<ReactionPath>,
    State(door): State<ChatDoor>,
) -> ApiResult<StatusCode> {
    give(door, member, path, false).await
}

async fn give(
    door: ChatDoor,
    member: Membership,
    path: ReactionPath,
    on: bool,
) -> ApiResult<StatusCode> {
    talks(&member)?;
    let emoji = Emoji::parse(&path.emoji)?;
    change(door, member, path.id, What::React { emoji, on }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `PUT /api/rooms/{code}/messages/{id}/pin`
#[utoipa::path(put, path = "/api/rooms/{code}/messages/{id}/pin", tag = "chat",
    params(("code" = String, Path), ("id" = i64, Path)), responses((status = 204)))]
pub(super) async fn pin(
    member: Membership,
    Path(MessagePath { id }): Path<MessagePath>,
    State(door): State<ChatDoor>,
) -> ApiResult<StatusCode> {
    change(door, member, id, What::Pin { on: true }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /api/rooms/{code}/messages/{id}/pin`
#[utoipa::path(delete, path = "/api/rooms/{code}/messages/{id}/pin", tag = "chat",
    params(("code" = String, Path), ("id" = i64, Path)), responses((status = 204)))]
pub(super) async fn unpin(
    member: Membership,
    Path(MessagePath { id }): Path<MessagePath>,
    State(door): State<ChatDoor>,
) -> ApiResult<StatusCode> {
    change(door, member, id, What::Pin { on: false }).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Edits {
    /// Oldest first. What it says now is not among them.
    edits: Vec<Earlier>,
}

/// `GET /api/rooms/{code}/messages/{id}/edits`: what it said before.
#[utoipa::path(get, path = "/api/rooms/{code}/messages/{id}/edits", tag = "chat",
    params(("code" = String, Path), ("id" = i64, Path)), responses((status = 200, body = Edits)))]
pub(super) async fn edits(
    Membership { room, .. }: Membership,
    Path(MessagePath { id }): Path<MessagePath>,
    State(db): State<Db>,
) -> ApiResult<Json<Edits>> {
    let edits = db.read(move |conn| store::edits(conn, room, id)).await?;
    Ok(Json(Edits { edits }))
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Pins {
    /// The one pinned last first.
    messages: Vec<Message>,
}

/// `GET /api/rooms/{code}/pins`
#[utoipa::path(get, path = "/api/rooms/{code}/pins", tag = "chat",
    params(("code" = String, Path)), responses((status = 200, body = Pins)))]
pub(super) async fn pins(
    Membership { room, .. }: Membership,
    State(db): State<Db>,
) -> ApiResult<Json<Pins>> {
    let messages = db.read(move |conn| store::pins(conn, room)).await?;
    Ok(Json(Pins { messages }))
}
