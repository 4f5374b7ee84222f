//! Senders that lie, break off, come twice, or mean harm.

use std::process::Stdio;

use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::{announce, begin, code_of, patch, say, send};
use crate::support::{House, Person, http};

/// The head of a piece whose end is not told, or told to be `length`.
fn head(house: &House, who: &Person, id: &str, offset: usize, length: Option<usize>) -> String {
    let (addr, token) = (&house.addr, &who.token);
    let length = match length {
        Some(length) => format!("Content-Length: {length}"),
        None => "Transfer-Encoding: chunked".to_owned(),
    };
    format!(
        "PATCH /api/uploads/{id} HTTP/1.1\r\nHost: {addr}\r\nAuthorization: Bearer {token}\r\n\
         Upload-Offset: {offset}\r\n{length}\r\nConnection: close\r\n\r\n"
    )
}

async fn open(house: &House, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(&house.addr).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    stream
}

/// Waits until so much of a file is there.
async fn arrived(who: &Person, id: &str, offset: u64) {
    loop {
        let progress = who.get(&format!("/api/uploads/{id}")).await;
        if progress.json()["offset"] == offset {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_came_before_a_connection_broke_is_kept() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let id = begin(&house.admin, &code, "a.txt", 10).await;
    let mut stream = open(
        &house,
        head(&house, &house.admin, &id, 0, Some(10)).as_bytes(),
    )
    .await;
    stream.write_all(b"abcd").await.unwrap();
    arrived(&house.admin, &id, 4).await;
    drop(stream);
    assert_eq!(
        patch(&house, &house.admin, &id, 4, b"efghij").await.status,
        204
    );
    let whole = house
        .admin
        .get(&format!("/api/rooms/{code}/uploads/{id}"))
        .await;
    assert_eq!(whole.body, b"abcdefghij");
    house.shut_down().await;
}

#[tokio::test]
async fn a_request_that_comes_later_ends_one_that_hangs() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let id = begin(&house.admin, &code, "a.txt", 10).await;
    let mut hangs = open(
        &house,
        head(&house, &house.admin, &id, 0, Some(10)).as_bytes(),
    )
    .await;
    hangs.write_all(b"abcd").await.unwrap();
    arrived(&house.admin, &id, 4).await;
    assert_eq!(
        patch(&house, &house.admin, &id, 4, b"efghij").await.status,
        204
    );
    let mut said = String::new();
    let _ = hangs.read_to_string(&mut said).await;
    assert!(
        said.contains("409 Conflict") && said.contains("superseded"),
        "{said}"
    );
    let whole = house
        .admin
        .get(&format!("/api/rooms/{code}/uploads/{id}"))
        .await;
    assert_eq!(whole.body, b"abcdefghij");
    house.shut_down().await;
}

#[tokio::test]
async fn two_that_send_the_same_piece_at_once_make_one_file() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bytes = vec![b'x'; 600_000];
    let id = begin(&house.admin, &code, "a.txt", bytes.len()).await;
    let both = [0, 1].map(|_| patch(&house, &house.admin, &id, 0, &bytes));
    for answer in futures_util::future::join_all(both).await {
        assert!([204, 409].contains(&answer.status), "{}", answer.text());
    }
    let progress = house.admin.get(&format!("/api/uploads/{id}")).await.json();
    let there = progress["offset"].as_u64().unwrap() as usize;
    assert_eq!(
        patch(&house, &house.admin, &id, there, &bytes[there..])
            .await
            .status,
        204
    );
    let whole = house
        .admin
        .get(&format!("/api/rooms/{code}/uploads/{id}"))
        .await;
    assert!(whole.body == bytes);
    house.shut_down().await;
}

#[tokio::test]
async fn a_file_is_never_larger_than_it_was_said_to_be() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let id = begin(&house.admin, &code, "a.txt", 4).await;
    let told = patch(&house, &house.admin, &id, 0, b"abcdef").await;
    assert_eq!((told.status, code_of(&told)), (413, json!("beyond_size")));
    let mut stream = open(&house, head(&house, &house.admin, &id, 0, None).as_bytes()).await;
    stream
        .write_all(b"3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n")
        .await
        .unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).await.unwrap();
    assert!(said.contains("beyond_size"), "{said}");
    arrived(&house.admin, &id, 0).await;
    for size in [json!(-1), json!(1.5), json!("1"), json!(u64::MAX)] {
        let path = format!("/api/rooms/{code}/uploads");
        let answer = house
            .admin
            .post(&path, json!({ "name": "x", "size": size }))
            .await;
        assert!(
            [413, 422].contains(&answer.status),
            "{size}: {}",
            answer.text()
        );
    }
    let empty = send(&house, &house.admin, &code, "empty", b"").await;
    let whole = house
        .admin
        .get(&format!("/api/rooms/{code}/uploads/{empty}"))
        .await;
    assert_eq!((whole.status, whole.body.len()), (200, 0));
    house.shut_down().await;
}

#[tokio::test]
async fn names_of_every_kind_are_shown_as_names_and_are_no_paths() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let long = "n".repeat(10_000);
    for (raw, shown) in [
        ("../../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt"),
        ("photo\u{202e}gpj.exe", "photogpj.exe"),
        ("\"; filename=\"x.html", "\"; filename=\"x.html"),
        ("", "file"),
        (long.as_str(), ""),
    ] {
        let id = send(&house, &house.admin, &code, raw, b"\0").await;
        let said = say(&house.admin, &code, "", &[&id]).await.json();
        let name = said["attachments"][0]["name"].as_str().unwrap().to_owned();
        assert!(
            name == shown || shown.is_empty() && name.chars().count() == 120,
            "{name}"
        );
        let answer = house
            .admin
            .get(&format!("/api/rooms/{code}/uploads/{id}"))
            .await;
        let disposition = answer.header("content-disposition").unwrap();
        assert!(
            disposition.starts_with("attachment; filename=\""),
            "{disposition}"
        );
        assert_eq!(disposition.matches('"').count(), 2, "{disposition}");
        assert_eq!(answer.header("set-cookie"), None);
    }
    assert_eq!(
        announce(&house.admin, &code, &"n".repeat(300_000), 1)
            .await
            .status,
        413
    );
    house.shut_down().await;
}

#[tokio::test]
async fn who_may_not_talk_any_more_sends_nothing_either() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    bob.enter(&code).await;
    let id = begin(&bob, &code, "a.txt", 2).await;
    let member = format!("/api/rooms/{code}/members/{}", bob.id);
    house
        .admin
        .http("PATCH", &member, br#"{"role":"viewer"}"#)
        .await;
    let quiet = patch(&house, &bob, &id, 0, b"a").await;
    assert_eq!((quiet.status, code_of(&quiet)), (403, json!("read_only")));
    house.admin.http("DELETE", &member, b"").await;
    assert_eq!(
        code_of(&patch(&house, &bob, &id, 0, b"a").await),
        "no_such_upload"
    );
    let theirs = patch(&house, &house.admin, &id, 0, b"a").await;
    assert_eq!(code_of(&theirs), "no_such_upload", "not even the owner's");
    house.shut_down().await;
}

/// The house as a process of its own, which can be killed; and its address.
async fn serve(data: &std::path::Path) -> (tokio::process::Child, String, String) {
    let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_longhouse"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let link = lines.next_line().await.unwrap().unwrap();
    let rest = link.strip_prefix("http://").unwrap();
    let (addr, page) = rest.split_once('/').unwrap();
    let code = page.strip_prefix("setup?code=").unwrap_or_default();
    (child, addr.to_owned(), code.to_owned())
}

#[tokio::test]
async fn after_a_kill_in_the_middle_a_file_goes_on_where_it_stopped() {
    let data = tempfile::tempdir().unwrap();
    crate::support::share_runtimes(data.path());
    let (mut child, addr, setup) = serve(data.path()).await;
    let raise = json!({
        "code": setup, "username": "ann", "name": "Ann", "password": "correct horse battery",
        "house": { "name": "Test", "registration": "open" },
    });
    let raised = http(
        &addr,
        "POST",
        "/api/setup",
        &[],
        raise.to_string().as_bytes(),
    )
    .await;
    let ann = Person::from(&addr, &raised.json());
    let made = ann
        .post(
            "/api/rooms",
            json!({ "name": "x", "visibility": "private" }),
        )
        .await;
    let room = made.json()["code"].as_str().unwrap().to_owned();
    let begun = ann
        .post(
            &format!("/api/rooms/{room}/uploads"),
            json!({ "name": "x", "size": 8 }),
        )
        .await;
    let path = format!("/api/uploads/{}", begun.json()["id"].as_str().unwrap());
    let bearer = format!("Bearer {}", ann.token);
    let piece = async |addr: &str, offset: &str, bytes: &[u8]| {
        let headers = [
            ("Authorization", bearer.as_str()),
            ("Upload-Offset", offset),
        ];
        http(addr, "PATCH", &path, &headers, bytes).await
    };
    assert_eq!(piece(&addr, "0", b"abcd").await.status, 204);
    child.kill().await.unwrap();
    let (mut child, addr, _) = serve(data.path()).await;
    let headers = [("Authorization", bearer.as_str())];
    let there = http(&addr, "HEAD", &path, &headers, b"").await;
    assert_eq!(there.header("upload-offset"), Some("4"));
    assert_eq!(piece(&addr, "4", b"efgh").await.status, 204);
    let whole = format!(
        "/api/rooms/{room}/uploads/{}",
        begun.json()["id"].as_str().unwrap()
    );
    assert_eq!(
        http(&addr, "GET", &whole, &headers, b"").await.body,
        b"abcdefgh"
    );
    child.kill().await.unwrap();
    backed_up(data.path(), &whole).await;
}

/// What was sent is in a backup, is missed when it is gone, and comes back.
async fn backed_up(data: &std::path::Path, whole: &str) {
    let run = async |args: &[&str]| {
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_longhouse"));
        let done = command
            .args(args)
            .arg("--data")
            .arg(data)
            .output()
            .await
            .unwrap();
        let said = [done.stdout, done.stderr].concat();
        (
            done.status.success(),
            String::from_utf8_lossy(&said).into_owned(),
        )
    };
    let other = tempfile::tempdir().unwrap();
    let file = other.path().join("house.db");
    let file = file.to_str().unwrap();
    let (done, said) = run(&["backup", file]).await;
    assert!(done && said.contains(": 1\n"), "{said}");
    let (sound, said) = run(&["check"]).await;
    assert!(
        sound && said.contains("Files of rooms that are sound: 1"),
        "{said}"
    );
    std::fs::remove_dir_all(data.join("blobs")).unwrap();
    let (sound, said) = run(&["check"]).await;
    assert!(!sound && said.contains("1 are missing"), "{said}");
    let (done, said) = run(&["restore", file]).await;
    assert!(done && said.contains(": 1\n"), "{said}");
    let (mut child, addr, _) = serve(data).await;
    // Nobody is signed in to a past.
    let login = br#"{"login":"ann","password":"correct horse battery"}"#;
    let session = http(&addr, "POST", "/api/session", &[], login).await;
    let ann = Person::from(&addr, &session.json());
    assert_eq!(ann.get(whole).await.body, b"abcdefgh");
    child.kill().await.unwrap();
}
