//! Signing in by what is no password: the second step, and passkeys.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;

use super::{From, SessionBody};
use crate::auth::factor::{Answer, Asked};
use crate::auth::{Accounts, Gate};
use crate::web::{ApiResult, Json};

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct SecondStep {
    /// The ticket that signing in gave.
    ticket: String,
    #[serde(flatten)]
    answer: Answer,
}

/// Make the second step of signing in.
#[utoipa::path(post, path = "/api/session/second", tag = "accounts", security(()), request_body = SecondStep,
    responses((status = 201, body = SessionBody),
              (status = 401, description = "`ticket_gone`: sign in once more"),
              (status = 403, description = "`account_disabled`"),
              (status = 409, description = "`address_is_number`, `not_secure`: no passkeys at this address"),
              (status = 422, description = "`wrong_code`, `wrong_passkey`, `ceremony_gone`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn second(
    State(accounts): State<Accounts>,
    From { origin, site }: From,
    Json(form): Json<SecondStep>,
) -> ApiResult<Response> {
    let signed_in = accounts
        .step_in(&form.ticket, form.answer, &site, origin)
        .await?;
    Ok(SessionBody::response(StatusCode::CREATED, signed_in, &site))
}

/// A challenge for a passkey: to sign in, as a second step, or to show once more that it is you.
#[utoipa::path(post, path = "/api/session/passkey/options", tag = "accounts", security(()),
    responses((status = 200, body = Asked),
              (status = 409, description = "`address_is_number`, `not_secure`: no passkeys at this address"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn ask(
    State(accounts): State<Accounts>,
    From { origin, site }: From,
) -> ApiResult<Json<Asked>> {
    accounts.check(Gate::Lookup, origin.peer, origin.at)?;
    Ok(Json(accounts.ask_passkey(&site, origin.at).await?))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct ByPasskey {
    /// Which challenge is answered.
    ceremony: String,
    /// What `navigator.credentials.get` gave, bytes in base64url.
    #[schema(value_type = Object)]
    credential: Value,
}

/// Sign in by a passkey alone.
#[utoipa::path(post, path = "/api/session/passkey", tag = "accounts", security(()), request_body = ByPasskey,
    responses((status = 201, body = SessionBody), (status = 403, description = "`account_disabled`"),
              (status = 409, description = "`address_is_number`, `not_secure`: no passkeys at this address"),
              (status = 422, description = "`wrong_passkey`, `ceremony_gone`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn passkey(
    State(accounts): State<Accounts>,
    From { origin, site }: From,
    Json(form): Json<ByPasskey>,
) -> ApiResult<Response> {
    let entered = accounts
        .sign_in_by_passkey(&form.ceremony, form.credential, &site, origin)
        .await?;
    Ok(SessionBody::entered(entered, &site))
}
