//! Beginning a conversation, and answering one.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::StatusCode;
use rusqlite::Transaction;
use serde::Deserialize;

use super::http::People;
use super::limits::Act;
use super::reach::Way;
use super::{Error, store};
use crate::auth::Account;
use crate::base::{Timestamp, UserId, now};
use crate::rooms::direct::{self as conversation, Invited, MAX_OTHERS};
use crate::rooms::{self, Membership, Room};
use crate::web::{ApiResult, Json};

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewDirect)]
pub(super) struct Begin {
    /// 1 to 8 other people, by their ids.
    people: Vec<String>,
}

/// The others, each once. `None` in the place of who cannot be anybody.
fn others(raw: &[String], me: UserId) -> Result<Vec<Option<UserId>>, Error> {
    let parsed = raw.iter().map(|id| id.parse::<UserId>().ok());
    let others: BTreeSet<Option<UserId>> = parsed.filter(|id| *id != Some(me)).collect();
    match (1..=MAX_OTHERS).contains(&others.len()) {
        true => Ok(others.into_iter().collect()),
        false => Err(rooms::Error::BadPeople.into()),
    }
}

/// Talk to someone, or to a few: the conversation with exactly these people, which is made if there
/// is none. Strangers are asked first; until one of them has answered, one message can be written.
#[utoipa::path(post, path = "/api/direct", tag = "people", request_body = Begin,
    responses((status = 200, body = Room), (status = 201, body = Room),
              (status = 403, description = "`not_for_guests`, `not_reachable`"),
              (status = 409, description = "`blocked_by_you`"),
              (status = 422, description = "`invalid_people`"),
              (status = 429, description = "`too_many_requests`, with Retry-After")))]
pub(super) async fn begin(
    account: Account,
    State(people): State<People>,
    Json(form): Json<Begin>,
) -> ApiResult<(StatusCode, Json<Room>)> {
    let (me, at) = (account.member()?.user.id, now());
    let others = others(&form.people, me)?;
    people.limits.check(Act::Begin, me, at)?;
    let opened = people.db.write(move |tx| open(tx, me, &others, at));
    let (room, is_new) = opened.await?;
    if is_new {
        return Ok((StatusCode::CREATED, Json(room.seen_by(me))));
    }
    // Who opens what they were asked for has agreed to it.
    let users: Vec<UserId> = room.people.iter().map(|person| person.user).collect();
    people.settle(room.id, me, &users).await?;
    Ok((StatusCode::OK, Json(room.seen_by(me))))
}

/// In one transaction, so that of two who ask at the same moment one finds what the other has made.
fn open(
    tx: &Transaction<'_>,
    me: UserId,
    others: &[Option<UserId>],
    at: Timestamp,
) -> Result<(Room, bool), Error> {
    let known: Option<Vec<UserId>> = others.iter().copied().collect();
    let known = known.ok_or(rooms::Error::NotReachable)?;
    let mut invited = Vec::new();
    if conversation::existing(tx, me, &known)?.is_none() {
        for &user in &known {
            let way = store::way_to(tx, me, user)?.ok_or(rooms::Error::NotReachable)?;
            if store::has_blocked(tx, me, user)? {
                return Err(Error::BlockedByYou);
            }
            let asked = way == Way::Asked;
            invited.push(Invited { user, asked });
        }
    } else {
        invited.extend(known.iter().map(|&user| Invited { user, asked: false }));
    }
    Ok(conversation::open(tx, me, &invited, at)?)
}

/// What one says to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum Said {
    /// Let us talk.
    Accept,
    /// No. Nobody is told.
    Decline,
    /// No, and never again. Nobody is told.
    Block,
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = DirectAnswer)]
pub(super) struct Answer {
    answer: Said,
}

/// Answer a request to talk.
#[utoipa::path(put, path = "/api/rooms/{code}/request", tag = "people", params(("code" = String, Path)),
    request_body = Answer,
    responses((status = 204), (status = 404, description = "`no_such_room`, `no_request`"),
              (status = 409, description = "`too_many_blocks`")))]
pub(super) async fn answer(
    member: Membership,
    State(people): State<People>,
    Json(form): Json<Answer>,
) -> ApiResult<StatusCode> {
    let (me, room, said, at) = (member.user, member.room, form.answer, now());
    let answered = people.db.write(move |tx| {
        conversation::answer(tx, room, me, said == Said::Accept)?;
        let found = rooms::by_id(tx, room)?;
        let others = found.people.iter().filter(|person| person.user != me);
        if said == Said::Block && others.clone().count() == 1 {
            for other in others {
                store::block(tx, me, other.user, at)?;
            }
        }
        Ok::<_, Error>(found)
    });
    let users: Vec<UserId> = answered.await?.people.iter().map(|one| one.user).collect();
    people.settle(room, me, &users).await?;
    Ok(StatusCode::NO_CONTENT)
}
