//! Who types into a shared program, and what it leaves behind.

use serde_json::{Value, json};

use crate::support::ws::Ws;
use crate::support::{House, Person, nonce};

const ASKS: &str = "
import os
print(os.environ['COLUMNS'], os.environ['LINES'])
name = input('name: ')
with open('out.txt', 'w') as out:
    out.write(name + '\\n')
with open('notes.txt', 'a') as notes:
    notes.write('by the program\\n')
with open('dots.bin', 'wb') as out:
    out.write(b'\\xff')
";

/// Writes the program, and starts it from a terminal of an absurd size; its number.
async fn started(person: &Person, ws: &mut Ws, code: &str, r: i64) -> i64 {
    for (name, text) in [("main.py", ASKS), ("notes.txt", "before\n")] {
        let path = format!("/api/rooms/{code}/tree/{name}");
        let put = person.http("PUT", &path, text.as_bytes()).await;
        assert_eq!(put.status, 201, "{}", put.text());
    }
    let tree = person.get(&format!("/api/rooms/{code}/tree")).await.json();
    let entries = tree["entries"].as_array().unwrap();
    let main = entries.iter().find(|entry| entry["path"] == "main.py");
    let start = json!({ "file": main.unwrap()["id"], "nonce": nonce(), "columns": 100, "lines": 1_000_000 });
    ws.send(json!({ "r": r, "run": { "start": start } })).await;
    let started = ws.until("/run/started").await;
    started["run"]["started"]["id"].as_i64().unwrap()
}

/// Asks for something, and waits for the answer: the code of a refusal, or nothing.
async fn asks(ws: &mut Ws, r: i64, request: Value) -> Option<String> {
    ws.send(json!({ "r": r, "re": 99, "run": request })).await;
    let answer = ws.until("/re").await;
    answer
        .pointer("/refused/code")
        .map(|code| code.as_str().unwrap().to_owned())
}

fn want(run: i64, what: Value) -> Value {
    json!({ "keyboard": { "run": run, "want": what } })
}

fn types(run: i64, text: &str) -> Value {
    json!({ "stdin": { "run": run, "text": text } })
}

#[tokio::test]
async fn one_person_types_hands_over_and_leaves_it_to_the_others() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (bob, carol) = (house.person("bob").await, house.person("carol").await);
    let (mut bob_ws, r, _) = bob.enter(&code).await;
    let (mut carol_ws, _, _) = carol.enter(&code).await;
    let run = started(&bob, &mut bob_ws, &code, r).await;

    let none = None::<String>;
    let refused = Some("no_keyboard".to_owned());
    assert_eq!(
        asks(&mut carol_ws, r, want(run, json!("take"))).await,
        Some("keyboard_not_yours".into())
    );
    assert_eq!(asks(&mut bob_ws, r, want(run, json!("take"))).await, none);
    assert_eq!(asks(&mut carol_ws, r, types(run, "x")).await, refused);
    let eof = json!({ "eof": { "run": run } });
    assert_eq!(asks(&mut carol_ws, r, eof).await, refused);
    let forged = want(run, json!({ "give": carol.id }));
    assert_eq!(asks(&mut carol_ws, r, forged).await, refused);

    assert_eq!(asks(&mut carol_ws, r, want(run, json!("ask"))).await, none);
    let told = loop {
        let told = bob_ws.until("/run/keyboard").await["run"]["keyboard"].clone();
        if told["asks"] == json!([carol.id]) {
            break told;
        }
    };
    assert_eq!(told["holder"], json!(bob.id));
    let granted = want(run, json!({ "give": carol.id }));
    assert_eq!(asks(&mut bob_ws, r, granted).await, none);
    assert_eq!(asks(&mut bob_ws, r, types(run, "x")).await, refused);
    assert_eq!(asks(&mut carol_ws, r, types(run, "Carol\n")).await, none);
    bob_ws.until("/run/finished").await;
    let gone = want(run, json!("take"));
    assert_eq!(asks(&mut bob_ws, r, gone).await, Some("no_such_run".into()));
}

#[tokio::test]
async fn a_run_outlives_its_starter_and_what_it_wrote_is_kept_beside_what_people_wrote() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ann_ws, r, _) = house.admin.enter(&code).await;
    let (mut bob_ws, _, _) = bob.enter(&code).await;
    let run = started(&bob, &mut bob_ws, &code, r).await;
    assert_eq!(asks(&mut bob_ws, r, want(run, json!("take"))).await, None);
    drop(bob_ws);
    loop {
        let keyboard = ann_ws.until("/run/keyboard").await["run"]["keyboard"].clone();
        if keyboard["free"] == json!(true) {
            assert_eq!(keyboard["holder"], json!(bob.id));
            break;
        }
    }
    // Someone writes into a file that the program changes, too.
    let notes = format!("/api/rooms/{code}/tree/notes.txt");
    let put = house.admin.http("PUT", &notes, b"before\nby Ann\n").await;
    assert_eq!(put.status, 204);
    assert_eq!(asks(&mut ann_ws, r, types(run, "Ann\n")).await, None);
    let offer = ann_ws.until("/run/wrote").await["run"]["wrote"].clone();
    let file = |path: &str, bytes, is_new, kind: &str| json!({ "path": path, "bytes": bytes, "is_new": is_new, "kind": kind });
    assert_eq!(
        offer["files"],
        json!([
            file("dots.bin", 1, true, "binary"),
            file("notes.txt", 22, false, "text"),
            file("out.txt", 4, true, "text"),
        ])
    );
    let (_, _, late) = bob.enter(&code).await;
    assert_eq!(late["reset"]["runs"][0]["wrote"], offer);

    let kept = format!("/api/rooms/{code}/runs/{run}/kept");
    let keep = async |paths: Value| house.admin.post(&kept, json!({ "paths": paths })).await;
    assert_eq!(keep(json!(["dots.bin"])).await.json()["code"], "not_a_text");
    assert_eq!(keep(json!(["main.py"])).await.status, 404);
    for _ in 0..2 {
        let done = keep(json!(["notes.txt", "out.txt"])).await;
        assert_eq!(
            done.json()["kept"],
            json!([
                { "path": "notes.txt", "kept_as": "notes (1).txt" },
                { "path": "out.txt", "kept_as": "out.txt" },
            ]),
            "the same again changes nothing"
        );
    }
    let read = async |name: &str| {
        let path = format!("/api/rooms/{code}/tree/{name}");
        house.admin.get(&path).await.text()
    };
    assert_eq!(read("notes.txt").await, "before\nby Ann\n");
    assert_eq!(read("notes%20(1).txt").await, "before\nby the program\n");
    assert_eq!(read("out.txt").await, "Ann\n");
    let path = format!("/api/rooms/{code}/runs/{run}");
    let output = house.admin.get(&path).await.json()["output"].clone();
    let output = output.as_str().unwrap();
    assert!(output.contains("100 200\n"), "{output}");
}

#[tokio::test]
async fn what_nobody_else_changed_is_brought_up_to_date_by_keeping() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (mut ws, r, _) = house.admin.enter(&code).await;
    let run = started(&house.admin, &mut ws, &code, r).await;
    assert_eq!(asks(&mut ws, r, types(run, "Ann\n")).await, None);
    ws.until("/run/wrote").await;
    let kept = format!("/api/rooms/{code}/runs/{run}/kept");
    let done = house
        .admin
        .post(&kept, json!({ "paths": ["notes.txt"] }))
        .await;
    assert_eq!(done.json()["kept"][0]["kept_as"], "notes.txt");
    let notes = format!("/api/rooms/{code}/tree/notes.txt");
    let text = house.admin.get(&notes).await.text().to_owned();
    assert_eq!(text, "before\nby the program\n");
}

#[tokio::test]
async fn ctrl_c_ends_a_program_with_the_name_of_who_pressed_it() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (mut ws, r, _) = house.admin.enter(&code).await;
    let run = started(&house.admin, &mut ws, &code, r).await;
    let interrupt = json!({ "interrupt": { "run": run } });
    assert_eq!(asks(&mut ws, r, interrupt).await, None);
    let finished = ws.until("/run/finished").await["run"]["finished"].clone();
    assert_eq!(finished["exit"], json!({ "interrupted": house.admin.id }));
    let path = format!("/api/rooms/{code}/runs/{run}");
    let output = house.admin.get(&path).await.json()["output"].clone();
    assert!(output.as_str().unwrap().ends_with("^C"), "{output}");
}
