//! One room.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::{Visitor, commit};
use crate::base::{UserId, now};
use crate::rooms::room::parse_description;
use crate::rooms::store::lists;
use crate::rooms::{Door, Error, Event, Membership, Name, Role, Room, Visibility, Write, store};
use crate::store::Db;
use crate::web::{ApiResult, Json};

/// A room, to one who may see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct RoomView {
    #[serde(flatten)]
    room: Room,
    /// What I may do here; nothing yet, when I have not joined.
    role: Option<Role>,
    member_count: u32,
}

/// A room: one of mine, or a public one.
#[utoipa::path(get, path = "/api/rooms/{code}", tag = "rooms", params(("code" = String, Path)),
    responses((status = 200, body = RoomView), (status = 404, description = "`no_such_room`")))]
pub(super) async fn get(visitor: Visitor, State(db): State<Db>) -> ApiResult<Json<RoomView>> {
    let view = db.read(move |conn| {
        Ok::<_, Error>(RoomView {
            room: store::by_id(conn, visitor.room)?.seen_by(visitor.user),
            role: visitor.role,
            member_count: lists::member_count(conn, visitor.room)?,
        })
    });
    Ok(Json(view.await?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = RoomChange)]
pub(super) struct Change {
    name: Option<String>,
    description: Option<String>,
    visibility: Option<Visibility>,
}

/// Describe a room anew. For owners.
#[utoipa::path(patch, path = "/api/rooms/{code}", tag = "rooms", params(("code" = String, Path)),
    request_body = Change,
    responses((status = 200, body = Room), (status = 403, description = "`owners_only`"),
              (status = 404, description = "`no_such_room`"),
              (status = 422, description = "`invalid_name`, `invalid_description`")))]
pub(super) async fn change(
    member: Membership,
    State(db): State<Db>,
    State(door): State<Door<Write, Event>>,
    Json(form): Json<Change>,
) -> ApiResult<Json<Room>> {
    member.owner()?;
    let write = Write::Change {
        name: form.name.as_deref().map(Name::parse).transpose()?,
        description: form
            .description
            .as_deref()
            .map(parse_description)
            .transpose()?,
        visibility: form.visibility,
    };
    commit(&door, &member, write).await?;
    Ok(Json(
        db.read(move |conn| store::by_id(conn, member.room)).await?,
    ))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Confirm {
    /// The room's name, exactly.
    confirm: String,
}

/// Delete a room with everything in it. For owners.
#[utoipa::path(delete, path = "/api/rooms/{code}", tag = "rooms", params(("code" = String, Path)),
    request_body = Confirm,
    responses((status = 204), (status = 403, description = "`owners_only`"),
              (status = 404, description = "`no_such_room`"), (status = 422, description = "`not_confirmed`")))]
pub(super) async fn delete(
    member: Membership,
    State(db): State<Db>,
    State(door): State<Door<Write, Event>>,
    Json(form): Json<Confirm>,
) -> ApiResult<StatusCode> {
    member.owner()?;
    let room = db.read(move |conn| store::by_id(conn, member.room)).await?;
    if form.confirm.trim() != room.name {
        return Err(Error::NotConfirmed.into());
    }
    commit(&door, &member, Write::Delete).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Join a public room, as an editor; who left with less, as that.
#[utoipa::path(post, path = "/api/rooms/{code}/join", tag = "rooms", params(("code" = String, Path)),
    responses((status = 200, body = Room), (status = 403, description = "`removed`"),
              (status = 404, description = "`no_such_room`"), (status = 409, description = "`room_full`")))]
pub(super) async fn join(
    visitor: Visitor,
    State(db): State<Db>,
    State(door): State<Door<Write, Event>>,
) -> ApiResult<Json<Room>> {
    if visitor.role.is_none() {
        let member = as_if_member(&visitor, visitor.user);
        let write = Write::Join {
            user: visitor.user,
            role: member.role,
            at: now(),
        };
        commit(&door, &member, write).await?;
    }
    Ok(Json(
        db.read(move |conn| store::by_id(conn, visitor.room))
            .await?
            .seen_by(visitor.user),
    ))
}

fn as_if_member(visitor: &Visitor, user: UserId) -> Membership {
    Membership {
        room: visitor.room,
        user,
        role: Role::ON_JOINING,
    }
}
