//! Rooms and their members.

use longhouse::base::{RoomId, UserId};
use serde_json::{Value, json};

use crate::browser::House;

#[tokio::test]
async fn a_private_room_is_not_there_for_others() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    let code = ines.room("private").await;
    assert_eq!(
        ines.get(&format!("/api/rooms/{code}")).await.is(200)["role"],
        "owner"
    );
    let there = bob.get("/api/rooms/otter-22222-lamp").await;
    for path in ["", "/members", "/invites"] {
        let hidden = bob.get(&format!("/api/rooms/{code}{path}")).await;
        hidden.refuses(404, "no_such_room");
        assert_eq!(
            hidden.body, there.body,
            "nothing tells it from a room that is not there"
        );
    }
    let path = format!("/api/rooms/{code}");
    bob.post(&format!("{path}/join"), json!({}))
        .await
        .refuses(404, "no_such_room");
    bob.patch(&path, json!({ "name": "Mine" }))
        .await
        .refuses(404, "no_such_room");
    bob.send(
        "DELETE",
        &path,
        json!({ "confirm": "Job runner" }).to_string(),
    )
    .await
    .refuses(404, "no_such_room");
    assert_eq!(
        bob.get("/api/rooms?public=true").await.is(200)["rooms"],
        json!([])
    );
    house
        .browser()
        .get(&path)
        .await
        .refuses(401, "unauthenticated");
}

#[tokio::test]
async fn a_public_room_can_be_found_and_joined() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    let code = ines.room("public").await;
    let found = bob.get("/api/rooms?public=true").await.is(200)["rooms"][0].clone();
    assert_eq!(
        (&found["code"], &found["joined"], &found["member_count"]),
        (&json!(code), &json!(false), &json!(1))
    );
    assert_eq!(
        bob.get(&format!("/api/rooms/{code}")).await.is(200)["role"],
        Value::Null
    );
    bob.get(&format!("/api/rooms/{code}/members"))
        .await
        .refuses(404, "no_such_room");
    for _ in 0..2 {
        bob.post(&format!("/api/rooms/{code}/join"), json!({}))
            .await
            .is(200);
    }
    let members = bob.get(&format!("/api/rooms/{code}/members")).await.is(200)["members"].clone();
    assert_eq!(
        (&members[0]["role"], &members[1]["role"]),
        (&json!("owner"), &json!("editor"))
    );
    assert_ne!(members[0]["slot"], members[1]["slot"]);
    assert_eq!(
        bob.get("/api/rooms?public=true").await.is(200)["rooms"][0]["joined"],
        true
    );
    assert_eq!(
        bob.get("/api/rooms").await.is(200)["rooms"][0]["role"],
        "editor"
    );
}

#[tokio::test]
async fn a_summary_says_who_is_here_and_what_is_unread() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    let code = ines.room("public").await;
    bob.post(&format!("/api/rooms/{code}/join"), json!({}))
        .await
        .is(200);
    house
        .sql(
            "
        insert into message (room, seq, author, body, nonce, sent_at)
        select id, seq + 1, (select id from user where username = 'ines'), 'hi', 'n', 1 from room;
        insert into message (room, seq, author, body, nonce, sent_at)
        select id, seq + 2, (select id from user where username = 'bob'), 'ho', 'n', 1 from room;
        update room set seq = seq + 2;",
        )
        .await;
    let room: RoomId = bob.get("/api/rooms").await.is(200)["rooms"][0]["id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let user: UserId = ines.id().await.parse().unwrap();
    house.here.lock().unwrap().insert(room, vec![user]);
    let mine = bob.get("/api/rooms").await.is(200)["rooms"][0].clone();
    assert_eq!(
        (&mine["unread"], &mine["member_count"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(
        mine["here"],
        json!([{ "user": user, "name": "ines", "slot": 0 }])
    );
    assert!(mine["last_activity_at"].as_i64().unwrap() > 0);
    assert_eq!(
        bob.get("/api/rooms?public=true").await.is(200)["rooms"][0]["here_count"],
        1
    );
    let mut eve = house.member("eve").await;
    eve.post(&format!("/api/rooms/{code}/join"), json!({}))
        .await
        .is(200);
    assert_eq!(
        eve.get("/api/rooms").await.is(200)["rooms"][0]["unread"],
        0,
        "what was said before is not unread"
    );
}

#[tokio::test]
async fn only_owners_manage_and_one_always_stays() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    let (owner, editor) = (ines.id().await, bob.id().await);
    let code = ines.room("public").await;
    let path = format!("/api/rooms/{code}");
    bob.post(&format!("{path}/join"), json!({})).await.is(200);
    bob.patch(&path, json!({ "name": "Mine" }))
        .await
        .refuses(403, "owners_only");
    bob.delete(&format!("{path}/members/{owner}"))
        .await
        .refuses(403, "moderators_only");
    bob.patch(
        &format!("{path}/members/{editor}"),
        json!({ "role": "owner" }),
    )
    .await
    .refuses(403, "moderators_only");
    ines.delete(&format!("{path}/members/{owner}"))
        .await
        .refuses(409, "last_owner");
    ines.patch(
        &format!("{path}/members/{owner}"),
        json!({ "role": "viewer" }),
    )
    .await
    .refuses(409, "last_owner");
    for nobody in [
        "x",
        "..%2f..%2f",
        "%00",
        "00000000-0000-7000-8000-000000000000",
    ] {
        ines.delete(&format!("{path}/members/{nobody}"))
            .await
            .refuses(404, "no_such_member");
    }
    ines.patch(
        &format!("{path}/members/{editor}"),
        json!({ "role": "king" }),
    )
    .await
    .refuses(422, "malformed_body");
    let raised = ines
        .patch(
            &format!("{path}/members/{editor}"),
            json!({ "role": "owner" }),
        )
        .await
        .is(200);
    assert_eq!(raised["role"], "owner");
    ines.delete(&format!("{path}/members/{owner}"))
        .await
        .is(204);
    ines.get(&format!("{path}/members"))
        .await
        .refuses(404, "no_such_room");
    assert_eq!(bob.get(&path).await.is(200)["owner"], editor);
}

#[tokio::test]
async fn a_room_is_described_anew_and_deleted_by_its_name() {
    let (house, mut ines) = House::raised().await;
    let code = ines.room("private").await;
    let path = format!("/api/rooms/{code}");
    let form =
        json!({ "name": "Design 🛖", "description": "crit\nweekly", "visibility": "public" });
    let changed = ines.patch(&path, form).await.is(200);
    assert_eq!(
        (&changed["name"], &changed["visibility"], &changed["code"]),
        (&json!("Design 🛖"), &json!("public"), &json!(code))
    );
    for (field, value) in [
        ("name", json!("")),
        ("name", json!("a\0")),
        ("name", json!("\u{202e}x")),
        ("description", json!("x".repeat(501))),
    ] {
        let refused = ines.patch(&path, json!({ field: value })).await;
        assert_eq!(refused.is(422)["field"], field);
    }
    let delete = |confirm: &str| json!({ "confirm": confirm }).to_string();
    ines.send("DELETE", &path, delete("design"))
        .await
        .refuses(422, "not_confirmed");
    ines.send("DELETE", &path, "")
        .await
        .refuses(422, "malformed_body");
    ines.send("DELETE", &path, delete("Design 🛖"))
        .await
        .is(204);
    ines.get(&path).await.refuses(404, "no_such_room");
    assert_eq!(house.count("select count(*) from member").await, 0);
}

#[tokio::test]
async fn a_person_owns_so_many_rooms() {
    let (house, mut ines) = House::raised().await;
    ines.room("private").await;
    house
        .sql(
            "
        with recursive n(n) as (values (1) union all select n + 1 from n where n < 199)
        insert into room (id, code, name, visibility, created_at, active_at)
        select randomblob(16), 'code-' || n, 'x', 'private', 1, 1 from n;
        insert into member (room, user, role, slot, joined_at)
        select room.id, user.id, 'owner', 0, 1 from room, user where code like 'code-%';",
        )
        .await;
    ines.post(
        "/api/rooms",
        json!({ "name": "x", "visibility": "private" }),
    )
    .await
    .refuses(409, "too_many_rooms");
}

#[tokio::test]
async fn hostile_bodies_are_refused_in_words() {
    let (_house, mut ines) = House::raised().await;
    let huge = format!("{{\"name\":\"{}\"", "x".repeat(300_000));
    for body in [
        "",
        "null",
        "[]",
        "{",
        "{\"name\":7}",
        "\u{0}",
        "{\"name\":\"x\"}",
        "{\"name\":\"\\ud800\",\"visibility\":\"public\"}",
    ] {
        ines.send("POST", "/api/rooms", body)
            .await
            .refuses(422, "malformed_body");
    }
    ines.send("POST", "/api/rooms", huge)
        .await
        .refuses(413, "body_too_large");
    ines.send("POST", "/api/rooms", vec![0xff, 0xfe])
        .await
        .refuses(422, "malformed_body");
    ines.send("POST", "/api/rooms", "[".repeat(100_000))
        .await
        .refuses(422, "malformed_body");
    ines.headers
        .push(("content-type".into(), "text/plain".into()));
    ines.send(
        "POST",
        "/api/rooms",
        "{\"name\":\"x\",\"visibility\":\"public\"}",
    )
    .await
    .refuses(422, "malformed_body");
    for code in [
        "%00",
        "..%2f..%2fetc",
        "%F0%9F%9B%96",
        "x'--",
        &"x".repeat(5_000),
    ] {
        ines.get(&format!("/api/rooms/{code}"))
            .await
            .refuses(404, "no_such_room");
    }
    ines.get("/api/rooms/%ff")
        .await
        .refuses(404, "no_such_room");
    ines.get("/api/rooms?public=perhaps")
        .await
        .refuses(400, "malformed_request");
}

#[tokio::test]
async fn joining_again_gives_nobody_more_than_they_left_with() {
    let (house, mut ines) = House::raised().await;
    let (mut bob, mut eve) = (house.member("bob").await, house.member("eve").await);
    let code = ines.room("public").await;
    let path = format!("/api/rooms/{code}");
    for person in [&mut bob, &mut eve] {
        person
            .post(&format!("{path}/join"), json!({}))
            .await
            .is(200);
    }
    let (silenced, removed) = (bob.id().await, eve.id().await);
    let member = |id: &str| format!("{path}/members/{id}");
    ines.patch(&member(&silenced), json!({ "role": "viewer" }))
        .await
        .is(200);
    bob.delete(&member(&silenced)).await.is(204);
    bob.post(&format!("{path}/join"), json!({})).await.is(200);
    assert_eq!(bob.get(&path).await.is(200)["role"], "viewer");

    ines.delete(&member(&removed)).await.is(204);
    eve.post(&format!("{path}/join"), json!({}))
        .await
        .refuses(403, "removed");
    let made = ines
        .post(&format!("{path}/invites"), json!({ "role": "commenter" }))
        .await
        .is(201);
    let token = made["url"].as_str().unwrap().rsplit('/').next().unwrap();
    eve.post(&format!("/api/invites/{token}/accept"), json!({}))
        .await
        .is(200);
    assert_eq!(eve.get(&path).await.is(200)["role"], "commenter");
}
