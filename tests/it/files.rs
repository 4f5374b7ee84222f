//! Files and runs over HTTP, against the real server.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{House, Person};

async fn put(person: &Person, code: &str, path: &str, text: &str) -> u16 {
    let path = format!("/api/rooms/{code}/tree/{path}");
    person.http("PUT", &path, text.as_bytes()).await.status
}

async fn text(person: &Person, code: &str, path: &str) -> String {
    person
        .get(&format!("/api/rooms/{code}/tree/{path}"))
        .await
        .text()
}

fn paths(tree: &Value) -> Vec<String> {
    let entries = tree["entries"].as_array().unwrap().iter();
    let mut paths: Vec<_> = entries
        .map(|entry| entry["path"].as_str().unwrap().to_owned())
        .collect();
    paths.sort();
    paths
}

#[tokio::test]
async fn a_file_put_over_http_is_there_for_everyone_and_outlives_the_server() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (mut ws, _, _) = house.admin.enter(&code).await;
    assert_eq!(
        put(&house.admin, &code, "src/main.py", "print(1)\n").await,
        201
    );
    let changed = ws.until("/tree/changed").await;
    assert_eq!(
        changed["tree"]["changed"]["nodes"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        put(&house.admin, &code, "src/main.py", "print(2)\n").await,
        204
    );
    let house = house.restart().await;
    assert_eq!(text(&house.admin, &code, "src/main.py").await, "print(2)\n");
    let tree = house
        .admin
        .get(&format!("/api/rooms/{code}/tree"))
        .await
        .json();
    assert_eq!(paths(&tree), ["src", "src/main.py"]);
}

#[tokio::test]
async fn no_path_leaves_the_tree() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    for path in [
        "../x",
        "a/../../x",
        "%2e%2e/x",
        "a%00b",
        "con",
        "a%5Cb",
        "a./b",
        "%0a",
    ] {
        let status = put(&house.admin, &code, path, "x").await;
        assert!((400..500).contains(&status), "{path}: {status}");
    }
    let tree = house
        .admin
        .get(&format!("/api/rooms/{code}/tree"))
        .await
        .json();
    assert_eq!(paths(&tree), Vec::<String>::new());
}

#[tokio::test]
async fn a_deleted_file_can_be_found_in_the_trash() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    put(&house.admin, &code, "note.md", "precious").await;
    let path = format!("/api/rooms/{code}/tree/note.md");
    assert_eq!(house.admin.http("DELETE", &path, b"").await.status, 204);
    assert_eq!(house.admin.get(&path).await.status, 404);
    let trash = house
        .admin
        .get(&format!("/api/rooms/{code}/trash"))
        .await
        .json();
    assert_eq!(paths(&trash), ["note.md"]);
}

#[tokio::test]
async fn a_room_goes_into_a_zip_and_comes_out_of_it() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    put(&house.admin, &code, "a/b.txt", "grüß dich 🛖").await;
    put(&house.admin, &code, "c.py", "print(1)").await;
    let zip = house
        .admin
        .get(&format!("/api/rooms/{code}/archive.zip"))
        .await;
    assert_eq!(zip.status, 200);
    assert_eq!(zip.header("content-type"), Some("application/zip"));
    assert_eq!(
        zip.header("content-disposition"),
        Some("attachment; filename=\"Job runner.zip\"")
    );
    let other = house.room(&house.admin).await;
    let path = format!("/api/rooms/{other}/archive");
    let unpacked = house.admin.http("POST", &path, &zip.body).await;
    assert_eq!(unpacked.status, 200, "{}", unpacked.text());
    assert_eq!(text(&house.admin, &other, "a/b.txt").await, "grüß dich 🛖");
    assert_eq!(text(&house.admin, &other, "c.py").await, "print(1)");
}

#[tokio::test]
async fn a_viewer_reads_and_does_not_write() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    bob.enter(&code).await;
    put(&house.admin, &code, "a.txt", "for all").await;
    let member = format!("/api/rooms/{code}/members/{}", bob.id);
    house
        .admin
        .http("PATCH", &member, br#"{"role":"viewer"}"#)
        .await;
    assert_eq!(text(&bob, &code, "a.txt").await, "for all");
    assert_eq!(put(&bob, &code, "a.txt", "mine").await, 403);
    let run = bob
        .post(
            &format!("/api/rooms/{code}/runs"),
            json!({ "entry": "a.txt" }),
        )
        .await;
    assert_eq!(run.status, 403);
}

#[tokio::test]
async fn a_program_runs_with_its_files_and_is_kept() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    put(
        &house.admin,
        &code,
        "util.py",
        "def greet(who):\n    return 'hello ' + who\n",
    )
    .await;
    put(
        &house.admin,
        &code,
        "main.py",
        "import util\nprint(util.greet(input()))\n",
    )
    .await;
    let start = json!({ "entry": "main.py", "stdin": "house\n" });
    let started = house
        .admin
        .post(&format!("/api/rooms/{code}/runs"), start)
        .await;
    assert_eq!(started.status, 202, "{}", started.text());
    let path = format!("/api/rooms/{code}/runs/{}", started.json()["id"]);
    let run = finished(&house.admin, &path).await;
    assert_eq!(run["exit"], json!({ "code": 0 }), "{run}");
    assert_eq!(run["output"], "hello house\n");
    let house = house.restart().await;
    assert_eq!(
        house.admin.get(&path).await.json()["output"],
        "hello house\n"
    );
}

#[tokio::test]
async fn a_run_that_a_restart_ended_says_so() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    put(&house.admin, &code, "wait.js", "for (;;) {}\n").await;
    let started = house
        .admin
        .post(
            &format!("/api/rooms/{code}/runs"),
            json!({ "entry": "wait.js" }),
        )
        .await;
    let path = format!("/api/rooms/{code}/runs/{}", started.json()["id"]);
    let house = house.restart().await;
    let run = house.admin.get(&path).await.json();
    assert_eq!(run["state"], "done", "{run}");
    assert!(run["exit"]["failed"].is_string(), "{run}");
}

/// Asks until a run is over.
async fn finished(person: &Person, path: &str) -> Value {
    // The first run of a new house waits until its runtime is compiled.
    for _ in 0..1_200 {
        let run = person.get(path).await.json();
        if run["state"] == "done" {
            return run;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the run does not end");
}

#[tokio::test]
async fn a_backup_of_a_running_house_is_sound() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    put(&house.admin, &code, "a.txt", "kept").await;
    let copy = house.data().join("copy.db");
    let db = longhouse::app::database(house.data());
    longhouse::store::backup(&db, &copy).unwrap();
    longhouse::store::check(&copy).unwrap();
}
