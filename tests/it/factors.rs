//! Showing again who one is, and what all tests of factors need.

use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;
use longhouse::auth::{Config, Keys, Vault};
use longhouse::base::now;
use longhouse::mail::Outbox;
use serde_json::{Value, json};

use crate::authenticator::Authenticator;
use crate::browser::{Browser, House, PASSWORD};
use crate::sessions::sign_in;

pub const HERE: &str = "https://lh.example";

/// A house at an address that can have passkeys, and its administrator.
pub async fn house() -> (House, Browser) {
    house_with(Config::default()).await
}

pub async fn house_with(config: Config) -> (House, Browser) {
    let house = House::with(config, Some(HERE)).await;
    let admin = house.raise().await;
    (house, admin)
}

/// Challenges a new passkey; the ceremony, and what to answer it with.
pub async fn ask_new(browser: &mut Browser, device: &mut Authenticator) -> Value {
    let asked = browser
        .post("/api/me/passkeys/options", json!({}))
        .await
        .is(200);
    let selection = &asked["public_key"]["authenticatorSelection"];
    assert_eq!(selection["residentKey"], "required");
    assert_eq!(selection["userVerification"], "required");
    json!({ "name": "Key", "ceremony": asked["ceremony"], "credential": device.make(&asked["public_key"]) })
}

/// Adds a passkey; its id.
pub async fn add_passkey(browser: &mut Browser, device: &mut Authenticator) -> String {
    let form = ask_new(browser, device).await;
    let added = browser.post("/api/me/passkeys", form).await.is(201);
    added["id"].as_str().unwrap().to_owned()
}

/// Challenges any passkey, and answers.
pub async fn answer(browser: &mut Browser, device: &mut Authenticator) -> Value {
    let asked = browser
        .post("/api/session/passkey/options", json!({}))
        .await
        .is(200);
    assert_eq!(asked["public_key"]["userVerification"], "required");
    json!({ "ceremony": asked["ceremony"], "credential": device.answer(&asked["public_key"]) })
}

/// The code that an app with this secret shows now.
pub fn code(secret: &str) -> String {
    let secret = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &secret);
    let tag = hmac::sign(&key, &(now().0 / 30_000).to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag[19] & 0x0f);
    let number = u32::from_be_bytes(tag[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// Sets an authenticator app up; its secret and the recovery codes.
pub async fn set_up_app(browser: &mut Browser) -> (String, Vec<String>) {
    let begun = browser.post("/api/me/totp", json!({})).await.is(200);
    let secret = begun["secret"].as_str().unwrap().to_owned();
    assert!(begun["uri"].as_str().unwrap().contains(&secret));
    let form = json!({ "code": code(&secret) });
    let confirmed = browser.post("/api/me/totp/confirm", form).await.is(200);
    let codes = confirmed["recovery_codes"].as_array().unwrap();
    let codes = codes.iter().map(|code| code.as_str().unwrap().to_owned());
    (secret, codes.collect())
}

/// Makes as if the last code had been used long ago, so that the one shown now works again.
pub async fn later(house: &House) {
    house.sql("update totp set step = 0").await;
}

/// Signs in as far as the second step; its ticket.
pub async fn first_step(browser: &mut Browser, login: &str) -> String {
    let answer = sign_in(browser, login, PASSWORD).await;
    let step = answer.is(202);
    assert_eq!(answer.headers.get("set-cookie"), None);
    assert_eq!(step["expires_in"], 600);
    step["ticket"].as_str().unwrap().to_owned()
}

pub async fn second_step(
    browser: &mut Browser,
    ticket: &str,
    kind: &str,
    code: &str,
) -> crate::browser::Answer {
    let form = json!({ "ticket": ticket, "kind": kind, "code": code });
    browser.post("/api/session/second", form).await
}

/// Makes as if everyone had shown who they are long ago.
pub async fn forget_proofs(house: &House) {
    house.sql("update session set proved_at = 0").await;
}

#[tokio::test]
async fn what_is_dangerous_asks_again_who_it_is() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let id = add_passkey(&mut bob, &mut Authenticator::new(HERE)).await;
    let form = ask_new(&mut bob, &mut Authenticator::new(HERE)).await;
    forget_proofs(&house).await;
    let one = format!("/api/me/passkeys/{id}");
    for (method, path, body) in [
        ("POST", "/api/me/passkeys/options", json!({})),
        ("POST", "/api/me/passkeys", form),
        ("DELETE", &one, json!({})),
        ("POST", "/api/me/totp", json!({})),
        ("POST", "/api/me/totp/confirm", json!({ "code": "123456" })),
        ("DELETE", "/api/me/totp", json!({})),
        ("POST", "/api/me/recovery-codes", json!({})),
    ] {
        let answer = bob.send(method, path, body.to_string()).await;
        answer.refuses(403, "prove_again");
    }
    bob.post("/api/me/prove", json!({ "password": "not his password" }))
        .await
        .refuses(422, "wrong_password");
    bob.delete(&one).await.refuses(403, "prove_again");
    bob.post("/api/me/prove", json!({ "password": PASSWORD }))
        .await
        .is(204);
    bob.delete(&one).await.is(204);
}

#[tokio::test]
async fn a_proof_is_that_of_the_strongest_factor() {
    let (house, mut ann) = house().await;
    let mut bob = house.member("bob").await;
    let (mut anns, mut bobs) = (Authenticator::new(HERE), Authenticator::new(HERE));
    add_passkey(&mut ann, &mut anns).await;
    add_passkey(&mut bob, &mut bobs).await;
    let prove_with = |mine: Value| mine["prove_with"].clone();
    let mine = bob.get("/api/me/factors").await.is(200);
    assert_eq!(prove_with(mine), json!(["password", "passkey"]));
    let (secret, codes) = set_up_app(&mut bob).await;
    later(&house).await;
    let mine = bob.get("/api/me/factors").await.is(200);
    assert_eq!(prove_with(mine), json!(["totp", "recovery", "passkey"]));

    bob.post("/api/me/prove", json!({ "password": PASSWORD }))
        .await
        .refuses(422, "second_factor_needed");
    let right = json!({ "code": code(&secret) });
    bob.post("/api/me/prove", right.clone()).await.is(204);
    bob.post("/api/me/prove", right)
        .await
        .refuses(422, "wrong_code");
    bob.post("/api/me/prove", json!({ "code": codes[0] }))
        .await
        .is(204);
    bob.post("/api/me/prove", json!({ "code": codes[0] }))
        .await
        .refuses(422, "wrong_code");
    let of_another = answer(&mut bob, &mut anns).await;
    bob.post("/api/me/prove", of_another)
        .await
        .refuses(422, "wrong_passkey");
    forget_proofs(&house).await;
    let own = answer(&mut bob, &mut bobs).await;
    bob.post("/api/me/prove", own).await.is(204);
    bob.delete("/api/me/totp").await.is(204);
    bob.delete("/api/me/totp").await.refuses(409, "totp_off");
    sign_in(&mut house.browser(), "bob", PASSWORD).await.is(201);
}

#[tokio::test]
async fn nobody_guesses_on_at_a_browser_left_open() {
    let config = Config {
        attempts_per_minute: 3,
        ..Config::default()
    };
    let (_house, mut ann) = house_with(config).await;
    for _ in 0..3 {
        ann.post("/api/me/prove", json!({ "code": "a guess" }))
            .await
            .refuses(422, "wrong_code");
    }
    ann.post("/api/me/prove", json!({ "password": PASSWORD }))
        .await
        .refuses(429, "too_many_attempts");
}

#[tokio::test]
async fn nothing_is_no_proof() {
    let (house, mut ann) = house().await;
    for form in [
        json!({}),
        json!({ "password": PASSWORD, "code": "123456" }),
        json!({ "ceremony": "x" }),
        json!({ "credential": {} }),
    ] {
        ann.post("/api/me/prove", form)
            .await
            .refuses(422, "no_proof");
    }
    ann.post("/api/me/prove", json!({ "code": "123456" }))
        .await
        .refuses(422, "wrong_code");
    ann.post("/api/me/prove", json!({ "password": "x".repeat(100_000) }))
        .await
        .refuses(422, "wrong_password");
    house
        .browser()
        .post("/api/me/prove", json!({ "password": PASSWORD }))
        .await
        .refuses(401, "unauthenticated");
}

#[tokio::test]
async fn guests_have_no_factors() {
    let (house, mut ann) = house().await;
    let room = ann.room("private").await;
    let form = json!({ "role": "editor", "guests": true });
    let invited = ann
        .post(&format!("/api/rooms/{room}/invites"), form)
        .await
        .is(201);
    let token = invited["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let mut guest = house.browser();
    guest
        .post(
            &format!("/api/invites/{token}/accept"),
            json!({ "name": "Gus" }),
        )
        .await;
    for (method, path, body) in [
        ("GET", "/api/me/factors", json!({})),
        ("POST", "/api/me/prove", json!({ "password": PASSWORD })),
        ("POST", "/api/me/passkeys/options", json!({})),
        ("POST", "/api/me/totp", json!({})),
        ("DELETE", "/api/me/totp", json!({})),
        ("POST", "/api/me/recovery-codes", json!({})),
    ] {
        let answer = guest.send(method, path, body.to_string()).await;
        answer.refuses(403, "not_for_guests");
    }
}

#[tokio::test]
async fn their_owner_is_told_what_changes_who_gets_in() {
    let house = House::writing(Config::default(), Some(HERE), Outbox::open()).await;
    let mut ines = house.raise().await;
    let id = add_passkey(&mut ines, &mut Authenticator::new(HERE)).await;
    let (_, codes) = set_up_app(&mut ines).await;
    let mut elsewhere = house.browser();
    let ticket = first_step(&mut elsewhere, "ines").await;
    let came = second_step(&mut elsewhere, &ticket, "recovery", &codes[0]).await;
    came.is(201);
    ines.delete("/api/me/totp").await.is(204);
    ines.delete(&format!("/api/me/passkeys/{id}")).await.is(204);
    let told = "
        select count(*) from letter
        where kind = 'factor_changed' and recipient = 'ines@example.org'";
    assert_eq!(house.count(told).await, 5);
    let named = "select count(*) from letter where text like '%“Key”%'";
    assert_eq!(house.count(named).await, 2);
    let left = "select count(*) from letter where text like '%9 are left%'";
    assert_eq!(house.count(left).await, 1);
}

#[tokio::test]
async fn what_happens_to_factors_is_kept() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let id = add_passkey(&mut bob, &mut Authenticator::new(HERE)).await;
    let (_, codes) = set_up_app(&mut bob).await;
    let mut elsewhere = house.browser();
    let ticket = first_step(&mut elsewhere, "bob").await;
    second_step(&mut elsewhere, &ticket, "recovery", "wrong").await;
    second_step(&mut elsewhere, &ticket, "recovery", &codes[0])
        .await
        .is(201);
    bob.post("/api/me/recovery-codes", json!({})).await.is(200);
    bob.delete("/api/me/totp").await.is(204);
    bob.delete(&format!("/api/me/passkeys/{id}")).await.is(204);
    for (sql, times) in [
        ("select count(*) from audit where event = 'factor_added'", 3),
        (
            "select count(*) from audit where event = 'factor_removed'",
            2,
        ),
        (
            "select count(*) from audit where event = 'recovery_code_used'",
            1,
        ),
        (
            "select count(*) from audit where event = 'sign_in_failed'",
            1,
        ),
    ] {
        assert_eq!(house.count(sql).await, times, "{sql}");
    }
}

#[tokio::test]
async fn a_copy_of_the_database_has_no_secret_of_an_app() {
    let (house, _) = House::raised().await;
    let mut bob = house.member("bob").await;
    let (secret, _) = set_up_app(&mut bob).await;
    let plain = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let file = house.dir().join("house.db");
    for name in [file.clone(), file.with_extension("db-wal")] {
        let bytes = std::fs::read(&name).unwrap();
        let is_there = bytes.windows(plain.len()).any(|part| part == plain);
        assert!(!is_there, "{}", name.display());
    }
    assert_eq!(house.count("select count(*) from totp").await, 1);
}

#[tokio::test]
async fn secrets_of_before_are_sealed_when_the_house_opens_and_go_with_their_key() {
    let (house, _) = House::raised().await;
    let mut bob = house.member("bob").await;
    let (secret, _) = set_up_app(&mut bob).await;
    let plain = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let stored = house.db.write(move |tx| {
        let sql = "update totp set secret = ?1, step = 0";
        Ok::<_, longhouse::store::Error>(tx.execute(sql, [plain])?)
    });
    stored.await.unwrap();
    let ticket = first_step(&mut house.browser(), "bob").await;
    let form = json!({ "ticket": ticket, "kind": "totp", "code": code(&secret) });
    let path = "/api/session/second";
    let refused = house.browser().post(path, form.clone()).await;
    refused.refuses(422, "wrong_code");

    let open = async |vault| Keys::open(&house.db, vault, now()).await.unwrap();
    open(Vault::open(house.dir()).unwrap()).await;
    let plain = "select count(*) from totp where length(secret) = 20";
    assert_eq!(house.count(plain).await, 0);
    // Another key changes nothing, and the right one still opens it.
    open(Vault::passing()).await;
    house.browser().post(path, form).await.is(201);
}
