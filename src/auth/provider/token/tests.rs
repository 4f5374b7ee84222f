use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{EncodingKey, Header, encode};
use serde_json::{Value, json};

use super::*;
use crate::base::fuzz;

const NOW: i64 = 1_800_000_000;

/// A provider that signs whatever it is asked to.
struct Signer {
    pair: Ed25519KeyPair,
    key: EncodingKey,
    kid: &'static str,
}

impl Signer {
    fn new(kid: &'static str) -> Self {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Self {
            pair: Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap(),
            key: EncodingKey::from_ed_der(document.as_ref()),
            kid,
        }
    }

    fn public(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    fn keys(&self) -> KeySet {
        let x = BASE64URL_NOPAD.encode(self.public());
        let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "kid": self.kid, "use": "sig", "x": x });
        KeySet::parse(json!({ "keys": [jwk] }).to_string().as_bytes()).unwrap()
    }

    /// A token of whatever bytes, with a signature that is right.
    fn sign_bytes(&self, head: &[u8], body: &[u8]) -> String {
        let [head, body] = [head, body].map(|part| BASE64URL_NOPAD.encode(part));
        let message = format!("{head}.{body}");
        let signature = BASE64URL_NOPAD.encode(self.pair.sign(message.as_bytes()).as_ref());
        format!("{message}.{signature}")
    }

    fn sign(&self, claims: &Value) -> String {
        let mut head = Header::new(Algorithm::EdDSA);
        head.kid = Some(self.kid.to_owned());
        encode(&head, claims, &self.key).unwrap()
    }
}

fn good() -> Value {
    json!({
        "iss": "https://a.example", "sub": "248289761001", "aud": "longhouse", "nonce": "n-1",
        "exp": NOW + 300, "iat": NOW, "email": "ines@example.org", "email_verified": true, "name": "Ines",
    })
}

fn check(token: &str, keys: &KeySet) -> Result<Claims, Wrong> {
    let nonce = Secret::new("n-1".to_owned());
    let expected = Expected {
        issuers: &["https://a.example"],
        client_id: "longhouse",
        nonce: Some(&nonce),
    };
    verify(token, keys, &expected, Timestamp(NOW * 1_000))
}

/// `good` with changes; `null` takes a claim away.
fn with(changes: Value) -> Value {
    let mut claims = good();
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        }
    }
    claims
}

#[test]
fn a_token_of_the_provider_for_us_and_this_sign_in_is_believed() {
    let signer = Signer::new("k1");
    let claims = check(&signer.sign(&good()), &signer.keys()).unwrap();
    assert_eq!(claims.sub, "248289761001");
    assert_eq!(claims.about.email.as_deref(), Some("ines@example.org"));
    assert!(claims.about.email_verified);
    for fine in [
        json!({ "aud": ["longhouse"] }),
        json!({ "aud": ["longhouse", "other"], "azp": "longhouse" }),
        json!({ "exp": NOW - 59 }),
        json!({ "iat": NOW + 60, "nbf": NOW + 60 }),
        json!({ "exp": NOW as f64 + 0.5 }),
        json!({ "email": 1, "name": ["x"], "email_verified": null }),
    ] {
        check(&signer.sign(&with(fine.clone())), &signer.keys())
            .unwrap_or_else(|wrong| panic!("{wrong}: {fine}"));
    }
}

#[test]
fn each_claim_that_is_wrong_or_missing_is_a_reason_to_refuse() {
    let signer = Signer::new("k1");
    let cases = [
        (json!({ "iss": "https://evil.example" }), Wrong::Issuer),
        (json!({ "iss": "https://a.example/" }), Wrong::Issuer),
        (json!({ "sub": "" }), Wrong::Issuer),
        (json!({ "sub": "x".repeat(256) }), Wrong::Issuer),
        (json!({ "sub": "a\nb" }), Wrong::Issuer),
        (json!({ "aud": "other" }), Wrong::Audience),
        (json!({ "aud": [] }), Wrong::Audience),
        (json!({ "aud": ["longhouse", "other"] }), Wrong::Audience),
        (
            json!({ "aud": ["longhouse", "other"], "azp": "other" }),
            Wrong::Audience,
        ),
        (json!({ "azp": "other" }), Wrong::Audience),
        (json!({ "exp": NOW - 60 }), Wrong::Expired),
        (json!({ "exp": -1e300 }), Wrong::Expired),
        (json!({ "iat": NOW + 61 }), Wrong::Early),
        (json!({ "nbf": NOW + 61 }), Wrong::Early),
        (json!({ "nonce": "n-2" }), Wrong::Nonce),
        (json!({ "nonce": "" }), Wrong::Nonce),
        (json!({ "nonce": null }), Wrong::Nonce),
        (json!({ "iss": null }), Wrong::Unreadable),
        (json!({ "sub": null }), Wrong::Unreadable),
        (json!({ "sub": 7 }), Wrong::Unreadable),
        (json!({ "aud": null }), Wrong::Unreadable),
        (json!({ "exp": null }), Wrong::Unreadable),
        (json!({ "exp": "soon" }), Wrong::Unreadable),
        (json!({ "iat": null }), Wrong::Unreadable),
    ];
    for (change, why) in cases {
        let refused = check(&signer.sign(&with(change.clone())), &signer.keys());
        assert_eq!(refused.unwrap_err(), why, "{change}");
    }
}

#[test]
fn a_token_without_a_signature_proves_nothing() {
    let signer = Signer::new("k1");
    let signed = signer.sign(&good());
    let (_, rest) = signed.split_once('.').unwrap();
    let (body, signature) = rest.split_once('.').unwrap();
    for alg in ["none", "None", "NONE", "nOnE", "", "ES512", "dir"] {
        let head =
            BASE64URL_NOPAD.encode(json!({ "alg": alg, "kid": "k1" }).to_string().as_bytes());
        for token in [
            format!("{head}.{body}."),
            format!("{head}.{body}.{signature}"),
        ] {
            assert_eq!(
                check(&token, &signer.keys()).unwrap_err(),
                Wrong::Algorithm,
                "{alg}"
            );
        }
    }
}

#[test]
fn the_public_key_is_no_shared_secret() {
    let signer = Signer::new("k1");
    for algorithm in [Algorithm::HS256, Algorithm::HS384, Algorithm::HS512] {
        let mut head = Header::new(algorithm);
        head.kid = Some("k1".to_owned());
        let encoded = BASE64URL_NOPAD.encode(signer.public());
        for secret in [signer.public(), encoded.as_bytes()] {
            let token = encode(&head, &good(), &EncodingKey::from_secret(secret)).unwrap();
            assert_eq!(check(&token, &signer.keys()).unwrap_err(), Wrong::Algorithm);
        }
    }
}

#[test]
fn a_key_that_is_not_published_signs_nothing() {
    let (ours, other) = (Signer::new("k1"), Signer::new("k2"));
    assert_eq!(
        check(&other.sign(&good()), &ours.keys()).unwrap_err(),
        Wrong::Key
    );
    let posing = Signer::new("k1");
    assert_eq!(
        check(&posing.sign(&good()), &ours.keys()).unwrap_err(),
        Wrong::Signature
    );
    assert_eq!(
        check(&ours.sign(&good()), &KeySet::default()).unwrap_err(),
        Wrong::Key
    );
    // A key that comes along in the token is the sender's own.
    let mut head = Header::new(Algorithm::EdDSA);
    head.kid = Some("k1".to_owned());
    let x = BASE64URL_NOPAD.encode(posing.public());
    let own = json!({ "kty": "OKP", "crv": "Ed25519", "kid": "k1", "x": x });
    head.jwk = Some(serde_json::from_value(own).unwrap());
    head.jku = Some("https://evil.example/keys".to_owned());
    let token = encode(&head, &good(), &posing.key).unwrap();
    assert_eq!(check(&token, &ours.keys()).unwrap_err(), Wrong::Signature);
}

#[test]
fn what_is_cut_changed_or_huge_is_refused() {
    let signer = Signer::new("k1");
    let token = signer.sign(&good());
    for end in 0..token.len() {
        assert!(check(&token[..end], &signer.keys()).is_err(), "{end}");
    }
    for at in 0..token.len() {
        let mut bytes = token.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        // The last letter of a part carries bits that stand for nothing; strict decoding refuses them.
        assert!(check(&changed, &signer.keys()).is_err(), "{at}");
    }
    for nonsense in [
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "e30.e30.e30",
        &"x".repeat(MAX_TOKEN + 1),
    ] {
        assert!(check(nonsense, &signer.keys()).is_err());
        assert!(key_of(nonsense).is_err());
    }
    let huge = signer.sign(&with(json!({ "name": "x".repeat(MAX_TOKEN) })));
    assert_eq!(check(&huge, &signer.keys()).unwrap_err(), Wrong::Unreadable);
    assert_eq!(key_of(&huge).unwrap_err(), Wrong::Unreadable);
}

#[test]
fn what_we_do_not_understand_but_ought_to_is_refused() {
    let signer = Signer::new("k1");
    let token = signer.sign(&good());
    let body = token.split('.').nth(1).unwrap();
    let head = json!({ "alg": "EdDSA", "kid": "k1", "crit": ["b64"], "b64": false });
    let body = BASE64URL_NOPAD.decode(body.as_bytes()).unwrap();
    let token = signer.sign_bytes(head.to_string().as_bytes(), &body);
    let refused = check(&token, &signer.keys());
    assert_eq!(refused.unwrap_err(), Wrong::Unreadable);
}

#[test]
fn what_userinfo_says_is_about_the_same_person() {
    let body = br#"{"sub":"a","email":"a@x.org","email_verified":"true"}"#;
    let about = userinfo(body, "a").unwrap();
    assert!(about.email_verified && about.email.as_deref() == Some("a@x.org"));
    assert!(userinfo(body, "b").is_none());
    assert!(userinfo(b"[]", "a").is_none());
}

/// How many cases each of these is given: a signature takes its time.
const CASES: u64 = 20_000;

#[test]
fn no_variation_of_a_signed_token_is_believed() {
    let signer = Signer::new("k1");
    let keys = signer.keys();
    let (one, two) = (
        signer.sign(&good()),
        signer.sign(&with(json!({ "sub": "2", "aud": ["longhouse"] }))),
    );
    let good = [one.as_bytes(), two.as_bytes()];
    let taken = fuzz::vary_for(CASES, &good, &mut |bytes| {
        let token = String::from_utf8_lossy(bytes);
        let _ = key_of(&token);
        let is_believed = check(&token, &keys).is_ok();
        assert!(!is_believed || token == one || token == two, "{token}");
        is_believed
    });
    assert!(taken > 100, "{taken}");
}

#[test]
fn whatever_a_provider_signs_is_believed_only_if_it_is_for_this_sign_in() {
    let signer = Signer::new("k1");
    let (keys, head) = (signer.keys(), br#"{"alg":"EdDSA","kid":"k1"}"#);
    let (one, two) = (
        good().to_string(),
        with(json!({ "aud": ["longhouse", "other"], "azp": "longhouse", "nbf": NOW })).to_string(),
    );
    let good = [one.as_bytes(), two.as_bytes()];
    let taken = fuzz::vary_for(CASES, &good, &mut |bytes| {
        let Ok(claims) = check(&signer.sign_bytes(head, bytes), &keys) else {
            return false;
        };
        let said: Value = serde_json::from_slice(bytes).unwrap();
        assert_eq!(said["iss"], "https://a.example");
        assert_eq!(said["nonce"], "n-1");
        assert_eq!(said["sub"], claims.sub.as_str());
        let is_us = |audience: &Value| audience == "longhouse";
        let is_one = said["aud"]
            .as_array()
            .is_some_and(|all| all.iter().any(is_us));
        assert!(is_us(&said["aud"]) || is_one, "{said}");
        assert!(
            said["exp"].as_f64().unwrap() > (NOW - SKEW_S) as f64,
            "{said}"
        );
        assert!(
            said["iat"].as_f64().unwrap() < (NOW + SKEW_S + 1) as f64,
            "{said}"
        );
        assert_eq!(claims.about.email.as_deref(), said["email"].as_str());
        assert!(!claims.about.email_verified || said["email_verified"] != false);
        true
    });
    assert!(taken > 100, "{taken}");
}

#[test]
fn no_variation_of_a_head_has_another_key_or_algorithm_taken() {
    let signer = Signer::new("k1");
    let (keys, body) = (signer.keys(), good().to_string());
    let good: [&[u8]; 3] = [
        br#"{"alg":"EdDSA","kid":"k1","typ":"JWT"}"#,
        br#"{"typ":"JWT","alg":"HS256","crit":["exp"]}"#,
        br#"{"alg":"EdDSA"}"#,
    ];
    let taken = fuzz::vary_for(CASES, &good, &mut |bytes| {
        let token = signer.sign_bytes(bytes, body.as_bytes());
        if check(&token, &keys).is_err() {
            return false;
        }
        let said: Value = serde_json::from_slice(bytes).unwrap();
        assert_eq!(said["alg"], "EdDSA");
        assert!(said["kid"] == "k1" || said["kid"].is_null(), "{said}");
        assert!(said.get("crit").is_none(), "{said}");
        true
    });
    assert!(taken > 100, "{taken}");
}

#[test]
fn no_variation_of_published_keys_verifies_what_another_key_has_signed() {
    let signer = Signer::new("k1");
    let token = signer.sign(&good());
    let x = BASE64URL_NOPAD.encode(signer.public());
    let others = BASE64URL_NOPAD.encode(Signer::new("k2").public());
    let jwk = |kid, x: &str| json!({ "kty": "OKP", "crv": "Ed25519", "kid": kid, "x": x });
    let set = json!({ "keys": [jwk("k2", &others), jwk("k1", &x)] }).to_string();
    let taken = fuzz::vary_for(CASES, &[set.as_bytes()], &mut |bytes| {
        let keys = KeySet::parse(bytes).unwrap_or_default();
        if check(&token, &keys).is_err() {
            return false;
        }
        let said: Value = serde_json::from_slice(bytes).unwrap();
        let mut published = said["keys"].as_array().unwrap().iter();
        assert!(
            published.any(|key| key["kid"] == "k1" && key["x"] == x.as_str()),
            "{said}"
        );
        true
    });
    assert!(taken > 100, "{taken}");
}

#[test]
fn no_variation_of_userinfo_is_about_someone_else() {
    let good: [&[u8]; 2] = [
        br#"{"sub":"a","email":"a@x.org","email_verified":"true","name":"A"}"#,
        br#"{"sub":"b","email":null}"#,
    ];
    let taken = fuzz::vary(&good, |bytes| {
        let Some(about) = userinfo(bytes, "a") else {
            return false;
        };
        let said: Value = serde_json::from_slice(bytes).unwrap();
        assert_eq!(said["sub"], "a");
        assert_eq!(about.email.as_deref(), said["email"].as_str());
        true
    });
    assert!(taken > 1_000, "{taken}");
}
