//! Coming to the house for the first time.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::auth::letters::{Error, invites};
use crate::auth::{Accounts, From, Gate, store};
use crate::base::{Timestamp, now};
use crate::web::{ApiResult, Json, Peer};

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct Ask {
    /// Whose letters I read.
    email: String,
}

/// Ask for an invitation, where people join by the domain of their address. The answer is the same
/// for addresses that have an account and that have none.
#[utoipa::path(post, path = "/api/join", tag = "accounts", security(()), request_body = Ask,
    responses((status = 202, description = "A letter is on its way"),
              (status = 403, description = "`registration_closed`: not for this domain"),
              (status = 422, description = "`invalid_email`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn ask(
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<Ask>,
) -> ApiResult<StatusCode> {
    accounts.ask_to_join(&form.email, &origin).await?;
    Ok(StatusCode::ACCEPTED)
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = JoinLanding)]
pub(super) struct Landing {
    /// What the house is called.
    house: String,
    /// Who invites; nobody when I asked for it myself.
    invited_by: Option<String>,
    /// The address that the account will have, when the invitation is for one.
    email: Option<String>,
    expires_at: Timestamp,
}

/// What an invitation to the house is about.
#[utoipa::path(get, path = "/api/join/{token}", tag = "accounts", security(()), params(("token" = String, Path)),
    responses((status = 200, body = Landing), (status = 404, description = "`invite_gone`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn landing(
    State(accounts): State<Accounts>,
    peer: Peer,
    Path(token): Path<String>,
) -> ApiResult<Json<Landing>> {
    let at = now();
    accounts.check(Gate::Lookup, peer, at)?;
    let found = accounts.db().read(move |conn| {
        let invite = invites::of(conn, &token, at)?.ok_or(Error::InviteGone)?;
        Ok::<_, Error>(Landing {
            house: store::house(conn)?.name,
            invited_by: invite.created_by,
            email: invite.email,
            expires_at: invite.expires_at,
        })
    });
    Ok(Json(found.await?))
}
