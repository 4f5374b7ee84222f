//! Coming in: invitations to the house, and who may join without one.

use super::*;

#[tokio::test]
async fn an_invitation_makes_an_account_where_others_cannot() {
    let (house, mut ines) = writing().await;
    ines.patch("/api/admin/house", json!({ "registration": "invite" }))
        .await
        .is(200);
    let form = |name: &str, invite: &str| json!({ "username": name, "password": PASSWORD, "invite": invite });
    house
        .browser()
        .post("/api/users", form("eve", "nope"))
        .await
        .refuses(403, "registration_closed");
    let made = ines
        .post("/api/admin/invites", json!({ "uses": 2 }))
        .await
        .is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    for bad in hostile(&token) {
        house
            .browser()
            .post("/api/users", form("eve", &bad))
            .await
            .refuses(403, "registration_closed");
    }
    let landing = house
        .browser()
        .get(&format!("/api/join/{token}"))
        .await
        .is(200);
    assert_eq!(
        (&landing["invited_by"], &landing["email"]),
        (&json!("ines"), &Value::Null)
    );
    let taken = form("ines", &token);
    house
        .browser()
        .post("/api/users", taken)
        .await
        .refuses(409, "username_taken");
    house
        .browser()
        .post("/api/users", form("tom", &token))
        .await
        .is(201);
    house
        .browser()
        .post("/api/users", form("liv", &token))
        .await
        .is(201);
    house
        .browser()
        .post("/api/users", form("ada", &token))
        .await
        .refuses(403, "registration_closed");
    house
        .browser()
        .get(&format!("/api/join/{token}"))
        .await
        .refuses(404, "invite_gone");
}

#[tokio::test]
async fn an_invitation_that_was_sent_is_for_its_address_which_is_then_known() {
    let (house, mut ines) = writing().await;
    let form = json!({ "email": "tom@x.example" });
    ines.post("/api/admin/invites", form).await.is(201);
    let (to, text, token) = house.letter("invitation").await.unwrap();
    assert!(
        to == "tom@x.example" && text.contains("ines invites you"),
        "{text}"
    );
    let mut tom = house.browser();
    let form = json!({ "username": "tom", "email": "eve@x.example", "password": PASSWORD, "invite": token });
    tom.post("/api/users", form).await.is(201);
    let shown = tom.get("/api/me/email").await.is(200);
    assert_eq!(
        shown,
        json!({ "email": "tom@x.example", "verified": true, "pending": null })
    );
}

#[tokio::test]
async fn invitations_are_listed_and_taken_back_by_administrators_alone() {
    let (house, mut ines) = writing().await;
    let mut tom = house.member("tom").await;
    let made = ines
        .post("/api/admin/invites", json!({ "expires_in": 60 }))
        .await
        .is(201);
    let path = format!("/api/admin/invites/{}", made["id"].as_str().unwrap());
    for path in [
        "/api/admin/invites",
        "/api/admin/house",
        "/api/admin/letters",
    ] {
        tom.get(path).await.refuses(403, "admins_only");
        house
            .browser()
            .get(path)
            .await
            .refuses(401, "unauthenticated");
    }
    tom.post("/api/admin/invites", json!({}))
        .await
        .refuses(403, "admins_only");
    tom.patch("/api/admin/house", json!({ "registration": "open" }))
        .await
        .refuses(403, "admins_only");
    tom.post("/api/admin/letters/test", json!({ "to": "a@b.example" }))
        .await
        .refuses(403, "admins_only");
    tom.delete(&path).await.refuses(403, "admins_only");
    let listed = ines.get("/api/admin/invites").await.is(200);
    assert_eq!(
        (&listed["invites"][0]["id"], &listed["invites"][0]["url"]),
        (&made["id"], &Value::Null)
    );
    ines.delete(&path).await.is(204);
    ines.delete(&path).await.refuses(404, "invite_gone");
    ines.delete("/api/admin/invites/nonsense")
        .await
        .refuses(404, "invite_gone");
    for (form, code) in [
        (json!({ "expires_in": 59 }), "invalid_expires_in"),
        (json!({ "expires_in": i64::MAX }), "invalid_expires_in"),
        (json!({ "uses": 0 }), "invalid_uses"),
        (json!({ "uses": 1_001 }), "invalid_uses"),
        (json!({ "uses": 2, "email": "a@b.example" }), "invalid_uses"),
        (json!({ "email": "nobody" }), "invalid_email"),
    ] {
        ines.post("/api/admin/invites", form)
            .await
            .refuses(422, code);
    }
}

#[tokio::test]
async fn people_of_a_domain_join_by_reading_a_letter_there() {
    let (house, mut ines) = writing().await;
    let form = json!({ "registration": "domain", "domains": ["Example.com"] });
    let set = ines.patch("/api/admin/house", form).await.is(200);
    assert_eq!(set["domains"], json!(["example.com"]));
    let form = json!({ "username": "tom", "email": "tom@example.com", "password": PASSWORD });
    house
        .browser()
        .post("/api/users", form)
        .await
        .refuses(403, "registration_closed");
    let mut tom = house.browser();
    for other in [
        "tom@example.org",
        "tom@sub.example.com",
        "tom@example.com.evil.example",
    ] {
        tom.post("/api/join", json!({ "email": other }))
            .await
            .refuses(403, "registration_closed");
    }
    tom.post("/api/join", json!({ "email": "no address" }))
        .await
        .refuses(422, "invalid_email");
    let unknown = tom
        .post("/api/join", json!({ "email": "Tom@EXAMPLE.com" }))
        .await;
    let token = house.token("invitation").await;
    let form = json!({ "username": "tom", "password": PASSWORD, "invite": token });
    tom.post("/api/users", form).await.is(201);
    let shown = tom.get("/api/me/email").await.is(200);
    assert_eq!(
        (&shown["email"], &shown["verified"]),
        (&json!("Tom@EXAMPLE.com"), &json!(true))
    );

    let known = house
        .browser()
        .post("/api/join", json!({ "email": "tom@example.com" }))
        .await;
    assert_eq!((unknown.is(202), unknown.body), (known.is(202), known.body));
    assert_eq!(
        house.letter("known_address").await.unwrap().0,
        "tom@example.com"
    );
    for domains in [json!(["localhost"]), json!(["a@b.c"]), json!([""])] {
        let form = json!({ "domains": domains });
        let refused = ines
            .patch("/api/admin/house", form)
            .await
            .refuses(422, "invalid_domains");
        assert_eq!(refused["field"], "domains");
    }
}

#[tokio::test]
async fn a_closed_house_takes_nobody_in() {
    let (house, mut ines) = writing().await;
    let made = ines.post("/api/admin/invites", json!({})).await.is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    ines.patch("/api/admin/house", json!({ "registration": "closed" }))
        .await
        .is(200);
    assert_eq!(
        house.browser().get("/api/house").await.is(200)["registration"],
        "closed"
    );
    let form = json!({ "username": "tom", "password": PASSWORD, "invite": token });
    house
        .browser()
        .post("/api/users", form)
        .await
        .refuses(403, "registration_closed");
    let form = json!({ "email": "tom@example.com" });
    house
        .browser()
        .post("/api/join", form)
        .await
        .refuses(403, "registration_closed");
}

#[tokio::test]
async fn two_who_open_one_link_at_once_are_not_both_let_in() {
    let (house, mut ines) = writing().await;
    ines.patch("/api/admin/house", json!({ "registration": "invite" }))
        .await
        .is(200);
    let made = ines.post("/api/admin/invites", json!({})).await.is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let form = |name: &str| json!({ "username": name, "password": PASSWORD, "invite": token });
    let (mut tom, mut liv) = (house.browser(), house.browser());
    let (one, other) = tokio::join!(
        tom.post("/api/users", form("tom")),
        liv.post("/api/users", form("liv"))
    );
    let let_in = [one.status, other.status]
        .iter()
        .filter(|status| status.as_u16() == 201)
        .count();
    assert_eq!(let_in, 1);

    forgot(&mut tom, "ines").await.is(202);
    let link = house.token("reset").await;
    let (one, other) = tokio::join!(reset(&mut tom, &link, NEXT), reset(&mut liv, &link, NEXT));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 404]);
}
