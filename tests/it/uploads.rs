//! Files in rooms: sent in pieces, whatever happens in between, and served to those who may have them.

mod hostile;
mod serving;

use serde_json::{Value, json};

use crate::support::{Answer, House, Person, http, nonce};

/// A picture of one point.
pub(super) const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\rIDATx\xdac\xfc\xcf\xc0P\x0f\0\x04\x85\x01\x80\x84\xa9\x8c!\0\0\0\0IEND\xaeB`\x82";

/// Announces a file; its id.
pub(super) async fn begin(who: &Person, code: &str, name: &str, size: usize) -> String {
    let answer = announce(who, code, name, size).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert_eq!(answer.json()["offset"], 0);
    answer.json()["id"].as_str().unwrap().to_owned()
}

async fn announce(who: &Person, code: &str, name: &str, size: usize) -> Answer {
    let path = format!("/api/rooms/{code}/uploads");
    who.post(&path, json!({ "name": name, "size": size })).await
}

/// Sends a piece of it.
pub(super) async fn patch(
    house: &House,
    who: &Person,
    id: &str,
    offset: usize,
    bytes: &[u8],
) -> Answer {
    let (bearer, offset) = (format!("Bearer {}", who.token), offset.to_string());
    let headers = [
        ("Authorization", bearer.as_str()),
        ("Upload-Offset", offset.as_str()),
        ("Content-Type", "application/offset+octet-stream"),
    ];
    http(
        &house.addr,
        "PATCH",
        &format!("/api/uploads/{id}"),
        &headers,
        bytes,
    )
    .await
}

/// Sends all of a file; its id.
pub(super) async fn send(
    house: &House,
    who: &Person,
    code: &str,
    name: &str,
    bytes: &[u8],
) -> String {
    let id = begin(who, code, name, bytes.len()).await;
    let sent = patch(house, who, &id, 0, bytes).await;
    assert_eq!(sent.status, 204, "{}", sent.text());
    assert_eq!(
        sent.header("upload-offset").unwrap(),
        bytes.len().to_string()
    );
    id
}

/// Says something with files; the answer.
pub(super) async fn say(who: &Person, code: &str, body: &str, files: &[&str]) -> Answer {
    let message = json!({ "body": body, "nonce": nonce(), "attachments": files });
    who.post(&format!("/api/rooms/{code}/messages"), message)
        .await
}

fn code_of(answer: &Answer) -> Value {
    answer.json()["code"].clone()
}

#[tokio::test]
async fn a_picture_that_comes_in_pieces_is_seen_by_everyone_with_its_size() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ws, r, _) = bob.enter(&code).await;
    let id = begin(&house.admin, &code, "dot.png", PNG.len()).await;
    let first = patch(&house, &house.admin, &id, 0, &PNG[..20]).await;
    assert_eq!(
        (first.status, first.header("upload-offset")),
        (204, Some("20"))
    );
    assert_eq!(first.header("tus-resumable"), Some("1.0.0"));
    let head = house
        .admin
        .http("HEAD", &format!("/api/uploads/{id}"), b"")
        .await;
    assert_eq!(
        (head.status, head.header("upload-offset")),
        (200, Some("20"))
    );
    assert_eq!(head.header("upload-length").unwrap(), PNG.len().to_string());
    let early = say(&house.admin, &code, "", &[&id]).await;
    assert_eq!(
        (early.status, code_of(&early)),
        (422, json!("not_attachable"))
    );
    assert_eq!(
        patch(&house, &house.admin, &id, 20, &PNG[20..])
            .await
            .status,
        204
    );
    let progress = house.admin.get(&format!("/api/uploads/{id}")).await.json();
    assert_eq!(progress["size"], PNG.len());
    assert_eq!(progress["attachment"]["media_type"], "image/png");

    let said = say(&house.admin, &code, "", &[&id]).await;
    assert_eq!(said.status, 201, "{}", said.text());
    let expected = json!([{
        "id": id, "name": "dot.png", "media_type": "image/png", "size": PNG.len(),
        "width": 1, "height": 1, "thumbnail": true,
    }]);
    assert_eq!(said.json()["attachments"], expected);
    let event = ws.until("/chat/posted").await;
    assert_eq!(event["r"], r);
    assert_eq!(event["chat"]["posted"]["attachments"], expected);
    let page = bob.get(&format!("/api/rooms/{code}/messages")).await.json();
    assert_eq!(page["messages"][0]["attachments"], expected);
    let (_ws, _, joined) = bob.enter(&code).await;
    assert_eq!(joined["reset"]["messages"][0]["attachments"], expected);
    let house = house.restart().await;
    let bob = bob.with(&house, &bob.token);
    let there = bob.get(&format!("/api/rooms/{code}/uploads/{id}")).await;
    assert_eq!((there.status, there.body.as_slice()), (200, PNG));
    house.shut_down().await;
}

#[tokio::test]
async fn over_the_socket_too_a_message_may_be_files_alone_and_once_only() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (a, b) = (
        send(&house, &house.admin, &code, "b.txt", b"two").await,
        send(&house, &house.admin, &code, "a.txt", b"one").await,
    );
    let (mut ws, r, _) = house.admin.enter(&code).await;
    let post = json!({ "post": { "body": " ", "nonce": "n", "attachments": [b, a] } });
    ws.send(json!({ "r": r, "re": 1, "chat": post })).await;
    let posted = ws.until("/chat/posted").await;
    let names = |message: &Value| {
        let files = message["attachments"].as_array().unwrap().clone();
        files
            .iter()
            .map(|file| file["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(&posted["chat"]["posted"]),
        ["a.txt", "b.txt"],
        "in the order of the message"
    );
    ws.send(json!({ "r": r, "re": 2, "chat": post })).await;
    let again = ws.until("/chat/posted").await;
    assert_eq!(
        again["chat"]["posted"], posted["chat"]["posted"],
        "a repeat has its files"
    );
    let used = say(&house.admin, &code, "again", &[&a]).await;
    assert_eq!(
        (used.status, code_of(&used)),
        (422, json!("not_attachable"))
    );
    let page = house
        .admin
        .get(&format!("/api/rooms/{code}/messages"))
        .await
        .json();
    assert_eq!(
        page["messages"].as_array().unwrap().len(),
        1,
        "what was refused was not said"
    );
    house.shut_down().await;
}

#[tokio::test]
async fn a_message_carries_only_files_of_its_author_and_its_room_and_at_most_ten() {
    let house = House::new().await;
    let (code, other) = (
        house.room(&house.admin).await,
        house.room(&house.admin).await,
    );
    let bob = house.person("bob").await;
    bob.enter(&code).await;
    let mine = send(&house, &house.admin, &code, "a.txt", b"x").await;
    for (who, room) in [(&bob, &code), (&house.admin, &other)] {
        let refused = say(who, room, "mine!", &[&mine]).await;
        assert_eq!(
            (refused.status, code_of(&refused)),
            (422, json!("not_attachable"))
        );
    }
    let twice = say(&house.admin, &code, "twice", &[&mine, &mine]).await;
    assert_eq!(code_of(&twice), "not_attachable");
    let many: Vec<String> = (0..11).map(|_| uuid::Uuid::now_v7().to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(
        code_of(&say(&house.admin, &code, "x", &many).await),
        "too_many_files"
    );
    let empty = say(&house.admin, &code, " ", &[]).await;
    assert_eq!(
        (empty.status, code_of(&empty)),
        (422, json!("message_empty"))
    );
    house.shut_down().await;
}

#[tokio::test]
async fn a_wrong_offset_is_answered_with_the_right_one_and_changes_nothing() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let id = begin(&house.admin, &code, "a.txt", 6).await;
    patch(&house, &house.admin, &id, 0, b"abc").await;
    for (offset, piece) in [(0, &b"abc"[..]), (2, b"c"), (4, b"ef"), (99, b"")] {
        let refused = patch(&house, &house.admin, &id, offset, piece).await;
        assert_eq!(
            (refused.status, code_of(&refused)),
            (409, json!("wrong_offset"))
        );
        assert_eq!(refused.header("upload-offset"), Some("3"));
    }
    let path = format!("/api/uploads/{id}");
    let missing = house.admin.http("PATCH", &path, b"def").await;
    assert_eq!(
        (missing.status, code_of(&missing)),
        (400, json!("no_offset"))
    );
    assert_eq!(
        patch(&house, &house.admin, &id, 3, b"def").await.status,
        204
    );
    assert_eq!(
        patch(&house, &house.admin, &id, 6, b"").await.status,
        204,
        "a repeat of the end"
    );
    let more = patch(&house, &house.admin, &id, 6, b"g").await;
    assert_eq!((more.status, code_of(&more)), (413, json!("beyond_size")));
    let whole = house
        .admin
        .get(&format!("/api/rooms/{code}/uploads/{id}"))
        .await;
    assert_eq!(whole.body, b"abcdef");
    house.shut_down().await;
}

#[tokio::test]
async fn limits_are_told_in_words_before_anything_is_sent() {
    let house = House::with(|config| {
        config.chat.upload_max_mib = 1;
        config.chat.uploads_at_once = 2;
        config.chat.uploads_per_day_mib = 2;
        config.chat.room_files_mib = 3;
    })
    .await;
    let code = house.room(&house.admin).await;
    let (bob, mib) = (house.person("bob").await, 1024 * 1024);
    bob.enter(&code).await;
    let large = announce(&house.admin, &code, "x", mib + 1).await;
    assert_eq!(
        (large.status, code_of(&large)),
        (413, json!("upload_too_large"))
    );
    assert!(large.text().contains("up to 1 MiB"), "{}", large.text());
    let first = begin(&house.admin, &code, "x", mib).await;
    begin(&house.admin, &code, "x", 1).await;
    let third = announce(&house.admin, &code, "x", 1).await;
    assert_eq!(
        (third.status, code_of(&third)),
        (429, json!("too_many_uploads"))
    );
    assert_eq!(
        patch(&house, &house.admin, &first, 0, &vec![7; mib])
            .await
            .status,
        204
    );
    let day = announce(&house.admin, &code, "x", mib).await;
    assert_eq!(
        (day.status, code_of(&day)),
        (429, json!("uploads_of_day_full"))
    );
    let bobs = begin(&bob, &code, "x", mib).await;
    let full = announce(&bob, &code, "x", mib).await;
    assert_eq!(
        (full.status, code_of(&full)),
        (413, json!("room_files_full"))
    );
    let cancelled = bob
        .http("DELETE", &format!("/api/uploads/{bobs}"), b"")
        .await;
    assert_eq!(cancelled.status, 204);
    begin(&bob, &code, "x", mib).await;
    house.shut_down().await;
}

#[tokio::test]
async fn what_is_cancelled_is_gone_and_what_was_said_cannot_be() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let id = begin(&house.admin, &code, "x", 3).await;
    patch(&house, &house.admin, &id, 0, b"ab").await;
    let path = format!("/api/uploads/{id}");
    assert_eq!(house.admin.http("DELETE", &path, b"").await.status, 204);
    assert_eq!(patch(&house, &house.admin, &id, 2, b"c").await.status, 404);
    assert!(!house.data().join("arriving").join(&id).exists());
    let said = send(&house, &house.admin, &code, "x", b"abc").await;
    assert_eq!(say(&house.admin, &code, "x", &[&said]).await.status, 201);
    let kept = house
        .admin
        .http("DELETE", &format!("/api/uploads/{said}"), b"")
        .await;
    assert_eq!(
        (kept.status, code_of(&kept)),
        (404, json!("no_such_upload"))
    );
    house.shut_down().await;
}
