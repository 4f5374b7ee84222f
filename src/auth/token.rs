//! Access tokens: JWT (RFC 7519), Ed25519 (RFC 8037), ten minutes.
//!
//! The newest of the house's keys signs; its name stands in the token's head (`kid`). A key is
//! replaced after thirty days, and verifies until the last token that it signed has ended. Issuer
//! and audience are the house's epoch, so the tokens of another house, or of this one before a
//! backup was restored, are nobody's here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode,
};
use serde::{Deserialize, Serialize};

use super::store::{self, StoredKey};
use super::{Error, House, KEY_FILE, Vault, factor};
use crate::base::{SessionId, Timestamp, UserId, random_bytes};
use crate::store::Db;

/// How long an access token is good, in seconds.
pub const LIFETIME_S: i64 = 600;

/// How long a key signs, in milliseconds: 30 days.
pub(super) const KEY_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// How long a key verifies after it was replaced, in milliseconds: as long as its last token
/// lasts, and a minute for clocks that were set.
pub(super) const AFTERLIFE_MS: i64 = (LIFETIME_S + 60) * 1_000;

/// The longest token that we look at. Ours have about 400 bytes.
const MAX_TOKEN: usize = 1_024;

/// How often the list of ended sign-ins is gone through, in milliseconds.
const FORGET_MS: i64 = 60_000;

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

/// The same on the wire.
#[derive(Serialize)]
struct Signed<'a> {
    iss: &'a str,
    aud: &'a str,
    #[serde(flatten)]
    claims: Claims,
}

/// Signs and verifies access tokens. Clone it freely.
#[derive(Clone)]
pub struct Keys(Arc<Inner>);

struct Inner {
    /// The newest first.
    ring: RwLock<Vec<Key>>,
    rules: Validation,
    house: String,
    next: hmac::Key,
    ended: Mutex<Ended>,
    vault: Vault,
}

struct Key {
    id: String,
    sign: EncodingKey,
    verify: DecodingKey,
}

/// Sign-ins that ended before the last of their access tokens did, and when that one does.
#[derive(Default)]
struct Ended {
    until: HashMap<SessionId, Timestamp>,
    forgot_at: Timestamp,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// The keys of the house in `db`, which gets its first one here, and whose secrets of
    /// authenticator apps are safe in `vault`.
    pub async fn open(db: &Db, vault: Vault, now: Timestamp) -> Result<Self, Error> {
        let house = db.read(store::house).await?;
        let keys = Self::without(&house, vault.clone());
        keys.renew(db, now).await?;
        let lost = db.write(move |tx| factor::seal_apps(tx, &vault)).await?;
        if lost > 0 {
            tracing::warn!(
                lost,
                "{lost} authenticator apps were set up with another {KEY_FILE}; put that back, or have their \
                 owners come in by a recovery code and set them up anew"
            );
        }
        Ok(keys)
    }

    /// What keeps the secrets of authenticator apps.
    pub(super) fn vault(&self) -> &Vault {
        &self.0.vault
    }

    fn without(house: &House, vault: Vault) -> Self {
        let mut rules = Validation::new(Algorithm::EdDSA);
        // We are told the time; the library would read the clock.
        rules.validate_exp = false;
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        rules.set_issuer(&[&house.epoch]);
        rules.set_audience(&[&house.epoch]);
        Self(Arc::new(Inner {
            ring: RwLock::default(),
            rules,
            house: house.epoch.clone(),
            next: hmac::Key::new(hmac::HMAC_SHA256, house.token_key.expose()),
            ended: Mutex::default(),
            vault,
        }))
    }

    /// Makes a new key when the newest has had its time, and forgets those that verify nothing
    /// any more.
    pub async fn renew(&self, db: &Db, now: Timestamp) -> Result<(), Error> {
        let fresh = StoredKey::fresh(now)?;
        let stored = db.write(move |tx| store::renew_keys(tx, &fresh, now));
        let stored = stored.await?;
        let ring = stored.iter().map(Key::parse).collect::<Result<_, _>>()?;
        *self.0.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
        Ok(())
    }

    /// A token for `user`, signed in as `session`, from `now` on.
    pub fn issue(&self, user: UserId, session: SessionId, now: Timestamp) -> String {
        let signed = Signed {
            iss: &self.0.house,
            aud: &self.0.house,
            claims: Claims {
                sub: user,
                sid: session,
                exp: now.0 / 1_000 + LIFETIME_S,
            },
        };
        let ring = self.0.ring.read().unwrap_or_else(PoisonError::into_inner);
        let key = ring.first().expect("keys are opened with one in them");
        let mut head = Header::new(Algorithm::EdDSA);
        head.kid = Some(key.id.clone());
        encode(&head, &signed, &key.sign).expect("our own claims can be signed")
    }

    /// The refresh token that follows `token`.
    ///
    /// It is computed rather than drawn, so that a refresh whose answer got lost can be
    /// answered again, the same. Without our secret nobody can tell it from a random one.
    pub(super) fn next_refresh(&self, token: &str) -> String {
        let tag = hmac::sign(&self.0.next, format!("refresh\0{token}").as_bytes());
        BASE64URL_NOPAD.encode(tag.as_ref())
    }

    /// What shows that `body`, used for `what`, was written by us.
    pub(super) fn tag(&self, what: &str, body: &str) -> String {
        let tag = hmac::sign(&self.0.next, format!("{what}\0{body}").as_bytes());
        BASE64URL_NOPAD.encode(tag.as_ref())
    }

    /// What `token` says, if we signed it, it is still good, and so is its sign-in as far as we
    /// have heard. Asks no database.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, Error> {
        if token.len() > MAX_TOKEN {
            return Err(Error::SignedOut);
        }
        let claims = self.read(token).ok_or(Error::SignedOut)?;
        let is_over = claims.exp.saturating_mul(1_000) <= now.0;
        if is_over || self.ended().until.contains_key(&claims.sid) {
            return Err(Error::SignedOut);
        }
        Ok(claims)
    }

    fn read(&self, token: &str) -> Option<Claims> {
        let id = decode_header(token).ok()?.kid?;
        let ring = self.0.ring.read().unwrap_or_else(PoisonError::into_inner);
        let key = ring.iter().find(|key| key.id == id)?;
        let read = decode::<Claims>(token, &key.verify, &self.0.rules);
        Some(read.ok()?.claims)
    }

    /// Has the access tokens of a sign-in refused from now on, instead of when they end.
    pub fn end(&self, session: SessionId, now: Timestamp) {
        let mut ended = self.ended();
        if now.since_ms(ended.forgot_at) >= FORGET_MS {
            ended.until.retain(|_, until| *until > now);
            ended.forgot_at = now;
        }
        ended.until.insert(session, now.plus_ms(LIFETIME_S * 1_000));
    }

    fn ended(&self) -> std::sync::MutexGuard<'_, Ended> {
        self.0.ended.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl StoredKey {
    fn fresh(now: Timestamp) -> Result<Self, Error> {
        let pair = Ed25519KeyPair::generate().map_err(broken)?;
        let secret = pair.to_pkcs8().map_err(broken)?;
        Ok(Self {
            id: BASE64URL_NOPAD.encode(&random_bytes::<6>()),
            secret: crate::base::Secret::new(secret.as_ref().to_vec()),
            created_at: now,
        })
    }
}

impl Key {
    fn parse(stored: &StoredKey) -> Result<Self, Error> {
        let secret = stored.secret.expose();
        let pair = Ed25519KeyPair::from_pkcs8(secret).map_err(broken)?;
        Ok(Self {
            id: stored.id.clone(),
            sign: EncodingKey::from_ed_der(secret),
            verify: DecodingKey::from_ed_der(pair.public_key().as_ref()),
        })
    }
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Hash(format!("the key that signs access tokens: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn house() -> (tempfile::TempDir, Db, Keys) {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&dir.path().join("t.db")).unwrap();
        let keys = Keys::open(&db, Vault::passing(), Timestamp(0))
            .await
            .unwrap();
        (dir, db, keys)
    }

    #[tokio::test]
    async fn a_token_is_good_for_ten_minutes_and_in_its_house_alone() {
        let (_dir, _, keys) = house().await;
        let (_other_dir, _, other) = house().await;
        let (user, session) = (UserId::fresh(), SessionId::fresh());
        let token = keys.issue(user, session, Timestamp(0));
        assert!(token.len() < MAX_TOKEN / 2, "{}", token.len());
        assert_eq!(keys.verify(&token, Timestamp(599_999)).unwrap().sub, user);
        assert!(keys.verify(&token, Timestamp(600_000)).is_err());
        assert!(other.verify(&token, Timestamp(0)).is_err());
        let unsigned = token.rsplit_once('.').unwrap().0;
        for bad in ["", ".", "..", "a.b.c", unsigned, &format!("{unsigned}.")] {
            assert!(keys.verify(bad, Timestamp(0)).is_err(), "{bad:?}");
        }
        assert!(keys.verify(&token.repeat(9), Timestamp(0)).is_err());
    }

    #[tokio::test]
    async fn another_key_or_algorithm_under_our_name_is_refused() {
        let (_dir, db, keys) = house().await;
        let (user, sid) = (UserId::fresh(), SessionId::fresh());
        let stored = db.read(store::signing_keys).await.unwrap();
        let real = Ed25519KeyPair::from_pkcs8(stored[0].secret.expose()).unwrap();
        let strange = Ed25519KeyPair::generate().unwrap().to_pkcs8().unwrap();
        let claims = Claims {
            sub: user,
            sid,
            exp: 600,
        };
        fn said(house: &str, claims: Claims) -> Signed<'_> {
            Signed {
                iss: house,
                aud: house,
                claims,
            }
        }
        let signed = |alg, house: &str, key: EncodingKey| {
            let mut head = Header::new(alg);
            head.kid = Some(stored[0].id.clone());
            encode(&head, &said(house, claims), &key).unwrap()
        };
        let epoch = &keys.0.house;
        let ours = EncodingKey::from_ed_der(stored[0].secret.expose());
        let now = Timestamp(0);
        assert!(
            keys.verify(&signed(Algorithm::EdDSA, epoch, ours.clone()), now)
                .is_ok()
        );
        for forged in [
            // The public key is no secret: it must not pass for one.
            signed(
                Algorithm::HS256,
                epoch,
                EncodingKey::from_secret(real.public_key().as_ref()),
            ),
            signed(
                Algorithm::EdDSA,
                epoch,
                EncodingKey::from_ed_der(strange.as_ref()),
            ),
            signed(Algorithm::EdDSA, "another house", ours.clone()),
        ] {
            assert!(keys.verify(&forged, now).is_err(), "{forged}");
        }
        let nameless = encode(&Header::new(Algorithm::EdDSA), &said(epoch, claims), &ours).unwrap();
        assert!(keys.verify(&nameless, now).is_err());
    }

    #[tokio::test]
    async fn a_key_is_replaced_after_its_time_and_verifies_what_it_signed() {
        let (_dir, db, keys) = house().await;
        let (user, session) = (UserId::fresh(), SessionId::fresh());
        let late = Timestamp(KEY_MS - 1);
        let kid = |token: &str| decode_header(token).unwrap().kid.unwrap();
        keys.renew(&db, late).await.unwrap();
        let old = keys.issue(user, session, late);
        keys.renew(&db, Timestamp(KEY_MS)).await.unwrap();
        let new = keys.issue(user, session, Timestamp(KEY_MS));
        assert_ne!(kid(&old), kid(&new));
        keys.verify(&old, Timestamp(KEY_MS)).unwrap();
        keys.verify(&new, Timestamp(KEY_MS)).unwrap();
        let again = Keys::open(&db, Vault::passing(), Timestamp(KEY_MS))
            .await
            .unwrap();
        again.verify(&old, Timestamp(KEY_MS)).unwrap();

        let after = Timestamp(KEY_MS + AFTERLIFE_MS);
        keys.renew(&db, after).await.unwrap();
        assert_eq!(db.read(store::signing_keys).await.unwrap().len(), 1);
        assert!(keys.verify(&old, Timestamp(KEY_MS)).is_err());
    }

    #[tokio::test]
    async fn the_tokens_of_an_ended_sign_in_are_refused_and_the_list_stays_short() {
        let (_dir, _, keys) = house().await;
        let (user, session, other) = (UserId::fresh(), SessionId::fresh(), SessionId::fresh());
        let token = keys.issue(user, session, Timestamp(0));
        keys.end(session, Timestamp(0));
        assert!(keys.verify(&token, Timestamp(1)).is_err());
        let theirs = keys.issue(user, other, Timestamp(0));
        keys.verify(&theirs, Timestamp(1)).unwrap();
        for n in 0..50 {
            keys.end(SessionId::fresh(), Timestamp(n * LIFETIME_S * 1_000));
        }
        assert!(keys.ended().until.len() <= 2);
    }

    #[tokio::test]
    async fn no_variation_of_a_token_is_one() {
        let (_dir, _, keys) = house().await;
        let issue = || keys.issue(UserId::fresh(), SessionId::fresh(), Timestamp(0));
        let (one, two) = (issue(), issue());
        // A signature takes its time to check: fewer than elsewhere.
        let taken =
            crate::base::fuzz::vary_for(20_000, &[one.as_bytes(), two.as_bytes()], &mut |bytes| {
                let text = String::from_utf8_lossy(bytes);
                let is_good = keys.verify(&text, Timestamp(0)).is_ok();
                assert!(!is_good || text == one || text == two, "{text}");
                is_good
            });
        assert!(taken > 100, "{taken}");
    }
}
