//! A page that shows the description of the HTTP interface. It loads nothing from elsewhere.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// This interface, for people.
#[utoipa::path(get, path = "/api/docs", tag = "house", security(()),
    responses((status = 200, content_type = "text/html", body = String)))]
pub(super) async fn page() -> Response {
    file("text/html; charset=utf-8", include_str!("docs/index.html"))
}

/// What the page consists of.
pub(super) fn parts<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let script = || async {
        file(
            "text/javascript; charset=utf-8",
            include_str!("docs/docs.js"),
        )
    };
    let style = || async { file("text/css; charset=utf-8", include_str!("docs/docs.css")) };
    Router::new()
        .route("/api/docs/docs.js", get(script))
        .route("/api/docs/docs.css", get(style))
}

fn file(kind: &'static str, text: &'static str) -> Response {
    ([(CONTENT_TYPE, kind)], text).into_response()
}
