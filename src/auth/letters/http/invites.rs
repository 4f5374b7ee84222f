//! Invitations to the house, for administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::auth::letters::invites::{self, Terms};
use crate::auth::letters::{Error, HouseInvite};
use crate::auth::{Accounts, Admin, From};
use crate::base::now;
use crate::web::{ApiResult, Json};

#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = HouseInviteList)]
pub(super) struct InviteList {
    /// Those that still hold, newest first, without their links.
    invites: Vec<HouseInvite>,
}

/// The invitations to the house.
#[utoipa::path(get, path = "/api/admin/invites", tag = "administration",
    responses((status = 200, body = InviteList), (status = 403, description = "`admins_only`")))]
pub(super) async fn list(
    _: Admin,
    State(accounts): State<Accounts>,
) -> ApiResult<Json<InviteList>> {
    let found = accounts.db().read(|conn| invites::list(conn, now()));
    Ok(Json(InviteList {
        invites: found.await?,
    }))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewHouseInvite)]
pub(super) struct Create {
    /// Whom it is for: the link is sent there, and the account gets this address.
    email: Option<String>,
    /// For how many seconds it holds: a minute to a year, a week when left out.
    expires_in: Option<i64>,
    /// How many people it lets in; one when left out, and always when it is for someone.
    uses: Option<u32>,
}

/// Invite someone to the house. The link is told here, and never again.
#[utoipa::path(post, path = "/api/admin/invites", tag = "administration", request_body = Create,
    responses((status = 201, body = HouseInvite), (status = 403, description = "`admins_only`"),
              (status = 409, description = "`too_many_invites`"),
              (status = 422, description = "`invalid_email`, `invalid_expires_in`, `invalid_uses`"),
              (status = 503, description = "`too_many_letters`, with Retry-After")))]
pub(super) async fn create(
    Admin(admin): Admin,
    State(accounts): State<Accounts>,
    From { origin, site }: From,
    Json(form): Json<Create>,
) -> ApiResult<(StatusCode, Json<HouseInvite>)> {
    let by = (admin.user.id, admin.user.name);
    let email = form.email.as_deref();
    let terms = Terms::parse(email, form.expires_in, form.uses, by.0, origin.at)?;
    let (invite, token) = accounts.invite(terms, by, origin).await?;
    let url = Some(site.url(&format!("/join/{token}")));
    Ok((StatusCode::CREATED, Json(HouseInvite { url, ..invite })))
}

/// Take an invitation back.
#[utoipa::path(delete, path = "/api/admin/invites/{id}", tag = "administration",
    params(("id" = crate::base::InviteId, Path)),
    responses((status = 204), (status = 403, description = "`admins_only`"),
              (status = 404, description = "`invite_gone`")))]
pub(super) async fn revoke(
    Admin(admin): Admin,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    let id = id.parse().map_err(|_| Error::InviteGone)?;
    accounts.take_back(id, admin.user.id, origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
