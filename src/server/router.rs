//! All routes together.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};

use super::guard::{self, Error};
use super::{Assets, Metrics, docs, headers, health, metrics, openapi, rates};
use crate::auth::{self, Accounts, Rates};
use crate::base::Timestamp;
use crate::web::{ApiError, Routes, routes};

/// The largest body, where a route does not say otherwise.
const MAX_BODY: usize = 256 * 1024;

/// What the routes of the server itself use.
#[derive(Clone)]
pub struct Services {
    /// People, for what only administrators may see.
    pub accounts: Accounts,
    /// The numbers.
    pub metrics: Metrics,
    /// The front end.
    pub assets: Arc<Assets>,
    /// How often one may ask.
    pub rates: Rates,
    /// When we started.
    pub started: Timestamp,
}

impl std::fmt::Debug for Services {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Services(…)")
    }
}

/// Everything that answers HTTP: the routes of the `features`, those of the server itself,
/// and the front end. `sockets` are routes that upgrade, and look after themselves.
pub fn router(services: Services, features: Vec<Routes>, sockets: Router) -> Router {
    let own = Routes::new()
        .routes(routes!(health::health))
        .routes(routes!(metrics::metrics))
        .routes(routes!(openapi::document))
        .routes(routes!(docs::page))
        .with_state(services.clone());
    let (accounts, front, limits) = (services.accounts, services.assets, services.rates);
    let sockets = sockets.layer(from_fn_with_state(limits.clone(), rates::count));
    let page = move |method, uri, headers| page(front, method, uri, headers);
    let all = features.into_iter().fold(own, Routes::merge);
    let (api, description) = all.split_for_parts();
    let description = Arc::new(openapi::describe(description).to_string());
    api.layer(axum::Extension(openapi::Document(description)))
        .layer(from_fn(guard::in_our_words))
        .layer(from_fn(guard::in_time))
        .layer(from_fn_with_state(limits, rates::count))
        .layer(from_fn(guard::same_site))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .merge(docs::parts())
        .merge(sockets)
        .layer(from_fn_with_state(accounts, auth::script::admit))
        .fallback(page)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn(metrics::count))
        .layer(from_fn(headers::add))
}

/// What is at no route: a file of the front end, or one of its pages.
async fn page(assets: Arc<Assets>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    if path == "/api" || path.starts_with("/api/") {
        return ApiError::from(Error::NoSuchRoute).into_response();
    }
    if method != Method::GET && method != Method::HEAD {
        return wrong_method().await;
    }
    if let Some(file) = assets.file(&method, path, &headers) {
        return file;
    }
    // A script of an old page must fail: a page in its place would hang the one that loads it.
    let is_file = path.starts_with("/assets/")
        || path
            .rsplit('/')
            .next()
            .is_some_and(|last| last.contains('.'));
    if is_page(path) {
        assets.page(&method, StatusCode::OK)
    } else if !is_file && wants_page(&headers) {
        assets.page(&method, StatusCode::NOT_FOUND)
    } else {
        ApiError::from(Error::NoSuchRoute).into_response()
    }
}

/// The pages of the front end, which finds its way by itself.
fn is_page(path: &str) -> bool {
    let mut parts = path.strip_prefix('/').unwrap_or(path).splitn(2, '/');
    match (parts.next().unwrap_or_default(), parts.next()) {
        ("" | "setup" | "sign-in" | "register" | "welcome" | "forgot", None) => true,
        ("profile" | "security" | "rooms" | "admin" | "messages" | "search", None) => true,
        // What follows is a room's code, or the token of a link.
        ("r" | "i" | "join" | "verify" | "reset", Some(rest)) => {
            !rest.is_empty() && !rest.contains('/')
        }
        _ => false,
    }
}

fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

async fn wrong_method() -> Response {
    guard::wrong_method()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_those_of_the_front_end() {
        for path in [
            "/",
            "/setup",
            "/sign-in",
            "/rooms",
            "/messages",
            "/search",
            "/r/otter-7kq2x-lamp",
            "/i/abc",
        ] {
            assert!(is_page(path), "{path}");
        }
        for path in ["/r", "/r/", "/r/a/b", "/setup/x", "/nothing", "//", "/api"] {
            assert!(!is_page(path), "{path}");
        }
    }
}
