//! Passkeys: made, used alone, and forged.

use longhouse::auth::Config;
use serde_json::{Value, json};

use crate::authenticator::Authenticator;
use crate::browser::House;
use crate::factors::{HERE, add_passkey, answer, ask_new, house, house_with, set_up_app};

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
