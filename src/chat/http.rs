//! Chat over HTTP: reading back what was said, and saying something from a script.

use axum::extract::{FromRef, Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::store;
use super::{Error, Message, Text, Write, Written};
use crate::auth::Keys;
use crate::base::{MessageId, Nonce, Seq, now};
use crate::rooms::{Door, Membership};
use crate::store::Db;
use crate::web::{ApiError, ApiResult, Json, Order, Page, Routes, routes};

#[derive(Clone, FromRef)]
struct Chat {
    db: Db,
    keys: Keys,
    door: Door<Write, Written>,
}

/// The routes of chat.
pub fn routes(db: Db, keys: Keys, door: Door<Write, Written>) -> Routes {
    Routes::new()
        .routes(routes!(history, post))
        .routes(routes!(read))
        .with_state(Chat { db, keys, door })
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct HistoryPage {
    /// Oldest first.
    messages: Vec<Message>,
    /// Whether there are older ones.
    more: bool,
}

/// `GET /api/rooms/{code}/messages?before={id}&limit={n}`
#[utoipa::path(get, path = "/api/rooms/{code}/messages", tag = "chat",
    params(("code" = String, Path), Page::<MessageId>),
    responses((status = 200, body = HistoryPage)))]
async fn history(
    Membership { room, .. }: Membership,
    State(db): State<Db>,
    Query(page): Query<Page<MessageId>>,
) -> ApiResult<Json<HistoryPage>> {
    let (before, rows) = (page.before, page.rows());
    let mut messages = db
        .read(move |conn| store::history(conn, room, before, rows))
        .await?;
    let more = page.cut(&mut messages, Order::OldestFirst);
    Ok(Json(HistoryPage { messages, more }))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct Post {
    /// What to say, in Markdown; at most 40,000 characters.
    body: String,
    /// The caller's own name for it. The same again answers the same message.
    nonce: String,
}

/// `POST /api/rooms/{code}/messages`: 201 once it is durable.
#[utoipa::path(post, path = "/api/rooms/{code}/messages", tag = "chat",
    params(("code" = String, Path)), request_body = Post,
    responses((status = 201, body = Message)))]
async fn post(
    member: Membership,
    State(door): State<Door<Write, Written>>,
    Json(post): Json<Post>,
) -> ApiResult<(StatusCode, Json<Message>)> {
    if !member.role.can_chat() {
        return Err(Error::ReadOnly.into());
    }
    let write = Write::Post {
        author: member.user,
        text: Text::parse(&post.body)?,
        nonce: Nonce::parse(&post.nonce)?,
        at: now(),
    };
    match door.commit(member.room, member.caller(), write).await {
        Ok(Written::Posted(message) | Written::Repeated(message)) => {
            Ok((StatusCode::CREATED, Json(message)))
        }
        Ok(Written::Read(..)) => unreachable!("a post is answered with a message"),
        Err(refusal) => Err(ApiError::refused(refusal)),
    }
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct ReadMark {
    /// The last event that was read.
    seq: Seq,
}

/// `PUT /api/rooms/{code}/read`
#[utoipa::path(put, path = "/api/rooms/{code}/read", tag = "chat",
    params(("code" = String, Path)), request_body = ReadMark, responses((status = 204)))]
async fn read(
    member: Membership,
    State(door): State<Door<Write, Written>>,
    Json(mark): Json<ReadMark>,
) -> ApiResult<StatusCode> {
    let write = Write::Read {
        user: member.user,
        seq: mark.seq,
    };
    let done = door.commit(member.room, member.caller(), write).await;
    done.map_err(ApiError::refused)?;
    Ok(StatusCode::NO_CONTENT)
}
