//! The one place that decides what a script may do.

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Error, PREFIX, Scope, store};
use crate::auth::identity::bearer;
use crate::auth::{Accounts, Identity, LIFETIME_S, token_hash};
use crate::base::{Timestamp, now};
use crate::web::ApiError;

/// Someone whose token was found good for this very request.
#[derive(Clone, Copy)]
struct ByScript(Identity);

/// Who comes by a token that [`admit`] has found good.
pub(in crate::auth) fn by_script(parts: &Parts) -> Option<Identity> {
    parts.extensions.get::<ByScript>().map(|found| found.0)
}

/// Lets a script in if its token is good for what it asks for. Everybody else passes.
pub async fn admit(State(accounts): State<Accounts>, mut request: Request, next: Next) -> Response {
    let Some(token) = token_of(&request) else {
        return next.run(request).await;
    };
    let needed = needed(request.method(), request.uri().path());
    match check(&accounts, &token, needed, now()).await {
        Ok(identity) => {
            request.extensions_mut().insert(ByScript(identity));
            next.run(request).await
        }
        Err(error) => ApiError::from(error).into_response(),
    }
}

/// The token of a script, in the header or, for a WebSocket, in the address.
fn token_of(request: &Request) -> Option<String> {
    let is_ours = |token: &&str| token.starts_with(PREFIX);
    if let Some(token) = bearer(request.headers()).filter(is_ours) {
        return Some(token.to_owned());
    }
    if !is_socket(request.uri().path()) {
        return None;
    }
    query_token(request.uri())
        .filter(is_ours)
        .map(str::to_owned)
}

fn query_token(uri: &Uri) -> Option<&str> {
    let pairs = uri.query()?.split('&');
    pairs.filter_map(|pair| pair.strip_prefix("token=")).next()
}

fn is_socket(path: &str) -> bool {
    path == "/ws" || path.starts_with("/yjs/")
}

async fn check(
    accounts: &Accounts,
    token: &str,
    needed: Option<&'static [Scope]>,
    now: Timestamp,
) -> Result<Identity, Error> {
    let hash = token_hash(token);
    let found = accounts
        .db()
        .read(move |conn| store::by_hash(conn, &hash, now));
    let found = found.await?.ok_or(Error::Unknown)?;
    let needed = needed.ok_or(Error::NotForScripts)?;
    if let Some(missing) = needed.iter().find(|scope| !found.scopes.contains(scope)) {
        return Err(Error::Missing(*missing));
    }
    if found.is_stale(now) {
        let used = accounts
            .db()
            .write(move |tx| store::used(tx, found.id, now));
        // When it was last used is good to know, and no reason to wait.
        tokio::spawn(async move {
            if let Err(error) = used.await {
                tracing::warn!(%error, "Could not note that a token was used");
            }
        });
    }
    let soon = now.plus_ms(LIFETIME_S * 1_000);
    Ok(Identity {
        user: found.user,
        session: found.id,
        expires_at: found.expires_at.min(soon),
    })
}

/// What a token has to be good for to reach a route; `None`: no token reaches it.
fn needed(method: &Method, path: &str) -> Option<&'static [Scope]> {
    use Scope::{Admin, Read, Run, Write};
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let mut parts = path.trim_start_matches('/').split('/');
    let mut part = || parts.next().unwrap_or_default();
    match (part(), part(), part(), part()) {
        // A connection can do all that people do in rooms.
        ("ws", "", ..) => Some(&[Read, Write, Run]),
        ("yjs", _, _, _) => Some(&[Read, Write]),
        ("metrics", "", ..) => Some(&[Admin]),
        ("api", "admin", ..) => Some(&[Admin]),
        ("api", "me", "", _) if reads => Some(&[Read]),
        ("api", "house" | "health" | "languages" | "openapi.json" | "docs", ..) if reads => {
            Some(&[Read])
        }
        // What a program wrote becomes a file of the room.
        ("api", "rooms", _, "runs") if path.ends_with("/kept") => Some(&[Write]),
        ("api", "rooms", _, "runs") if !reads => Some(&[Run]),
        ("api", "rooms" | "uploads" | "invites" | "usernames", ..) => {
            Some(if reads { &[Read] } else { &[Write] })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_closed_to_scripts_and_so_is_what_nobody_opened() {
        use Scope::{Admin, Read, Run, Write};
        let get = |path| needed(&Method::GET, path);
        let post = |path| needed(&Method::POST, path);
        assert_eq!(get("/api/rooms"), Some(&[Read][..]));
        assert_eq!(get("/api/rooms/a/runs"), Some(&[Read][..]));
        assert_eq!(post("/api/rooms/a/runs"), Some(&[Run][..]));
        assert_eq!(post("/api/rooms/a/runs/1/kept"), Some(&[Write][..]));
        assert_eq!(post("/api/rooms/a/messages"), Some(&[Write][..]));
        assert_eq!(get("/api/uploads/1"), Some(&[Read][..]));
        assert_eq!(post("/api/uploads/1"), Some(&[Write][..]));
        assert_eq!(get("/api/admin/users"), Some(&[Admin][..]));
        assert_eq!(get("/metrics"), Some(&[Admin][..]));
        assert_eq!(get("/api/me"), Some(&[Read][..]));
        for path in [
            "/api/me",
            "/api/me/password",
            "/api/me/tokens",
            "/api/me/account",
            "/api/me/prove",
            "/api/session",
            "/api/session/refresh",
            "/api/users",
            "/api/setup",
            "/api/new",
            "/",
        ] {
            assert_eq!(post(path), None, "{path}");
        }
        for path in [
            "/api/me/tokens",
            "/api/me/sessions",
            "/api/me/export",
            "/api/me/audit",
        ] {
            assert_eq!(get(path), None, "{path}");
        }
        assert_eq!(needed(&Method::DELETE, "/api/me"), None);
        assert_eq!(needed(&Method::PATCH, "/api/me"), None);
    }
}
