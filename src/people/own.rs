//! How I can be reached, and whom I do not want to hear from.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::Error;
use super::http::People;
use super::limits::Act;
use super::phone::Phone;
use super::reach::{Reach, Who};
use super::store::{self, Blocked};
use crate::auth::Account;
use crate::base::{UserId, now};
use crate::rooms;
use crate::web::{ApiResult, Json};

/// How I can be reached.
#[utoipa::path(get, path = "/api/me/reach", tag = "people",
    responses((status = 200, body = Reach), (status = 403, description = "`not_for_guests`")))]
pub(super) async fn reach(
    account: Account,
    State(people): State<People>,
) -> ApiResult<Json<Reach>> {
    let me = account.member()?.user.id;
    Ok(Json(
        people.db.read(move |conn| store::reach(conn, me)).await?,
    ))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = ReachChange)]
pub(super) struct Change {
    find: Option<Who>,
    write: Option<Who>,
    receipts: Option<bool>,
    typing: Option<bool>,
}

/// Change how I can be reached. What is left out stays.
#[utoipa::path(patch, path = "/api/me/reach", tag = "people", request_body = Change,
    responses((status = 200, body = Reach), (status = 403, description = "`not_for_guests`")))]
pub(super) async fn change(
    account: Account,
    State(people): State<People>,
    Json(form): Json<Change>,
) -> ApiResult<Json<Reach>> {
    let me = account.member()?.user.id;
    let changed = people.db.write(move |tx| {
        let before = store::reach(tx, me)?;
        let reach = Reach {
            find: form.find.unwrap_or(before.find),
            write: form.write.unwrap_or(before.write),
            receipts: form.receipts.unwrap_or(before.receipts),
            typing: form.typing.unwrap_or(before.typing),
            phone: before.phone,
        };
        store::set_reach(tx, me, &reach)?;
        Ok::<_, Error>(reach)
    });
    Ok(Json(changed.await?))
}

#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = OwnPhone)]
pub(super) struct Number {
    /// With its country: +49 30 901820.
    number: String,
}

/// Be found by a phone number. It is never told again, to me neither.
#[utoipa::path(put, path = "/api/me/phone", tag = "people", request_body = Number,
    responses((status = 204), (status = 403, description = "`not_for_guests`"),
              (status = 422, description = "`invalid_phone`"),
              (status = 429, description = "`too_many_requests`, with Retry-After")))]
pub(super) async fn tell_phone(
    account: Account,
    State(people): State<People>,
    Json(form): Json<Number>,
) -> ApiResult<StatusCode> {
    let me = account.member()?.user.id;
    let phone = Phone::parse(&form.number)?;
    people.limits.check(Act::Phone, me, now())?;
    let hash = people.phones.hash(&phone);
    let kept = people
        .db
        .write(move |tx| store::set_phone(tx, me, Some(hash)));
    kept.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Not be found by a phone number any more.
#[utoipa::path(delete, path = "/api/me/phone", tag = "people",
    responses((status = 204), (status = 403, description = "`not_for_guests`")))]
pub(super) async fn forget_phone(
    account: Account,
    State(people): State<People>,
) -> ApiResult<StatusCode> {
    let me = account.member()?.user.id;
    let forgotten = people.db.write(move |tx| store::set_phone(tx, me, None));
    forgotten.await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct BlockList {
    /// The latest first.
    blocked: Vec<Blocked>,
}

/// Whom I do not want to hear from.
#[utoipa::path(get, path = "/api/me/blocks", tag = "people",
    responses((status = 200, body = BlockList), (status = 403, description = "`not_for_guests`")))]
pub(super) async fn blocks(
    account: Account,
    State(people): State<People>,
) -> ApiResult<Json<BlockList>> {
    let me = account.member()?.user.id;
    let blocked = people.db.read(move |conn| store::blocks(conn, me)).await?;
    Ok(Json(BlockList { blocked }))
}

/// The person named in the path.
fn person(raw: &str, me: UserId) -> Result<UserId, Error> {
    let user: UserId = raw.parse().map_err(|_| Error::BadPerson)?;
    match user == me {
        true => Err(Error::BadPerson),
        false => Ok(user),
    }
}

/// Not hear from someone any more. They are not told.
#[utoipa::path(put, path = "/api/me/blocks/{user}", tag = "people", params(("user" = UserId, Path)),
    responses((status = 204), (status = 403, description = "`not_for_guests`"),
              (status = 409, description = "`too_many_blocks`"),
              (status = 422, description = "`invalid_person`")))]
pub(super) async fn block(
    account: Account,
    State(people): State<People>,
    Path(user): Path<String>,
) -> ApiResult<StatusCode> {
    let me = account.member()?.user.id;
    let other = person(&user, me)?;
    let done = people
        .db
        .write(move |tx| store::block(tx, me, other, now()));
    done.await?;
    settle_pair(&people, me, other).await
}

/// Hear from someone again.
#[utoipa::path(delete, path = "/api/me/blocks/{user}", tag = "people", params(("user" = UserId, Path)),
    responses((status = 204), (status = 403, description = "`not_for_guests`"),
              (status = 422, description = "`invalid_person`")))]
pub(super) async fn unblock(
    account: Account,
    State(people): State<People>,
    Path(user): Path<String>,
) -> ApiResult<StatusCode> {
    let me = account.member()?.user.id;
    let other = person(&user, me)?;
    let done = people.db.write(move |tx| store::unblock(tx, me, other));
    done.await?;
    settle_pair(&people, me, other).await
}

/// The conversation of these two, if they have one, is closed now, or open again.
async fn settle_pair(people: &People, me: UserId, other: UserId) -> ApiResult<StatusCode> {
    let found = people
        .db
        .read(move |conn| rooms::direct::pair_of(conn, me, other));
    if let Some(room) = found.await? {
        people.settle(room, me, &[me, other]).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
