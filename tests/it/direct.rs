//! Direct conversations: who may begin one, with whom, and what the others see of it.

use longhouse::base::UserId;
use serde_json::{Value, json};

use crate::support::{Answer, House, Person, http, nonce};

async fn say(person: &Person, code: &str, body: &str) -> Answer {
    let message = json!({ "body": body, "nonce": nonce() });
    person
        .post(&format!("/api/rooms/{code}/messages"), message)
        .await
}

async fn begin(person: &Person, others: &[&Person]) -> Answer {
    let ids: Vec<&str> = others.iter().map(|other| other.id.as_str()).collect();
    person.post("/api/direct", json!({ "people": ids })).await
}

fn code(answer: &Answer) -> String {
    answer.json()["code"]
        .as_str()
        .unwrap_or_else(|| panic!("{} {}", answer.status, answer.text()))
        .to_owned()
}

fn refusal(answer: &Answer) -> String {
    format!(
        "{} {}",
        answer.status,
        answer.json()["code"].as_str().unwrap()
    )
}

/// The rooms that someone sees, as `name kind request unread`.
async fn seen(person: &Person) -> Vec<String> {
    let rooms = person.get("/api/rooms").await.json();
    let line = |room: &Value| {
        format!(
            "{} {} {} {}",
            room["name"].as_str().unwrap(),
            room["kind"].as_str().unwrap(),
            room["request"].as_str().unwrap_or("-"),
            room["unread"]
        )
    };
    rooms["rooms"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect()
}

/// A house with three people, of whom Bob and Cleo are in a room together.
async fn house() -> (House, Person, Person, Person) {
    let house = House::new().await;
    let (bob, cleo, dan) = (
        house.person("bob").await,
        house.person("cleo").await,
        house.person("dan").await,
    );
    let room = house.room(&bob).await;
    let joined = cleo
        .post(&format!("/api/rooms/{room}/join"), json!({}))
        .await;
    assert_eq!(joined.status, 200);
    (house, bob, cleo, dan)
}

async fn answer(person: &Person, code: &str, said: &str) -> Answer {
    let body = json!({ "answer": said }).to_string();
    person
        .http(
            "PUT",
            &format!("/api/rooms/{code}/request"),
            body.as_bytes(),
        )
        .await
}

#[tokio::test]
async fn two_people_have_one_conversation_whoever_begins_it_and_however_often() {
    let (house, bob, cleo, _) = house().await;
    let (to_cleo, to_bob) = ([&cleo], [&bob]);
    let asked = (0..16).map(async |n| match n % 2 {
        0 => begin(&bob, &to_cleo).await,
        _ => begin(&cleo, &to_bob).await,
    });
    let answers = futures_util::future::join_all(asked).await;
    let made = answers.iter().filter(|answer| answer.status == 201).count();
    let found = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!((made, found), (1, 15));
    let code = code(&answers[0]);
    assert!(answers.iter().all(|answer| answer.json()["code"] == code));
    assert_eq!(answers[0].json()["name"], "cleo");
    assert_eq!(answers[1].json()["name"], "bob");
    assert_eq!(answers[0].json()["kind"], "direct");

    assert_eq!(say(&bob, &code, "hello").await.status, 201);
    let mut rooms = seen(&cleo).await;
    rooms.sort();
    assert_eq!(rooms, ["Job runner room - 0", "bob direct - 1"]);
    house.shut_down().await;
}

#[tokio::test]
async fn a_conversation_is_seen_by_its_people_from_the_first_message_on_and_by_nobody_else() {
    let (house, bob, cleo, dan) = house().await;
    let code = code(&begin(&bob, &[&cleo]).await);
    assert_eq!(seen(&cleo).await, ["Job runner room - 0"]);
    assert_eq!(say(&bob, &code, "hello").await.status, 201);
    assert_eq!(seen(&cleo).await.len(), 2);
    let last = cleo.get("/api/rooms").await.json()["rooms"][0]["last_message"].clone();
    assert_eq!(
        (&last["body"], &last["author"]),
        (&json!("hello"), &json!(bob.id))
    );

    assert!(seen(&dan).await.is_empty());
    let path = format!("/api/rooms/{code}");
    assert_eq!(refusal(&dan.get(&path).await), "404 no_such_room");
    let joined = dan.post(&format!("{path}/join"), json!({})).await;
    assert_eq!(refusal(&joined), "404 no_such_room");
    assert_eq!(refusal(&house.admin.get(&path).await), "404 no_such_room");
    let public = dan.get("/api/rooms?public=true").await.json();
    assert!(!public.to_string().contains(&code));

    let invite = bob
        .post(&format!("{path}/invites"), json!({ "role": "viewer" }))
        .await;
    assert_eq!(refusal(&invite), "409 direct_conversation");
    let role = json!({ "role": "viewer" }).to_string();
    let member = format!("{path}/members/{}", cleo.id);
    let changed = bob.http("PATCH", &member, role.as_bytes()).await;
    assert_eq!(refusal(&changed), "403 moderators_only");
    assert_eq!(
        refusal(&bob.http("DELETE", &member, b"").await),
        "403 moderators_only"
    );
    let renamed = bob
        .http("PATCH", &path, br#"{"visibility":"public"}"#)
        .await;
    assert_eq!(refusal(&renamed), "403 owners_only");
    house.shut_down().await;
}

#[tokio::test]
async fn files_and_programs_are_open_to_both_over_every_door() {
    let (house, bob, cleo, _) = house().await;
    let code = code(&begin(&bob, &[&cleo]).await);
    let file = format!("/api/rooms/{code}/tree/a.py");
    assert!(bob.http("PUT", &file, b"print(1)").await.status < 300);
    assert_eq!(cleo.get(&file).await.text(), "print(1)");
    assert!(cleo.http("PUT", &file, b"print(2)").await.status < 300);

    let mut ws = cleo.connect().await;
    ws.send(json!({ "join": { "room": code } })).await;
    let joined = ws.until("/joined").await["joined"].clone();
    assert_eq!(joined["room"]["name"], "bob");
    assert_eq!(joined["room"]["people"].as_array().unwrap().len(), 2);
    assert_eq!(joined["me"]["role"], "editor");
    house.shut_down().await;
}

#[tokio::test]
async fn who_leaves_a_conversation_of_two_does_not_see_it_until_the_next_message() {
    let (house, bob, cleo, _) = house().await;
    let code = code(&begin(&bob, &[&cleo]).await);
    say(&bob, &code, "one").await;
    let leave = format!("/api/rooms/{code}/members/{}", cleo.id);
    assert_eq!(cleo.http("DELETE", &leave, b"").await.status, 204);
    assert_eq!(seen(&cleo).await, ["Job runner room - 0"]);
    assert_eq!(say(&bob, &code, "two").await.status, 201);
    assert_eq!(seen(&cleo).await.len(), 2);
    assert_eq!(cleo.http("DELETE", &leave, b"").await.status, 204);
    assert_eq!(begin(&cleo, &[&bob]).await.status, 200);
    assert_eq!(seen(&cleo).await.len(), 2);
    house.shut_down().await;
}

#[tokio::test]
async fn a_few_people_have_one_conversation_until_someone_goes() {
    let (house, bob, cleo, dan) = house().await;
    let first = begin(&bob, &[&cleo, &dan, &cleo, &bob]).await;
    assert_eq!(
        (first.status, first.json()["name"].clone()),
        (201, json!("cleo, dan"))
    );
    let again = begin(&cleo, &[&dan, &bob]).await;
    assert_eq!((again.status, code(&again)), (200, code(&first)));
    assert_ne!(code(&begin(&bob, &[&cleo]).await), code(&first));

    let leave = format!("/api/rooms/{}/members/{}", code(&first), dan.id);
    assert_eq!(dan.http("DELETE", &leave, b"").await.status, 204);
    let gone = dan.get(&format!("/api/rooms/{}", code(&first))).await;
    assert_eq!(refusal(&gone), "404 no_such_room");
    let anew = begin(&cleo, &[&dan, &bob]).await;
    assert_eq!(anew.status, 201);
    assert_ne!(code(&anew), code(&first));
    house.shut_down().await;
}

#[tokio::test]
async fn a_stranger_says_one_thing_until_they_are_answered() {
    let (house, bob, _, dan) = house().await;
    let begun = begin(&dan, &[&bob]).await;
    assert_eq!(begun.status, 201);
    let code = code(&begun);
    assert_eq!(say(&dan, &code, "hello").await.status, 201);
    assert_eq!(refusal(&say(&dan, &code, "hello?").await), "403 unanswered");
    let file = format!("/api/rooms/{code}/tree/a.py");
    assert_eq!(
        refusal(&dan.http("PUT", &file, b"x").await),
        "403 read_only"
    );
    assert_eq!(seen(&dan).await, ["bob direct waiting 0"]);
    assert!(seen(&bob).await.contains(&"dan direct asked 1".to_owned()));
    assert_eq!(refusal(&say(&bob, &code, "hi").await), "403 read_only");
    assert_eq!(
        refusal(&answer(&dan, &code, "accept").await),
        "404 no_request"
    );

    let mut waiting = dan.connect().await;
    waiting.send(json!({ "join": { "room": code } })).await;
    assert_eq!(
        waiting.until("/joined").await["joined"]["me"]["role"],
        "commenter"
    );
    let mut asked = bob.connect().await;
    asked.send(json!({ "join": { "room": code } })).await;
    let joined = asked.until("/joined").await;
    let here = joined["joined"]["presence"].as_array().unwrap();
    assert!(
        !here.iter().any(|one| one["user"] == json!(bob.id)),
        "{here:?}"
    );

    assert_eq!(answer(&bob, &code, "accept").await.status, 204);
    // That Bob looks on was not told before he agreed to it: this is the first that Dan hears.
    let told = waiting.until("/presence").await;
    assert_eq!(told["presence"]["here"]["user"], json!(bob.id));
    assert_eq!(say(&bob, &code, "hi").await.status, 201);
    assert_eq!(say(&dan, &code, "there you are").await.status, 201);
    assert!(dan.http("PUT", &file, b"x").await.status < 300);
    assert_eq!(seen(&dan).await, ["bob direct - 1"]);
    assert_eq!(
        refusal(&answer(&bob, &code, "accept").await),
        "404 no_request"
    );
    house.shut_down().await;
}

#[tokio::test]
async fn who_declines_is_not_asked_again_and_may_change_their_mind() {
    let (house, bob, _, dan) = house().await;
    let code = code(&begin(&dan, &[&bob]).await);
    say(&dan, &code, "hello").await;
    assert_eq!(answer(&bob, &code, "decline").await.status, 204);
    assert_eq!(seen(&bob).await, ["Job runner room - 0"]);
    assert_eq!(seen(&dan).await, ["bob direct waiting 0"]);
    assert_eq!(refusal(&say(&dan, &code, "hello?").await), "403 unanswered");
    assert_eq!(begin(&dan, &[&bob]).await.status, 200);
    assert_eq!(refusal(&say(&dan, &code, "hello?").await), "403 unanswered");

    assert_eq!(begin(&bob, &[&dan]).await.status, 200);
    assert_eq!(say(&bob, &code, "sorry, now").await.status, 201);
    assert_eq!(say(&dan, &code, "fine").await.status, 201);
    house.shut_down().await;
}

#[tokio::test]
async fn blocked_people_are_refused_like_those_who_write_to_someone_unknown() {
    let (house, bob, cleo, dan) = house().await;
    let code = code(&begin(&bob, &[&cleo]).await);
    say(&bob, &code, "hello").await;
    let mut ws = bob.connect().await;
    ws.send(json!({ "join": { "room": code } })).await;
    let r = ws.until("/joined").await["joined"]["r"].clone();

    for blocked in [&bob, &dan] {
        let path = format!("/api/me/blocks/{}", blocked.id);
        assert_eq!(cleo.http("PUT", &path, b"").await.status, 204);
    }
    let post = json!({ "r": r, "re": 1, "chat": { "post": { "body": "x", "nonce": nonce() } } });
    ws.send(post).await;
    assert_eq!(ws.until("/refused").await["refused"]["code"], "read_only");
    assert_eq!(refusal(&say(&bob, &code, "x").await), "403 read_only");
    let file = format!("/api/rooms/{code}/tree/a.py");
    assert_eq!(
        refusal(&bob.http("PUT", &file, b"x").await),
        "403 read_only"
    );

    let nobody = dan
        .post(
            "/api/direct",
            json!({ "people": [UserId::fresh().to_string()] }),
        )
        .await;
    let blocked = begin(&dan, &[&cleo]).await;
    assert_eq!((blocked.status, &blocked.body), (403, &nobody.body));
    assert!(!blocked.text().contains("block"));
    let found = dan.get("/api/people?query=cleo").await.json();
    assert_eq!(found["people"], json!([]));
    assert_eq!(refusal(&begin(&cleo, &[&dan]).await), "409 blocked_by_you");

    let list = cleo.get("/api/me/blocks").await.json();
    assert_eq!(list["blocked"].as_array().unwrap().len(), 2);
    let path = format!("/api/me/blocks/{}", bob.id);
    assert_eq!(cleo.http("DELETE", &path, b"").await.status, 204);
    assert_eq!(say(&bob, &code, "back").await.status, 201);
    house.shut_down().await;
}

#[tokio::test]
async fn lists_of_people_that_are_none_get_a_clear_answer() {
    let (house, bob, cleo, _) = house().await;
    let ask = async |people: Value| bob.post("/api/direct", json!({ "people": people })).await;
    for none in [json!([]), json!([bob.id]), json!([bob.id, bob.id])] {
        assert_eq!(refusal(&ask(none).await), "422 invalid_people");
    }
    let many: Vec<String> = (0..1_000).map(|_| UserId::fresh().to_string()).collect();
    assert_eq!(refusal(&ask(json!(many)).await), "422 invalid_people");
    let unknown = UserId::fresh().to_string();
    for nobody in [json!(["x"]), json!([unknown]), json!([cleo.id, "💥"])] {
        assert_eq!(refusal(&ask(nobody).await), "403 not_reachable");
    }
    assert_eq!(ask(json!("bob")).await.status, 422);
    assert_eq!(ask(json!([1, null])).await.status, 422);

    let path = format!("/api/admin/users/{}", cleo.id);
    let disabled = house
        .admin
        .http("PATCH", &path, br#"{"disabled":true}"#)
        .await;
    assert_eq!(disabled.status, 200, "{}", disabled.text());
    assert_eq!(refusal(&begin(&bob, &[&cleo]).await), "403 not_reachable");
    let body = json!({ "people": [bob.id] }).to_string();
    let stranger = http(&house.addr, "POST", "/api/direct", &[], body.as_bytes()).await;
    assert_eq!(refusal(&stranger), "401 unauthenticated");
    house.shut_down().await;
}

/// Whom a search finds.
async fn finds(person: &Person, query: &str) -> Vec<String> {
    let answer = person.get(&format!("/api/people?query={query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let found = answer.json();
    let names = found["people"].as_array().unwrap().iter();
    names
        .map(|one| one["username"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn people_are_found_by_those_whom_they_let() {
    let (house, bob, cleo, dan) = house().await;
    let reach = async |who: &str| {
        let body = json!({ "find": who, "write": who }).to_string();
        let set = cleo.http("PATCH", "/api/me/reach", body.as_bytes()).await;
        assert_eq!(set.status, 200, "{}", set.text());
    };
    assert_eq!(finds(&dan, "CLE").await, ["cleo"]);
    assert_eq!(finds(&bob, "").await, ["cleo"]);
    assert_eq!(finds(&dan, "").await, [""; 0]);
    assert_eq!(finds(&dan, "dan").await, [""; 0]);
    reach("shared").await;
    assert_eq!(finds(&bob, "cle").await, ["cleo"]);
    assert_eq!(finds(&dan, "cle").await, [""; 0]);
    assert_eq!(refusal(&begin(&dan, &[&cleo]).await), "403 not_reachable");
    reach("nobody").await;
    assert_eq!(finds(&bob, "cle").await, [""; 0]);
    assert_eq!(refusal(&begin(&bob, &[&cleo]).await), "403 not_reachable");
    house.shut_down().await;
}

#[tokio::test]
async fn an_address_finds_nobody_before_both_have_shown_that_theirs_is_at_the_same_domain() {
    let (house, bob, _, _) = house().await;
    assert_eq!(finds(&bob, "cleo@example.org").await, [""; 0]);
    house.shut_down().await;
}

#[tokio::test]
async fn a_phone_number_finds_its_owner_exactly_and_few_times_and_is_nowhere_in_the_database() {
    let (house, bob, cleo, dan) = house().await;
    let body = json!({ "number": "+49 30 901820" }).to_string();
    let set = cleo.http("PUT", "/api/me/phone", body.as_bytes()).await;
    assert_eq!(set.status, 204, "{}", set.text());
    assert_eq!(cleo.get("/api/me/reach").await.json()["phone"], true);
    assert_eq!(finds(&dan, "%2B49-30-901820").await, ["cleo"]);
    assert_eq!(finds(&dan, "%2B49-30-901821").await, [""; 0]);
    let bad = cleo
        .http("PUT", "/api/me/phone", br#"{"number":"901820"}"#)
        .await;
    assert_eq!(refusal(&bad), "422 invalid_phone");

    for file in ["longhouse.db", "longhouse.db-wal"] {
        let bytes = std::fs::read(house.data().join(file)).unwrap_or_default();
        assert!(!bytes.windows(6).any(|part| part == b"901820"), "{file}");
    }
    let export = cleo.get("/api/me/export").await.text();
    assert!(!export.contains("901820") && export.contains("\"phone\":true"));

    for n in 0..4 {
        finds(&dan, &format!("%2B49-30-90182{n}")).await;
    }
    let refused = dan.get("/api/people?query=%2B4930901820").await;
    assert_eq!(refusal(&refused), "429 too_many_requests");
    assert!(refused.header("retry-after").is_some());
    assert_eq!(finds(&bob, "%2B4930901820").await, ["cleo"]);
    assert_eq!(cleo.http("DELETE", "/api/me/phone", b"").await.status, 204);
    assert_eq!(finds(&bob, "%2B4930901820").await, [""; 0]);
    house.shut_down().await;
}

#[tokio::test]
async fn administrators_learn_what_is_reported_and_its_author_does_not() {
    let (house, bob, cleo, dan) = house().await;
    let code = code(&begin(&bob, &[&cleo]).await);
    let id = say(&bob, &code, "nasty").await.json()["id"].clone();
    let path = format!("/api/rooms/{code}/messages/{id}/report");
    let report = json!({ "reason": "rude" });
    assert_eq!(cleo.post(&path, report.clone()).await.status, 204);
    assert_eq!(
        refusal(&dan.post(&path, report.clone()).await),
        "404 no_such_room"
    );
    let none = format!("/api/rooms/{code}/messages/{}/report", 99_999);
    assert_eq!(
        refusal(&cleo.post(&none, report).await),
        "404 no_such_message"
    );
    let empty = cleo.post(&path, json!({ "reason": " " })).await;
    assert_eq!(refusal(&empty), "422 invalid_reason");

    let told = house.admin.get("/api/admin/audit").await.json();
    let entry = &told["entries"][0];
    assert_eq!(entry["event"], "message_reported");
    assert_eq!(entry["detail"]["body"], "nasty");
    assert_eq!(entry["detail"]["author_name"], "bob");
    assert!(
        !bob.get("/api/me/audit")
            .await
            .text()
            .contains("message_reported")
    );
    house.shut_down().await;
}
