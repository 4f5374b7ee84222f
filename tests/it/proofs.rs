//! Receipts that can be verified, and tests of programs: on the command line and in a room.

use serde_json::{Value, json};

use crate::exec::{Bench, text};
use crate::support::{House, Person};

const DICE: &str = "
import os, random, sys, time, uuid
for name in ('zebra', 'apple'):
    open(name, 'w').write(name)
print(os.listdir('.'), os.stat('zebra'), sys.stdin.read())
before = time.time()
time.sleep(60)
print(random.random(), uuid.uuid4(), time.time() - before, time.ctime())
";
const DICE_JS: &str = "
const fs = require('fs');
for (const name of ['zebra', 'apple']) fs.writeFileSync(name, name);
console.log(fs.readdirSync('.'), fs.statSync('zebra').mtimeMs, fs.statSync('.').ino);
console.log(Math.random(), crypto.randomUUID(), new Date());
setTimeout(() => console.log('later', performance.now() > 60_000), 60_000);
";
const DICE_C: &str = "
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
int main(void) {
    sleep(60);
    printf(\"%d %ld\\n\", arc4random() % 1000, (long)time(NULL));
}
";

#[test]
fn a_run_with_a_seed_is_verified_bit_for_bit() {
    for (name, program) in [("dice.py", DICE), ("dice.js", DICE_JS), ("dice.c", DICE_C)] {
        let bench = Bench::new(&[(name, program)]);
        let first = bench.exec(&["--seed", "7", "--receipt", "r.json", name], "in");
        assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
        let again = bench.exec(&["--verify", "r.json", name], "in");
        assert_eq!(
            text(&again.stdout),
            "verified: the same came of it, bit for bit\n",
            "{name}"
        );
        let plain = bench.exec(&["--seed", "7", name], "in");
        assert_eq!(text(&plain.stdout), text(&first.stdout), "{name}");
        let other = bench.exec(&["--seed", "8", name], "in");
        assert_ne!(text(&other.stdout), text(&first.stdout), "{name}");
    }
}

#[test]
fn what_a_receipt_is_not_about_is_named() {
    let bench = Bench::new(&[
        ("a.py", "print(input())"),
        ("b.py", "print(1)"),
        ("other/a.py", ""),
    ]);
    let made = bench.exec(&["--receipt", "r.json", "a.py"], "in\n");
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    for (file, stdin, word) in [
        ("a.py", "other\n", "input"),
        ("b.py", "in\n", "about a.py"),
        ("other/a.py", "in\n", "sources"),
    ] {
        let refused = bench.exec(&["--verify", "r.json", file], stdin);
        assert_eq!(refused.status.code(), Some(125));
        assert!(
            text(&refused.stderr).contains(word),
            "{}",
            text(&refused.stderr)
        );
    }
    let receipt = std::fs::read_to_string(bench.path("r.json")).unwrap();
    let forged = receipt.replace("\"exit\": \"code 0\"", "\"exit\": \"code 3\"");
    std::fs::write(bench.path("r.json"), forged).unwrap();
    let differs = bench.exec(&["--verify", "r.json", "a.py"], "in\n");
    assert_eq!(text(&differs.stdout), "not the same: exit\n");
    assert_eq!(differs.status.code(), Some(1));
    std::fs::write(bench.path("r.json"), "{").unwrap();
    let broken = bench.exec(&["--verify", "r.json", "a.py"], "");
    assert_eq!(broken.status.code(), Some(125));
}

#[test]
fn a_run_that_ended_by_its_time_has_no_receipt() {
    let bench = Bench::new(&[("loop.js", "for (;;);")]);
    let done = bench.exec(&["--time", "1", "--receipt", "r.json", "loop.js"], "");
    assert_eq!(done.status.code(), Some(125));
    assert!(
        text(&done.stderr).contains("there is no receipt"),
        "{}",
        text(&done.stderr)
    );
    assert!(!bench.path("r.json").exists());
}

#[test]
fn a_program_is_run_once_for_each_of_its_cases() {
    let cases = "
        [[case]]
        name = 'adds'
        input = '1 2'
        output = '3'
        points = 2
        [[case]]
        name = 'fails'
        args = ['x']
        exit = 1
        [[case]]
        name = 'is wrong'
        input = '2 2'
        output = '5'
    ";
    let program = "import sys\nif sys.argv[1:]: sys.exit(1)\nprint(sum(map(int, input().split())))";
    let bench = Bench::new(&[("sum.py", program), ("t.toml", cases)]);
    let done = bench.exec(&["--tests", "t.toml", "sum.py"], "");
    let said = text(&done.stdout);
    for part in [
        "✓ adds",
        "✓ fails",
        "✗ is wrong",
        "expected  5",
        "printed   4",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.ends_with("2 of 3 passed, 3 of 4 points\n"), "{said}");
    assert_eq!(done.status.code(), Some(1));
}

#[test]
fn a_program_that_sleeps_ends_at_its_time() {
    let sleeps =
        "#include <stdio.h>\n#include <unistd.h>\nint main(void) { sleep(100); puts(\"awake\"); }";
    let bench = Bench::new(&[("sleep.c", sleeps)]);
    let done = bench.exec(&["--time", "1", "sleep.c"], "");
    assert_eq!(done.status.code(), Some(124), "{}", text(&done.stderr));
    assert_eq!(text(&done.stdout), "", "it slept to its end");
}

#[test]
fn a_crash_names_its_line() {
    let program = "#include <stdlib.h>\nint halve(int n, int by) {\n    return n / by;\n}\nint main(int argc, char **argv) {\n    return halve(4, argc - 1);\n}\n";
    let bench = Bench::new(&[("crash.c", program)]);
    let done = bench.exec(&["crash.c"], "");
    assert_eq!(done.status.code(), Some(136));
    assert!(
        text(&done.stderr).contains("crash.c:3"),
        "{}",
        text(&done.stderr)
    );
}

/// Waits for the end of a run.
async fn ended(person: &Person, code: &str, run: &Value) -> Value {
    let path = format!("/api/rooms/{code}/runs/{}", run["id"]);
    loop {
        let found = person.get(&path).await.json();
        if found["state"] == "done" {
            return found;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

async fn put(person: &Person, code: &str, path: &str, content: &str) {
    let path = format!("/api/rooms/{code}/tree/{path}");
    let put = person.http("PUT", &path, content.as_bytes()).await;
    assert!(matches!(put.status, 200 | 201 | 204), "{}", put.text());
}

async fn start(person: &Person, code: &str, body: Value) -> Value {
    let started = person.post(&format!("/api/rooms/{code}/runs"), body).await;
    assert_eq!(started.status, 202, "{}", started.text());
    ended(person, code, &started.json()).await
}

#[tokio::test]
async fn a_room_repeats_what_its_files_were_then() {
    let house = House::new().await;
    let (ann, code) = (&house.admin, house.room(&house.admin).await);
    put(ann, &code, "dice.py", DICE).await;
    let first = start(
        ann,
        &code,
        json!({ "entry": "dice.py", "seed": 7, "stdin": "in" }),
    )
    .await;
    assert_eq!(first["exit"]["code"], 0, "{first}");
    assert_eq!(first["receipt"]["seed"], 7);
    put(ann, &code, "dice.py", "print('another program')").await;
    let path = format!("/api/rooms/{code}/runs/{}", first["id"]);
    let repeat = ann.post(&format!("{path}/repeat"), json!({})).await;
    assert_eq!(repeat.status, 202, "{}", repeat.text());
    let again = ended(ann, &code, &repeat.json()).await;
    assert_eq!(again["repeats"], first["id"]);
    assert_eq!(again["differences"], json!([]), "{again}");
    assert_eq!(again["output"], first["output"]);
    let bundle = ann.get(&format!("{path}/receipt")).await;
    assert_eq!(&bundle.body[..2], b"PK");
    let plain = start(ann, &code, json!({ "entry": "dice.py", "stdin": "" })).await;
    assert_eq!(plain.get("receipt"), None);
    let path = format!("/api/rooms/{code}/runs/{}/repeat", plain["id"]);
    assert_eq!(ann.post(&path, json!({})).await.status, 409);
}

#[tokio::test]
async fn hidden_tests_are_run_for_everyone_and_read_by_those_who_manage_the_room() {
    let house = House::new().await;
    let (ann, code) = (&house.admin, house.room(&house.admin).await);
    let bob = house.person("bob").await;
    bob.enter(&code).await;
    put(
        ann,
        &code,
        "sum.py",
        "print(sum(map(int, input().split())))",
    )
    .await;
    put(
        ann,
        &code,
        "sum.tests.toml",
        "[[case]]\ninput = '1 2'\noutput = '3'\n",
    )
    .await;
    let tree = ann.get(&format!("/api/rooms/{code}/tree")).await.json();
    let entries = tree["entries"].as_array().unwrap();
    let file = entries
        .iter()
        .find(|entry| entry["path"] == "sum.py")
        .unwrap();
    let path = format!("/api/rooms/{code}/cases/{}", file["id"].as_str().unwrap());
    let secret = "[[case]]\nname = 'large'\ninput = '271828 2'\noutput = '314159'\npoints = 3\n";
    let broken = ann.http("PUT", &path, br#"{"text":"[[case]\n"}"#).await;
    assert_eq!(broken.status, 422, "{}", broken.text());
    let body = json!({ "text": secret }).to_string();
    assert_eq!(bob.http("PUT", &path, body.as_bytes()).await.status, 403);
    assert_eq!(ann.http("PUT", &path, body.as_bytes()).await.status, 204);
    assert_eq!(bob.get(&path).await.status, 403);
    assert_eq!(ann.get(&path).await.json()["text"], secret);

    let tested = start(&bob, &code, json!({ "entry": "sum.py", "test": true })).await;
    let report = &tested["report"];
    assert_eq!(
        (&report["passed"], &report["points"], &report["of"]),
        (&json!(1), &json!(1), &json!(4))
    );
    assert_eq!(report["cases"][1]["verdict"], "wrong_output");
    let told = tested.to_string();
    assert!(
        !told.contains("271828") && !told.contains("314159") && !told.contains("271830"),
        "{told}"
    );
    put(ann, &code, "untested.py", "").await;
    let none = start(ann, &code, json!({ "entry": "untested.py", "test": true })).await;
    assert!(none["exit"]["failed"].as_str().is_some(), "{none}");
}
