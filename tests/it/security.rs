//! Accounts looked after: sign-ins, what happened, roles, guests who become members.

mod live;
mod scripts;

use serde_json::{Value, json};

use crate::browser::{Browser, House, PASSWORD};
use crate::sessions::sign_in;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

/// Someone who signs in once more, with another device.
async fn phone(house: &House, login: &str) -> Browser {
    let mut phone = house.browser();
    phone.headers.push(("user-agent".into(), FIREFOX.into()));
    sign_in(&mut phone, login, PASSWORD).await.is(201);
    phone
}

async fn sessions(browser: &mut Browser) -> Vec<Value> {
    let answer = browser.get("/api/me/sessions").await.is(200);
    answer["sessions"].as_array().unwrap().clone()
}

#[tokio::test]
async fn sign_ins_are_listed_in_words_and_end_one_by_one() {
    let (house, mut ines) = House::raised().await;
    let mut phone = phone(&house, "ines").await;
    let listed = sessions(&mut ines).await;
    assert_eq!(listed.len(), 2);
    let theirs = listed.iter().find(|one| one["current"] == false).unwrap();
    assert_eq!(theirs["device"], "Firefox on Linux");
    assert_eq!(theirs["place"], "this network");
    assert_eq!(theirs["way"], "password");
    let id = theirs["id"].as_str().unwrap().to_owned();

    let mut bob = house.member("bob").await;
    for path in [
        format!("/api/me/sessions/{id}"),
        "/api/me/sessions/nonsense".into(),
    ] {
        bob.delete(&path).await.refuses(404, "no_such_session");
    }
    phone.get("/api/me").await.is(200);
    ines.delete(&format!("/api/me/sessions/{id}")).await.is(204);
    // Its access token would be good for ten more minutes.
    phone.get("/api/me").await.refuses(401, "unauthenticated");
    phone
        .post("/api/session/refresh", json!({}))
        .await
        .refuses(401, "unauthenticated");
    assert_eq!(sessions(&mut ines).await.len(), 1);
    ines.delete(&format!("/api/me/sessions/{id}"))
        .await
        .refuses(404, "no_such_session");
}

#[tokio::test]
async fn all_other_sign_ins_end_at_once() {
    let (house, mut ines) = House::raised().await;
    let (mut one, mut two) = (phone(&house, "ines").await, phone(&house, "ines").await);
    ines.delete("/api/me/sessions").await.is(204);
    one.get("/api/me").await.refuses(401, "unauthenticated");
    two.get("/api/me").await.refuses(401, "unauthenticated");
    assert_eq!(sessions(&mut ines).await.len(), 1);
    assert_eq!(house.ended.lock().unwrap().len(), 2);
    ines.delete("/api/me/sessions").await.is(204);
}

#[tokio::test]
async fn where_a_sign_in_was_used_last_is_kept_up() {
    let (house, mut ines) = House::raised().await;
    ines.addr = "203.0.113.9:1".parse().unwrap();
    ines.post("/api/session/refresh", json!({})).await.is(200);
    let mut other = phone(&house, "ines").await;
    let listed = sessions(&mut other).await;
    let hers = listed.iter().find(|one| one["current"] == false).unwrap();
    assert_eq!(hers["place"], "203.0.113.…");
    assert_eq!(hers["address"], "203.0.113.9");
}

#[tokio::test]
async fn the_old_algorithm_is_refused() {
    use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
    let (house, mut ines) = House::raised().await;
    let found = house.db.read(longhouse::auth::house).await.unwrap();
    let listed = sessions(&mut ines).await;
    let claims = json!({ "sub": ines.id().await, "sid": listed[0]["id"], "exp": 99_999_999_999_i64,
                         "iss": found.epoch, "aud": found.epoch });
    let key = EncodingKey::from_secret(found.token_key.expose());
    let forged = encode(&Header::new(Algorithm::HS256), &claims, &key).unwrap();
    let mut eve = house.browser();
    eve.headers
        .push(("authorization".into(), format!("Bearer {forged}")));
    eve.get("/api/me").await.refuses(401, "unauthenticated");
}

async fn history(browser: &mut Browser, path: &str) -> Vec<Value> {
    let answer = browser.get(path).await.is(200);
    answer["entries"].as_array().unwrap().clone()
}

#[tokio::test]
async fn everyone_sees_what_happened_to_their_own_account() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    bob.patch("/api/me", json!({ "name": "Bob the Builder" }))
        .await
        .is(200);
    let new = json!({ "current": PASSWORD, "new": "a lamp in the hall" });
    bob.post("/api/me/password", new).await.is(204);
    sign_in(&mut house.browser(), "bob", "not his password")
        .await
        .is(401);
    let bobs = bob.id().await;
    let path = format!("/api/admin/users/{bobs}");
    ines.patch(&path, json!({ "role": "admin" })).await.is(200);

    let entries = history(&mut bob, "/api/me/audit").await;
    let events: Vec<_> = entries
        .iter()
        .map(|one| one["event"].as_str().unwrap())
        .collect();
    assert_eq!(
        events,
        [
            "role_changed",
            "sign_in_failed",
            "password_changed",
            "renamed",
            "registered"
        ]
    );
    assert_eq!(entries[0]["actor"]["name"], "ines");
    assert_eq!(
        entries[0]["address"],
        Value::Null,
        "where she sits is not his business"
    );
    assert_eq!(entries[1]["actor"], Value::Null);
    assert_eq!(entries[3]["detail"]["to"]["name"], "Bob the Builder");
    for entry in history(&mut ines, "/api/me/audit").await {
        assert_ne!(entry["event"], "renamed", "what others did is not hers");
    }
    let first = bob.get("/api/me/audit?limit=2").await.is(200);
    assert_eq!(first["more"], true);
    let before = first["entries"][1]["id"].as_i64().unwrap();
    let rest = history(&mut bob, &format!("/api/me/audit?before={before}")).await;
    assert_eq!(rest.len(), 3);
}

#[tokio::test]
async fn administrators_search_what_happened_and_take_it_along() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    bob.patch("/api/me", json!({ "name": "=cmd|' /C calc'!A0" }))
        .await
        .is(200);
    for path in [
        "/api/admin/audit",
        "/api/admin/audit.csv",
        "/api/admin/users",
    ] {
        bob.get(path).await.refuses(403, "admins_only");
        house
            .browser()
            .get(path)
            .await
            .refuses(401, "unauthenticated");
    }
    let id = bob.id().await;
    let renames = history(&mut ines, "/api/admin/audit?event=renamed").await;
    assert_eq!(renames.len(), 1);
    assert_eq!(renames[0]["subject"]["id"], id.as_str());
    let his = history(&mut ines, &format!("/api/admin/audit?user={id}")).await;
    assert_eq!(his.len(), 2);
    assert!(
        history(
            &mut ines,
            &format!("/api/admin/audit?user={id}&event=disabled")
        )
        .await
        .is_empty()
    );
    for bad in ["event=nonsense", "user=x", "before=x", "limit=x"] {
        ines.get(&format!("/api/admin/audit?{bad}")).await.is(400);
    }
    let table = ines.get("/api/admin/audit.csv").await;
    table.is(200);
    assert!(table.header("content-type").starts_with("text/csv"));
    assert!(table.header("content-disposition").contains("attachment"));
    let text = String::from_utf8(table.body).unwrap();
    assert!(text.contains("\"'=cmd|' /C calc'!A0\""), "{text}");
    assert!(!text.contains(",\"=") && !text.contains("\n\"="), "{text}");
}

#[tokio::test]
async fn administrators_find_people_give_roles_and_lock_out() {
    let (house, mut ines) = House::raised().await;
    let (mut bob, _cat) = (house.member("bob").await, house.member("cat").await);
    let everyone = ines.get("/api/admin/users").await.is(200);
    assert_eq!(everyone["users"].as_array().unwrap().len(), 3);
    assert_eq!(everyone["users"][0]["username"], "cat", "the newest first");
    let found = ines.get("/api/admin/users?query=BO").await.is(200);
    assert_eq!(found["users"].as_array().unwrap().len(), 1);
    let page = ines.get("/api/admin/users?limit=2").await.is(200);
    assert_eq!(page["more"], true);
    let before = page["users"][1]["id"].as_str().unwrap();
    let rest = ines
        .get(&format!("/api/admin/users?before={before}"))
        .await
        .is(200);
    assert_eq!(rest["users"][0]["username"], "ines");
    for odd in ["%25", "_", "%27%20or%201=1"] {
        let none = ines
            .get(&format!("/api/admin/users?query={odd}"))
            .await
            .is(200);
        assert!(none["users"].as_array().unwrap().is_empty(), "{odd}");
    }

    let bobs = format!("/api/admin/users/{}", bob.id().await);
    let own = format!("/api/admin/users/{}", ines.id().await);
    bob.patch(&own, json!({ "disabled": true }))
        .await
        .refuses(403, "admins_only");
    ines.patch(&own, json!({ "disabled": true }))
        .await
        .refuses(409, "last_admin");
    ines.patch(&own, json!({ "role": "member" }))
        .await
        .refuses(409, "last_admin");
    ines.patch(&bobs, json!({ "role": "guest" }))
        .await
        .refuses(422, "invalid_role");
    ines.patch("/api/admin/users/x", json!({}))
        .await
        .refuses(404, "no_such_user");

    let locked = ines.patch(&bobs, json!({ "disabled": true })).await.is(200);
    assert_eq!(locked["disabled"], true);
    assert_eq!(locked["sessions"], 0);
    bob.get("/api/me").await.refuses(401, "unauthenticated");
    sign_in(&mut house.browser(), "bob", PASSWORD)
        .await
        .refuses(403, "account_disabled");
    ines.patch(&bobs, json!({ "disabled": false, "role": "admin" }))
        .await
        .is(200);
    sign_in(&mut bob, "bob", PASSWORD).await.is(201);
    bob.patch(&own, json!({ "role": "member" })).await.is(200);
    ines.get("/api/admin/users")
        .await
        .refuses(403, "admins_only");
}

#[tokio::test]
async fn a_guest_becomes_a_member_and_keeps_who_they_are() {
    let (house, mut ines) = House::raised().await;
    let code = ines.room("private").await;
    let made = ines
        .post(
            &format!("/api/rooms/{code}/invites"),
            json!({ "role": "editor", "guests": true }),
        )
        .await
        .is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let mut sam = house.browser();
    sam.post(
        &format!("/api/invites/{token}/accept"),
        json!({ "name": "Sam" }),
    )
    .await
    .is(200);
    let id = sam.id().await;
    let form =
        |username: &str, password: &str| json!({ "username": username, "password": password });
    sam.post("/api/me/account", form("ines", PASSWORD))
        .await
        .refuses(409, "username_taken");
    sam.post("/api/me/account", form("admin", PASSWORD))
        .await
        .refuses(409, "username_taken");
    sam.post("/api/me/account", form("sam", "short"))
        .await
        .refuses(422, "invalid_password");
    let member = sam
        .post("/api/me/account", form("sam", PASSWORD))
        .await
        .is(200);
    assert_eq!(
        (&member["role"], &member["id"]),
        (&json!("member"), &json!(id))
    );
    sam.post("/api/me/account", form("sam2", PASSWORD))
        .await
        .refuses(409, "not_a_guest");
    assert_eq!(
        sam.get("/api/rooms").await.is(200)["rooms"][0]["code"],
        code.as_str()
    );
    let mut again = house.browser();
    sign_in(&mut again, "sam", PASSWORD).await.is(201);
    assert_eq!(again.id().await, id);
    ines.post("/api/me/account", form("x1", PASSWORD))
        .await
        .refuses(409, "not_a_guest");
}

#[tokio::test]
async fn what_was_hashed_too_cheaply_is_hashed_anew_at_the_next_sign_in() {
    let (house, _) = House::raised().await;
    let costs = argon2::Params::new(8 * 1024, 1, 1, None).unwrap();
    let cheap = argon2::Argon2::new(Default::default(), Default::default(), costs);
    let hash = argon2::PasswordHasher::hash_password(&cheap, PASSWORD.as_bytes()).unwrap();
    let hash = hash.to_string();
    let kept = house.db.write(move |tx| {
        Ok::<_, longhouse::store::Error>(tx.execute("update user set password = ?1", [hash])?)
    });
    kept.await.unwrap();
    sign_in(&mut house.browser(), "ines", "another password")
        .await
        .is(401);
    let dear = "select count(*) from user where password like '$argon2id$v=19$m=19456,t=2,p=1$%'";
    assert_eq!(house.count(dear).await, 0);
    sign_in(&mut house.browser(), "ines", PASSWORD)
        .await
        .is(201);
    assert_eq!(house.count(dear).await, 1);
    sign_in(&mut house.browser(), "ines", PASSWORD)
        .await
        .is(201);
}

#[tokio::test]
async fn a_reused_token_is_told_to_its_owner() {
    let (house, mut ines) = House::raised().await;
    let mut thief = ines.clone();
    ines.post("/api/session/refresh", json!({})).await.is(200);
    house
        .sql("update session set rotated_at = rotated_at - 30001")
        .await;
    thief.post("/api/session/refresh", json!({})).await.is(401);
    sign_in(&mut ines, "ines", PASSWORD).await.is(201);
    let entries = history(&mut ines, "/api/me/audit").await;
    assert!(
        entries.iter().any(|one| one["event"] == "token_reused"),
        "{entries:?}"
    );
}
