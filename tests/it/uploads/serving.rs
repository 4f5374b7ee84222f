//! Who may have a file, and in which form.

use serde_json::json;

use super::{PNG, begin, code_of, say, send};
use crate::support::{Answer, House, Person, http};

async fn get(house: &House, who: &Person, path: &str, headers: &[(&str, &str)]) -> Answer {
    let bearer = format!("Bearer {}", who.token);
    let mut all = vec![("Authorization", bearer.as_str())];
    all.extend(headers);
    http(&house.addr, "GET", path, &all, b"").await
}

#[tokio::test]
async fn a_file_is_for_members_and_before_it_was_said_for_its_sender() {
    let house = House::new().await;
    let made = house
        .admin
        .post(
            "/api/rooms",
            json!({ "name": "x", "visibility": "private" }),
        )
        .await;
    let code = made.json()["code"].as_str().unwrap().to_owned();
    let other = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let id = send(&house, &house.admin, &code, "a.txt", b"secret").await;
    let path = format!("/api/rooms/{code}/uploads/{id}");
    assert_eq!(house.admin.get(&path).await.body, b"secret");
    let stranger = http(&house.addr, "GET", &path, &[], b"").await;
    assert_eq!(stranger.status, 401);
    assert_eq!(code_of(&bob.get(&path).await), "no_such_room");
    let elsewhere = house
        .admin
        .get(&format!("/api/rooms/{other}/uploads/{id}"))
        .await;
    assert_eq!(
        code_of(&elsewhere),
        "no_such_upload",
        "a file is in one room"
    );
    let opened = json!({ "visibility": "public" }).to_string();
    house
        .admin
        .http("PATCH", &format!("/api/rooms/{code}"), opened.as_bytes())
        .await;
    bob.enter(&code).await;
    assert_eq!(bob.get(&path).await.status, 404, "nobody has said it");
    assert_eq!(bob.get(&format!("/api/uploads/{id}")).await.status, 404);
    assert_eq!(
        bob.http("DELETE", &format!("/api/uploads/{id}"), b"")
            .await
            .status,
        404
    );
    assert_eq!(say(&house.admin, &code, "x", &[&id]).await.status, 201);
    assert_eq!(bob.get(&path).await.body, b"secret");
    for wrong in ["x", "..", "%2e%2e%2f%2e%2e%2flonghouse.db"] {
        let answer = bob.get(&format!("/api/rooms/{code}/uploads/{wrong}")).await;
        assert_eq!(answer.status, 404, "{wrong}");
    }
    house.shut_down().await;
}

#[tokio::test]
async fn nothing_is_served_in_a_form_that_a_browser_executes() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    for (name, bytes, media_type, how) in [
        (
            "x.html",
            &b"<script>alert(1)</script>"[..],
            "text/plain; charset=utf-8",
            "inline",
        ),
        (
            "x.svg",
            b"<svg onload='alert(1)'/>",
            "text/plain; charset=utf-8",
            "inline",
        ),
        ("x.txt", PNG, "image/png", "inline"),
        ("x.png", b"%PDF-1.7", "application/pdf", "attachment"),
        (
            "x.png",
            b"MZ\x90\0",
            "application/octet-stream",
            "attachment",
        ),
        // Two things at once: it is what it begins with.
        (
            "x.html",
            b"GIF89a/*<script>*/=alert(1)",
            "image/gif",
            "inline",
        ),
    ] {
        let id = send(&house, &house.admin, &code, name, bytes).await;
        let path = format!("/api/rooms/{code}/uploads/{id}");
        let answer = house.admin.get(&path).await;
        assert_eq!(answer.body, bytes);
        assert_eq!(answer.header("content-type"), Some(media_type), "{name}");
        let disposition = answer.header("content-disposition").unwrap();
        assert_eq!(disposition, format!("{how}; filename=\"{name}\""));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            Some("same-origin")
        );
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("sandbox; default-src 'none'"),
            "{policy}"
        );
        let kept = "private, max-age=31536000, immutable";
        assert_eq!(answer.header("cache-control"), Some(kept));
    }
    house.shut_down().await;
}

#[tokio::test]
async fn a_player_can_ask_for_parts_and_a_browser_for_what_it_does_not_have() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bytes: Vec<u8> = (0..300_000_u32).map(|n| n as u8).collect();
    let id = send(&house, &house.admin, &code, "x", &bytes).await;
    let path = format!("/api/rooms/{code}/uploads/{id}");
    let whole = get(&house, &house.admin, &path, &[]).await;
    assert_eq!((whole.status, whole.body == bytes), (200, true));
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    let tag = whole.header("etag").unwrap();
    let part = get(
        &house,
        &house.admin,
        &path,
        &[("Range", "bytes=100-200000"), ("If-Range", tag)],
    )
    .await;
    assert_eq!(
        (part.status, part.body == bytes[100..=200_000]),
        (206, true)
    );
    assert_eq!(
        part.header("content-range"),
        Some("bytes 100-200000/300000")
    );
    let changed = [("Range", "bytes=1-2"), ("If-Range", "\"other\"")];
    assert_eq!(get(&house, &house.admin, &path, &changed).await.status, 200);
    let beyond = get(&house, &house.admin, &path, &[("Range", "bytes=300000-")]).await;
    assert_eq!(
        (beyond.status, beyond.header("content-range")),
        (416, Some("bytes */300000"))
    );
    let known = get(&house, &house.admin, &path, &[("If-None-Match", tag)]).await;
    assert_eq!((known.status, known.body.len()), (304, 0));
    let head = house.admin.http("HEAD", &path, b"").await;
    assert_eq!(
        (head.status, head.header("content-length")),
        (200, Some("300000"))
    );
    house.shut_down().await;
}

#[tokio::test]
async fn a_large_picture_has_a_small_one_and_a_broken_one_has_none() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let mut large = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_fn(1_600, 800, |x, y| image::Rgb([x as u8, y as u8, 9]));
    image.write_to(&mut large, image::ImageFormat::Png).unwrap();
    let large = large.into_inner();
    let whole = send(&house, &house.admin, &code, "large.png", &large).await;
    let broken = send(&house, &house.admin, &code, "broken.png", &large[..200]).await;
    let said = say(&house.admin, &code, "", &[&whole, &broken])
        .await
        .json();
    let [first, second] = [&said["attachments"][0], &said["attachments"][1]];
    assert_eq!(
        (&first["width"], &first["height"]),
        (&json!(1_600), &json!(800))
    );
    assert_eq!(
        (&first["thumbnail"], &second["thumbnail"]),
        (&json!(true), &json!(false))
    );
    let small = house
        .admin
        .get(&format!("/api/rooms/{code}/uploads/{whole}/thumbnail"))
        .await;
    assert_eq!(
        (small.status, small.header("content-type")),
        (200, Some("image/jpeg"))
    );
    let decoded = image::load_from_memory(&small.body).unwrap();
    assert_eq!((decoded.width(), decoded.height()), (640, 320));
    let none = house
        .admin
        .get(&format!("/api/rooms/{code}/uploads/{broken}/thumbnail"))
        .await;
    assert_eq!(code_of(&none), "no_such_upload");
    house.shut_down().await;
}

#[tokio::test]
async fn what_hung_on_a_message_goes_with_its_words() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let id = send(&house, &house.admin, &code, "a.txt", b"x").await;
    let other = begin(&house.admin, &code, "b.txt", 1).await;
    let said = say(&house.admin, &code, "", &[&id]).await.json();
    // As deleting a message does it.
    let conn = rusqlite::Connection::open(longhouse::app::database(house.data())).unwrap();
    conn.busy_timeout(std::time::Duration::from_secs(10))
        .unwrap();
    let sql = "update message set deleted_at = 1, body = '' where id = ?1";
    conn.execute(sql, [said["id"].as_i64().unwrap()]).unwrap();
    let gone = house
        .admin
        .get(&format!("/api/rooms/{code}/uploads/{id}"))
        .await;
    assert_eq!(code_of(&gone), "no_such_upload");
    assert_eq!(
        house
            .admin
            .get(&format!("/api/uploads/{other}"))
            .await
            .status,
        200
    );
    house.shut_down().await;
}
