//! Numbers for monitors.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::Services;
use crate::auth::Admin;
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
