//! What is turned away before a handler sees it.

use std::time::Duration;

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::auth::has_cookies;
use crate::base::{Explain, Fault};
use crate::web::{ApiError, Problem};

/// How long a request may take, its body included.
const PATIENCE: Duration = Duration::from_secs(120);

/// Why a request did not come to a handler.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// From another site's page.
    #[error("this request came from another website, so it was not carried out")]
    CrossSite,
    /// No such address.
    #[error("there is nothing at this address")]
    NoSuchRoute,
    /// Part of the address or of its query makes no sense.
    #[error("this request makes no sense: {0}")]
    Malformed(String),
    /// It took too long.
    #[error("this took too long; try again")]
    TooSlow,
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::CrossSite => Fault::Forbidden,
            Self::NoSuchRoute => Fault::NotFound,
            Self::Malformed(_) => Fault::Malformed,
            Self::TooSlow => Fault::Unavailable,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::CrossSite => "cross_site",
            Self::NoSuchRoute => "no_such_route",
            Self::Malformed(_) => "malformed_request",
            Self::TooSlow => "too_slow",
        }
    }
}

/// Refuses what another site's page makes a browser send.
pub(super) async fn same_site(request: Request, next: Next) -> Response {
    if is_foreign(request.method(), request.headers()) {
        return ApiError::from(Error::CrossSite).into_response();
    }
    next.run(request).await
}

/// Whether a request would change something on behalf of a browser that another site steers.
///
/// Who brings a bearer token is a program, or a page that was given it: no browser adds one
/// by itself. Browsers say where a request comes from in `Sec-Fetch-Site`, on plain
/// connections only in `Origin`; with neither, but with our cookies, we do not guess.
fn is_foreign(method: &Method, headers: &HeaderMap) -> bool {
    let is_safe = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || headers.contains_key(header::AUTHORIZATION) {
        return false;
    }
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => !is_ours(origin, text("host")),
        (None, None) => has_cookies(headers),
    }
}

fn is_ours(origin: &str, host: Option<&str>) -> bool {
    let (scheme, authority) = origin.split_once("://").unwrap_or_default();
    let default_port = if scheme == "https" { 443 } else { 80 };
    let split = |raw: &str| {
        let authority: Authority = raw.parse().ok()?;
        Some((
            authority.host().to_ascii_lowercase(),
            authority.port_u16().unwrap_or(default_port),
        ))
    };
    match (split(authority), host.and_then(split)) {
        (Some(origin), Some(host)) => origin == host,
        _ => false,
    }
}

/// The one problem whose status no fault of ours has.
pub(super) fn wrong_method() -> Response {
    let status = StatusCode::METHOD_NOT_ALLOWED;
    let problem = Problem {
        kind: "about:blank",
        title: "Method Not Allowed",
        status: status.as_u16(),
        detail: "this address does not take that method".to_owned(),
        code: "wrong_method",
        field: None,
    };
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (
        status,
        kind,
        serde_json::to_string(&problem).unwrap_or_default(),
    )
        .into_response()
}

/// Ends a request that takes too long, such as one whose body never comes.
pub(super) async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::from(Error::TooSlow).into_response(),
    }
}

/// Turns what axum says about paths and queries that do not parse into a problem like all others.
pub(super) async fn in_our_words(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_plain = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if response.status() != StatusCode::BAD_REQUEST || !is_plain {
        return response;
    }
    let said = axum::body::to_bytes(response.into_body(), 1_024)
        .await
        .unwrap_or_default();
    ApiError::from(Error::Malformed(
        String::from_utf8_lossy(&said).into_owned(),
    ))
    .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(method: Method, pairs: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert("host", "lh.example:8080".parse().unwrap());
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        is_foreign(&method, &headers)
    }

    #[test]
    fn our_own_page_and_programs_are_let_through() {
        let cookie = ("cookie", "lh_access=x");
        for pairs in [
            &[("sec-fetch-site", "same-origin"), cookie][..],
            &[("sec-fetch-site", "none"), cookie],
            &[("origin", "http://lh.example:8080"), cookie],
            &[("origin", "https://LH.example:8080"), cookie],
            &[
                ("authorization", "Bearer x"),
                ("origin", "https://elsewhere.example"),
                cookie,
            ],
            &[],
        ] {
            assert!(!foreign(Method::POST, pairs), "{pairs:?}");
        }
        assert!(!foreign(
            Method::GET,
            &[("sec-fetch-site", "cross-site"), cookie]
        ));
    }

    #[test]
    fn other_sites_pages_are_turned_away() {
        let cookie = ("cookie", "__Host-lh_access=x");
        for pairs in [
            &[("sec-fetch-site", "cross-site"), cookie][..],
            &[("sec-fetch-site", "same-site"), cookie],
            &[("sec-fetch-site", "cross-site")],
            &[("origin", "http://lh.example"), cookie],
            &[("origin", "https://elsewhere.example"), cookie],
            &[("origin", "null"), cookie],
            &[("origin", "\u{e9}"), cookie],
            &[cookie],
        ] {
            assert!(foreign(Method::DELETE, pairs), "{pairs:?}");
        }
    }
}
