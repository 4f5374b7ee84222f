//! All routes together.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, OriginalUri, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};

use super::guard::{self, Error};
use super::{Assets, Metrics, docs, headers, health, metrics, openapi};
use crate::auth::Accounts;
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
    let all = features.into_iter().fold(own, Routes::merge);
    let (api, description) = all.split_for_parts();
    let description = Arc::new(openapi::describe(description).to_string());
    api.layer(axum::Extension(openapi::Document(description)))
        .layer(from_fn(guard::in_time))
        .layer(from_fn(guard::same_site))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .merge(docs::parts())
        .merge(sockets)
        .fallback(page)
        .method_not_allowed_fallback(wrong_method)
        .with_state(services)
        .layer(from_fn(headers::add))
}
