//! Whether all is well.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;

use super::Services;
use crate::base::now;
use crate::store;
use crate::web::Json;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Health {
    /// `ok`, or `down`.
    status: &'static str,
    /// Of the program.
    version: &'static str,
    /// `ok`, or `down`.
    database: &'static str,
    /// Since when we run, in milliseconds.
    uptime_ms: i64,
}

/// Whether all is well. For monitors, so without authentication.
#[utoipa::path(get, path = "/api/health", tag = "house", security(()),
    responses((status = 200, body = Health), (status = 503, body = Health, description = "Something is down")))]
pub(super) async fn health(State(services): State<Services>) -> (StatusCode, Json<Health>) {
    let asked = services.accounts.db().read(|conn| {
        let house: i64 = conn.query_row("select count(*) from house", [], |row| row.get(0))?;
        Ok::<_, store::Error>(house == 1)
    });
    let is_well = matches!(tokio::time::timeout(PATIENCE, asked).await, Ok(Ok(true)));
    let (status, word) = match is_well {
        true => (StatusCode::OK, "ok"),
        false => (StatusCode::SERVICE_UNAVAILABLE, "down"),
    };
    let health = Health {
        status: word,
        version: env!("CARGO_PKG_VERSION"),
        database: word,
        uptime_ms: now().since_ms(services.started),
    };
    (status, Json(health))
}
