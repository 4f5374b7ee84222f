//! Mentions: who is called, by whom, and where that is told.

use serde_json::{Value, json};

use crate::support::{House, Person, nonce};

async fn say(who: &Person, code: &str, body: &str) -> i64 {
    let path = format!("/api/rooms/{code}/messages");
    let said = who
        .post(&path, json!({ "body": body, "nonce": nonce() }))
        .await;
    assert_eq!(said.status, 201, "{}", said.text());
    said.json()["id"].as_i64().unwrap()
}

async fn join(who: &Person, code: &str) {
    let joined = who
        .post(&format!("/api/rooms/{code}/join"), json!({}))
        .await;
    assert_eq!(joined.status, 200, "{}", joined.text());
}

async fn mentions(who: &Person) -> Vec<Value> {
    let list = who.get("/api/me/mentions").await;
    assert_eq!(list.status, 200, "{}", list.text());
    list.json()["mentions"].as_array().unwrap().clone()
}

async fn summary(who: &Person, code: &str) -> Value {
    let rooms = who.get("/api/rooms").await.json();
    let mut rooms = rooms["rooms"].as_array().unwrap().iter();
    rooms.find(|room| room["code"] == code).unwrap().clone()
}

#[tokio::test]
async fn who_is_mentioned_sees_it_on_their_list_until_they_have_read_it() {
    let house = House::new().await;
    let bob = house.person("bob").await;
    let code = house.room(&house.admin).await;
    join(&bob, &code).await;
    let id = say(&house.admin, &code, "can you look, @Bob?").await;
    say(&house.admin, &code, "and not `@bob` in code").await;

    let list = mentions(&bob).await;
    assert_eq!(list.len(), 1);
    assert_eq!(
        (&list[0]["id"], &list[0]["kind"], &list[0]["unread"]),
        (&json!(id), &json!("person"), &json!(true))
    );
    assert_eq!(list[0]["room"]["code"], json!(code));
    assert_eq!(
        list[0]["snippet"][1],
        json!({ "text": "@Bob", "hit": true })
    );
    let room = summary(&bob, &code).await;
    assert_eq!((&room["unread"], &room["mentions"]), (&json!(2), &json!(1)));
    assert!(mentions(&house.admin).await.is_empty());

    let read = json!({ "seq": 1_000_000 }).to_string();
    bob.http("PUT", &format!("/api/rooms/{code}/read"), read.as_bytes())
        .await;
    assert_eq!(summary(&bob, &code).await["mentions"], json!(0));
    assert_eq!(mentions(&bob).await[0]["unread"], json!(false));
}

#[tokio::test]
async fn everyone_is_called_by_those_who_may_and_nobody_by_others() {
    let house = House::new().await;
    let (bob, carl) = (house.person("bob").await, house.person("carl").await);
    let code = house.room(&house.admin).await;
    join(&bob, &code).await;
    join(&carl, &code).await;
    let path = format!("/api/rooms/{code}/members/{}", carl.id);
    let less = house
        .admin
        .http("PATCH", &path, br#"{"role":"commenter"}"#)
        .await;
    assert_eq!(less.status, 200);

    say(&carl, &code, "@room @here hello").await;
    assert!(mentions(&bob).await.is_empty());
    say(&bob, &code, "@room hello, and @carl").await;
    say(&bob, &code, "@here as well").await;
    let kinds = |list: Vec<Value>| {
        list.iter()
            .map(|one| one["kind"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kinds(mentions(&carl).await),
        [json!("here"), json!("person")]
    );
    assert_eq!(
        kinds(mentions(&house.admin).await),
        [json!("here"), json!("room")]
    );
    assert!(
        mentions(&bob).await.is_empty(),
        "nobody mentions themselves"
    );
}

#[tokio::test]
async fn nobody_is_mentioned_who_is_not_in_the_room_or_has_left_it() {
    let house = House::new().await;
    let (bob, _dora) = (house.person("bob").await, house.person("dora").await);
    let code = house.room(&house.admin).await;
    say(&house.admin, &code, "@bob @dora @nobody @here").await;
    join(&bob, &code).await;
    assert!(mentions(&bob).await.is_empty());
    say(&house.admin, &code, "@bob").await;
    assert_eq!(mentions(&bob).await.len(), 1);
    let path = format!("/api/rooms/{code}/members/{}", bob.id);
    assert_eq!(bob.http("DELETE", &path, b"").await.status, 204);
    assert!(mentions(&bob).await.is_empty());
}

#[tokio::test]
async fn mentions_come_in_pages() {
    let house = House::new().await;
    let bob = house.person("bob").await;
    let code = house.room(&house.admin).await;
    join(&bob, &code).await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(say(&house.admin, &code, "@bob").await);
    }
    let first = bob.get("/api/me/mentions?limit=2").await.json();
    assert_eq!(
        (&first["mentions"][1]["id"], &first["more"]),
        (&json!(ids[1]), &json!(true))
    );
    let path = format!("/api/me/mentions?limit=2&before={}", ids[1]);
    let rest = bob.get(&path).await.json();
    assert_eq!(
        (&rest["mentions"][0]["id"], &rest["more"]),
        (&json!(ids[0]), &json!(false))
    );
}

#[tokio::test]
async fn ten_thousand_mentions_call_fifty_people_at_most_and_one_message_is_said() {
    let house = House::new().await;
    let bob = house.person("bob").await;
    let code = house.room(&house.admin).await;
    join(&bob, &code).await;
    let flood: String = (0..5_000).map(|n| format!("@p{n} ")).collect();
    say(&house.admin, &code, &format!("{flood}@bob")).await;
    assert!(mentions(&bob).await.is_empty());
    say(&house.admin, &code, &"@bob ".repeat(8_000)).await;
    assert_eq!(mentions(&bob).await.len(), 1);
}

#[tokio::test]
async fn what_one_wants_to_hear_of_is_ones_own_in_each_room() {
    let house = House::new().await;
    let bob = house.person("bob").await;
    let code = house.room(&house.admin).await;
    join(&bob, &code).await;
    assert_eq!(summary(&bob, &code).await["notify"], "all");
    let path = format!("/api/rooms/{code}/notify");
    assert_eq!(
        bob.http("PUT", &path, br#"{"notify":"mentions"}"#)
            .await
            .status,
        204
    );
    assert_eq!(summary(&bob, &code).await["notify"], "mentions");
    assert_eq!(summary(&house.admin, &code).await["notify"], "all");
    assert_eq!(
        bob.http("PUT", &path, br#"{"notify":"some"}"#).await.status,
        422
    );
}
