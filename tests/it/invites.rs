//! Links that let people into a room.

use serde_json::{Value, json};

use crate::browser::{Browser, House};

async fn invite(owner: &mut Browser, code: &str, terms: Value) -> String {
    let made = owner
        .post(&format!("/api/rooms/{code}/invites"), terms)
        .await
        .is(201);
    made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned()
}

async fn accept(browser: &mut Browser, token: &str, body: Value) -> crate::browser::Answer {
    browser
        .post(&format!("/api/invites/{token}/accept"), body)
        .await
}

#[tokio::test]
async fn a_guest_comes_in_by_a_link_and_stays_in_that_room() {
    let (house, mut ines) = House::raised().await;
    let code = ines.room("private").await;
    let other = ines.room("public").await;
    let token = invite(
        &mut ines,
        &code,
        json!({ "role": "editor", "guests": true }),
    )
    .await;
    let mut guest = house.browser();
    let landing = guest.get(&format!("/api/invites/{token}")).await.is(200);
    assert_eq!(
        (
            &landing["room"]["name"],
            &landing["invited_by"],
            &landing["me"]
        ),
        (&json!("Job runner"), &json!("ines"), &Value::Null)
    );
    accept(&mut guest, &token, json!({}))
        .await
        .refuses(401, "unauthenticated");
    accept(&mut guest, &token, json!({ "name": "\u{200b}" }))
        .await
        .refuses(422, "invalid_name");
    let came = accept(&mut guest, &token, json!({ "name": "Sam" }))
        .await
        .is(200);
    assert_eq!(
        (&came["room"]["code"], &came["user"]["role"]),
        (&json!(code), &json!("guest"))
    );
    assert_eq!(
        guest.get(&format!("/api/rooms/{code}")).await.is(200)["role"],
        "editor"
    );
    assert_eq!(
        guest.get(&format!("/api/invites/{token}")).await.is(200)["member"],
        true
    );

    guest
        .get(&format!("/api/rooms/{other}"))
        .await
        .refuses(404, "no_such_room");
    assert_eq!(
        guest.get("/api/rooms?public=true").await.is(200)["rooms"],
        json!([])
    );
    guest
        .post(
            "/api/rooms",
            json!({ "name": "x", "visibility": "private" }),
        )
        .await
        .refuses(403, "not_for_guests");
    guest
        .patch("/api/me", json!({ "username": "sam" }))
        .await
        .refuses(403, "not_for_guests");
    guest
        .post(
            "/api/me/password",
            json!({ "current": "x", "new": "wet dog on a sofa" }),
        )
        .await
        .refuses(403, "not_for_guests");
    guest
        .patch("/api/me", json!({ "name": "Samira" }))
        .await
        .is(200);
    let id = guest.id().await;
    ines.patch(
        &format!("/api/rooms/{code}/members/{id}"),
        json!({ "role": "owner" }),
    )
    .await
    .refuses(409, "guest_owner");
    guest.post("/api/session/refresh", json!({})).await.is(200);
}

#[tokio::test]
async fn an_invitation_lets_in_as_many_as_it_says() {
    let (house, mut ines) = House::raised().await;
    let code = ines.room("private").await;
    let token = invite(
        &mut ines,
        &code,
        json!({ "role": "viewer", "uses": 3, "guests": true }),
    )
    .await;
    let mut bob = house.member("bob").await;
    for _ in 0..3 {
        accept(&mut bob, &token, json!({})).await.is(200);
    }
    let left = ines
        .get(&format!("/api/rooms/{code}/invites"))
        .await
        .is(200)["invites"][0]
        .clone();
    assert_eq!(
        (&left["uses_left"], &left["url"]),
        (&json!(2), &Value::Null),
        "who is in already uses nothing up"
    );

    let rush = (0..8).map(|n| {
        let (mut guest, token) = (house.browser(), token.clone());
        async move {
            accept(&mut guest, &token, json!({ "name": format!("guest {n}") }))
                .await
                .status
                .as_u16()
        }
    });
    let mut statuses = futures_util::future::join_all(rush).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 404, 404, 404, 404, 404, 404]);
    assert_eq!(
        house
            .count("select count(*) from user where role = 'guest'")
            .await,
        2,
        "who was refused left no trace"
    );
    house
        .browser()
        .get(&format!("/api/invites/{token}"))
        .await
        .refuses(404, "invite_gone");
}

#[tokio::test]
async fn an_invitation_ends_by_time_by_hand_or_with_its_maker() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    let code = ines.room("public").await;
    let path = format!("/api/rooms/{code}");
    bob.post(&format!("{path}/join"), json!({})).await.is(200);
    let terms = json!({ "role": "editor", "guests": true });
    let gone = async |token: &str| {
        house
            .browser()
            .get(&format!("/api/invites/{token}"))
            .await
            .refuses(404, "invite_gone")
    };

    let token = invite(&mut ines, &code, terms.clone()).await;
    house.sql("update invite set expires_at = 1").await;
    gone(&token).await;
    accept(&mut house.browser(), &token, json!({ "name": "Late" }))
        .await
        .refuses(404, "invite_gone");

    let made = ines
        .post(&format!("{path}/invites"), terms.clone())
        .await
        .is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(made["url"], format!("http://lh.example/i/{token}"));
    let id = made["id"].as_str().unwrap();
    ines.delete(&format!("{path}/invites/{id}")).await.is(204);
    ines.delete(&format!("{path}/invites/{id}"))
        .await
        .refuses(404, "invite_gone");
    gone(&token).await;

    let token = invite(&mut bob, &code, terms).await;
    let bob_id = bob.id().await;
    ines.delete(&format!("{path}/members/{bob_id}"))
        .await
        .is(204);
    gone(&token).await;
    gone("nonsense").await;
    gone("%00").await;
}

#[tokio::test]
async fn invitations_are_for_those_who_may_and_within_bounds() {
    let (house, mut ines) = House::raised().await;
    let code = ines.room("private").await;
    let path = format!("/api/rooms/{code}/invites");
    for (terms, wrong) in [
        (json!({ "role": "owner" }), "role"),
        (json!({ "role": "editor", "expires_in": 1 }), "expires_in"),
        (
            json!({ "role": "editor", "expires_in": i64::MAX }),
            "expires_in",
        ),
        (json!({ "role": "editor", "uses": 0 }), "uses"),
    ] {
        assert_eq!(ines.post(&path, terms).await.is(422)["field"], wrong);
    }
    let members_only = invite(&mut ines, &code, json!({ "role": "viewer" })).await;
    accept(
        &mut house.browser(),
        &members_only,
        json!({ "name": "Sam" }),
    )
    .await
    .refuses(401, "unauthenticated");
    let mut viewer = house.member("bob").await;
    accept(&mut viewer, &members_only, json!({})).await.is(200);
    viewer
        .post(&path, json!({ "role": "viewer" }))
        .await
        .refuses(403, "may_not_invite");
    viewer.get(&path).await.refuses(403, "may_not_invite");

    let open = invite(
        &mut ines,
        &code,
        json!({ "role": "viewer", "guests": true }),
    )
    .await;
    let mut guest = house.browser();
    accept(&mut guest, &open, json!({ "name": "Sam" }))
        .await
        .is(200);
    let mut tomasz = house.member("tomasz").await;
    let elsewhere = tomasz.room("private").await;
    let theirs = invite(&mut tomasz, &elsewhere, json!({ "role": "viewer" })).await;
    accept(&mut guest, &theirs, json!({}))
        .await
        .refuses(403, "members_only");
    for _ in 0..48 {
        invite(&mut ines, &code, json!({ "role": "viewer" })).await;
    }
    ines.post(&path, json!({ "role": "viewer" }))
        .await
        .refuses(409, "too_many_invites");
}

#[tokio::test]
async fn guests_are_bounded() {
    let config = longhouse::auth::Config {
        max_guests: 1,
        ..Default::default()
    };
    let house = House::with(config, None).await;
    let mut ines = house.raise().await;
    let code = ines.room("private").await;
    let token = invite(
        &mut ines,
        &code,
        json!({ "role": "editor", "guests": true }),
    )
    .await;
    accept(&mut house.browser(), &token, json!({ "name": "Sam" }))
        .await
        .is(200);
    accept(&mut house.browser(), &token, json!({ "name": "Kim" }))
        .await
        .refuses(409, "too_many_guests");
    house.sql("update session set expires_at = 1 where user in (select id from user where role = 'guest')").await;
    accept(&mut house.browser(), &token, json!({ "name": "Kim" }))
        .await
        .is(200);
}
