//! Programs that people type into, in a room.

use serde_json::{Value, json};

use crate::support::ws::{Frame, Ws};
use crate::support::{House, Person};

const ASKS: &str = "
import { createInterface } from 'node:readline/promises';
const terminal = createInterface({ input: process.stdin, output: process.stdout });
console.log('ran', await terminal.question('jobs: '));
console.log('and', await terminal.question('more: '));
terminal.close();
";

/// Starts a program that asks twice; its number.
async fn started(person: &Person, code: &str) -> i64 {
    let path = format!("/api/rooms/{code}/tree/main.js");
    let put = person.http("PUT", &path, ASKS.as_bytes()).await;
    assert_eq!(put.status, 201, "{}", put.text());
    let path = format!("/api/rooms/{code}/runs");
    let started = person.post(&path, json!({ "entry": "main.js" })).await;
    assert_eq!(started.status, 202, "{}", started.text());
    started.json()["id"].as_i64().unwrap()
}

/// Reads until the output ends with `end`: all of it, and who typed what at which offset.
async fn until_printed(ws: &mut Ws, seen: &mut (String, Vec<Value>), end: &str) {
    while !seen.0.ends_with(end) {
        match ws.next().await {
            // Tag, room, run and offset are one byte each here.
            Some(Frame::Binary(frame)) if frame[0] == 3 => {
                assert_eq!(usize::from(frame[3]), seen.0.len(), "nothing is left out");
                seen.0 += std::str::from_utf8(&frame[4..]).unwrap();
            }
            Some(Frame::Text(json)) if json.pointer("/run/typed").is_some() => {
                let typed = json["run"]["typed"].clone();
                assert_eq!(typed["offset"], seen.0.len(), "it is told before it shows");
                seen.1.push(typed);
            }
            Some(_) => {}
            None => panic!("the server has hung up after {seen:?}"),
        }
    }
}

#[tokio::test]
async fn what_is_typed_is_in_the_output_for_everyone_at_any_time() {
    const WHOLE: &str = "jobs: 4\nran 4\nmore: vier ✓\nand vier ✓\n";
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let bob = house.person("bob").await;
    let (mut ann_ws, _, _) = house.admin.enter(&code).await;
    let (mut bob_ws, r, _) = bob.enter(&code).await;
    let run = started(&house.admin, &code).await;
    let (mut ann_saw, mut bob_saw) = Default::default();

    until_printed(&mut bob_ws, &mut bob_saw, "jobs: ").await;
    let types = |text: &str| json!({ "r": r, "run": { "stdin": { "run": run, "text": text } } });
    bob_ws.send(types("4\r\n")).await;
    until_printed(&mut bob_ws, &mut bob_saw, "more: ").await;

    let carol = house.person("carol").await;
    let (_, _, late) = carol.enter(&code).await;
    let shown = late["reset"]["runs"][0]["output"].as_str().unwrap();
    let shown = data_encoding::BASE64.decode(shown.as_bytes()).unwrap();
    assert_eq!(std::str::from_utf8(&shown), Ok("jobs: 4\nran 4\nmore: "));

    bob_ws.send(types("vier ✓\n")).await;
    until_printed(&mut ann_ws, &mut ann_saw, "and vier ✓\n").await;
    assert_eq!(ann_saw.0, WHOLE);
    let said = |offset, text| json!({ "run": run, "user": bob.id, "offset": offset, "text": text });
    assert_eq!(ann_saw.1, [said(6, "4\n"), said(20, "vier ✓\n")]);

    let finished = ann_ws.until("/run/finished").await;
    assert_eq!(finished["run"]["finished"]["output_bytes"], WHOLE.len());
    let house = house.restart().await;
    let path = format!("/api/rooms/{code}/runs/{run}");
    let stored = house.admin.get(&path).await.json();
    assert_eq!(stored["output"], WHOLE);
}

#[tokio::test]
async fn who_types_after_the_end_of_input_is_told_so_and_nothing_shows() {
    let house = House::new().await;
    let code = house.room(&house.admin).await;
    let (mut ws, r, _) = house.admin.enter(&code).await;
    let run = started(&house.admin, &code).await;
    ws.send(json!({ "r": r, "re": 1, "run": { "eof": { "run": run } } }))
        .await;
    let late = json!({ "run": run, "text": "4\n" });
    ws.send(json!({ "r": r, "re": 2, "run": { "stdin": late } }))
        .await;
    let refused = ws.until("/refused").await;
    assert_eq!(refused["re"], 2);
    assert_eq!(refused["refused"]["code"], "input_ended");
    ws.until("/run/finished").await;
    let path = format!("/api/rooms/{code}/runs/{run}");
    let stored = house.admin.get(&path).await.json();
    assert!(
        !stored["output"].as_str().unwrap().contains('4'),
        "{stored}"
    );
}
