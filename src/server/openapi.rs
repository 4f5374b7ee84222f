//! The description of the HTTP interface: OpenAPI 3.1, made from the routes themselves.

use std::sync::Arc;

use axum::Extension;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use utoipa::PartialSchema;
use utoipa::openapi::OpenApi;

use crate::web::Problem;

/// The document, written once.
#[derive(Clone)]
pub(super) struct Document(pub Arc<String>);

/// This document.
#[utoipa::path(get, path = "/api/openapi.json", tag = "house", security(()),
    responses((status = 200, body = Object, description = "OpenAPI 3.1")))]
pub(super) async fn document(Extension(Document(text)): Extension<Document>) -> Response {
    (
        [(CONTENT_TYPE, "application/json")],
        text.as_str().to_owned(),
    )
        .into_response()
}

/// Completes what the routes say about themselves by what holds for all of them.
pub fn describe(routes: OpenApi) -> Value {
    let mut document = serde_json::to_value(routes).expect("a description is JSON");
    document["info"] = json!({
        "title": "Longhouse",
        "version": env!("CARGO_PKG_VERSION"),
        "license": { "name": "MIT", "identifier": "MIT" },
        "description": "Rooms in which people write code together, run it and talk. Times are milliseconds \
            since 1970 (UTC), ids are UUIDs (version 7). Errors are problem details (RFC 9457) with a stable \
            `code`. What one may not see is 404. Unsafe methods with a cookie have to come from our own pages.",
    });
    document["servers"] = json!([{ "url": "/" }]);
    document["security"] = json!([{ "bearer": [] }, { "cookie": [] }]);
    document["components"]["securitySchemes"] = json!({
        "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": "`access_token` of a sign-in, good for ten minutes; or a token for scripts \
                (`lh_pat_…`), good for what it was made for" },
        "cookie": { "type": "apiKey", "in": "cookie", "name": "lh_access",
            "description": "What a signed-in browser has; `__Host-lh_access` over TLS" },
        "refresh_cookie": { "type": "apiKey", "in": "cookie", "name": "lh_refresh",
            "description": "What a signed-in browser has; `__Secure-lh_refresh` over TLS" },
    });
    document["components"]["schemas"]["Problem"] =
        serde_json::to_value(Problem::schema()).expect("a schema is JSON");
    let paths = document["paths"].as_object_mut();
    if let Some(paths) = paths {
        // What OpenAPI calls a parameter that takes the rest of a path.
        let named = std::mem::take(paths).into_iter();
        paths.extend(named.map(|(path, item)| (path.replace("{*", "{"), item)));
    }
    let paths = document["paths"].as_object_mut();
    let operations = paths
        .into_iter()
        .flat_map(Map::values_mut)
        .filter_map(Value::as_object_mut);
    for operation in operations
        .flat_map(Map::values_mut)
        .filter(|item| item.is_object())
    {
        complete(operation);
    }
    document
}

/// Adds the answers that every route can give, and the form of all that are errors.
fn complete(operation: &mut Value) {
    let takes_body = operation.get("requestBody").is_some();
    let is_open = operation["security"]
        .as_array()
        .is_some_and(|all| all.iter().any(|one| one == &json!({})));
    let Some(responses) = operation["responses"].as_object_mut() else {
        return;
    };
    let mut add = |status: &str, description: &str| {
        responses
            .entry(status)
            .or_insert_with(|| json!({ "description": description }));
    };
    if !is_open {
        add("401", "`unauthenticated`: sign in first");
    }
    if takes_body {
        add("413", "`body_too_large`");
        add("422", "`malformed_body`");
    }
    add("429", "`too_many_requests`, with Retry-After");
    add("default", "An error");
    for (status, response) in responses.iter_mut() {
        let is_error = status == "default" || status.starts_with(['4', '5']);
        if is_error && response.get("content").is_none() {
            response["content"] = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
        }
    }
}
