//! Counts requests by class before they come to a handler.

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::auth::{Class, Rates};
use crate::base::now;
use crate::web::{ApiError, Peer};

/// Lets a request through, with a ticket for whoever turns out to send it, unless there were too many.
pub(super) async fn count(
    State(rates): State<Rates>,
    peer: Peer,
    mut request: Request,
    next: Next,
) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("", MatchedPath::as_str);
    let Some(class) = class(request.method(), route) else {
        return next.run(request).await;
    };
    match rates.enter(class, peer, now()) {
        Ok(ticket) => {
            request.extensions_mut().insert(ticket);
            next.run(request).await
        }
        Err(refused) => ApiError::from(refused).into_response(),
    }
}

/// What has limits of its own.
const GATED: [&str; 5] = [
    "/api/session",
    "/api/setup",
    "/api/password/",
    "/api/email/",
    "/api/join",
];

/// The class of a route; none for what monitors ask, and for what has limits of its own.
fn class(method: &Method, route: &str) -> Option<Class> {
    let reads = matches!(*method, Method::GET | Method::HEAD);
    match route {
        "/api/health" | "/metrics" => None,
        "/ws" => Some(Class::Connect),
        _ if route.starts_with("/yjs/") => Some(Class::Connect),
        _ if GATED.iter().any(|gated| route.starts_with(gated)) => None,
        _ if route.contains("/archive") => Some(Class::Upload),
        _ if !reads && route.contains("/runs") => Some(Class::Run),
        _ if reads => Some(Class::Read),
        _ => Some(Class::Write),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_route_has_the_class_of_what_it_costs() {
        for (method, route, expected) in [
            (Method::GET, "/api/health", None),
            (Method::POST, "/api/session", None),
            (Method::POST, "/api/password/forgot", None),
            (
                Method::GET,
                "/api/rooms/{code}/archive.zip",
                Some(Class::Upload),
            ),
            (Method::POST, "/api/rooms/{code}/runs", Some(Class::Run)),
            (
                Method::POST,
                "/api/rooms/{code}/runs/{id}/repeat",
                Some(Class::Run),
            ),
            (Method::GET, "/api/rooms/{code}/runs", Some(Class::Read)),
            (Method::GET, "/ws", Some(Class::Connect)),
            (Method::GET, "/yjs/{code}/{*path}", Some(Class::Connect)),
            (
                Method::PUT,
                "/api/rooms/{code}/tree/{*path}",
                Some(Class::Write),
            ),
            (Method::DELETE, "/api/rooms/{code}", Some(Class::Write)),
        ] {
            assert_eq!(class(&method, route), expected, "{method} {route}");
        }
    }
}
