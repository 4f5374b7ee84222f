//! Addresses: changed, confirmed, and nobody else's.

use super::*;

#[tokio::test]
async fn a_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told() {
    let (house, mut ines) = writing().await;
    let change = |email: &str| json!({ "email": email });
    ines.post("/api/me/email", change("Ines@Example.org"))
        .await
        .refuses(409, "same_address");
    ines.post("/api/me/email", change("nobody"))
        .await
        .refuses(422, "invalid_email");
    ines.post("/api/me/email", change("ines@new.example"))
        .await
        .is(202);
    let told = house.letter("address_changed").await.unwrap();
    assert!(
        told.0 == "ines@example.org" && told.1.contains("ines@new.example"),
        "{told:?}"
    );
    let first = house.letter("change").await.unwrap();
    assert_eq!(first.0, "ines@new.example");
    let shown = ines.get("/api/me/email").await.is(200);
    assert_eq!(
        shown,
        json!({ "email": "ines@example.org", "verified": false, "pending": "ines@new.example" })
    );

    ines.post("/api/me/email", change("ines@newer.example"))
        .await
        .is(202);
    let mut phone = house.browser();
    phone
        .post("/api/email/verify", json!({ "token": first.2 }))
        .await
        .refuses(404, "link_gone");
    let token = house.token("change").await;
    phone
        .post("/api/email/verify", json!({ "token": token }))
        .await
        .is(204);
    phone
        .post("/api/email/verify", json!({ "token": token }))
        .await
        .refuses(404, "link_gone");
    let shown = ines.get("/api/me/email").await.is(200);
    assert_eq!(
        shown,
        json!({ "email": "ines@newer.example", "verified": true, "pending": null })
    );
    assert_eq!(
        house.letter("address_changed").await.unwrap().0,
        "ines@example.org"
    );
    sign_in(&mut house.browser(), "ines@newer.example", PASSWORD)
        .await
        .is(201);
    sign_in(&mut house.browser(), "ines@example.org", PASSWORD)
        .await
        .refuses(401, "wrong_credentials");
    let changed = "select count(*) from audit where event = 'email_changed'";
    assert_eq!(house.count(changed).await, 1);
}

#[tokio::test]
async fn an_address_of_someone_else_is_neither_taken_nor_told_of() {
    let (house, _) = writing().await;
    let mut tom = house.member("tom").await;
    let free = tom
        .post("/api/me/email", json!({ "email": "tom@free.example" }))
        .await;
    let taken = tom
        .post("/api/me/email", json!({ "email": "ines@example.org" }))
        .await;
    assert_eq!((free.is(202), free.body), (taken.is(202), taken.body));
    let told = house.letter("known_address").await.unwrap();
    assert!(
        told.0 == "ines@example.org" && told.2.is_empty(),
        "{told:?}"
    );
    // Free when it was asked for, and someone else's when it is confirmed.
    tom.post("/api/me/email", json!({ "email": "tom@free.example" }))
        .await
        .is(202);
    let token = house.token("change").await;
    let form = json!({ "username": "thomas", "email": "tom@free.example", "password": PASSWORD });
    house.browser().post("/api/users", form).await.is(201);
    tom.post("/api/email/verify", json!({ "token": token }))
        .await
        .refuses(409, "email_taken");
    assert_eq!(tom.get("/api/me/email").await.is(200)["email"], Value::Null);
}

#[tokio::test]
async fn a_change_of_address_needs_its_owner() {
    let (house, mut ines) = writing().await;
    house
        .browser()
        .post("/api/me/email", json!({ "email": "a@b.example" }))
        .await
        .refuses(401, "unauthenticated");
    house.sql("update session set proved_at = 0").await;
    ines.post("/api/me/email", json!({ "email": "a@b.example" }))
        .await
        .refuses(403, "prove_again");
}

#[tokio::test]
async fn a_new_address_makes_links_to_the_old_one_useless() {
    let (house, mut ines) = writing().await;
    forgot(&mut house.browser(), "ines").await.is(202);
    let link = house.token("reset").await;
    ines.post("/api/me/email", json!({ "email": "ines@new.example" }))
        .await
        .is(202);
    let token = house.token("change").await;
    ines.post("/api/email/verify", json!({ "token": token }))
        .await
        .is(204);
    reset(&mut house.browser(), &link, NEXT)
        .await
        .refuses(404, "link_gone");
}

#[tokio::test]
async fn whoever_registers_is_asked_to_confirm_their_address() {
    let (house, _) = writing().await;
    let form = json!({ "username": "tom", "email": "tom@x.example", "password": PASSWORD });
    let mut tom = house.browser();
    tom.post("/api/users", form).await.is(201);
    let (to, _, token) = house.letter("verify").await.unwrap();
    assert_eq!(to, "tom@x.example");
    assert_eq!(tom.get("/api/me/email").await.is(200)["verified"], false);
    house
        .browser()
        .post("/api/email/verify", json!({ "token": token }))
        .await
        .is(204);
    assert_eq!(tom.get("/api/me/email").await.is(200)["verified"], true);
    tom.post("/api/me/email/resend", json!({}))
        .await
        .refuses(409, "nothing_to_verify");
}

#[tokio::test]
async fn a_guest_who_becomes_a_member_is_asked_too() {
    let (house, mut ines) = writing().await;
    let code = ines.room("private").await;
    let path = format!("/api/rooms/{code}/invites");
    let form = json!({ "role": "editor", "guests": true });
    let made = ines.post(&path, form).await.is(201);
    let token = made["url"].as_str().unwrap().rsplit('/').next().unwrap();
    let mut tom = house.browser();
    let accept = format!("/api/invites/{token}/accept");
    tom.post(&accept, json!({ "name": "Tom" })).await.is(200);
    let form = json!({ "username": "tom", "email": "tom@x.example", "password": PASSWORD });
    tom.post("/api/me/account", form).await.is(200);
    let (to, _, token) = house.letter("verify").await.unwrap();
    assert_eq!(to, "tom@x.example");
    let form = json!({ "token": token });
    tom.post("/api/email/verify", form).await.is(204);
    assert_eq!(tom.get("/api/me/email").await.is(200)["verified"], true);
}
