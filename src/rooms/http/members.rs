//! Who belongs to a room.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::commit;
use crate::base::UserId;
use crate::rooms::store::{direct, lists};
use crate::rooms::{Door, Error, Event, Member, Membership, Role, Write};
use crate::store::Db;
use crate::web::{ApiResult, Json};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct MemberList {
    /// Who came first stands first.
    members: Vec<Member>,
}

/// Who belongs to a room.
#[utoipa::path(get, path = "/api/rooms/{code}/members", tag = "members", params(("code" = String, Path)),
    responses((status = 200, body = MemberList), (status = 404, description = "`no_such_room`")))]
pub(super) async fn list(member: Membership, State(db): State<Db>) -> ApiResult<Json<MemberList>> {
    let members = db
        .read(move |conn| lists::members(conn, member.room))
        .await?;
    Ok(Json(MemberList { members }))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = MemberChange)]
pub(super) struct Change {
    role: Role,
}

/// The person named in the path. A name that cannot be one is nobody's.
fn person(Path((_, user)): Path<(String, String)>) -> Result<UserId, Error> {
    user.parse().map_err(|_| Error::NoSuchMember)
}

/// Give someone another role. For owners; for moderators among those below them.
#[utoipa::path(patch, path = "/api/rooms/{code}/members/{user}", tag = "members",
    params(("code" = String, Path), ("user" = UserId, Path)), request_body = Change,
    responses((status = 200, body = Member), (status = 403, description = "`moderators_only`, `not_below_you`"),
              (status = 404, description = "`no_such_room`, `no_such_member`"),
              (status = 409, description = "`last_owner`, `guest_owner`")))]
pub(super) async fn change(
    member: Membership,
    path: Path<(String, String)>,
    State(db): State<Db>,
    State(door): State<Door<Write, Event>>,
    Json(form): Json<Change>,
) -> ApiResult<Json<Member>> {
    member.moderator()?;
    let user = person(path)?;
    let write = Write::Role {
        by: member.user,
        user,
        role: form.role,
    };
    commit(&door, &member, write).await?;
    let members = db
        .read(move |conn| lists::members(conn, member.room))
        .await?;
    let changed = members.into_iter().find(|other| other.user == user);
    Ok(Json(changed.ok_or(Error::NoSuchMember)?))
}

/// Remove someone (for owners; for moderators those below them), or leave. A conversation of two
/// is put out of sight instead, until the next message.
#[utoipa::path(delete, path = "/api/rooms/{code}/members/{user}", tag = "members",
    params(("code" = String, Path), ("user" = UserId, Path)),
    responses((status = 204), (status = 403, description = "`moderators_only`, `not_below_you`"),
              (status = 404, description = "`no_such_room`, `no_such_member`"),
              (status = 409, description = "`last_owner`")))]
pub(super) async fn remove(
    member: Membership,
    path: Path<(String, String)>,
    State(db): State<Db>,
    State(door): State<Door<Write, Event>>,
) -> ApiResult<StatusCode> {
    let user = person(path)?;
    let removed_by = (user != member.user).then_some(member.user);
    if removed_by.is_some() {
        member.moderator()?;
    }
    let of_two = db.read(move |conn| direct::is_of_two(conn, member.room));
    if of_two.await? {
        db.write(move |tx| direct::hide(tx, member.room, user))
            .await?;
        return Ok(StatusCode::NO_CONTENT);
    }
    commit(&door, &member, Write::Leave { user, removed_by }).await?;
    Ok(StatusCode::NO_CONTENT)
}
