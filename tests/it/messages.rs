//! What happens to messages after they were said.

use serde_json::{Value, json};

use crate::support::ws::Ws;
use crate::support::{House, Person, nonce};

/// Ann's room with Bob in it as an editor, and a message of Ann's.
async fn street() -> (House, Person, String, i64) {
    street_with(House::new().await).await
}

async fn street_with(house: House) -> (House, Person, String, i64) {
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    bob.enter(&code).await;
    let id = say(&house.admin, &code, "hi", None).await["id"].as_i64();
    (house, bob, code, id.unwrap())
}

async fn say(person: &Person, code: &str, body: &str, reply_to: Option<i64>) -> Value {
    let post = json!({ "body": body, "nonce": nonce(), "reply_to": reply_to });
    let said = person
        .post(&format!("/api/rooms/{code}/messages"), post)
        .await;
    assert_eq!(said.status, 201, "{}", said.text());
    said.json()
}

fn path(code: &str, id: i64, rest: &str) -> String {
    format!("/api/rooms/{code}/messages/{id}{rest}")
}

async fn edit(person: &Person, code: &str, id: i64, body: &str) -> (u16, Value) {
    let body = json!({ "body": body }).to_string();
    let answer = person
        .http("PATCH", &path(code, id, ""), body.as_bytes())
        .await;
    (answer.status, answer.json())
}

/// The status, and the code of a refusal.
async fn ask(person: &Person, method: &str, path: &str) -> (u16, Value) {
    let answer = person.http(method, path, b"").await;
    let code = match answer.status {
        204 => Value::Null,
        _ => answer.json()["code"].clone(),
    };
    (answer.status, code)
}

async fn page(person: &Person, code: &str, query: &str) -> Value {
    let answer = person
        .get(&format!("/api/rooms/{code}/messages{query}"))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

async fn changed(ws: &mut Ws) -> (i64, Value) {
    let frame = ws.until("/chat/changed").await;
    (
        frame["seq"].as_i64().unwrap(),
        frame["chat"]["changed"].clone(),
    )
}

fn bodies(page: &Value) -> Vec<&str> {
    let messages = page["messages"].as_array().unwrap();
    messages
        .iter()
        .map(|message| message["body"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn an_edit_reaches_everyone_once_and_what_was_said_before_is_kept() {
    let (house, bob, code, id) = street().await;
    let (mut ws, r, joined) = bob.enter(&code).await;
    let seq = joined["seq"].as_i64().unwrap();
    for body in ["ho", "ho", "**ha**"] {
        let (status, message) = edit(&house.admin, &code, id, body).await;
        assert_eq!((status, &message["body"]), (200, &json!(body)));
    }
    let (first, message) = changed(&mut ws).await;
    assert_eq!((first, &message["body"]), (seq + 1, &json!("ho")));
    assert_eq!(
        message["seq"], joined["reset"]["messages"][0]["seq"],
        "it stays in its place"
    );
    let (second, message) = changed(&mut ws).await;
    assert_eq!(
        (second, &message["body"]),
        (seq + 2, &json!("**ha**")),
        "the same again is nothing"
    );
    assert!(message["edited_at"].is_i64());
    let edits = bob.get(&path(&code, id, "/edits")).await.json()["edits"].clone();
    let said: Vec<_> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| &edit["body"])
        .collect();
    assert_eq!(said, ["hi", "ho"]);

    let frame = json!({ "r": r, "re": 1, "chat": { "edit": { "id": id, "body": "mine" } } });
    ws.send(frame).await;
    assert_eq!(
        ws.until("/refused").await["refused"]["code"],
        "not_your_message"
    );
    house.shut_down().await;
}

#[tokio::test]
async fn words_that_could_not_be_said_cannot_be_put_in_the_place_of_others() {
    let (house, _, code, id) = street().await;
    for (body, status, why) in [
        (" \n ".to_owned(), 422, "message_empty"),
        ("x".repeat(40_001), 413, "message_too_long"),
    ] {
        let (answered, problem) = edit(&house.admin, &code, id, &body).await;
        assert_eq!((answered, &problem["code"]), (status, &json!(why)));
    }
    let longest = "ü".repeat(40_000);
    assert_eq!(edit(&house.admin, &code, id, &longest).await.0, 200);
    assert_eq!(
        page(&house.admin, &code, "").await["messages"][0]["body"],
        longest
    );
    house.shut_down().await;
}

#[tokio::test]
async fn what_is_deleted_leaves_a_trace_and_nothing_else() {
    let (house, bob, code, id) = street().await;
    let answer = say(&bob, &code, "yes", Some(id)).await;
    assert_eq!(answer["reply_to"]["body"], "hi");
    edit(&house.admin, &code, id, "ho").await;
    assert_eq!(
        ask(&bob, "PUT", &path(&code, id, "/reactions/%F0%9F%91%8D"))
            .await
            .0,
        204
    );
    assert_eq!(ask(&bob, "PUT", &path(&code, id, "/pin")).await.0, 204);
    assert_eq!(
        ask(&bob, "DELETE", &path(&code, id, "")).await,
        (403, json!("not_your_message"))
    );
    for _ in 0..2 {
        assert_eq!(
            ask(&house.admin, "DELETE", &path(&code, id, "")).await.0,
            204
        );
    }
    let house = house.restart().await;
    let told = page(&house.admin, &code, "").await["messages"].clone();
    let trace = &told[0];
    assert!(trace["deleted_at"].is_i64());
    assert_eq!(
        (
            &trace["body"],
            &trace["reactions"],
            &trace["pinned_at"],
            &trace["edited_at"]
        ),
        (&json!(""), &json!([]), &Value::Null, &Value::Null)
    );
    assert_eq!(told[1]["reply_to"]["body"], "", "nor is it quoted any more");
    let edits = house.admin.get(&path(&code, id, "/edits")).await.json();
    assert_eq!(edits["edits"], json!([]));
    assert_eq!(
        house
            .admin
            .get(&format!("/api/rooms/{code}/pins"))
            .await
            .json()["messages"],
        json!([])
    );
    let (status, problem) = edit(&house.admin, &code, id, "back").await;
    assert_eq!((status, &problem["code"]), (409, &json!("message_deleted")));
    let own = answer["id"].as_i64().unwrap();
    assert_eq!(
        ask(&house.admin, "DELETE", &path(&code, own, "")).await.0,
        204,
        "who keeps order may delete what others said"
    );
    house.shut_down().await;
}

#[tokio::test]
async fn a_message_of_another_room_is_not_there() {
    let (house, bob, code, id) = street().await;
    let other = house.room(&bob).await;
    let post = json!({ "body": "hi", "nonce": nonce(), "reply_to": id });
    let said = bob
        .post(&format!("/api/rooms/{other}/messages"), post)
        .await;
    assert_eq!(
        (said.status, &said.json()["code"]),
        (404, &json!("no_such_message"))
    );
    assert_eq!(edit(&house.admin, &code, 999, "x").await.0, 404);
    for (method, rest) in [
        ("DELETE", ""),
        ("GET", "/edits"),
        ("PUT", "/pin"),
        ("PUT", "/reactions/%F0%9F%91%8D"),
    ] {
        let asked = ask(&bob, method, &path(&other, id, rest)).await;
        assert_eq!(asked, (404, json!("no_such_message")), "{method} {rest}");
    }
    let around = bob
        .get(&format!("/api/rooms/{other}/messages?around={id}"))
        .await;
    assert_eq!(around.status, 404);
    assert_eq!(
        page(&bob, &other, &format!("?before={id}")).await["messages"],
        json!([])
    );
    assert_eq!(
        page(&bob, &other, &format!("?after={id}")).await["messages"],
        json!([])
    );
    assert_eq!(page(&bob, &code, "").await["messages"][0]["body"], "hi");
    house.shut_down().await;
}

#[tokio::test]
async fn reactions_are_counted_by_person_and_told_once() {
    let (house, bob, code, id) = street().await;
    let (mut ws, r, _) = bob.enter(&code).await;
    for (re, (emoji, on)) in (1..).zip([("❤", true), ("❤️", true), ("👍🏽", true), ("👍🏽", false)])
    {
        let react = json!({ "id": id, "emoji": emoji, "on": on });
        ws.send(json!({ "r": r, "re": re, "chat": { "react": react } }))
            .await;
    }
    for (emoji, on) in [("❤️", true), ("👍🏽", true), ("👍🏽", false)] {
        let told = ws.until("/chat/reacted").await["chat"]["reacted"].clone();
        let expected = json!({ "message": id, "emoji": emoji, "user": bob.id, "on": on });
        assert_eq!(told, expected);
    }
    ask(
        &house.admin,
        "PUT",
        &path(&code, id, "/reactions/%E2%9D%A4"),
    )
    .await;
    let both = json!([{ "emoji": "❤️", "users": [bob.id, house.admin.id] }]);
    assert_eq!(
        page(&bob, &code, "").await["messages"][0]["reactions"],
        both
    );
    let (_, _, late) = bob.enter(&code).await;
    assert_eq!(
        late["reset"]["messages"][0]["reactions"], both,
        "who comes in sees them too"
    );
    let bad = ask(&bob, "PUT", &path(&code, id, "/reactions/ok")).await;
    assert_eq!(bad, (422, json!("not_an_emoji")));
    house.shut_down().await;
}

#[tokio::test]
async fn a_message_takes_twenty_kinds_of_reactions() {
    let (house, bob, code, id) = street().await;
    let (mut ws, r, _) = bob.enter(&code).await;
    for n in 0..21 {
        let emoji = char::from_u32(0x1F600 + n).unwrap().to_string();
        let react = json!({ "id": id, "emoji": emoji, "on": true });
        ws.send(json!({ "r": r, "re": n, "chat": { "react": react } }))
            .await;
    }
    assert_eq!(
        ws.until("/refused").await["refused"]["code"],
        "too_many_reactions"
    );
    let first = path(&code, id, "/reactions/%F0%9F%98%80");
    assert_eq!(
        ask(&house.admin, "PUT", &first).await.0,
        204,
        "one that is there can be joined"
    );
    house.shut_down().await;
}

#[tokio::test]
async fn an_answer_quotes_what_is_said_now() {
    let (house, bob, code, id) = street().await;
    let long = "x".repeat(1_000);
    let answer = say(&bob, &code, "indeed", Some(id)).await;
    assert_eq!(answer["reply_to"]["author"], json!(house.admin.id));
    edit(&house.admin, &code, id, &long).await;
    let (_, _, late) = bob.enter(&code).await;
    for messages in [
        &late["reset"]["messages"],
        &page(&bob, &code, "").await["messages"],
    ] {
        assert_eq!(messages[1]["reply_to"]["id"], id);
        assert_eq!(messages[1]["reply_to"]["body"], json!("x".repeat(280)));
    }
    house.shut_down().await;
}

#[tokio::test]
async fn pins_are_listed_last_pinned_first_and_can_be_taken_off() {
    let (house, bob, code, id) = street().await;
    let second = say(&bob, &code, "second", None).await["id"]
        .as_i64()
        .unwrap();
    for id in [second, id] {
        ask(&bob, "PUT", &path(&code, id, "/pin")).await;
    }
    let pins = format!("/api/rooms/{code}/pins");
    assert_eq!(bodies(&bob.get(&pins).await.json()), ["hi", "second"]);
    ask(&bob, "DELETE", &path(&code, id, "/pin")).await;
    assert_eq!(bodies(&bob.get(&pins).await.json()), ["second"]);
    house.shut_down().await;
}

#[tokio::test]
async fn a_page_lies_around_the_message_that_a_link_names() {
    let (house, bob, code, id) = street().await;
    for n in 1..=20 {
        say(&bob, &code, &format!("{n}"), None).await;
    }
    let around = page(&bob, &code, &format!("?around={}&limit=4", id + 10)).await;
    assert_eq!(bodies(&around), ["8", "9", "10", "11", "12"]);
    assert_eq!(
        (&around["more"], &around["newer"]),
        (&json!(true), &json!(true))
    );
    let on = page(&bob, &code, &format!("?after={}&limit=4", id + 16)).await;
    assert_eq!(bodies(&on), ["17", "18", "19", "20"]);
    assert_eq!(on["newer"], json!(false));
    let first = page(&bob, &code, &format!("?around={id}&limit=4")).await;
    assert_eq!(bodies(&first), ["hi", "1", "2"]);
    assert_eq!(first["more"], json!(false));
    house.shut_down().await;
}

#[tokio::test]
async fn words_may_be_changed_for_as_long_as_the_house_says() {
    let house = House::with(|config| config.chat.edit_minutes = 5).await;
    let (house, _, code, id) = street_with(house).await;
    assert_eq!(edit(&house.admin, &code, id, "now").await.0, 200);
    let db = rusqlite::Connection::open(house.data().join("longhouse.db")).unwrap();
    db.execute("update message set sent_at = sent_at - 301000", [])
        .unwrap();
    drop(db);
    let (status, problem) = edit(&house.admin, &code, id, "later").await;
    assert_eq!(
        (status, &problem["code"]),
        (403, &json!("too_late_to_edit"))
    );
    assert_eq!(
        ask(&house.admin, "DELETE", &path(&code, id, "")).await.0,
        204
    );
    house.shut_down().await;
}

#[tokio::test]
async fn who_comes_back_learns_what_became_of_messages() {
    let (house, bob, code, id) = street().await;
    let (ws, _, joined) = bob.enter(&code).await;
    drop(ws);
    edit(&house.admin, &code, id, "ho").await;
    ask(
        &house.admin,
        "PUT",
        &path(&code, id, "/reactions/%F0%9F%91%8D"),
    )
    .await;
    let mut back = bob.connect().await;
    let resume = json!({ "epoch": joined["epoch"], "seq": joined["seq"] });
    back.send(json!({ "join": { "room": code, "resume": resume } }))
        .await;
    assert!(back.until("/joined").await["joined"]["reset"].is_null());
    assert_eq!(changed(&mut back).await.1["body"], "ho");
    assert_eq!(
        back.until("/chat/reacted").await["chat"]["reacted"]["emoji"],
        "👍"
    );
    house.shut_down().await;
}

#[tokio::test]
async fn others_are_told_how_far_one_has_read_unless_one_does_not_want_that() {
    let (house, bob, code, _) = street().await;
    let (mut ann, _, _) = house.admin.enter(&code).await;
    let (mut ws, r, joined) = bob.enter(&code).await;
    let seq = joined["reset"]["messages"][0]["seq"].as_i64().unwrap();
    ws.send(json!({ "r": r, "chat": { "read": { "seq": seq } } }))
        .await;
    let told = ann.until("/chat/seen").await["chat"]["seen"]["marks"].clone();
    assert_eq!(told, json!([{ "user": bob.id, "seq": seq }]));
    drop((ann, ws));
    let db = rusqlite::Connection::open(house.data().join("longhouse.db")).unwrap();
    db.execute(
        "insert into reach (user, receipts) select id, 0 from user where username = 'bob'",
        [],
    )
    .unwrap();
    drop(db);
    let house = house.restart().await;
    let (mut ann, r, _) = house.admin.enter(&code).await;
    ann.send(json!({ "r": r, "re": 7, "chat": { "typing": {} } }))
        .await;
    let next = ann.until("/re").await;
    assert_eq!(next["re"], 7, "no mark of Bob's came before the answer");
    house.shut_down().await;
}

#[tokio::test]
async fn a_draft_is_there_on_another_device_until_it_is_said() {
    let (house, bob, code, _) = street().await;
    let draft = format!("/api/rooms/{code}/draft");
    let keep = async |body: &str| {
        let body = json!({ "body": body }).to_string();
        bob.http("PUT", &draft, body.as_bytes()).await.status
    };
    assert_eq!(keep("  I thi").await, 204);
    assert_eq!(keep(&"x".repeat(40_001)).await, 413);
    assert_eq!(bob.get(&draft).await.json()["body"], "  I thi");
    assert_eq!(
        house.admin.get(&draft).await.json()["body"],
        "",
        "it is nobody else's"
    );
    assert_eq!(keep(" ").await, 204);
    assert_eq!(
        bob.get(&draft).await.json(),
        json!({ "body": "", "at": null })
    );
    house.shut_down().await;
}
