//! Every frame, sent by everyone who can be in the room, and the doors, knocked at by everyone.

use std::collections::BTreeSet;
use std::path::Path;

use longhouse::rooms::Role;
use longhouse::wire::write_varint;
use serde_json::{Value, json};
use yrs::{Doc, ReadTxn, StateVector, Text, Transact};

use super::{Actor, Street, word};
use crate::support::ws::{Frame, Ws};
use crate::support::{Person, nonce};

/// The kind of a frame, what is in it, whose role may send it, and what those are answered.
type Line = (&'static str, &'static str, fn(Role) -> bool, &'static str);

const FRAMES: &[Line] = &[
    ("ping", r#"{"at":7}"#, Role::can_read, "pong"),
    ("presence.update", r#"{"at":null}"#, Role::can_read, "done"),
    (
        "chat.post",
        r#"{"body":"hi","nonce":"{nonce}"}"#,
        Role::can_chat,
        "done",
    ),
    (
        "chat.edit",
        r#"{"id":999,"body":"ho"}"#,
        Role::can_chat,
        "no_such_message",
    ),
    (
        "chat.delete",
        r#"{"id":999}"#,
        Role::can_chat,
        "no_such_message",
    ),
    (
        "chat.react",
        r#"{"id":999,"emoji":"👍","on":true}"#,
        Role::can_chat,
        "no_such_message",
    ),
    (
        "chat.pin",
        r#"{"id":999,"on":true}"#,
        Role::can_pin,
        "no_such_message",
    ),
    ("chat.typing", "{}", Role::can_chat, "done"),
    ("chat.read", r#"{"seq":0}"#, Role::can_read, "done"),
    (
        "tree.create",
        r#"{"id":"{id}","kind":"folder","name":"{nonce}","parent":null,"stamp":[1,1]}"#,
        Role::can_write,
        "done",
    ),
    (
        "tree.rename",
        r#"{"id":"{id}","name":"b","stamp":[1,1]}"#,
        Role::can_write,
        "no_such_file",
    ),
    (
        "tree.move",
        r#"{"id":"{id}","parent":null,"stamp":[1,1]}"#,
        Role::can_write,
        "no_such_file",
    ),
    (
        "tree.language",
        r#"{"id":"{id}","language":null,"stamp":[1,1]}"#,
        Role::can_write,
        "no_such_file",
    ),
    (
        "tree.delete",
        r#"{"id":"{id}","stamp":[1,1]}"#,
        Role::can_write,
        "no_such_file",
    ),
    (
        "tree.restore",
        r#"{"id":"{id}","stamp":[1,1]}"#,
        Role::can_write,
        "no_such_file",
    ),
    ("doc.open", r#"{"file":"{file}"}"#, Role::can_read, "done"),
    ("doc.close", r#"{"doc":999}"#, Role::can_read, "done"),
    (
        "run.start",
        r#"{"file":"{id}","nonce":"{nonce}"}"#,
        Role::can_run,
        "no_such_file",
    ),
    (
        "run.test",
        r#"{"file":"{id}","nonce":"{nonce}"}"#,
        Role::can_run,
        "no_such_file",
    ),
    (
        "run.repeat",
        r#"{"run":999,"nonce":"{nonce}"}"#,
        Role::can_run,
        "no_such_run",
    ),
    (
        "run.stdin",
        r#"{"run":999,"text":"x"}"#,
        Role::can_run,
        "no_such_run",
    ),
    ("run.eof", r#"{"run":999}"#, Role::can_run, "no_such_run"),
    (
        "run.interrupt",
        r#"{"run":999}"#,
        Role::can_run,
        "no_such_run",
    ),
    ("run.stop", r#"{"run":999}"#, Role::can_run, "no_such_run"),
    (
        "run.keyboard",
        r#"{"run":999,"want":"take"}"#,
        Role::can_run,
        "no_such_run",
    ),
];

/// Tried at the doors, for being in a room is what they are about.
const AT_THE_DOOR: [&str; 2] = ["join", "leave"];

/// The kinds of frames that clients may send, out of the types that are made from those of the server.
fn kinds() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/src/wire/generated.ts");
    let text = std::fs::read_to_string(file).unwrap();
    let body = |name: &str| {
        let start = text.find(&format!("export type {name} = ")).expect(name);
        let rest = &text[start..];
        rest[..rest.find("};").expect(name)].to_owned()
    };
    let mut kinds = BTreeSet::new();
    for line in body("ClientFrame")
        .lines()
        .filter(|line| line.contains("?: "))
    {
        let (feature, kind) = line.trim_end_matches(", ").split_once("?: ").unwrap();
        if feature == "r" {
            continue;
        }
        let kind = kind.trim_end_matches(&[',', ' '][..]);
        if !kind.ends_with("Request") {
            kinds.insert(feature.to_owned());
            continue;
        }
        // A union of objects with one field each: `{ "post": … } | { "typing": … }`.
        let union = body(kind);
        let fields = union.split("{ \"").skip(1);
        kinds.extend(fields.map(|field| format!("{feature}.{}", field.split('"').next().unwrap())));
    }
    kinds
}

/// Those who are in the room, with what they may.
fn inside(street: &Street) -> impl Iterator<Item = (Actor, Role, &Person)> {
    street
        .people
        .iter()
        .filter_map(|(actor, person)| Some((*actor, actor.role()?, person.as_ref()?)))
}

/// Connects someone who is in the room, and joins.
async fn enter(street: &Street, person: &Person) -> (Ws, i64) {
    let mut ws = person.connect().await;
    ws.send(json!({ "join": { "room": street.code } })).await;
    let r = ws.until("/joined").await["joined"]["r"].as_i64().unwrap();
    (ws, r)
}

/// The answer to the request numbered `re`, in a word.
async fn answer(ws: &mut Ws, re: i64) -> String {
    loop {
        let frame = ws.until("/re").await;
        if frame["re"] != re {
            continue;
        }
        for word in ["pong", "done"] {
            if frame.get(word).is_some() {
                return word.to_owned();
            }
        }
        return frame["refused"]["code"].as_str().unwrap_or("?").to_owned();
    }
}

async fn file(street: &Street) -> String {
    let owner = inside(street)
        .find(|(_, role, _)| *role == Role::Owner)
        .unwrap()
        .2;
    let tree = owner
        .get(&format!("/api/rooms/{}/tree", street.code))
        .await
        .json();
    tree["entries"][0]["id"]
        .as_str()
        .unwrap_or_else(|| panic!("{tree}"))
        .to_owned()
}

#[tokio::test]
async fn every_frame_is_taken_from_exactly_those_who_may() {
    let named = FRAMES.iter().map(|line| line.0).chain(AT_THE_DOOR);
    let named: BTreeSet<String> = named.map(str::to_owned).collect();
    assert_eq!(
        kinds(),
        named,
        "every frame has a line in FRAMES, and every line a frame"
    );
    let street = Street::new().await;
    let file = file(&street).await;
    for (actor, role, person) in inside(&street) {
        let (mut ws, r) = enter(&street, person).await;
        for (re, (kind, body, may, passes)) in (1_i64..).zip(FRAMES) {
            let body = body
                .replace("{nonce}", &nonce())
                .replace("{id}", &longhouse::base::FileId::fresh().to_string())
                .replace("{file}", &file);
            let body: Value = serde_json::from_str(&body).unwrap();
            let mut frame = json!({ "r": r, "re": re });
            match kind.split_once('.') {
                Some((feature, request)) => frame[feature] = json!({ request: body }),
                None => frame[kind] = body,
            }
            ws.send(frame).await;
            let expected = if may(role) { passes } else { "read_only" };
            assert_eq!(answer(&mut ws, re).await, expected, "{kind} by {actor:?}");
        }
        ws.send(json!({ "leave": { "r": r } })).await;
        ws.send(json!({ "r": r, "re": 99, "chat": { "typing": {} } }))
            .await;
        assert_eq!(
            answer(&mut ws, 99).await,
            "not_joined",
            "{actor:?} has left"
        );
    }
    street.house.shut_down().await;
}

#[tokio::test]
async fn the_doors_open_for_those_who_are_in_the_room_and_nobody_else() {
    let street = Street::new().await;
    for (actor, person) in &street.people {
        let is_known = !matches!(actor, Actor::Stranger | Actor::Disabled);
        let query = person
            .as_ref()
            .map_or(String::new(), |person| format!("?token={}", person.token));
        let ours = [("Sec-WebSocket-Protocol", "longhouse.v1")];
        match Ws::connect(&street.house.addr, &format!("/ws{query}"), &ours).await {
            Ok(mut ws) => {
                assert!(is_known, "{actor:?}");
                ws.until("/welcome").await;
                ws.send(json!({ "re": 1, "join": { "room": street.code } }))
                    .await;
                let (wanted, refused) = match actor.role() {
                    Some(_) => ("/joined", false),
                    None => ("/refused", true),
                };
                let frame = ws.until(wanted).await;
                assert!(
                    !refused || frame["refused"]["code"] == "no_such_room",
                    "{actor:?}: {frame}"
                );
            }
            Err((status, _)) => assert_eq!((status, is_known), (401, false), "{actor:?}"),
        }
        let path = format!("/yjs/{}/a.py{query}", street.code);
        let status = Ws::connect(&street.house.addr, &path, &[])
            .await
            .map_or_else(|(status, _)| status, |_| 101);
        let expected = match (is_known, actor.role()) {
            (false, _) => 401,
            (true, None) => 404,
            (true, Some(_)) => 101,
        };
        assert_eq!(status, expected, "{actor:?} at /yjs");
    }
    street.house.shut_down().await;
}

/// What y-protocols calls an update: `word` in front of the text, from a document of its own.
fn update(client: u64, word: &str) -> Vec<u8> {
    let doc = Doc::with_client_id(client);
    let text = doc.get_or_insert_text("content");
    text.insert(&mut doc.transact_mut(), 0, word);
    let bytes = doc
        .transact()
        .encode_state_as_update_v1(&StateVector::default());
    let mut message = vec![2];
    write_varint(&mut message, bytes.len() as u64);
    message.extend(bytes);
    message
}

/// What y-protocols calls a first step: "I have nothing, what have you?"
const STEP_1: [u8; 3] = [0, 1, 0];

/// The next binary message that answers a first step, in front of which stand `head` bytes.
async fn step_2(ws: &mut Ws, head: &[u8]) {
    loop {
        match ws.next().await {
            Some(Frame::Binary(bytes))
                if bytes.starts_with(head) && bytes.get(head.len()) == Some(&1) =>
            {
                return;
            }
            Some(Frame::Binary(_) | Frame::Text(_)) => {}
            other => panic!("waiting for step 2: {other:?}"),
        }
    }
}

async fn text(street: &Street, person: &Person) -> String {
    person
        .get(&format!("/api/rooms/{}/tree/a.py", street.code))
        .await
        .text()
}

#[tokio::test]
async fn edits_are_taken_from_those_who_may_write_whichever_door_they_come_by() {
    let street = Street::new().await;
    let file = file(&street).await;
    for (n, (actor, role, person)) in (1_u64..).zip(inside(&street)) {
        let (mut ws, r) = enter(&street, person).await;
        ws.send(json!({ "r": r, "doc": { "open": { "file": file } } }))
            .await;
        let doc = ws.until("/doc/opened").await["doc"]["opened"]["doc"]
            .as_u64()
            .unwrap();
        let mut head = Vec::new();
        for number in [1, r as u64, doc] {
            write_varint(&mut head, number);
        }
        let mut frame = head.clone();
        write_varint(&mut frame, 1);
        frame.extend(update(1_000 + n, &format!("ours{n} ")));
        ws.binary(&frame).await;
        let said = if role.can_write() {
            "/doc/saved"
        } else {
            "/doc/refused"
        };
        ws.until(said).await;

        let path = format!("/yjs/{}/a.py?token={}", street.code, person.token);
        let mut yjs = Ws::connect(&street.house.addr, &path, &[]).await.unwrap();
        yjs.binary(&[&[0][..], &update(2_000 + n, &format!("theirs{n} "))].concat())
            .await;
        yjs.binary(&[&[0][..], &STEP_1].concat()).await;
        step_2(&mut yjs, &[0]).await;

        let now = text(&street, person).await;
        for word in [format!("ours{n} "), format!("theirs{n} ")] {
            assert_eq!(
                now.contains(&word),
                role.can_write(),
                "{word}by {actor:?}: {now}"
            );
        }
    }
    street.house.shut_down().await;
}

#[tokio::test]
async fn a_role_that_is_taken_holds_at_once_for_what_is_connected() {
    let street = Street::new().await;
    let find = |wanted: Role| {
        inside(&street)
            .find(|(actor, ..)| *actor == Actor::InRoom(wanted))
            .unwrap()
            .2
    };
    let (owner, editor) = (find(Role::Owner), find(Role::Editor));
    let (mut ws, r) = enter(&street, editor).await;
    let path = format!("/yjs/{}/a.py?token={}", street.code, editor.token);
    let mut yjs = Ws::connect(&street.house.addr, &path, &[]).await.unwrap();
    yjs.binary(&[&[0][..], &STEP_1].concat()).await;
    step_2(&mut yjs, &[0]).await;

    let member = format!("/api/rooms/{}/members/{}", street.code, editor.id);
    let taken = owner.http("PATCH", &member, br#"{"role":"viewer"}"#).await;
    assert_eq!(word(&taken), "200");
    let say = json!({ "post": { "body": "still here?", "nonce": nonce() } });
    ws.send(json!({ "r": r, "re": 1, "chat": say })).await;
    assert_eq!(answer(&mut ws, 1).await, "read_only");
    yjs.binary(&[&[0][..], &update(9, "late ")].concat()).await;
    yjs.binary(&[&[0][..], &STEP_1].concat()).await;
    step_2(&mut yjs, &[0]).await;
    assert!(!text(&street, owner).await.contains("late"));
    let put = editor
        .http(
            "PUT",
            &format!("/api/rooms/{}/tree/a.py", street.code),
            b"mine",
        )
        .await;
    assert_eq!(word(&put), "403 read_only");

    let removed = owner.http("DELETE", &member, b"").await;
    assert_eq!(word(&removed), "204");
    ws.until("/gone").await;
    assert_ne!(yjs.closed().await, 0);
    street.house.shut_down().await;
}
