//! An authenticator in software: it makes passkeys and answers with them, and can misbehave.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

/// The owner is there.
const PRESENT: u8 = 0x01;
/// The owner has shown a finger or typed a PIN.
const VERIFIED: u8 = 0x04;
/// A key follows.
const WITH_KEY: u8 = 0x40;

pub struct Authenticator {
    /// The page that asks, as the browser says it.
    pub origin: String,
    /// Whether the owner shows that it is them.
    pub verifies: bool,
    pub counter: u32,
    pub id: Vec<u8>,
    pub owner: Vec<u8>,
    key: EcdsaKeyPair,
}

fn text(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

impl Authenticator {
    pub fn new(origin: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            verifies: true,
            counter: 0,
            id: longhouse::base::random_bytes::<32>().to_vec(),
            owner: Vec::new(),
            key: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap(),
        }
    }

    /// The answer to a challenge for a new passkey.
    pub fn make(&mut self, options: &Value) -> Value {
        let user = options["user"]["id"].as_str().unwrap();
        self.owner = BASE64URL_NOPAD.decode(user.as_bytes()).unwrap();
        let mut data = self.head(options["rp"]["id"].as_str().unwrap(), WITH_KEY);
        data.extend([0; 16]);
        data.extend((self.id.len() as u16).to_be_bytes());
        data.extend(&self.id);
        let public = self.key.public_key().as_ref();
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&public[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&public[33..]);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend((data.len() as u16).to_be_bytes());
        object.extend(data);
        let client = self.client("webauthn.create", options);
        self.credential(json!({
            "attestationObject": text(&object), "clientDataJSON": text(client.as_bytes()),
        }))
    }

    /// The answer to a challenge for one it has made.
    pub fn answer(&mut self, options: &Value) -> Value {
        self.counter += 1;
        let data = self.head(options["rpId"].as_str().unwrap(), 0);
        let client = self.client("webauthn.get", options);
        let mut signed = data.clone();
        signed.extend(digest(&SHA256, client.as_bytes()).as_ref());
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        self.credential(json!({
            "authenticatorData": text(&data), "clientDataJSON": text(client.as_bytes()),
            "signature": text(signature.as_ref()), "userHandle": text(&self.owner),
        }))
    }

    fn head(&self, party: &str, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = digest(&SHA256, party.as_bytes()).as_ref().to_vec();
        data.push(PRESENT | verified | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, options: &Value) -> String {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
    }

    fn credential(&self, response: Value) -> Value {
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key",
            "extensions": {}, "response": response })
    }
}
