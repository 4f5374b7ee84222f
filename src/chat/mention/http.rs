//! Mentions over HTTP.

use axum::extract::{FromRef, Query, State};
use serde::Serialize;

use super::store::{self, Call};
use crate::auth::{Account, Keys};
use crate::base::{MessageId, Seq, Timestamp, UserId};
use crate::chat::search::{FoundIn, Piece, snippet};
use crate::store::Db;
use crate::web::{ApiResult, Json, Order, Page, Routes, routes};

/// What these handlers use.
#[derive(Clone, FromRef)]
struct Mentions {
    db: Db,
    keys: Keys,
}

/// The routes of mentions.
pub fn routes(db: Db, keys: Keys) -> Routes {
    Routes::new()
        .routes(routes!(list))
        .with_state(Mentions { db, keys })
}

/// A message that calls me.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Mention {
    /// Its place in the history.
    id: MessageId,
    /// Its place among the room's durable events.
    seq: Seq,
    /// Where it was said.
    room: FoundIn,
    /// Who said it.
    author: UserId,
    /// What they are called now.
    author_name: String,
    /// When.
    sent_at: Timestamp,
    /// When its words were last changed.
    edited_at: Option<Timestamp>,
    /// By name (`person`), or as one of all (`here`, `room`).
    kind: String,
    /// Whether I have not read it.
    unread: bool,
    /// The part around my name.
    snippet: Vec<Piece>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct MentionPage {
    /// The newest first.
    mentions: Vec<Mention>,
    /// Whether there are older ones.
    more: bool,
}

/// The messages that call me.
#[utoipa::path(get, path = "/api/me/mentions", tag = "chat", params(Page::<MessageId>),
    responses((status = 200, body = MentionPage)))]
async fn list(
    account: Account,
    State(db): State<Db>,
    Query(page): Query<Page<MessageId>>,
) -> ApiResult<Json<MentionPage>> {
    let (before, rows) = (page.before, page.rows());
    let mut calls = db
        .read(move |conn| store::list(conn, account.user.id, before, rows))
        .await?;
    let more = page.cut(&mut calls, Order::NewestFirst);
    let mentions = calls.into_iter().map(mention).collect();
    Ok(Json(MentionPage { mentions, more }))
}

fn mention(call: Call) -> Mention {
    let word = match &call.username {
        Some(username) if call.kind == "person" => format!("@{username}"),
        _ => format!("@{}", call.kind),
    };
    Mention {
        id: call.id,
        seq: call.seq,
        room: FoundIn {
            code: call.code,
            name: call.room,
        },
        author: call.author,
        author_name: call.author_name,
        sent_at: call.sent_at,
        edited_at: call.edited_at,
        kind: call.kind,
        unread: call.unread,
        snippet: snippet(&call.body, &word),
    }
}
