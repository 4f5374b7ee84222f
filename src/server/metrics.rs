//! Numbers for monitors.

use std::sync::Arc;

use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Services;
use crate::auth::Admin;
use crate::telemetry::{Stopwatch, numbers};
use crate::web::{ApiResult, Peer};

/// Writes all numbers in Prometheus' text format.
pub type Metrics = Arc<dyn Fn() -> String + Send + Sync>;

/// Numbers in Prometheus' text format. For administrators, and for programs on this machine.
#[utoipa::path(get, path = "/metrics", tag = "house", security((), ("bearer" = []), ("cookie" = [])),
    responses((status = 200, content_type = "text/plain", body = String),
              (status = 401, description = "`unauthenticated`"), (status = 403, description = "`admins_only`")))]
pub(super) async fn metrics(
    State(services): State<Services>,
    peer: Peer,
    request: Request,
) -> ApiResult<Response> {
    // What a proxy on this machine passes on is not of this machine.
    let passed_on = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];
    let is_passed_on = passed_on
        .iter()
        .any(|name| request.headers().contains_key(*name));
    if !peer.is_local() || is_passed_on {
        let (mut parts, _) = request.into_parts();
        Admin::from_request_parts(&mut parts, &services.accounts).await?;
    }
    let text = (services.metrics)();
    Ok((
        [(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")],
        text,
    )
        .into_response())
}

/// Counts a request under its route. Whatever someone else has made up is one: a monitor has
/// to remember every label that it was ever shown.
pub(super) async fn count(request: Request, next: Next) -> Response {
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let watch = Stopwatch::start();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("other", MatchedPath::as_str);
    let class = ["1xx", "2xx", "3xx", "4xx", "5xx"];
    let status = class[usize::from(response.status().as_u16() / 100).clamp(1, 5) - 1];
    numbers::HTTP_REQUESTS.add([method, route, status], 1);
    numbers::HTTP_DURATION.took([method, route], watch.elapsed());
    response
}

fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}
