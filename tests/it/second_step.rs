//! One-time codes, recovery codes, and the second step of signing in.

use longhouse::auth::Config;
use serde_json::json;

use crate::authenticator::Authenticator;
use crate::browser::PASSWORD;
use crate::factors::{
    HERE, add_passkey, answer, code, first_step, house, house_with, later, second_step, set_up_app,
};
use crate::sessions::sign_in;

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
async fn one_code_given_twice_at_once_lets_one_in() {
    let (house, _) = house().await;
    let mut bob = house.member("bob").await;
    let (secret, codes) = set_up_app(&mut bob).await;
    later(&house).await;
    for (kind, code) in [("totp", &code(&secret)), ("recovery", &codes[0])] {
        let (mut one, mut other) = (house.browser(), house.browser());
        let tickets = [
            first_step(&mut one, "bob").await,
            first_step(&mut other, "bob").await,
        ];
        let (a, b) = tokio::join!(
            second_step(&mut one, &tickets[0], kind, code),
            second_step(&mut other, &tickets[1], kind, code),
        );
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 422], "{kind}");
    }
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
