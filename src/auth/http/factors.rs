//! The signed-in person's passkeys, authenticator app and recovery codes.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use super::From;
use crate::auth::factor::{Asked, FactorList, NewApp, PasskeyRow, Proof, Proved, RecoveryCodes};
use crate::auth::{Account, Accounts};
use crate::base::PasskeyId;
use crate::web::{ApiResult, Json};

/// By what I can show who I am.
#[utoipa::path(get, path = "/api/me/factors", tag = "factors",
    responses((status = 200, body = FactorList), (status = 403, description = "`not_for_guests`")))]
pub(super) async fn list(
    account: Account,
    State(accounts): State<Accounts>,
    From { site, .. }: From,
) -> ApiResult<Json<FactorList>> {
    let user = account.member()?.user.id;
    Ok(Json(accounts.factors(user, &site).await?))
}

/// Show once more that it is me. For ten minutes I may then do what is dangerous.
#[utoipa::path(post, path = "/api/me/prove", tag = "factors", request_body = Proof,
    responses((status = 204), (status = 403, description = "`not_for_guests`"),
              (status = 409, description = "`address_is_number`, `not_secure`: no passkeys at this address"),
              (status = 422, description = "`wrong_password`, `wrong_code`, `wrong_passkey`, `ceremony_gone`, \
                  `second_factor_needed`, `no_proof`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn prove(
    account: Account,
    State(accounts): State<Accounts>,
    From { origin, site }: From,
    Json(proof): Json<Proof>,
) -> ApiResult<StatusCode> {
    accounts.prove(&account, proof, &site, origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A challenge for a new passkey.
#[utoipa::path(post, path = "/api/me/passkeys/options", tag = "factors",
    responses((status = 200, body = Asked), (status = 403, description = "`prove_again`, `not_for_guests`"),
              (status = 409, description = "`address_is_number`, `not_secure`: no passkeys at this address")))]
pub(super) async fn ask(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
    From { origin, site }: From,
) -> ApiResult<Json<Asked>> {
    let user = account.member()?.user;
    let asked = accounts.ask_new_passkey(&user, &site, origin.at).await?;
    Ok(Json(asked))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewPasskey {
    /// What to call it.
    name: String,
    /// Which challenge is answered.
    ceremony: String,
    /// What `navigator.credentials.create` gave, bytes in base64url.
    #[schema(value_type = Object)]
    credential: Value,
}

/// Add a passkey.
#[utoipa::path(post, path = "/api/me/passkeys", tag = "factors", request_body = NewPasskey,
    responses((status = 201, body = PasskeyRow), (status = 403, description = "`prove_again`, `not_for_guests`"),
              (status = 409, description = "`passkey_taken`, `too_many_passkeys`, `address_is_number`, `not_secure`"),
              (status = 422, description = "`wrong_passkey`, `ceremony_gone`, `passkey_not_kept`, `invalid_name`")))]
pub(super) async fn add(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
    From { origin, site }: From,
    Json(form): Json<NewPasskey>,
) -> ApiResult<(StatusCode, Json<PasskeyRow>)> {
    let user = account.member()?.user.id;
    let row = accounts
        .add_passkey(
            user,
            &form.ceremony,
            &form.name,
            form.credential,
            &site,
            origin,
        )
        .await?;
    Ok((StatusCode::CREATED, Json(row)))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct PasskeyName {
    name: String,
}

/// Call a passkey something else.
#[utoipa::path(patch, path = "/api/me/passkeys/{id}", tag = "factors", request_body = PasskeyName,
    params(("id" = PasskeyId, Path)),
    responses((status = 204), (status = 403, description = "`not_for_guests`"),
              (status = 404, description = "`no_such_passkey`"),
              (status = 422, description = "`invalid_name`")))]
pub(super) async fn rename(
    account: Account,
    State(accounts): State<Accounts>,
    Path(id): Path<PasskeyId>,
    Json(form): Json<PasskeyName>,
) -> ApiResult<StatusCode> {
    let user = account.member()?.user.id;
    accounts.rename_passkey(user, id, &form.name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a passkey.
#[utoipa::path(delete, path = "/api/me/passkeys/{id}", tag = "factors",
    params(("id" = PasskeyId, Path)),
    responses((status = 204), (status = 403, description = "`prove_again`, `not_for_guests`"),
              (status = 404, description = "`no_such_passkey`"),
              (status = 409, description = "`last_way_in`")))]
pub(super) async fn remove(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Path(id): Path<PasskeyId>,
) -> ApiResult<StatusCode> {
    let user = account.member()?.user.id;
    accounts.remove_passkey(user, id, origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Begin with an authenticator app: a secret for it, which counts once a code of it was right.
#[utoipa::path(post, path = "/api/me/totp", tag = "factors",
    responses((status = 200, body = NewApp), (status = 403, description = "`prove_again`, `not_for_guests`"),
              (status = 409, description = "`totp_on`")))]
pub(super) async fn begin_app(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
) -> ApiResult<Json<NewApp>> {
    let user = account.member()?.user;
    Ok(Json(accounts.begin_app(&user).await?))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct FirstCode {
    /// The six digits that the app shows.
    code: String,
}

/// Confirm the app by its first code. From now on signing in takes two steps.
#[utoipa::path(post, path = "/api/me/totp/confirm", tag = "factors", request_body = FirstCode,
    responses((status = 200, body = RecoveryCodes), (status = 403, description = "`prove_again`, `not_for_guests`"),
              (status = 409, description = "`totp_on`, `totp_off`"), (status = 422, description = "`wrong_code`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn confirm_app(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<FirstCode>,
) -> ApiResult<Json<RecoveryCodes>> {
    let user = account.member()?.user.id;
    Ok(Json(accounts.confirm_app(user, form.code, origin).await?))
}

/// Remove the app, and the recovery codes with it.
#[utoipa::path(delete, path = "/api/me/totp", tag = "factors",
    responses((status = 204), (status = 403, description = "`prove_again`, `not_for_guests`"),
              (status = 409, description = "`totp_off`")))]
pub(super) async fn remove_app(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
) -> ApiResult<StatusCode> {
    let user = account.member()?.user.id;
    accounts.remove_app(user, origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// New recovery codes in the place of those before.
#[utoipa::path(post, path = "/api/me/recovery-codes", tag = "factors",
    responses((status = 200, body = RecoveryCodes), (status = 403, description = "`prove_again`, `not_for_guests`"),
              (status = 409, description = "`totp_off`")))]
pub(super) async fn renew_recovery_codes(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
) -> ApiResult<Json<RecoveryCodes>> {
    let user = account.member()?.user.id;
    let codes = accounts.renew_recovery_codes(user, origin).await?;
    Ok(Json(codes))
}
