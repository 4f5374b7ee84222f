//! Lists of rooms, and making one.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::auth::Account;
use crate::base::{RoomId, Timestamp, UserId, now};
use crate::rooms::direct::Request;
use crate::rooms::room::{NewRoom, parse_description};
use crate::rooms::store::direct::LastWords;
use crate::rooms::store::lists::{self, Mine};
use crate::rooms::{Error, Name, Notify, Role, Room, Visibility, code, store};
use crate::web::{ApiResult, Json};

/// Someone who is in a room at the moment.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = PersonHere)]
pub(super) struct Person {
    user: UserId,
    name: String,
    /// Which colour of the presence palette is theirs.
    slot: u8,
}

/// A room in a list. Of one's own rooms it says more than of those one could join.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct RoomSummary {
    #[serde(flatten)]
    room: Room,
    member_count: u32,
    #[serde(flatten)]
    of: Of,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(untagged)]
enum Of {
    Mine {
        role: Role,
        /// How many messages I have not read, up to 100.
        unread: u32,
        /// How many of them mention me, up to 100.
        mentions: u32,
        /// What I want to hear of.
        notify: Notify,
        here: Vec<Person>,
        last_activity_at: Timestamp,
        /// Of a direct conversation to which not all have agreed.
        request: Option<Request>,
        /// What was said last in a direct conversation.
        last_message: Option<Last>,
    },
    Public {
        here_count: usize,
        joined: bool,
    },
}

/// The last words of a conversation.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = LastMessage)]
struct Last {
    author: UserId,
    /// How it begins.
    body: String,
    sent_at: Timestamp,
}

impl From<LastWords> for Last {
    fn from(last: LastWords) -> Self {
        Self {
            author: last.author,
            body: last.body,
            sent_at: last.at,
        }
    }
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct RoomList {
    /// The liveliest first.
    rooms: Vec<RoomSummary>,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub(super) struct ListQuery {
    /// The public rooms of the house in place of my own.
    #[serde(default)]
    public: bool,
}

/// My rooms, or with `public=true` those that everyone can join.
#[utoipa::path(get, path = "/api/rooms", tag = "rooms", params(ListQuery),
    responses((status = 200, body = RoomList)))]
pub(super) async fn list(
    account: Account,
    State(state): State<super::State>,
    Query(query): Query<ListQuery>,
) -> ApiResult<Json<RoomList>> {
    let rooms = match query.public {
        true if account.user.role.is_member() => public(&state, account.user.id).await?,
        true => Vec::new(),
        false => mine(&state, account.user.id).await?,
    };
    Ok(Json(RoomList { rooms }))
}

async fn mine(state: &super::State, user: UserId) -> Result<Vec<RoomSummary>, Error> {
    let db = state.accounts.db();
    let rooms = db.read(move |conn| lists::mine(conn, user)).await?;
    let here = here(state, rooms.iter().map(|mine| mine.room.id));
    let rooms = db.read(move |conn| {
        let with_people = |mine: Mine| {
            let users = here
                .get(&mine.room.id)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let people = lists::names(conn, mine.room.id, users)?.into_iter();
            let here = people
                .map(|(user, name, slot)| Person { user, name, slot })
                .collect();
            Ok::<_, Error>(RoomSummary {
                room: mine.room,
                member_count: mine.member_count,
                of: Of::Mine {
                    role: mine.role,
                    unread: mine.unread,
                    mentions: mine.mentions,
                    notify: mine.notify,
                    here,
                    last_activity_at: mine.last_activity_at,
                    request: mine.request,
                    last_message: mine.last.map(Into::into),
                },
            })
        };
        rooms.into_iter().map(with_people).collect()
    });
    rooms.await
}

async fn public(state: &super::State, user: UserId) -> Result<Vec<RoomSummary>, Error> {
    let db = state.accounts.db();
    let rooms = db.read(move |conn| lists::public(conn, user)).await?;
    let here = here(state, rooms.iter().map(|public| public.room.id));
    let counted = |public: lists::Public| RoomSummary {
        of: Of::Public {
            here_count: here.get(&public.room.id).map_or(0, Vec::len),
            joined: public.joined,
        },
        room: public.room,
        member_count: public.member_count,
    };
    Ok(rooms.into_iter().map(counted).collect())
}

fn here(state: &super::State, rooms: impl Iterator<Item = RoomId>) -> HashMap<RoomId, Vec<UserId>> {
    (state.here)(&rooms.collect::<Vec<_>>())
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewRoom)]
pub(super) struct Create {
    /// 1 to 80 characters.
    name: String,
    visibility: Visibility,
    /// At most 500 characters.
    description: Option<String>,
}

/// Make a room. Its maker owns it.
#[utoipa::path(post, path = "/api/rooms", tag = "rooms", request_body = Create,
    responses((status = 201, body = Room), (status = 403, description = "`not_for_guests`"),
              (status = 409, description = "`too_many_rooms`"),
              (status = 422, description = "`invalid_name`, `invalid_description`")))]
pub(super) async fn create(
    account: Account,
    State(state): State<super::State>,
    Json(form): Json<Create>,
) -> ApiResult<(StatusCode, Json<Room>)> {
    let owner = account.member()?.user.id;
    let new = NewRoom {
        name: Name::parse(&form.name)?,
        description: parse_description(form.description.as_deref().unwrap_or_default())?,
        visibility: form.visibility,
    };
    let made = state
        .accounts
        .db()
        .write(move |tx| store::create(tx, owner, &new, code::fresh, now()));
    Ok((StatusCode::CREATED, Json(made.await?)))
}
