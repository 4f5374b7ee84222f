//! The whole house, with real sockets and the command line beside it.

use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{self, http};

/// The command line, beside the running server.
fn command(house: &support::House, args: &[&str]) {
    let done = Command::new(env!("CARGO_BIN_EXE_longhouse"))
        .args(["user", "--data"])
        .arg(house.data())
        .args(args)
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
}

#[tokio::test]
async fn the_command_line_locks_out_while_the_server_runs() {
    let house = support::House::new().await;
    let bob = house.person("bob").await;
    let mut ws = bob.connect().await;
    command(&house, &["disable", "bob"]);
    assert_eq!(ws.closed().await, 4401);
    assert_eq!(bob.get("/api/me").await.status, 401);
    assert_eq!(bob.get("/api/rooms").await.status, 401);
    let noted = house
        .admin
        .get("/api/admin/audit?event=disabled")
        .await
        .json();
    assert_eq!(noted["entries"][0]["device"], "The command line");
    house.shut_down().await;
}

#[tokio::test]
async fn a_connection_ends_with_its_sign_in_and_begins_anew_with_another_role() {
    let house = support::House::new().await;
    let bob = house.person("bob").await;
    let mut ws = bob.connect().await;
    let path = format!("/api/admin/users/{}", bob.id);
    let body = json!({ "role": "admin" }).to_string();
    assert_eq!(
        house
            .admin
            .http("PATCH", &path, body.as_bytes())
            .await
            .status,
        200
    );
    assert_eq!(ws.closed().await, 4001);
    let mut ws = bob.connect().await;
    let listed = bob.get("/api/me/sessions").await.json();
    let id = listed["sessions"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        bob.http("DELETE", &format!("/api/me/sessions/{id}"), b"")
            .await
            .status,
        204
    );
    assert_eq!(ws.closed().await, 4401);
    assert_eq!(bob.get("/api/me").await.status, 401);
    house.shut_down().await;
}

#[tokio::test]
async fn a_token_connects_with_all_scopes_and_is_cut_off_when_it_is_taken_back() {
    let house = support::House::new().await;
    let make = |scopes: &'static [&'static str]| {
        let form = json!({ "name": "bot", "scopes": scopes, "expires_in": 86_400 });
        let admin = house.admin.clone();
        async move { admin.post("/api/me/tokens", form).await.json() }
    };
    let some = make(&["read", "write"]).await;
    let path = format!("/ws?token={}", some["token"].as_str().unwrap());
    let headers = [("Sec-WebSocket-Protocol", "longhouse.v1")];
    let refused = support::ws::Ws::connect(&house.addr, &path, &headers).await;
    assert_eq!(refused.err().unwrap().0, 403);
    let all = make(&["read", "write", "run"]).await;
    let bot = house.admin.with(&house, all["token"].as_str().unwrap());
    let mut ws = bot.connect().await;
    let path = format!("/api/me/tokens/{}", all["id"].as_str().unwrap());
    assert_eq!(house.admin.http("DELETE", &path, b"").await.status, 204);
    assert_eq!(ws.closed().await, 4401);
    house.shut_down().await;
}

#[tokio::test]
async fn who_leaves_has_fourteen_days_and_is_then_a_former_member() {
    let house = support::House::new().await;
    let (bob, cat) = (house.person("bob").await, house.person("cat").await);
    let alone = house.room(&bob).await;
    let shared = house.room(&bob).await;
    assert_eq!(
        cat.post(&format!("/api/rooms/{shared}/join"), json!({}))
            .await
            .status,
        200
    );
    let said = json!({ "body": "hello", "nonce": support::nonce() });
    let messages = format!("/api/rooms/{shared}/messages");
    assert_eq!(bob.post(&messages, said).await.status, 201);

    let all = bob.get("/api/me/export").await;
    assert!(
        all.header("content-disposition")
            .unwrap()
            .contains("attachment")
    );
    let all = all.json();
    assert_eq!(all["account"]["username"], "bob");
    assert_eq!(all["messages"][0]["body"], "hello");
    assert_eq!(all["rooms"].as_array().unwrap().len(), 2);
    assert!(!all.to_string().contains("argon2"));

    let last = house.admin.http("DELETE", "/api/me", b"").await;
    assert_eq!(
        (last.status, &last.json()["code"]),
        (409, &json!("last_admin"))
    );
    let asked = bob.http("DELETE", "/api/me", b"").await;
    assert_eq!(asked.status, 202, "{}", asked.text());
    let leaves_at = &asked.json()["leaves_at"];
    assert_eq!(&bob.get("/api/me").await.json()["leaves_at"], leaves_at);
    assert_eq!(bob.post("/api/me/stay", json!({})).await.status, 204);
    assert_eq!(bob.get("/api/me").await.json()["leaves_at"], Value::Null);
    assert_eq!(bob.post("/api/me/stay", json!({})).await.status, 409);
    assert_eq!(bob.http("DELETE", "/api/me", b"").await.status, 202);

    // Fourteen days pass. What has had its time is swept when the house starts, too.
    let db = rusqlite::Connection::open(longhouse::app::database(house.data())).unwrap();
    db.execute("update user set leaves_at = 1 where username = 'bob'", [])
        .unwrap();
    let house = house.restart().await;
    let cat = cat.with(&house, &sign_in_at(&house, "cat").await);
    wait_until(&db, "select count(*) = 0 from user where username = 'bob'").await;
    assert_eq!(
        cat.get(&format!("/api/rooms/{shared}")).await.json()["role"],
        "owner"
    );
    let left = db.query_row(
        "select count(*) from room where code = ?1",
        [&alone],
        |row| row.get::<_, i64>(0),
    );
    assert_eq!(left.unwrap(), 0, "nobody was left in it");
    let messages = cat.get(&messages).await.json();
    assert_eq!(messages["messages"][0]["body"], "hello");
    assert_eq!(messages["messages"][0]["author_name"], "Former member");
    let gone = json!({ "login": "bob", "password": "correct horse battery" }).to_string();
    let gone = http(&house.addr, "POST", "/api/session", &[], gone.as_bytes()).await;
    assert_eq!(gone.status, 401);
    house.shut_down().await;
}

async fn sign_in_at(house: &support::House, login: &str) -> String {
    let form = json!({ "login": login, "password": "correct horse battery" }).to_string();
    let answer = http(&house.addr, "POST", "/api/session", &[], form.as_bytes()).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["access_token"].as_str().unwrap().to_owned()
}

/// Waits until `sql` says yes; a job does it when it comes to it.
async fn wait_until(db: &rusqlite::Connection, sql: &str) {
    let come = async {
        while !db.query_row(sql, [], |row| row.get::<_, bool>(0)).unwrap() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_secs(20), come).await;
    assert!(waited.is_ok(), "still not: {sql}");
}
