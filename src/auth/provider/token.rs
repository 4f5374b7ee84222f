//! ID tokens: what a provider says about someone, and why it is believed.

use jsonwebtoken::{Algorithm, Validation, decode, decode_header};
use serde::{Deserialize, Deserializer};

use super::keys::KeySet;
use crate::base::{Secret, Timestamp};

/// By how much the provider's clock may differ from ours, in seconds.
const SKEW_S: i64 = 60;
/// The longest token that we look at, in bytes.
const MAX_TOKEN: usize = 16 * 1024;
/// The longest name of someone at their provider, in bytes (OpenID Connect Core, 2).
const MAX_SUBJECT: usize = 255;
/// What we take signatures by: public keys alone. With a shared secret, whoever can verify a
/// token could have made it; and `none` is none.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Not a token.
    #[error("it cannot be read")]
    Unreadable,
    /// Signed by something that anyone could have, or not at all.
    #[error("it is not signed in a way that proves anything")]
    Algorithm,
    /// Signed by a key that the provider does not publish.
    #[error("its key is not one of the provider's")]
    Key,
    /// Changed on its way, or forged.
    #[error("its signature is wrong")]
    Signature,
    /// Another provider's.
    #[error("it is another issuer's")]
    Issuer,
    /// Made for another house.
    #[error("it is made for someone else")]
    Audience,
    /// Too old.
    #[error("it has expired")]
    Expired,
    /// From the future.
    #[error("it is from the future; is a clock wrong?")]
    Early,
    /// Made for another sign-in.
    #[error("it belongs to another sign-in")]
    Nonce,
}

/// What a token has to say.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// By which names the provider goes.
    pub issuers: &'a [&'a str],
    /// What it knows us by.
    pub client_id: &'a str,
    /// What we sent along, if we did.
    pub nonce: Option<&'a Secret<String>>,
}

/// What a provider says about someone. Only [`verify`] makes one.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    iss: String,
    /// Who, by a name that never changes and is never given to another.
    pub sub: String,
    aud: Audience,
    azp: Option<String>,
    #[serde(deserialize_with = "seconds")]
    exp: i64,
    #[serde(deserialize_with = "seconds")]
    iat: i64,
    #[serde(default, deserialize_with = "maybe_seconds")]
    nbf: Option<i64>,
    nonce: Option<String>,
    /// More about them.
    #[serde(flatten)]
    pub about: About,
}

/// What a provider may tell about someone besides who they are.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct About {
    /// Their address.
    #[serde(default, deserialize_with = "lenient")]
    pub email: Option<String>,
    /// Whether it is known to be theirs. Some providers say so in words.
    #[serde(default, deserialize_with = "truth")]
    pub email_verified: bool,
    /// What they are called.
    #[serde(default, deserialize_with = "lenient")]
    pub name: Option<String>,
    /// By which name they would like to sign in.
    #[serde(default, deserialize_with = "lenient")]
    pub preferred_username: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// Times may have fractions (RFC 7519, 2).
fn seconds<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    // What is larger than any time is as large as can be.
    f64::deserialize(from).map(|seconds| seconds as i64)
}

fn maybe_seconds<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    seconds(from).map(Some)
}

/// A string; anything else is as if it were not there.
fn lenient<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let value = serde_json::Value::deserialize(from)?;
    Ok(value.as_str().map(str::to_owned))
}

fn truth<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    let value = serde_json::Value::deserialize(from)?;
    Ok(value == true || value == "true")
}

/// By which key a token says it is signed. Not to be believed, only to be looked up.
pub fn key_of(token: &str) -> Result<Option<String>, Wrong> {
    if token.len() > MAX_TOKEN {
        return Err(Wrong::Unreadable);
    }
    Ok(decode_header(token).map_err(|_| Wrong::Unreadable)?.kid)
}

/// What `token` says, if all that makes it worth believing holds.
pub fn verify(
    token: &str,
    keys: &KeySet,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<Claims, Wrong> {
    let claims = signed(token, keys)?;
    let is_issuer = |issuer: &&str| *issuer == claims.iss;
    if !expected.issuers.iter().any(is_issuer) || !is_subject(&claims.sub) {
        return Err(Wrong::Issuer);
    }
    is_for(&claims, expected.client_id)?;
    is_now(&claims, now)?;
    if let Some(nonce) = expected.nonce {
        let said = claims.nonce.as_deref().unwrap_or_default();
        if !nonce.matches(said.as_bytes()) {
            return Err(Wrong::Nonce);
        }
    }
    Ok(claims)
}

/// What `token` says, if one of `keys` has signed it.
fn signed(token: &str, keys: &KeySet) -> Result<Claims, Wrong> {
    if token.len() > MAX_TOKEN {
        return Err(Wrong::Unreadable);
    }
    let head = head(token)?;
    if !ALGORITHMS.contains(&head.alg) {
        return Err(Wrong::Algorithm);
    }
    let key = keys.find(head.kid.as_deref(), head.alg).ok_or(Wrong::Key)?;
    let mut rules = Validation::new(head.alg);
    // We are told the time, and say ourselves what else must hold.
    rules.validate_exp = false;
    rules.validate_aud = false;
    rules.required_spec_claims.clear();
    match decode::<Claims>(token, &key, &rules) {
        Ok(decoded) => Ok(decoded.claims),
        Err(error) => Err(match error.kind() {
            jsonwebtoken::errors::ErrorKind::InvalidSignature => Wrong::Signature,
            _ => Wrong::Unreadable,
        }),
    }
}

/// The head of a token. An algorithm by a name that nobody has heard of is told apart from
/// nonsense, since "none" is one.
fn head(token: &str) -> Result<jsonwebtoken::Header, Wrong> {
    let first = token.split('.').next().unwrap_or_default();
    let raw = data_encoding::BASE64URL_NOPAD.decode(first.as_bytes());
    let raw: Option<serde_json::Value> = raw.ok().and_then(|raw| serde_json::from_slice(&raw).ok());
    let raw = raw
        .filter(serde_json::Value::is_object)
        .ok_or(Wrong::Unreadable)?;
    let known = serde_json::from_value::<Algorithm>(raw["alg"].clone());
    if known.is_err() {
        return Err(Wrong::Algorithm);
    }
    // What is marked as critical must be understood, and we understand none of it (RFC 7515, 4.1.11).
    if raw.get("crit").is_some() {
        return Err(Wrong::Unreadable);
    }
    decode_header(token).map_err(|_| Wrong::Unreadable)
}

fn is_subject(subject: &str) -> bool {
    (1..=MAX_SUBJECT).contains(&subject.len()) && !subject.contains(char::is_control)
}

/// Whether a token is for us. One that is for several says who may show it.
fn is_for(claims: &Claims, client_id: &str) -> Result<(), Wrong> {
    let audience = claims.aud.all();
    let names_us = audience.iter().any(|one| one == client_id);
    let shown_by_us = match claims.azp.as_deref() {
        Some(party) => party == client_id,
        None => audience.len() == 1,
    };
    if names_us && shown_by_us {
        Ok(())
    } else {
        Err(Wrong::Audience)
    }
}

fn is_now(claims: &Claims, now: Timestamp) -> Result<(), Wrong> {
    let now = now.0.div_euclid(1_000);
    if claims.exp.saturating_add(SKEW_S) <= now {
        return Err(Wrong::Expired);
    }
    let begins = claims.iat.max(claims.nbf.unwrap_or(i64::MIN));
    if begins.saturating_sub(SKEW_S) > now {
        return Err(Wrong::Early);
    }
    Ok(())
}

/// What the userinfo endpoint says, if it is about `subject`.
pub fn userinfo(body: &[u8], subject: &str) -> Option<About> {
    #[derive(Deserialize)]
    struct Info {
        sub: String,
        #[serde(flatten)]
        about: About,
    }
    let info: Info = serde_json::from_slice(body).ok()?;
    // Someone else's would give them another's address (OpenID Connect Core, 5.3.4).
    (info.sub == subject).then_some(info.about)
}

#[cfg(test)]
mod tests;
