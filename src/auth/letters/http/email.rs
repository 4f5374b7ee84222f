//! One's address.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::auth::factor::Proved;
use crate::auth::letters::email::Address;
use crate::auth::{Account, Accounts, From};
use crate::base::now;
use crate::web::{ApiResult, Json};

/// My address, and whether it is known to be mine.
#[utoipa::path(get, path = "/api/me/email", tag = "accounts", responses((status = 200, body = Address)))]
pub(super) async fn show(
    account: Account,
    State(accounts): State<Accounts>,
) -> ApiResult<Json<Address>> {
    Ok(Json(accounts.address(account.user.id, now()).await?))
}

#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = AddressChange)]
pub(super) struct Change {
    /// The address to be.
    email: String,
}

/// Ask for another address. It counts once the link that is sent to it was opened; the address
/// before is told. Whether someone else has it is not told here.
#[utoipa::path(post, path = "/api/me/email", tag = "accounts", request_body = Change,
    responses((status = 202, description = "A letter is on its way"),
              (status = 403, description = "`not_for_guests`, `prove_again`"),
              (status = 409, description = "`same_address`"),
              (status = 422, description = "`invalid_email`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After"),
              (status = 503, description = "`too_many_letters`, with Retry-After")))]
pub(super) async fn change(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<Change>,
) -> ApiResult<StatusCode> {
    accounts
        .ask_for_address(&account, &form.email, origin)
        .await?;
    Ok(StatusCode::ACCEPTED)
}

/// Have the letter written again that confirms my address, or the one to be.
#[utoipa::path(post, path = "/api/me/email/resend", tag = "accounts",
    responses((status = 202, description = "A letter is on its way"),
              (status = 409, description = "`nothing_to_verify`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After"),
              (status = 503, description = "`too_many_letters`, with Retry-After")))]
pub(super) async fn resend(
    account: Account,
    State(accounts): State<Accounts>,
) -> ApiResult<StatusCode> {
    accounts.write_again(account.user.id, now()).await?;
    Ok(StatusCode::ACCEPTED)
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct Verify {
    /// The token in the link.
    token: String,
}

/// Confirm an address, by a link. It works once.
#[utoipa::path(post, path = "/api/email/verify", tag = "accounts", security(()), request_body = Verify,
    responses((status = 204), (status = 404, description = "`link_gone`"),
              (status = 409, description = "`email_taken`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn verify(
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<Verify>,
) -> ApiResult<StatusCode> {
    accounts.verify(form.token, origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
