//! The keys by which a provider signs (JSON Web Keys, RFC 7517).

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;

/// How many keys we look at. Providers have two or three.
const MOST: usize = 100;

/// Keys that signatures can be verified with.
#[derive(Debug, Default)]
pub struct KeySet(Vec<Jwk>);

#[derive(Deserialize)]
struct Raw {
    keys: Vec<serde_json::Value>,
}

impl KeySet {
    /// Reads a published set. Keys that are not for verifying, or of a kind unknown to us, are
    /// left out: providers publish such beside the others.
    pub fn parse(body: &[u8]) -> Option<Self> {
        let raw: Raw = serde_json::from_slice(body).ok()?;
        let keys = raw.keys.into_iter().take(MOST);
        let keys = keys.filter_map(|key| serde_json::from_value::<Jwk>(key).ok());
        Some(Self(keys.filter(verifies).collect()))
    }

    /// Whether there is a key by this name; without a name, any key.
    pub fn has(&self, kid: Option<&str>) -> bool {
        self.0.iter().any(|key| is_called(key, kid))
    }

    /// The key by this name, if it fits the algorithm. Without a name there must be but one.
    pub fn find(&self, kid: Option<&str>, algorithm: Algorithm) -> Option<DecodingKey> {
        let mut fitting = self
            .0
            .iter()
            .filter(|key| is_called(key, kid) && fits(key, algorithm));
        match (fitting.next(), fitting.next()) {
            (Some(key), None) => DecodingKey::from_jwk(key).ok(),
            _ => None,
        }
    }
}

fn is_called(key: &Jwk, kid: Option<&str>) -> bool {
    kid.is_none() || key.common.key_id.as_deref() == kid
}

/// Whether a key is public, and there to verify signatures.
fn verifies(key: &Jwk) -> bool {
    let for_signatures = matches!(
        key.common.public_key_use,
        None | Some(PublicKeyUse::Signature)
    );
    let operations = key.common.key_operations.as_ref();
    let can_verify = operations.is_none_or(|list| list.contains(&KeyOperations::Verify));
    let is_public = !matches!(
        key.algorithm,
        AlgorithmParameters::OctetKey(_) | AlgorithmParameters::Other(_)
    );
    for_signatures && can_verify && is_public
}

/// Whether `algorithm` is one that this key is for. What a token's head says is the sender's
/// choice; the key's kind is not.
fn fits(key: &Jwk, algorithm: Algorithm) -> bool {
    use Algorithm::{ES256, ES384, EdDSA, PS256, PS384, PS512, RS256, RS384, RS512};
    let named = key.common.key_algorithm;
    if named.is_some_and(|named| Algorithm::try_from(named).ok() != Some(algorithm)) {
        return false;
    }
    match &key.algorithm {
        AlgorithmParameters::RSA(_) => {
            matches!(algorithm, RS256 | RS384 | RS512 | PS256 | PS384 | PS512)
        }
        AlgorithmParameters::EllipticCurve(key) => matches!(
            (&key.curve, algorithm),
            (EllipticCurve::P256, ES256) | (EllipticCurve::P384, ES384)
        ),
        AlgorithmParameters::OctetKeyPair(key) => {
            matches!((&key.curve, algorithm), (EllipticCurve::Ed25519, EdDSA))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::fuzz;

    fn set(keys: serde_json::Value) -> KeySet {
        KeySet::parse(json!({ "keys": keys }).to_string().as_bytes()).unwrap()
    }

    fn ed(kid: &str) -> serde_json::Value {
        json!({ "kty": "OKP", "crv": "Ed25519", "kid": kid, "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" })
    }

    #[test]
    fn what_cannot_verify_is_left_out_and_harms_no_other() {
        let mut private = ed("enc");
        private["use"] = "enc".into();
        let mut sign = ed("sign");
        sign["key_ops"] = json!(["sign"]);
        let strange = json!({ "kty": "EC", "crv": "secp256k1", "kid": "k", "x": "AA", "y": "AA" });
        let secret = json!({ "kty": "oct", "kid": "oct", "k": "AAAA" });
        let keys = set(json!([
            null,
            1,
            {},
            strange,
            secret,
            private,
            sign,
            ed("good")
        ]));
        assert!(keys.has(Some("good")) && keys.has(None));
        for left_out in ["enc", "sign", "k", "oct", ""] {
            assert!(!keys.has(Some(left_out)), "{left_out}");
        }
        assert!(KeySet::parse(b"{\"keys\":{}}").is_none());
        assert!(KeySet::parse(b"").is_none());
    }

    #[test]
    fn a_key_is_used_for_its_own_algorithm_alone() {
        let keys = set(json!([ed("a")]));
        assert!(keys.find(Some("a"), Algorithm::EdDSA).is_some());
        for other in [Algorithm::HS256, Algorithm::RS256, Algorithm::ES256] {
            assert!(keys.find(Some("a"), other).is_none(), "{other:?}");
        }
        let mut named = ed("a");
        named["alg"] = "ES256".into();
        assert!(
            set(json!([named]))
                .find(Some("a"), Algorithm::EdDSA)
                .is_none()
        );
    }

    #[test]
    fn a_token_without_a_name_of_its_key_needs_the_only_one() {
        assert!(set(json!([ed("a")])).find(None, Algorithm::EdDSA).is_some());
        let two = set(json!([ed("a"), ed("b")]));
        assert!(two.find(None, Algorithm::EdDSA).is_none());
        assert!(two.find(Some("b"), Algorithm::EdDSA).is_some());
    }

    /// The examples of RFC 7517, appendix A.1, and one of RFC 8037.
    fn published() -> String {
        let rsa = json!({ "kty": "RSA", "kid": "r", "e": "AQAB", "alg": "RS256", "use": "sig",
            "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJEC\
                  PebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2Qvzq\
                  Y368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0\
                  fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw" });
        let ec = json!({ "kty": "EC", "crv": "P-256", "kid": "e", "key_ops": ["verify"],
            "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM" });
        json!({ "keys": [rsa, ec, ed("o"), null] }).to_string()
    }

    #[test]
    fn no_variation_of_published_keys_is_a_shared_secret() {
        use Algorithm::{ES256, ES384, EdDSA, HS256, HS384, HS512, PS256, RS256};
        let (good, mut found) = (published(), 0);
        let taken = fuzz::vary_for(20_000, &[good.as_bytes()], &mut |bytes| {
            let Some(keys) = KeySet::parse(bytes) else {
                return false;
            };
            assert!(keys.0.len() <= MOST);
            for kid in [None, Some("r"), Some("e"), Some("o"), Some("")] {
                for algorithm in [ES256, ES384, EdDSA, PS256, RS256] {
                    let key = keys.find(kid, algorithm);
                    assert!(key.is_none() || keys.has(kid));
                    found += usize::from(key.is_some());
                }
                for shared in [HS256, HS384, HS512] {
                    assert!(keys.find(kid, shared).is_none(), "{kid:?} {shared:?}");
                }
            }
            true
        });
        assert!(taken > 1_000 && found > 1_000, "{taken} {found}");
    }
}
