//! Search over HTTP.

use std::time::Duration;

use axum::extract::{FromRef, Query, State};
use serde::{Deserialize, Serialize};

use super::query;
use super::snippet::{Piece, snippet};
use super::store::{self, Found, Hit};
use crate::auth::{Account, Keys};
use crate::base::{MessageId, Seq, Timestamp, UserId};
use crate::chat::Error;
use crate::store::Db;
use crate::web::{ApiResult, Json, Routes, routes};

/// How long one look takes; with what is around it, a page is there within 20 ms.
const PATIENCE: Duration = Duration::from_millis(10);
/// How many are shown unless otherwise asked, and at most.
const USUAL: usize = 20;
const MOST: usize = 50;

/// What these handlers use.
#[derive(Clone, FromRef)]
struct Searching {
    db: Db,
    keys: Keys,
}

/// The routes of search.
pub fn routes(db: Db, keys: Keys) -> Routes {
    Routes::new()
        .routes(routes!(search))
        .with_state(Searching { db, keys })
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
struct SearchQuery {
    /// Words, phrases in quotes, `-without`, and the filters `from:`, `in:`, `before:`, `after:`
    /// and `has:`; at most 1,000 characters.
    #[serde(default)]
    q: String,
    /// Only what is older: the `next` of the page before.
    before: Option<MessageId>,
    /// How many at most; 20 by default, and never more than 50.
    limit: Option<usize>,
    /// How many minutes the asker's clock is ahead of UTC, for days.
    zone: Option<i64>,
}

/// A room as far as it is shown above what was found in it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FoundIn {
    /// Its address.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A message that was found.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct FoundMessage {
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
    /// The part around the first match.
    snippet: Vec<Piece>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct SearchPage {
    /// The newest first.
    messages: Vec<FoundMessage>,
    /// Ask again with this as `before` for what is older; null when all was looked through. A
    /// page may end early, even empty: a look takes a bounded time.
    next: Option<MessageId>,
}

/// Look for messages in all my rooms.
#[utoipa::path(get, path = "/api/search", tag = "chat", params(SearchQuery),
    responses((status = 200, body = SearchPage), (status = 422, description = "`invalid_search`")))]
async fn search(
    account: Account,
    State(db): State<Db>,
    Query(asked): Query<SearchQuery>,
) -> ApiResult<Json<SearchPage>> {
    let zone = asked.zone.unwrap_or_default().clamp(-1_440, 1_440);
    let query = query::Query::parse(&asked.q, zone).map_err(Error::from)?;
    let limit = asked.limit.unwrap_or(USUAL).clamp(1, MOST);
    let found = db.read(move |conn| {
        let found = store::search(conn, account.user.id, &query, asked.before, limit, PATIENCE)?;
        Ok::<_, Error>(page(found, &query.words))
    });
    Ok(Json(found.await?))
}

fn page(found: Found, words: &[String]) -> SearchPage {
    let Found { hits, rooms, next } = found;
    let show = |hit: Hit| {
        let place = rooms.get(&hit.room)?;
        Some(FoundMessage {
            id: hit.id,
            seq: hit.seq,
            room: FoundIn {
                code: place.code.clone(),
                name: place.name.clone(),
            },
            author: hit.author,
            author_name: hit.author_name,
            sent_at: hit.sent_at,
            edited_at: hit.edited_at,
            snippet: snippet(&hit.body, words),
        })
    };
    SearchPage {
        messages: hits.into_iter().filter_map(show).collect(),
        next,
    }
}
