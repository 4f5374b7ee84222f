//! People over HTTP.

use axum::extract::{FromRef, Query, State};
use serde::{Deserialize, Serialize};

use super::find::{self, Found};
use super::limits::{Act, Limits};
use super::{Phones, direct, own, report, store};
use crate::auth::{Account, Accounts, Keys};
use crate::base::{ConnId, RoomId, UserId, now};
use crate::rooms::{Caller, Door, Event, Role, Write};
use crate::store::Db;
use crate::web::{ApiError, ApiResult, Json, Routes, routes};

/// What these handlers use.
#[derive(Clone, FromRef)]
pub(super) struct People {
    accounts: Accounts,
    pub db: Db,
    keys: Keys,
    door: Door<Write, Event>,
    pub phones: Phones,
    pub limits: Limits,
}

impl People {
    /// Has everyone of a conversation be what answers and blocks have made them.
    pub async fn settle(&self, room: RoomId, by: UserId, people: &[UserId]) -> ApiResult<()> {
        for &user in people {
            let caller = Caller {
                conn: ConnId::default(),
                user: by,
                role: Role::Viewer,
            };
            let done = self.door.commit(room, caller, Write::Settle { user }).await;
            done.map_err(ApiError::refused)?;
        }
        Ok(())
    }
}

/// The routes of people to one another.
pub fn routes(accounts: Accounts, door: Door<Write, Event>, phones: Phones) -> Routes {
    Routes::new()
        .routes(routes!(find))
        .routes(routes!(direct::begin))
        .routes(routes!(direct::answer))
        .routes(routes!(own::reach, own::change))
        .routes(routes!(own::tell_phone, own::forget_phone))
        .routes(routes!(own::blocks))
        .routes(routes!(own::block, own::unblock))
        .routes(routes!(report::report))
        .with_state(People {
            db: Db::from_ref(&accounts),
            keys: Keys::from_ref(&accounts),
            accounts,
            door,
            phones,
            limits: Limits::default(),
        })
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
struct FindQuery {
    /// The beginning of a username or of words of a name; a whole e-mail address of a colleague;
    /// or a whole phone number with its country. Empty: people I share rooms with.
    #[serde(default)]
    query: String,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = PeopleFound)]
struct FoundList {
    /// At most 20, the best first.
    people: Vec<Found>,
}

/// Find people: those who let themselves be found.
#[utoipa::path(get, path = "/api/people", tag = "people", params(FindQuery),
    responses((status = 200, body = FoundList), (status = 403, description = "`not_for_guests`"),
              (status = 422, description = "`invalid_query`"),
              (status = 429, description = "`too_many_requests`, with Retry-After")))]
async fn find(
    account: Account,
    State(people): State<People>,
    Query(query): Query<FindQuery>,
) -> ApiResult<Json<FoundList>> {
    let me = account.member()?.user.id;
    let query = find::Query::parse(&query.query)?;
    let act = match query {
        find::Query::Phone(_) => Act::Phone,
        find::Query::Words(_) | find::Query::Email(_) => Act::Find,
    };
    people.limits.check(act, me, now())?;
    let phones = people.phones.clone();
    let found = people.db.read(move |conn| match query {
        find::Query::Words(words) => store::by_words(conn, me, &words),
        find::Query::Email(email) => store::by_email(conn, me, &email),
        find::Query::Phone(phone) => store::by_phone(conn, me, &phones.hash(&phone)),
    });
    Ok(Json(FoundList {
        people: found.await?,
    }))
}
