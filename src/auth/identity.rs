//! The proof of being signed in.

use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::{Error, HouseRole, Keys, LIFETIME_S, Ticket, User, cookies, script, store};
use crate::base::{SessionId, Timestamp, UserId, now};
use crate::store::Db;
use crate::web::ApiError;

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
    /// that cannot set headers may put into the address. A script's token was read before.
    pub fn of(
        parts: &Parts,
        query_token: Option<&str>,
        keys: &Keys,
        now: Timestamp,
    ) -> Result<Self, Error> {
        if let Some(identity) = script::by_script(parts) {
            return Ok(identity);
        }
        let token = bearer(&parts.headers)
            .or(query_token)
            .or_else(|| cookies::access(&parts.headers))
            .ok_or(Error::SignedOut)?;
        let claims = keys.verify(token, now)?;
        Ok(Self {
            user: claims.sub,
            session: claims.sid,
            expires_at: Timestamp(claims.exp * 1_000),
        })
    }
}

/// For a connection that outlives its access token: looks whether the sign-in behind it
/// still holds, and if so, for how long that is proved.
pub async fn prove_again(db: &Db, identity: Identity, now: Timestamp) -> Result<Identity, Error> {
    let session = identity.session;
    let holds = db
        .read(move |conn| store::holds_until(conn, session, now))
        .await?;
    let until = holds.ok_or(Error::SignedOut)?;
    Ok(Identity {
        expires_at: until.min(now.plus_ms(LIFETIME_S * 1_000)),
        ..identity
    })
}

/// The bearer token of a request.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}

impl<S> FromRequestParts<S> for Identity
where
    S: Send + Sync,
    Keys: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let keys = Keys::from_ref(state);
        let identity = Self::of(parts, None, &keys, now())?;
        Ticket::show(parts, identity.user)?;
        Ok(identity)
    }
}

/// The signed-in person, if there is one.
#[derive(Clone, Copy, Debug)]
pub struct MaybeIdentity(pub Option<Identity>);

impl<S> FromRequestParts<S> for MaybeIdentity
where
    S: Send + Sync,
    Keys: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let keys = Keys::from_ref(state);
        Ok(Self(Identity::of(parts, None, &keys, now()).ok()))
    }
}

/// The signed-in person with what we know about them, now.
#[derive(Clone, Debug)]
pub struct Account {
    /// The proof.
    pub identity: Identity,
    /// The person.
    pub user: User,
}

impl Account {
    /// Refuses guests.
    pub fn member(self) -> Result<Self, Error> {
        if self.user.role.is_member() {
            Ok(self)
        } else {
            Err(Error::NotForGuests)
        }
    }
}

impl<S> FromRequestParts<S> for Account
where
    S: Send + Sync,
    Keys: FromRef<S>,
    Db: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let identity = Identity::from_request_parts(parts, state).await?;
        let db = Db::from_ref(state);
        let found = db
            .read(move |conn| store::user(conn, identity.user))
            .await?;
        // Gone or disabled since the token was given out: not signed in any more.
        let user = found.ok_or(Error::SignedOut)?;
        Ok(Self { identity, user })
    }
}

/// An administrator. A handler that takes one cannot be reached by anyone else.
#[derive(Clone, Debug)]
pub struct Admin(pub Account);

impl<S> FromRequestParts<S> for Admin
where
    S: Send + Sync,
    Keys: FromRef<S>,
    Db: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let account = Account::from_request_parts(parts, state).await?;
        match account.user.role {
            HouseRole::Admin => Ok(Self(account)),
            HouseRole::Member | HouseRole::Guest => Err(Error::AdminsOnly.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fuzz;
    use axum::http::HeaderValue;

    #[test]
    fn a_bearer_token_is_what_stands_after_its_scheme_and_nothing_else() {
        let lines: [&[u8]; 4] = [
            b"Bearer one.two.three",
            b"bearer  x ",
            b"Basic YTpi",
            b"Bearer",
        ];
        let found = fuzz::vary(&lines, |bytes| {
            let Ok(value) = HeaderValue::from_bytes(bytes) else {
                return false;
            };
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, value.clone());
            let Some(found) = bearer(&headers) else {
                return false;
            };
            let line = value.to_str().unwrap();
            assert_eq!(found, found.trim());
            assert!(line[..7].eq_ignore_ascii_case("bearer ") && line.contains(found));
            true
        });
        assert!(found > 1_000, "{found}");
    }
}
