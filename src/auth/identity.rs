//! The proof of being signed in.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::request::Parts;

use super::Keys;
use crate::base::{Explain, Fault, SessionId, Timestamp, UserId, now};
use crate::web::ApiError;

/// Why we do not know who is asking.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No credentials, or none that we accept.
    #[error("sign in first")]
    SignedOut,
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        Fault::Unauthorized
    }

    fn code(&self) -> &'static str {
        "unauthenticated"
    }
}

/// The signed-in person. A handler that takes one cannot be reached signed out.
#[derive(Clone, Copy, Debug)]
pub struct Identity {
    /// Who.
    pub user: UserId,
    /// By which sign-in.
    pub session: SessionId,
    /// Until when that is proved.
    pub expires_at: Timestamp,
}

impl Identity {
    /// Reads the bearer token or the cookie, and `query_token`, which a WebSocket client
    /// that cannot set headers may put into the address.
    pub fn from_headers(
        headers: &HeaderMap,
        query_token: Option<&str>,
        keys: &Keys,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let bearer = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let token = bearer
            .or(query_token)
            .or_else(|| cookie(headers, "__Host-lh_access"))
            .or_else(|| cookie(headers, "lh_access"))
            .ok_or(Error::SignedOut)?;
        let claims = keys.verify(token, now)?;
        Ok(Self {
            user: claims.sub,
            session: claims.sid,
            expires_at: Timestamp(claims.exp * 1_000),
        })
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

impl<S> FromRequestParts<S> for Identity
where
    S: Send + Sync,
    Keys: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let keys = Keys::from_ref(state);
        Ok(Self::from_headers(&parts.headers, None, &keys, now())?)
    }
}
