//! By whom one comes in, as its owner sees and changes it.

use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::super::Providers;
use super::super::config::{Icon, Shown};
use super::super::flow::Purpose;
use super::super::store::Identity;
use super::FLOW;
use crate::auth::http::From;
use crate::auth::{Account, Proved, cookies};
use crate::base::Timestamp;
use crate::web::{ApiResult, Json};

#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct IdentityList {
    identities: Vec<IdentityBody>,
}

/// A provider by whom I come in.
#[derive(Serialize, utoipa::ToSchema)]
struct IdentityBody {
    id: String,
    /// The provider's id; null when it is none of this house any more.
    provider: Option<String>,
    name: String,
    icon: Icon,
    email: Option<String>,
    created_at: Timestamp,
    used_at: Timestamp,
}

impl IdentityBody {
    fn of((identity, shown): (Identity, Option<Shown>)) -> Self {
        let name = shown.as_ref().map(|shown| shown.name.clone());
        Self {
            id: identity.id(),
            name: name.unwrap_or(identity.issuer),
            icon: shown.as_ref().map_or(Icon::Key, |shown| shown.icon),
            provider: shown.map(|shown| shown.id),
            email: identity.email,
            created_at: identity.created_at,
            used_at: identity.used_at,
        }
    }
}

/// By whom I can come in.
#[utoipa::path(get, path = "/api/me/identities", tag = "accounts", responses((status = 200, body = IdentityList)))]
pub(super) async fn list(
    account: Account,
    Given(providers): Given<Providers>,
) -> ApiResult<Json<IdentityList>> {
    let found = providers.identities(account.user.id).await?;
    let identities = found.into_iter().map(IdentityBody::of).collect();
    Ok(Json(IdentityList { identities }))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct ConnectProvider {
    /// The provider's id.
    provider: String,
    /// Where to be afterwards: a page of this house.
    next: Option<String>,
}

#[derive(Serialize, utoipa::ToSchema)]
struct ProviderAddress {
    /// Where the browser has to go now.
    url: String,
}

/// Connect a provider to my account: answers where the browser has to go. For browsers.
#[utoipa::path(post, path = "/api/me/identities", tag = "accounts", request_body = ConnectProvider,
    responses((status = 200, body = ProviderAddress), (status = 403, description = "`not_for_guests`, `prove_again`"),
              (status = 404, description = "`no_such_provider`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After"),
              (status = 503, description = "`provider_unreachable`, `provider_broken`")))]
pub(super) async fn connect(
    Proved(account): Proved,
    Given(providers): Given<Providers>,
    From { origin, site }: From,
    Json(form): Json<ConnectProvider>,
) -> ApiResult<Response> {
    let account = account.member()?;
    // Not by a link: another site's page could send someone along one, and so connect their
    // account with somebody at the provider who is not they.
    let purpose = Purpose::Connect {
        user: account.user.id,
        session: account.identity.session,
    };
    let began = providers.start(
        &form.provider,
        purpose,
        form.next.as_deref(),
        (&origin, &site),
    );
    let (address, cookie) = began.await?;
    let mut response = Json(ProviderAddress {
        url: address.into(),
    })
    .into_response();
    let (seconds, _) = providers.lifetimes_s();
    cookies::put(response.headers_mut(), &site, FLOW, &cookie, seconds);
    Ok(response)
}

/// Disconnect a provider from my account.
#[utoipa::path(delete, path = "/api/me/identities/{id}", tag = "accounts", params(("id" = String, Path)),
    responses((status = 204), (status = 403, description = "`prove_again`"),
              (status = 404, description = "`no_such_identity`"),
              (status = 409, description = "`last_way_in`")))]
pub(super) async fn disconnect(
    Proved(account): Proved,
    Path(id): Path<String>,
    Given(providers): Given<Providers>,
    From { origin, .. }: From,
) -> ApiResult<StatusCode> {
    providers.disconnect(account.user.id, id, origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
