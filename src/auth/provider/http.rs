//! The routes of providers.

mod connections;
mod welcome;

use axum::extract::{FromRef, Path, RawQuery, State as Given};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::config::Shown;
use super::flow::{Flow, Purpose, own_path, pairs};
use super::service::Arrived;
use super::{Error, Providers};
use crate::auth::http::{From, SessionBody};
use crate::auth::{Accounts, Entered, Keys, Second, cookies};
use crate::base::Explain;
use crate::net::Url;
use crate::store::Db;
use crate::web::{ApiResult, Json, Routes, Site, routes};
use welcome::WelcomeBody;

/// The cookie of someone on their way to a provider: plain, and over TLS.
const FLOW: [&str; 2] = ["lh_flow", "__Host-lh_flow"];
/// That of someone who has come back, and is nobody here yet.
const WELCOME: [&str; 2] = ["lh_welcome", "__Host-lh_welcome"];

/// What these handlers use.
#[derive(Clone, FromRef)]
struct State {
    accounts: Accounts,
    db: Db,
    keys: Keys,
    providers: Providers,
}

/// The routes of providers.
pub fn routes(accounts: Accounts, providers: Providers) -> Routes {
    Routes::new()
        .routes(routes!(providers_list))
        .routes(routes!(start))
        .routes(routes!(callback))
        .routes(routes!(google))
        .routes(routes!(welcome::look, welcome::settle))
        .routes(routes!(welcome::prove))
        .routes(routes!(connections::list, connections::connect))
        .routes(routes!(connections::disconnect))
        .with_state(State {
            db: Db::from_ref(&accounts),
            keys: Keys::from_ref(&accounts),
            accounts,
            providers,
        })
}

#[derive(Serialize, utoipa::ToSchema)]
struct ProviderList {
    providers: Vec<Shown>,
}

/// By whom one can sign in.
#[utoipa::path(get, path = "/api/providers", tag = "accounts", security(()),
    responses((status = 200, body = ProviderList)))]
async fn providers_list(Given(providers): Given<Providers>) -> Json<ProviderList> {
    Json(ProviderList {
        providers: providers.shown(),
    })
}

/// Go to a provider to sign in. For browsers: `next` is where to be afterwards.
#[utoipa::path(get, path = "/api/session/{provider}/start", tag = "accounts", security(()),
    params(("provider" = String, Path), ("next" = Option<String>, Query)),
    responses((status = 303, description = "To the provider, or to `/sign-in?problem=…`")))]
async fn start(
    Path(id): Path<String>,
    Given(providers): Given<Providers>,
    From { origin, site }: From,
    RawQuery(query): RawQuery,
) -> Response {
    let query = pairs(&query.unwrap_or_default());
    let next = query.iter().find(|(name, _)| name == "next");
    let next = next.map(|(_, value)| value.as_str());
    let began = providers.start(&id, Purpose::SignIn, next, (&origin, &site));
    match began.await {
        Ok((address, cookie)) => {
            let mut response = to(address.as_str());
            let (seconds, _) = providers.lifetimes_s();
            cookies::put(response.headers_mut(), &site, FLOW, &cookie, seconds);
            response
        }
        Err(error) => to(&sorry(&error, &id, Purpose::SignIn, &own_path(next))),
    }
}

/// Come back from a provider. For browsers.
#[utoipa::path(get, path = "/api/session/{provider}/callback", tag = "accounts", security(()),
    params(("provider" = String, Path), ("code" = Option<String>, Query), ("state" = Option<String>, Query),
           ("iss" = Option<String>, Query), ("error" = Option<String>, Query)),
    responses((status = 303, description = "Inside, to `/welcome`, or to `/sign-in?problem=…`")))]
async fn callback(
    Path(id): Path<String>,
    Given(providers): Given<Providers>,
    From { origin, site }: From,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let cookie = cookies::value(&headers, &site, FLOW);
    let flow = providers.returned(cookie, origin.at);
    let query = query.unwrap_or_default();
    let done = providers.finish(&id, flow.as_ref(), &query, origin).await;
    let mut response = arrived(&providers, done, &id, flow.as_ref(), &site);
    cookies::put(response.headers_mut(), &site, FLOW, "", 0);
    response
}

/// Leads a browser on that has come back.
fn arrived(
    providers: &Providers,
    done: Result<Arrived, Error>,
    id: &str,
    flow: Option<&Flow>,
    site: &Site,
) -> Response {
    let next = flow.map_or("/", |flow| flow.next.as_str());
    let purpose = flow.map_or(Purpose::SignIn, |flow| flow.purpose);
    match done {
        Ok(Arrived::Entered(entered)) => match *entered {
            // The sign-in page learns that there is a session, and leads on.
            Entered::In(_) => {
                let inside = page("/sign-in", &[("arrived", "1"), ("next", next)]);
                SessionBody::redirect(*entered, site, &inside)
            }
            Entered::Second(_) => SessionBody::redirect(*entered, site, next),
        },
        Ok(Arrived::Welcome(ticket)) => {
            let mut response = to("/welcome");
            let (_, seconds) = providers.lifetimes_s();
            cookies::put(response.headers_mut(), site, WELCOME, &ticket, seconds);
            response
        }
        Ok(Arrived::Connected) => to(next),
        Err(error) => to(&sorry(&error, id, purpose, next)),
    }
}

#[derive(Deserialize, utoipa::ToSchema)]
struct GoogleCredential {
    /// The ID token that Google Identity Services gave the page.
    credential: String,
}

#[derive(Serialize, utoipa::ToSchema)]
struct GoogleNewcomer {
    /// Who they are; a cookie lets them choose a username at `/api/welcome`.
    welcome: WelcomeBody,
}

/// Sign in with an ID token that Google gave a page. Works once for each.
#[utoipa::path(post, path = "/api/session/google", tag = "accounts", security(()), request_body = GoogleCredential,
    responses((status = 200, body = GoogleNewcomer, description = "Nobody yet: choose a username at `/api/welcome`"),
              (status = 201, body = SessionBody),
              (status = 202, body = Second, description = "A second step is to be made"),
              (status = 403, description = "`account_disabled`, `registration_closed`, `house_closed`, `other_domain`"),
              (status = 404, description = "`no_such_provider`"),
              (status = 422, description = "`provider_not_believed`, `proof_spent`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After"),
              (status = 503, description = "`provider_unreachable`, `provider_broken`")))]
async fn google(
    Given(providers): Given<Providers>,
    From { origin, site }: From,
    Json(form): Json<GoogleCredential>,
) -> ApiResult<Response> {
    let at = origin.at;
    match providers
        .credential("google", &form.credential, origin)
        .await?
    {
        Arrived::Entered(entered) => Ok(SessionBody::entered(*entered, &site)),
        Arrived::Welcome(ticket) => {
            let welcome = providers.welcome(Some(&ticket), at)?;
            let welcome = WelcomeBody::of(&providers, welcome).await?;
            let mut response = Json(GoogleNewcomer { welcome }).into_response();
            let (_, seconds) = providers.lifetimes_s();
            cookies::put(response.headers_mut(), &site, WELCOME, &ticket, seconds);
            Ok(response)
        }
        Arrived::Connected => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}

/// Sends a browser to `address`.
fn to(address: &str) -> Response {
    let location = HeaderValue::try_from(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

/// The page that says what went wrong, where it was begun.
fn sorry(error: &Error, provider: &str, purpose: Purpose, next: &str) -> String {
    if let Error::Auth(error) = error
        && error.fault() == crate::base::Fault::Internal
    {
        tracing::error!(%error, "A sign-in by a provider failed");
    }
    let problem = [("problem", error.code()), ("provider", provider)];
    match purpose {
        Purpose::SignIn => page("/sign-in", &[problem[0], problem[1], ("next", next)]),
        Purpose::Connect { .. } => page("/security", &problem),
    }
}

/// A page of ours, with a query.
fn page(path: &str, query: &[(&str, &str)]) -> String {
    let url = Url::parse_with_params(&format!("http://localhost{path}"), query);
    url.map_or_else(
        |_| path.to_owned(),
        |url| format!("{}?{}", url.path(), url.query().unwrap_or_default()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_ours_keeps_what_it_is_told() {
        let sorry = sorry(&Error::Lost, "a b", Purpose::SignIn, "/r/x?a=1&b=2");
        assert_eq!(
            sorry,
            "/sign-in?problem=sign_in_lost&provider=a+b&next=%2Fr%2Fx%3Fa%3D1%26b%3D2"
        );
        assert_eq!(to("/a\r\nb").headers()[LOCATION], "/");
    }
}
