//! Rooms in motion, over real WebSockets.

use serde_json::json;

use crate::support::ws::{Frame, Ws};
use crate::support::{House, nonce};

#[tokio::test]
async fn a_message_reaches_everyone_once_and_outlives_the_server() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ann_ws, r, _) = house.admin.enter(&code).await;
    let (mut bob_ws, _, _) = bob.enter(&code).await;

    let post =
        json!({ "r": r, "re": 1, "chat": { "post": { "body": "hi **Bob**", "nonce": "n1" } } });
    ann_ws.send(post.clone()).await;
    let seen = bob_ws.until("/chat/posted").await;
    assert_eq!(seen["chat"]["posted"]["body"], "hi **Bob**");
    ann_ws.until("/done").await;
    ann_ws.send(post).await;
    let again = ann_ws.until("/chat/posted").await;
    assert_eq!(again["chat"]["posted"]["id"], seen["chat"]["posted"]["id"]);
    assert!(again.get("seq").is_none(), "a repeat is no new event");

    let house = house.restart().await;
    let history = house
        .admin
        .get(&format!("/api/rooms/{code}/messages"))
        .await
        .json();
    assert_eq!(history["messages"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn who_comes_back_gets_what_was_missed_and_nothing_else() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ann, r, _) = house.admin.enter(&code).await;
    let (bob_ws, _, joined) = bob.enter(&code).await;
    let (epoch, seq) = (joined["epoch"].clone(), joined["seq"].as_i64().unwrap());
    drop(bob_ws);
    for body in ["one", "two"] {
        ann.send(
            json!({ "r": r, "re": 1, "chat": { "post": { "body": body, "nonce": nonce() } } }),
        )
        .await;
        ann.until("/done").await;
    }
    let mut back = bob.connect().await;
    back.send(json!({ "join": { "room": code, "resume": { "epoch": epoch, "seq": seq } } }))
        .await;
    let joined = back.until("/joined").await;
    assert!(joined["joined"]["reset"].is_null());
    assert_eq!(joined["joined"]["seq"], seq + 2);
    for (body, seq) in [("one", seq + 1), ("two", seq + 2)] {
        let missed = back.until("/seq").await;
        assert_eq!(
            (&missed["seq"], &missed["chat"]["posted"]["body"]),
            (&json!(seq), &json!(body))
        );
    }

    let mut stranger = bob.connect().await;
    let resume = json!({ "epoch": "another", "seq": seq });
    stranger
        .send(json!({ "join": { "room": code, "resume": resume } }))
        .await;
    let joined = stranger.until("/joined").await;
    assert_eq!(
        joined["joined"]["reset"]["messages"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test]
async fn two_devices_of_one_person_are_one_person() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ann, _, _) = house.admin.enter(&code).await;
    let (phone, _, _) = bob.enter(&code).await;
    let here = ann.until("/presence/here").await;
    assert_eq!(
        (
            &here["presence"]["here"]["user"],
            &here["presence"]["here"]["devices"]
        ),
        (&json!(bob.id), &json!(1))
    );
    let (laptop, _, _) = bob.enter(&code).await;
    assert_eq!(
        ann.until("/presence/here").await["presence"]["here"]["devices"],
        2
    );
    drop(phone);
    assert_eq!(
        ann.until("/presence/here").await["presence"]["here"]["devices"],
        1
    );
    drop(laptop);
    assert_eq!(
        ann.until("/presence/gone").await["presence"]["gone"]["user"],
        json!(bob.id)
    );
}

#[tokio::test]
async fn who_is_removed_is_shown_out_at_once() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ann, _, _) = house.admin.enter(&code).await;
    let (mut ws, r, _) = bob.enter(&code).await;
    let path = format!("/api/rooms/{code}/members/{}", bob.id);
    assert_eq!(house.admin.http("DELETE", &path, b"").await.status, 204);
    assert_eq!(ws.until("/gone").await["gone"]["why"], "removed");
    assert_eq!(
        ann.until("/room/left").await["room"]["left"]["user"],
        json!(bob.id)
    );
    // What they still send goes nowhere.
    ws.send(json!({ "r": r, "chat": { "post": { "body": "still here", "nonce": "n" } } }))
        .await;
    ws.send(json!({ "join": { "room": code }, "re": 5 })).await;
    assert_eq!(
        ws.until("/refused").await["refused"]["code"],
        "no_such_room"
    );
    let messages = house
        .admin
        .get(&format!("/api/rooms/{code}/messages"))
        .await
        .json();
    assert_eq!(messages["messages"], json!([]));
}

#[tokio::test]
async fn a_new_name_reaches_the_rooms_one_is_in_and_who_comes_back() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ann, _, _) = house.admin.enter(&code).await;
    let (bob_ws, _, joined) = bob.enter(&code).await;
    let seen = json!({ "epoch": joined["epoch"], "seq": joined["seq"] });
    drop(bob_ws);
    let renamed = bob
        .http("PATCH", "/api/me", r#"{"name":"Béla"}"#.as_bytes())
        .await;
    assert_eq!(renamed.status, 200, "{}", renamed.text());
    let told = ann.until("/room/renamed").await;
    assert_eq!(told["room"]["renamed"]["name"], "Béla");
    assert_eq!(told["room"]["renamed"]["username"], "bob");
    let mut back = bob.connect().await;
    back.send(json!({ "join": { "room": code, "resume": seen } }))
        .await;
    let missed = back.until("/room/renamed").await;
    assert_eq!(missed["seq"], told["seq"]);
}

#[tokio::test]
async fn a_viewer_may_look_and_a_commenter_talk_but_neither_touches() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ws, r, _) = bob.enter(&code).await;
    let path = format!("/api/rooms/{code}/members/{}", bob.id);
    let changed = house
        .admin
        .http("PATCH", &path, br#"{"role":"viewer"}"#)
        .await;
    assert!(changed.status < 300, "{}", changed.text());
    assert_eq!(
        ws.until("/room/role").await["room"]["role"]["role"],
        "viewer"
    );
    let node = json!({ "id": "01890000-0000-7000-8000-000000000001", "kind": "file", "name": "a.py",
                       "parent": null, "language": null, "stamp": [1, 1] });
    ws.send(json!({ "r": r, "re": 1, "tree": { "create": node } }))
        .await;
    assert_eq!(ws.until("/refused").await["refused"]["code"], "read_only");
    let say = json!({ "r": r, "re": 2, "chat": { "post": { "body": "hi", "nonce": "n" } } });
    ws.send(say.clone()).await;
    assert_eq!(ws.until("/refused").await["refused"]["code"], "read_only");
    house
        .admin
        .http("PATCH", &path, br#"{"role":"commenter"}"#)
        .await;
    ws.until("/room/role").await;
    ws.send(say).await;
    ws.until("/chat/posted").await;
}

#[tokio::test]
async fn the_door_asks_for_version_origin_and_identity() {
    let house = House::new().await;
    let ours = ("Sec-WebSocket-Protocol", "longhouse.v1");
    let token = format!("/ws?token={}", house.admin.token);
    let refused = |answer: Result<Ws, (u16, String)>| answer.err().map(|(status, _)| status);
    assert_eq!(
        refused(Ws::connect(&house.addr, "/ws", &[ours]).await),
        Some(401)
    );
    assert_eq!(
        refused(Ws::connect(&house.addr, "/ws?token=x", &[ours]).await),
        Some(401)
    );
    assert_eq!(
        refused(Ws::connect(&house.addr, &token, &[]).await),
        Some(400)
    );
    assert_eq!(
        refused(
            Ws::connect(
                &house.addr,
                &token,
                &[("Sec-WebSocket-Protocol", "longhouse.v9")]
            )
            .await
        ),
        Some(400)
    );
    let cookie = format!("lh_access={}", house.admin.token);
    let foreign = [
        ours,
        ("Cookie", cookie.as_str()),
        ("Origin", "http://evil.example"),
    ];
    assert_eq!(
        refused(Ws::connect(&house.addr, "/ws", &foreign).await),
        Some(403)
    );
    let origin = format!("http://{}", house.addr);
    let own = [
        ours,
        ("Cookie", cookie.as_str()),
        ("Origin", origin.as_str()),
    ];
    assert!(Ws::connect(&house.addr, "/ws", &own).await.is_ok());
}

#[tokio::test]
async fn bad_frames_end_their_connection_alone() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (mut good, r, _) = house.admin.enter(&code).await;
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let bad: [(u8, Vec<u8>, u16); 7] = [
        (0x81, b"{".to_vec(), 4400),
        (0x81, b"{\"no_such_request\":{}}".to_vec(), 4400),
        (0x81, deep.into_bytes(), 4400),
        (0x81, vec![0xff, 0xfe], 1007),
        (0x81, vec![b' '; 300 * 1024], 4413),
        (0x82, vec![9, 9, 9], 4400),
        (0x83, b"x".to_vec(), 1002),
    ];
    for (first, payload, code) in bad {
        let mut ws = house.admin.connect().await;
        ws.frame(first, &payload).await;
        assert_eq!(
            ws.closed().await,
            code,
            "{first:x} {:?}",
            &payload[..payload.len().min(20)]
        );
    }
    good.send(json!({ "r": r, "chat": { "post": { "body": "fine", "nonce": "n" } } }))
        .await;
    good.until("/chat/posted").await;
}

#[tokio::test]
async fn a_room_that_was_not_joined_cannot_be_spoken_to() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (_ann, r, _) = house.admin.enter(&code).await;
    let bob = house.person("bob").await;
    let mut ws = bob.connect().await;
    ws.send(json!({ "r": r, "re": 1, "chat": { "post": { "body": "let me in", "nonce": "n" } } }))
        .await;
    assert_eq!(ws.until("/refused").await["refused"]["code"], "not_joined");
    ws.send(json!({ "re": 2, "join": { "room": code } })).await;
    assert_eq!(
        ws.until("/refused").await["refused"]["code"],
        "no_such_room"
    );
}

#[tokio::test]
async fn when_the_server_goes_down_clients_are_told_to_come_back() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (mut ws, _, _) = house.admin.enter(&code).await;
    let closed = tokio::spawn(async move { ws.closed().await });
    house.shut_down().await;
    assert_eq!(closed.await.unwrap(), 4001);
}

#[tokio::test]
async fn a_deleted_room_is_gone_for_everyone() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (mut ws, _, _) = house.admin.enter(&code).await;
    let path = format!("/api/rooms/{code}");
    let unsure = house
        .admin
        .http("DELETE", &path, br#"{"confirm":"Job"}"#)
        .await;
    assert_eq!(unsure.status, 422);
    let gone = house
        .admin
        .http("DELETE", &path, br#"{"confirm":"Job runner"}"#)
        .await;
    assert_eq!(gone.status, 204, "{}", gone.text());
    assert_eq!(ws.until("/gone").await["gone"]["why"], "deleted");
    assert_eq!(house.admin.get(&path).await.status, 404);
}

#[tokio::test]
async fn the_echo_sends_everything_back() {
    let house = House::new().await;
    let path = format!("/ws?token={}", house.admin.token);
    let mut ws = Ws::connect(
        &house.addr,
        &path,
        &[("Sec-WebSocket-Protocol", "longhouse.echo")],
    )
    .await
    .unwrap();
    ws.binary(&vec![7; 1_000_000]).await;
    assert_eq!(ws.next().await, Some(Frame::Binary(vec![7; 1_000_000])));
}
