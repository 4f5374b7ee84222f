//! The first sign-in of someone whom nobody here knows yet.

use axum::extract::State as Given;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::super::service::Welcome;
use super::super::{Error, Providers};
use super::WELCOME;
use crate::auth::http::{From, SessionBody};
use crate::auth::{Account, Email, PersonName, cookies};
use crate::web::{ApiResult, Json};

/// Someone who has shown by a provider who they are, and has no account yet.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct WelcomeBody {
    /// A username that is free.
    suggested: String,
    name: Option<String>,
    email: Option<String>,
    /// What the provider is called.
    provider: String,
    /// Whether there is an account with this address already. It is connected by who signs in to it.
    account_exists: bool,
    /// Where they wanted to be.
    next: String,
}

impl WelcomeBody {
    pub async fn of(providers: &Providers, welcome: Welcome) -> Result<Self, Error> {
        let person = welcome.person;
        Ok(Self {
            suggested: providers.suggest(&person).await?,
            name: person
                .name
                .as_ref()
                .map(|name| PersonName::as_str(name).to_owned()),
            email: person
                .email
                .as_ref()
                .map(|email| Email::as_str(email).to_owned()),
            provider: person.provider_name,
            account_exists: welcome.account.is_some(),
            next: welcome.next,
        })
    }
}

/// Who I am by my provider, before I have chosen a username.
#[utoipa::path(get, path = "/api/welcome", tag = "accounts", security(()),
    responses((status = 200, body = WelcomeBody), (status = 404, description = "`welcome_gone`")))]
pub(super) async fn look(
    Given(providers): Given<Providers>,
    From { origin, site }: From,
    headers: HeaderMap,
) -> ApiResult<Json<WelcomeBody>> {
    let ticket = cookies::value(&headers, &site, WELCOME);
    let welcome = providers.welcome(ticket, origin.at)?;
    Ok(Json(WelcomeBody::of(&providers, welcome).await?))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct ChosenName {
    username: String,
    /// What you are called; the username when left out.
    name: Option<String>,
}

/// Choose a username, which makes the account, and sign in.
#[utoipa::path(post, path = "/api/welcome", tag = "accounts", security(()), request_body = ChosenName,
    responses((status = 201, body = SessionBody),
              (status = 403, description = "`registration_closed`, `house_closed`"),
              (status = 404, description = "`welcome_gone`, `invite_gone`"),
              (status = 409, description = "`username_taken`, `account_exists`, `email_taken`"),
              (status = 422, description = "`invalid_username`, `invalid_name`, with `field`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn settle(
    Given(providers): Given<Providers>,
    From { origin, site }: From,
    headers: HeaderMap,
    Json(choice): Json<ChosenName>,
) -> ApiResult<Response> {
    let ticket = cookies::value(&headers, &site, WELCOME);
    let chosen = (choice.username.as_str(), choice.name.as_deref());
    let entered = providers.settle(ticket, chosen, origin).await?;
    let mut response = SessionBody::entered(entered, &site);
    cookies::put(response.headers_mut(), &site, WELCOME, "", 0);
    Ok(response)
}

/// Connect the provider to my account, which has the same address.
#[utoipa::path(post, path = "/api/welcome/connect", tag = "accounts",
    responses((status = 204), (status = 403, description = "`other_account`"),
              (status = 404, description = "`welcome_gone`"),
              (status = 409, description = "`identity_taken`")))]
pub(super) async fn prove(
    account: Account,
    Given(providers): Given<Providers>,
    From { origin, site }: From,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let ticket = cookies::value(&headers, &site, WELCOME);
    providers.prove(ticket, &account.user, origin).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    cookies::put(response.headers_mut(), &site, WELCOME, "", 0);
    Ok(response)
}
