//! Passkeys, one-time codes, recovery codes, the second step, and showing again who one is.

use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;
use longhouse::auth::Config;
use longhouse::base::now;
use serde_json::{Value, json};

use crate::authenticator::Authenticator;
use crate::browser::{Browser, House, PASSWORD};
use crate::sessions::sign_in;

const HERE: &str = "https://lh.example";

/// A house at an address that can have passkeys, and its administrator.
async fn house() -> (House, Browser) {
    house_with(Config::default()).await
}

async fn house_with(config: Config) -> (House, Browser) {
    let house = House::with(config, Some(HERE)).await;
    let admin = house.raise().await;
    (house, admin)
}

/// Challenges a new passkey; the ceremony, and what to answer it with.
async fn ask_new(browser: &mut Browser, device: &mut Authenticator) -> Value {
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
async fn add_passkey(browser: &mut Browser, device: &mut Authenticator) -> String {
    let form = ask_new(browser, device).await;
    let added = browser.post("/api/me/passkeys", form).await.is(201);
    added["id"].as_str().unwrap().to_owned()
}

/// Challenges any passkey, and answers.
async fn answer(browser: &mut Browser, device: &mut Authenticator) -> Value {
    let asked = browser
        .post("/api/session/passkey/options", json!({}))
        .await
        .is(200);
    assert_eq!(asked["public_key"]["userVerification"], "required");
    json!({ "ceremony": asked["ceremony"], "credential": device.answer(&asked["public_key"]) })
}

/// The code that an app with this secret shows now.
fn code(secret: &str) -> String {
    let secret = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &secret);
    let tag = hmac::sign(&key, &(now().0 / 30_000).to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag[19] & 0x0f);
    let number = u32::from_be_bytes(tag[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// Sets an authenticator app up; its secret and the recovery codes.
async fn set_up_app(browser: &mut Browser) -> (String, Vec<String>) {
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
async fn later(house: &House) {
    house.sql("update totp set step = 0").await;
}

/// Signs in as far as the second step; its ticket.
async fn first_step(browser: &mut Browser, login: &str) -> String {
    let answer = sign_in(browser, login, PASSWORD).await;
    let step = answer.is(202);
    assert_eq!(answer.headers.get("set-cookie"), None);
    assert_eq!(step["expires_in"], 600);
    step["ticket"].as_str().unwrap().to_owned()
}

async fn second_step(
    browser: &mut Browser,
    ticket: &str,
    kind: &str,
    code: &str,
) -> crate::browser::Answer {
    let form = json!({ "ticket": ticket, "kind": kind, "code": code });
    browser.post("/api/session/second", form).await
}

/// Makes as if everyone had shown who they are long ago.
async fn forget_proofs(house: &House) {
    house.sql("update session set proved_at = 0").await;
}

#[tokio::test]
async fn a_passkey_is_enough_by_itself() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let mut device = Authenticator::new(HERE);
    add_passkey(&mut bob, &mut device).await;
    set_up_app(&mut bob).await;
    let mut elsewhere = house.browser();
    let form = answer(&mut elsewhere, &mut device).await;
    let signed_in = elsewhere.post("/api/session/passkey", form).await.is(201);
    assert_eq!(signed_in["user"]["username"], "bob");
    assert_eq!(elsewhere.id().await, bob.id().await);
    let mine = bob.get("/api/me/factors").await.is(200);
    assert!(mine["passkeys"][0]["used_at"].is_number(), "{mine}");
    assert_eq!(mine["here"]["domain"], "lh.example");
    let by_passkey = "select count(*) from session where way = 'passkey'";
    assert_eq!(house.count(by_passkey).await, 1);
}

#[tokio::test]
async fn an_answer_of_a_passkey_counts_once() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let mut device = Authenticator::new(HERE);
    add_passkey(&mut bob, &mut device).await;
    let mut eve = house.browser();
    let form = answer(&mut bob, &mut device).await;
    bob.post("/api/session/passkey", form.clone()).await.is(201);
    eve.post("/api/session/passkey", form.clone())
        .await
        .refuses(422, "ceremony_gone");
    let mut fresh = answer(&mut eve, &mut device).await;
    fresh["credential"] = form["credential"].clone();
    eve.post("/api/session/passkey", fresh)
        .await
        .refuses(422, "wrong_passkey");
    // A device whose counter goes back is a copy.
    device.counter = 0;
    let form = answer(&mut eve, &mut device).await;
    eve.post("/api/session/passkey", form)
        .await
        .refuses(422, "wrong_passkey");
}

#[tokio::test]
async fn a_forged_answer_of_a_passkey_lets_nobody_in() {
    let config = Config {
        attempts_per_minute_and_address: 1_000,
        ..Config::default()
    };
    let (house, _) = house_with(config).await;
    let (mut bob, mut eve) = (house.member("bob").await, house.member("eve").await);
    let mut bobs = Authenticator::new(HERE);
    let mut eves = Authenticator::new(HERE);
    add_passkey(&mut bob, &mut bobs).await;
    add_passkey(&mut eve, &mut eves).await;
    let mut stranger = house.browser();

    // Bob's key by name, Eve's by signature; and Eve's key, which says that it is Bob's.
    let (id, owner) = (eves.id.clone(), eves.owner.clone());
    (eves.id, eves.owner) = (bobs.id.clone(), bobs.owner.clone());
    let signed_by_another = answer(&mut stranger, &mut eves).await;
    (eves.id, eves.owner) = (id, bobs.owner.clone());
    let of_another = answer(&mut stranger, &mut eves).await;
    eves.owner = owner;
    bobs.origin = "https://elsewhere.example".to_owned();
    let from_another_page = answer(&mut stranger, &mut bobs).await;
    bobs.origin = HERE.to_owned();
    bobs.verifies = false;
    let unverified = answer(&mut stranger, &mut bobs).await;
    bobs.verifies = true;
    let unknown = answer(&mut stranger, &mut Authenticator::new(HERE)).await;
    for form in [
        signed_by_another,
        of_another,
        from_another_page,
        unverified,
        unknown,
    ] {
        stranger
            .post("/api/session/passkey", form)
            .await
            .refuses(422, "wrong_passkey");
    }

    let broken: [fn(&mut Value); 8] = [
        |it| *it = json!({}),
        |it| *it = json!("credential"),
        |it| it["response"]["signature"] = json!("AA"),
        |it| it["response"]["signature"] = json!("not base64!"),
        |it| it["response"]["authenticatorData"] = json!("AAAA"),
        |it| it["response"]["clientDataJSON"] = json!("e30"),
        |it| it["response"]["userHandle"] = Value::Null,
        |it| it["rawId"] = json!("A".repeat(150_000)),
    ];
    for harm in broken {
        let mut form = answer(&mut stranger, &mut bobs).await;
        harm(&mut form["credential"]);
        stranger
            .post("/api/session/passkey", form)
            .await
            .refuses(422, "wrong_passkey");
    }
    let signature = |it: &Value| {
        it["credential"]["response"]["signature"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let mut form = answer(&mut stranger, &mut bobs).await;
    for length in [1, 8, 40] {
        let whole = signature(&form);
        form["credential"]["response"]["signature"] = json!(whole[..length]);
        let again = answer(&mut stranger, &mut bobs).await;
        stranger
            .post("/api/session/passkey", std::mem::replace(&mut form, again))
            .await
            .refuses(422, "wrong_passkey");
    }
    for ceremony in ["", "x", &"x".repeat(100_000)] {
        form["ceremony"] = json!(ceremony);
        stranger
            .post("/api/session/passkey", form.clone())
            .await
            .refuses(422, "ceremony_gone");
    }
    assert!(stranger.cookies.is_empty());
    let noted = "select count(*) from audit where event = 'sign_in_failed'";
    assert!(house.count(noted).await >= 16);
}

#[tokio::test]
async fn a_new_passkey_is_taken_from_who_was_asked_and_once() {
    let (house, mut ann) = house().await;
    let mut bob = house.member("bob").await;
    let mut device = Authenticator::new(HERE);
    let form = ask_new(&mut bob, &mut device).await;
    ann.post("/api/me/passkeys", form.clone())
        .await
        .refuses(422, "ceremony_gone");
    bob.post("/api/me/passkeys", form.clone())
        .await
        .refuses(422, "ceremony_gone");
    let form = ask_new(&mut bob, &mut device).await;
    bob.post("/api/me/passkeys", form.clone()).await.is(201);
    bob.post("/api/me/passkeys", form)
        .await
        .refuses(422, "ceremony_gone");
    // Whoever has the same key cannot take it over.
    let form = ask_new(&mut ann, &mut device).await;
    ann.post("/api/me/passkeys", form)
        .await
        .refuses(409, "passkey_taken");
    // A challenge for signing in makes no passkey.
    let mut form = ask_new(&mut ann, &mut Authenticator::new(HERE)).await;
    let asked = ann
        .post("/api/session/passkey/options", json!({}))
        .await
        .is(200);
    form["ceremony"] = asked["ceremony"].clone();
    ann.post("/api/me/passkeys", form)
        .await
        .refuses(422, "ceremony_gone");
}

#[tokio::test]
async fn a_passkey_that_is_none_is_not_kept() {
    let (house, mut ann) = house().await;
    let mut unverified = Authenticator::new(HERE);
    unverified.verifies = false;
    let mut elsewhere = Authenticator::new("https://elsewhere.example");
    for device in [&mut unverified, &mut elsewhere] {
        let form = ask_new(&mut ann, device).await;
        ann.post("/api/me/passkeys", form)
            .await
            .refuses(422, "wrong_passkey");
    }
    let mut form = ask_new(&mut ann, &mut Authenticator::new(HERE)).await;
    form["credential"]["extensions"] = json!({ "credProps": { "rk": false } });
    ann.post("/api/me/passkeys", form)
        .await
        .refuses(422, "passkey_not_kept");
    for object in ["", "AA", "oA", "not base64!", &"A".repeat(100_000)] {
        let mut form = ask_new(&mut ann, &mut Authenticator::new(HERE)).await;
        form["credential"]["response"]["attestationObject"] = json!(object);
        ann.post("/api/me/passkeys", form)
            .await
            .refuses(422, "wrong_passkey");
    }
    for name in ["", " ", "a\nb", &"x".repeat(65)] {
        let mut form = ask_new(&mut ann, &mut Authenticator::new(HERE)).await;
        form["name"] = json!(name);
        ann.post("/api/me/passkeys", form)
            .await
            .refuses(422, "invalid_name");
    }
    assert_eq!(house.count("select count(*) from passkey").await, 0);
}

#[tokio::test]
async fn passkeys_are_renamed_and_removed_by_their_owner_alone() {
    let (house, mut ann) = house().await;
    let mut bob = house.member("bob").await;
    let id = add_passkey(&mut bob, &mut Authenticator::new(HERE)).await;
    let path = format!("/api/me/passkeys/{id}");
    ann.patch(&path, json!({ "name": "Mine" }))
        .await
        .refuses(404, "no_such_passkey");
    ann.delete(&path).await.refuses(404, "no_such_passkey");
    bob.patch(&path, json!({ "name": "Phone" })).await.is(204);
    let mine = bob.get("/api/me/factors").await.is(200);
    assert_eq!(mine["passkeys"][0]["name"], "Phone");
    bob.delete(&path).await.is(204);
    bob.delete(&path).await.refuses(404, "no_such_passkey");
    assert_eq!(house.count("select count(*) from passkey").await, 0);
}

#[tokio::test]
async fn nobody_fills_the_house_with_passkeys() {
    let (_house, mut ann) = house().await;
    for _ in 0..20 {
        add_passkey(&mut ann, &mut Authenticator::new(HERE)).await;
    }
    let form = ask_new(&mut ann, &mut Authenticator::new(HERE)).await;
    ann.post("/api/me/passkeys", form)
        .await
        .refuses(409, "too_many_passkeys");
}

#[tokio::test]
async fn the_last_way_in_stays() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let first = add_passkey(&mut bob, &mut Authenticator::new(HERE)).await;
    let other = add_passkey(&mut bob, &mut Authenticator::new(HERE)).await;
    house
        .sql("update user set password = null where username = 'bob'")
        .await;
    bob.delete(&format!("/api/me/passkeys/{first}"))
        .await
        .is(204);
    bob.delete(&format!("/api/me/passkeys/{other}"))
        .await
        .refuses(409, "last_way_in");
    assert_eq!(house.count("select count(*) from passkey").await, 1);
}

#[tokio::test]
async fn passkeys_are_not_offered_where_browsers_make_none() {
    let (_house, mut ann) = House::raised().await;
    ann.post("/api/me/passkeys/options", json!({}))
        .await
        .refuses(409, "not_secure");
    ann.post("/api/session/passkey/options", json!({}))
        .await
        .refuses(409, "not_secure");
    let here = ann.get("/api/me/factors").await.is(200)["here"].clone();
    assert_eq!(here["domain"], Value::Null);
    assert_eq!(here["code"], "not_secure");
    assert!(here["reason"].as_str().unwrap().contains("https"), "{here}");
}

#[tokio::test]
async fn with_an_app_signing_in_takes_a_second_step() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    sign_in(&mut house.browser(), "bob", PASSWORD).await.is(201);
    // What was never confirmed does not count.
    bob.post("/api/me/totp", json!({})).await.is(200);
    sign_in(&mut house.browser(), "bob", PASSWORD).await.is(201);
    let (secret, _) = set_up_app(&mut bob).await;
    later(&house).await;

    let mut elsewhere = house.browser();
    let ticket = first_step(&mut elsewhere, "bob").await;
    assert!(elsewhere.cookies.is_empty());
    second_step(&mut elsewhere, &ticket, "totp", "000000x")
        .await
        .refuses(422, "wrong_code");
    let right = code(&secret);
    second_step(&mut elsewhere, &ticket, "totp", &right)
        .await
        .is(201);
    assert_eq!(elsewhere.id().await, bob.id().await);
    second_step(&mut elsewhere, &ticket, "totp", &right)
        .await
        .refuses(401, "ticket_gone");
    let again = first_step(&mut elsewhere, "bob").await;
    second_step(&mut elsewhere, &again, "totp", &right)
        .await
        .refuses(422, "wrong_code");
    let noted = "select count(*) from audit where event = 'signed_in' and detail like '%\"second\":\"totp\"%'";
    assert_eq!(house.count(noted).await, 1);
}

#[tokio::test]
async fn a_recovery_code_works_once() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let (_, codes) = set_up_app(&mut bob).await;
    assert_eq!(codes.len(), 10);
    let mut elsewhere = house.browser();
    let ticket = first_step(&mut elsewhere, "bob").await;
    let typed = codes[3].to_uppercase().replace('-', " ");
    second_step(&mut elsewhere, &ticket, "recovery", &typed)
        .await
        .is(201);
    let ticket = first_step(&mut elsewhere, "bob").await;
    second_step(&mut elsewhere, &ticket, "recovery", &codes[3])
        .await
        .refuses(422, "wrong_code");
    let mine = bob.get("/api/me/factors").await.is(200);
    assert_eq!(mine["recovery_codes_left"], 9);
    // New ones take the place of all before.
    let fresh = bob.post("/api/me/recovery-codes", json!({})).await.is(200);
    second_step(&mut elsewhere, &ticket, "recovery", &codes[4])
        .await
        .refuses(422, "wrong_code");
    let fresh = fresh["recovery_codes"][0].as_str().unwrap().to_owned();
    second_step(&mut elsewhere, &ticket, "recovery", &fresh)
        .await
        .is(201);
    let plain = "select count(*) from recovery_code where length(hash) <> 32";
    assert_eq!(house.count(plain).await, 0);
}

#[tokio::test]
async fn a_second_step_is_made_by_a_passkey_of_its_owner() {
    let (house, mut ann) = house().await;
    let mut bob = house.member("bob").await;
    let (mut anns, mut bobs) = (Authenticator::new(HERE), Authenticator::new(HERE));
    add_passkey(&mut ann, &mut anns).await;
    add_passkey(&mut bob, &mut bobs).await;
    set_up_app(&mut bob).await;
    let mut elsewhere = house.browser();
    let ticket = first_step(&mut elsewhere, "bob").await;
    let mut step = async |device: &mut Authenticator| {
        let mut form = answer(&mut elsewhere, device).await;
        form["ticket"] = json!(ticket);
        form["kind"] = json!("passkey");
        elsewhere.post("/api/session/second", form).await
    };
    step(&mut anns).await.refuses(422, "wrong_passkey");
    step(&mut bobs).await.is(201);
    step(&mut bobs).await.refuses(401, "ticket_gone");
}

#[tokio::test]
async fn a_ticket_is_good_for_five_tries() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let (secret, _) = set_up_app(&mut bob).await;
    later(&house).await;
    let mut eve = house.browser();
    let ticket = first_step(&mut eve, "bob").await;
    for _ in 0..5 {
        second_step(&mut eve, &ticket, "recovery", "guess")
            .await
            .refuses(422, "wrong_code");
    }
    second_step(&mut eve, &ticket, "totp", &code(&secret))
        .await
        .refuses(401, "ticket_gone");
    for ticket in ["", "x", &"x".repeat(100_000), "' or 1=1 --"] {
        second_step(&mut eve, ticket, "totp", &code(&secret))
            .await
            .refuses(401, "ticket_gone");
    }
    for form in [
        json!({}),
        json!({ "ticket": "x" }),
        json!({ "ticket": "x", "kind": "smoke", "code": "1" }),
        json!({ "ticket": "x", "kind": "totp", "code": 123_456 }),
        json!({ "ticket": ["x"], "kind": "totp", "code": "123456" }),
    ] {
        eve.post("/api/session/second", form)
            .await
            .refuses(422, "malformed_body");
    }
}

#[tokio::test]
async fn one_time_codes_cannot_be_guessed_with_ever_new_tickets() {
    let config = Config {
        attempts_per_minute: 1_000,
        attempts_per_minute_and_address: 1_000,
        ..Config::default()
    };
    let (house, _) = house_with(config).await;
    let mut bob = house.member("bob").await;
    let (secret, codes) = set_up_app(&mut bob).await;
    later(&house).await;
    for _ in 0..4 {
        let mut eve = house.browser();
        let ticket = first_step(&mut eve, "bob").await;
        for _ in 0..5 {
            second_step(&mut eve, &ticket, "totp", "not one")
                .await
                .refuses(422, "wrong_code");
        }
    }
    let mut bob = house.browser();
    let ticket = first_step(&mut bob, "bob").await;
    second_step(&mut bob, &ticket, "totp", &code(&secret))
        .await
        .refuses(429, "too_many_attempts");
    // Nobody is locked out: what cannot be guessed is not counted.
    second_step(&mut bob, &ticket, "recovery", &codes[0])
        .await
        .is(201);
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
async fn an_app_is_set_up_with_its_own_code_alone() {
    let (_house, mut ann) = house().await;
    ann.post("/api/me/totp/confirm", json!({ "code": "123456" }))
        .await
        .refuses(409, "totp_off");
    ann.post("/api/me/recovery-codes", json!({}))
        .await
        .refuses(409, "totp_off");
    let first = ann.post("/api/me/totp", json!({})).await.is(200);
    let second = ann.post("/api/me/totp", json!({})).await.is(200);
    let first = code(first["secret"].as_str().unwrap());
    let second = code(second["secret"].as_str().unwrap());
    // One in a million that they are the same.
    if first != second {
        ann.post("/api/me/totp/confirm", json!({ "code": first }))
            .await
            .refuses(422, "wrong_code");
    }
    ann.post("/api/me/totp/confirm", json!({ "code": second }))
        .await
        .is(200);
    ann.post("/api/me/totp", json!({}))
        .await
        .refuses(409, "totp_on");
    ann.post("/api/me/totp/confirm", json!({ "code": "123456" }))
        .await
        .refuses(409, "totp_on");
}

#[tokio::test]
async fn who_is_locked_out_gets_in_by_no_factor() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let mut device = Authenticator::new(HERE);
    add_passkey(&mut bob, &mut device).await;
    let (_, codes) = set_up_app(&mut bob).await;
    let mut elsewhere = house.browser();
    let ticket = first_step(&mut elsewhere, "bob").await;
    house
        .sql("update user set disabled = 1 where username = 'bob'")
        .await;
    second_step(&mut elsewhere, &ticket, "recovery", &codes[0])
        .await
        .refuses(403, "account_disabled");
    let form = answer(&mut elsewhere, &mut device).await;
    elsewhere
        .post("/api/session/passkey", form)
        .await
        .refuses(403, "account_disabled");
    assert!(elsewhere.cookies.is_empty());
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
