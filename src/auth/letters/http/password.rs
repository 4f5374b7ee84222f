//! A forgotten password.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::auth::{Accounts, From, known};
use crate::web::{ApiResult, Json};

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct Forgot {
    /// The username, or the e-mail address.
    login: String,
}

/// Ask for a link that gives an account another password. The answer is the same for accounts
/// that there are and that there are not.
#[utoipa::path(post, path = "/api/password/forgot", tag = "accounts", security(()), request_body = Forgot,
    responses((status = 202, description = "If there is such an account, a letter is on its way"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn forgot(
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<Forgot>,
) -> ApiResult<StatusCode> {
    accounts.forgot(&form.login, &origin)?;
    Ok(StatusCode::ACCEPTED)
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct Reset {
    /// The token in the link.
    token: String,
    /// The password to be: 12 characters or more.
    password: String,
}

/// Choose another password, by a link. It works once; all sign-ins of the account end, and the
/// tokens of its scripts.
#[utoipa::path(post, path = "/api/password/reset", tag = "accounts", security(()), request_body = Reset,
    responses((status = 204), (status = 404, description = "`link_gone`"),
              (status = 422, description = "`invalid_password`, `common_password`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After"),
              (status = 503, description = "`sign_in_busy`, with Retry-After")))]
pub(super) async fn reset(
    State(accounts): State<Accounts>,
    From { origin, site }: From,
    Json(form): Json<Reset>,
) -> ApiResult<Response> {
    let device = accounts.reset(form.token, &form.password, origin).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    known::set(response.headers_mut(), &site, device.expose());
    Ok(response)
}
