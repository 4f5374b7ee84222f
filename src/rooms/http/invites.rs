//! Invitations: making them, and following their links.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::commit;
use crate::auth::{self, From, Gate, LIFETIME_S, MaybeIdentity, User};
use crate::base::{Timestamp, UserId, now};
use crate::rooms::invite::{Terms, fresh_token};
use crate::rooms::store::{direct, invites};
use crate::rooms::{Error, Event, Invite, Membership, Role, Write, store};
use crate::store::Db;
use crate::web::{ApiResult, Json, Peer};

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewInvite)]
pub(super) struct Create {
    /// `viewer`, `commenter` or `editor`; from owners and without guests also `moderator`.
    role: Role,
    /// For how many seconds it holds: a minute to a year, a week when left out.
    expires_in: Option<i64>,
    /// How many people it lets in; any number when left out.
    uses: Option<u32>,
    /// Whether people without an account may use it.
    #[serde(default)]
    guests: bool,
}

/// Make an invitation. The link is told here, and never again.
#[utoipa::path(post, path = "/api/rooms/{code}/invites", tag = "invites", params(("code" = String, Path)),
    request_body = Create,
    responses((status = 201, body = Invite), (status = 403, description = "`may_not_invite`, `may_not_invite_as`"),
              (status = 404, description = "`no_such_room`"), (status = 409, description = "`too_many_invites`, `direct_conversation`"),
              (status = 422, description = "`invalid_role`, `invalid_expires_in`, `invalid_uses`")))]
pub(super) async fn create(
    member: Membership,
    State(db): State<Db>,
    From { origin, site }: From,
    Json(form): Json<Create>,
) -> ApiResult<(StatusCode, Json<Invite>)> {
    member.inviter()?;
    let at = origin.at;
    let terms = Terms::parse(form.role, form.expires_in, form.uses, form.guests, at)?;
    if !member.role.can_invite_as(terms.role) {
        return Err(Error::MayNotInviteAs.into());
    }
    let token = fresh_token();
    let url = site.url(&format!("/i/{token}"));
    let made = db.write(move |tx| {
        direct::none_of_it(tx, member.room)?;
        invites::create(tx, member.room, member.user, &token, terms, at)
    });
    let invite = Invite {
        url: Some(url),
        ..made.await?
    };
    Ok((StatusCode::CREATED, Json(invite)))
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct InviteList {
    /// Those that still hold, newest first, without their links.
    invites: Vec<Invite>,
}

/// The invitations of a room.
#[utoipa::path(get, path = "/api/rooms/{code}/invites", tag = "invites", params(("code" = String, Path)),
    responses((status = 200, body = InviteList), (status = 403, description = "`may_not_invite`"),
              (status = 404, description = "`no_such_room`")))]
pub(super) async fn list(member: Membership, State(db): State<Db>) -> ApiResult<Json<InviteList>> {
    member.inviter()?;
    let invites = db
        .read(move |conn| invites::list(conn, member.room, now()))
        .await?;
    Ok(Json(InviteList { invites }))
}

/// Take an invitation back.
#[utoipa::path(delete, path = "/api/rooms/{code}/invites/{id}", tag = "invites",
    params(("code" = String, Path), ("id" = crate::base::InviteId, Path)),
    responses((status = 204), (status = 403, description = "`may_not_invite`"),
              (status = 404, description = "`no_such_room`, `invite_gone`")))]
pub(super) async fn revoke(
    member: Membership,
    path: Path<(String, String)>,
    State(db): State<Db>,
) -> ApiResult<StatusCode> {
    member.inviter()?;
    let id = path.0.1.parse().map_err(|_| Error::InviteGone)?;
    db.write(move |tx| invites::revoke(tx, member.room, id))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Landing {
    room: LandingRoom,
    /// What the house is called.
    house: String,
    /// What one becomes.
    role: Role,
    /// Who made the invitation.
    invited_by: String,
    /// Whether one can come in without an account.
    guests: bool,
    expires_at: Option<Timestamp>,
    /// Who I am, when I am signed in.
    me: Option<User>,
    /// Whether I am a member already.
    member: bool,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct LandingRoom {
    name: String,
    description: String,
    code: String,
}

/// What an invitation is for.
#[utoipa::path(get, path = "/api/invites/{token}", tag = "invites", security(()), params(("token" = String, Path)),
    responses((status = 200, body = Landing), (status = 404, description = "`invite_gone`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn landing(
    State(state): State<super::State>,
    Path(token): Path<String>,
    MaybeIdentity(identity): MaybeIdentity,
    peer: Peer,
) -> ApiResult<Json<Landing>> {
    let now = now();
    state.accounts.check(Gate::Lookup, peer, now)?;
    let found = state.accounts.db().read(move |conn| {
        let invite = invites::by_token(conn, &token, now)?;
        let me = identity
            .map(|identity| auth::user(conn, identity.user))
            .transpose()?
            .flatten();
        let role = me
            .as_ref()
            .map(|me| store::role(conn, invite.room, me.id))
            .transpose()?
            .flatten();
        Ok::<_, Error>(Landing {
            house: auth::house(conn)?.name,
            role: invite.role,
            invited_by: invite.invited_by,
            guests: invite.guests,
            expires_at: invite.expires_at,
            member: role.is_some(),
            me,
            room: LandingRoom {
                name: invite.name,
                description: invite.description,
                code: invite.code,
            },
        })
    });
    Ok(Json(found.await?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Accept {
    /// What a guest wants to be called. Of no use to those who are signed in.
    name: Option<String>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Accepted {
    room: AcceptedRoom,
    user: User,
    /// For programs: the new guest's access token. Browsers have it as a cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    access_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_in: Option<i64>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct AcceptedRoom {
    code: String,
}

/// Follow an invitation: join as who I am, or come in as a guest.
#[utoipa::path(post, path = "/api/invites/{token}/accept", tag = "invites", security((), ("bearer" = []), ("cookie" = [])),
    params(("token" = String, Path)), request_body = Accept,
    responses((status = 200, body = Accepted), (status = 401, description = "`unauthenticated`: not for guests"),
              (status = 403, description = "`members_only`"),
              (status = 404, description = "`invite_gone`"), (status = 409, description = "`room_full`, `too_many_guests`"),
              (status = 422, description = "`invalid_name`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn accept(
    State(state): State<super::State>,
    Path(token): Path<String>,
    MaybeIdentity(identity): MaybeIdentity,
    From { origin, site }: From,
    Json(form): Json<Accept>,
) -> ApiResult<Response> {
    let db = state.accounts.db();
    state.accounts.check(Gate::Lookup, origin.peer, origin.at)?;
    let at = origin.at;
    let found = db.read(move |conn| {
        let invite = invites::by_token(conn, &token, at)?;
        let me = identity
            .map(|identity| auth::user(conn, identity.user))
            .transpose()?
            .flatten();
        Ok::<_, Error>((invite, me))
    });
    let (invite, me) = found.await?;
    if let Some(me) = me {
        enter(&state, &invite, me.id, None, at).await?;
        return Ok(Json(accepted(invite.code, me)).into_response());
    }
    let name = form
        .name
        .filter(|_| invite.guests)
        .ok_or(auth::Error::SignedOut)?;
    let newcomer = state.accounts.newcomer(&name, origin).await?;
    enter(&state, &invite, newcomer.user, Some(newcomer.clone()), at).await?;
    let signed_in = state
        .accounts
        .signed_in(newcomer.user, &newcomer.session)
        .await?;
    let (access, refresh) = (
        signed_in.access.expose().clone(),
        signed_in.refresh.expose().clone(),
    );
    let body = Accepted {
        access_token: Some(access.clone()),
        expires_in: Some(LIFETIME_S),
        ..accepted(invite.code, signed_in.user)
    };
    let mut response = Json(body).into_response();
    auth::set_cookies(response.headers_mut(), &site, &access, &refresh);
    Ok(response)
}

fn accepted(code: String, user: User) -> Accepted {
    Accepted {
        room: AcceptedRoom { code },
        user,
        access_token: None,
        expires_in: None,
    }
}

async fn enter(
    state: &super::State,
    invite: &invites::Landing,
    user: UserId,
    newcomer: Option<auth::Newcomer>,
    at: Timestamp,
) -> ApiResult<Event> {
    let member = Membership {
        room: invite.room,
        user,
        role: invite.role,
    };
    let write = Write::Accept {
        user,
        invite: invite.id,
        newcomer,
        at,
    };
    commit(&state.door, &member, write).await
}
