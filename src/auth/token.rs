//! Access tokens: JWT (RFC 7519), HS256, ten minutes.

use std::sync::Arc;

use aws_lc_rs::hmac;
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};

use super::Error;
use crate::base::{SessionId, Timestamp, UserId};

/// How long an access token is good, in seconds.
pub const LIFETIME_S: i64 = 600;

/// What an access token says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// The person.
    pub sub: UserId,
    /// The sign-in it belongs to.
    pub sid: SessionId,
    /// Until when it is good, in seconds since 1970.
    pub exp: i64,
}

/// Signs and verifies access tokens. Clone it freely.
#[derive(Clone)]
pub struct Keys(Arc<Pair>);

struct Pair {
    sign: EncodingKey,
    verify: DecodingKey,
    next: hmac::Key,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// Keys from the house's secret.
    pub fn new(secret: &[u8]) -> Self {
        Self(Arc::new(Pair {
            sign: EncodingKey::from_secret(secret),
            verify: DecodingKey::from_secret(secret),
            next: hmac::Key::new(hmac::HMAC_SHA256, secret),
        }))
    }

    /// A token for `user`, signed in as `session`, from `now` on.
    pub fn issue(&self, user: UserId, session: SessionId, now: Timestamp) -> String {
        let claims = Claims {
            sub: user,
            sid: session,
            exp: now.0 / 1_000 + LIFETIME_S,
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.0.sign)
            .expect("our own claims can be signed")
    }

    /// The refresh token that follows `token`.
    ///
    /// It is computed rather than drawn, so that a refresh whose answer got lost can be
    /// answered again, the same. Without our secret nobody can tell it from a random one.
    pub(super) fn next_refresh(&self, token: &str) -> String {
        let tag = hmac::sign(&self.0.next, format!("refresh\0{token}").as_bytes());
        BASE64URL_NOPAD.encode(tag.as_ref())
    }

    /// What `token` says, if we signed it and it is still good.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, Error> {
        let mut rules = Validation::new(Algorithm::HS256);
        // We are told the time; the library would read the clock.
        rules.validate_exp = false;
        rules.required_spec_claims.clear();
        let claims = decode::<Claims>(token, &self.0.verify, &rules)
            .map_err(|_| Error::SignedOut)?
            .claims;
        if claims.exp * 1_000 <= now.0 {
            return Err(Error::SignedOut);
        }
        Ok(claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_for_ten_minutes_and_for_its_signer_alone() {
        let keys = Keys::new(b"one secret");
        let (user, session) = (UserId::fresh(), SessionId::fresh());
        let token = keys.issue(user, session, Timestamp(0));
        assert_eq!(keys.verify(&token, Timestamp(599_999)).unwrap().sub, user);
        assert!(keys.verify(&token, Timestamp(600_000)).is_err());
        assert!(Keys::new(b"another").verify(&token, Timestamp(0)).is_err());
        assert!(keys.verify("", Timestamp(0)).is_err());
        let unsigned = token.rsplit_once('.').unwrap().0;
        assert!(keys.verify(&format!("{unsigned}."), Timestamp(0)).is_err());
    }
}
