//! Chat over HTTP: reading back what was said, and saying something from a script.

mod changes;
mod drafts;

use axum::extract::{FromRef, Query, State};
use axum::http::StatusCode;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::attachment::Attached;
use super::{Error, Message, Text, Write, Written};
use super::{mention, search, store};
use crate::auth::Keys;
use crate::base::{MessageId, Nonce, RoomId, Seq, UploadId, now};
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
        .routes(routes!(changes::edit, changes::delete))
        .routes(routes!(changes::edits))
        .routes(routes!(changes::react, changes::unreact))
        .routes(routes!(changes::pin, changes::unpin))
        .routes(routes!(changes::pins))
        .routes(routes!(drafts::draft, drafts::keep))
        .with_state(Chat {
            db: db.clone(),
            keys: keys.clone(),
            door,
        })
        .merge(search::routes(db.clone(), keys.clone()))
        .merge(mention::routes(db, keys))
}

/// Refuses those who may only listen.
fn talks(member: &Membership) -> Result<(), Error> {
    match member.role.can_chat() {
        true => Ok(()),
        false => Err(Error::ReadOnly),
    }
}

/// Where in the history a page lies, when not at its end.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
struct Place {
    /// Only what comes after this one.
    after: Option<MessageId>,
    /// This one, and as much before as after it.
    around: Option<MessageId>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct HistoryPage {
    /// Oldest first.
    messages: Vec<Message>,
    /// Whether there are older ones.
    more: bool,
    /// Whether there are newer ones.
    newer: bool,
}

/// `GET /api/rooms/{code}/messages?before={id}&limit={n}`: the newest, or those before or after
/// a message, or those around it.
#[utoipa::path(get, path = "/api/rooms/{code}/messages", tag = "chat",
    params(("code" = String, Path), Page::<MessageId>, Place),
    responses((status = 200, body = HistoryPage)))]
async fn history(
    Membership { room, .. }: Membership,
    State(db): State<Db>,
    Query(page): Query<Page<MessageId>>,
    Query(place): Query<Place>,
) -> ApiResult<Json<HistoryPage>> {
    let read = move |conn: &Connection| match (place.around, place.after) {
        (Some(id), _) => around(conn, room, id, &page),
        (None, Some(id)) => newer(conn, room, id, &page),
        (None, None) => older(conn, room, page.before, &page),
    };
    Ok(Json(db.read(read).await?))
}

fn older(
    conn: &Connection,
    room: RoomId,
    before: Option<MessageId>,
    page: &Page<MessageId>,
) -> Result<HistoryPage, Error> {
    let mut messages = store::history(conn, room, before, page.rows())?;
    Ok(HistoryPage {
        more: page.cut(&mut messages, Order::OldestFirst),
        messages,
        newer: before.is_some(),
    })
}

fn newer(
    conn: &Connection,
    room: RoomId,
    after: MessageId,
    page: &Page<MessageId>,
) -> Result<HistoryPage, Error> {
    let mut messages = store::after(conn, room, after, page.rows())?;
    Ok(HistoryPage {
        newer: page.cut(&mut messages, Order::NewestFirst),
        messages,
        more: true,
    })
}

/// A page with a message in its middle.
fn around(
    conn: &Connection,
    room: RoomId,
    id: MessageId,
    page: &Page<MessageId>,
) -> Result<HistoryPage, Error> {
    let half = page.half();
    let mut older = older(conn, room, Some(id), &half)?;
    let newer = newer(conn, room, id, &half)?;
    older.messages.push(store::one(conn, room, id)?);
    older.messages.extend(newer.messages);
    Ok(HistoryPage {
        newer: newer.newer,
        ..older
    })
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct Post {
    /// What to say, in Markdown; at most 40,000 characters.
    body: String,
    /// The caller's own name for it. The same again answers the same message.
    nonce: String,
    /// The message that this one answers.
    #[serde(default)]
    reply_to: Option<MessageId>,
    /// Files that the caller has sent into the room; then `body` may be empty.
    #[serde(default)]
    attachments: Vec<UploadId>,
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
    talks(&member)?;
    let attachments = Attached::parse(post.attachments)?;
    let write = Write::Post {
        author: member.user,
        text: Text::beside(&post.body, &attachments)?,
        nonce: Nonce::parse(&post.nonce)?,
        at: now(),
        reply_to: post.reply_to,
        attachments,
    };
    match door.commit(member.room, member.caller(), write).await {
        Ok(Written::Posted(message) | Written::Repeated(message)) => {
            Ok((StatusCode::CREATED, Json(message)))
        }
        Ok(_) => unreachable!("a post is answered with a message"),
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
