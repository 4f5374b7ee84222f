//! Search: what is found, and what nobody may find.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use crate::support::{House, Person, nonce};

async fn say(who: &Person, code: &str, body: &str) -> i64 {
    let path = format!("/api/rooms/{code}/messages");
    let said = who
        .post(&path, json!({ "body": body, "nonce": nonce() }))
        .await;
    assert_eq!(said.status, 201, "{}", said.text());
    said.json()["id"].as_i64().unwrap()
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn page(who: &Person, query: &str) -> Value {
    let answer = who.get(&format!("/api/search?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.text());
    answer.json()
}

/// The ids of all that `who` finds by `q`, whatever the number of pages.
async fn find(who: &Person, q: &str) -> Vec<i64> {
    let (mut found, mut before) = (Vec::new(), String::new());
    loop {
        let page = page(who, &format!("q={}{before}", escaped(q))).await;
        let ids = page["messages"].as_array().unwrap().iter();
        found.extend(ids.map(|message| message["id"].as_i64().unwrap()));
        let Some(next) = page["next"].as_i64() else {
            return found;
        };
        before = format!("&before={next}");
    }
}

async fn private_room(owner: &Person, name: &str) -> String {
    let form = json!({ "name": name, "visibility": "private" });
    let room = owner.post("/api/rooms", form).await;
    room.json()["code"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn words_and_their_parts_are_found_in_any_script_with_or_without_accents() {
    let house = House::new().await;
    let ann = &house.admin;
    let code = house.room(ann).await;
    let deploy = say(ann, &code, "The Deployment failed on Friday").await;
    let cafe = say(ann, &code, "meet at the Café, \"north side\"").await;
    let tokyo = say(ann, &code, "東京都で会いましょう").await;
    let mine = say(ann, &code, "дом Мой").await;
    let viet = say(ann, &code, "Việt Nam is far").await;

    assert_eq!(find(ann, "deploy").await, [deploy]);
    assert_eq!(find(ann, "ploymen FRI").await, [deploy]);
    assert_eq!(find(ann, "cafe").await, [cafe]);
    assert_eq!(find(ann, "CAFÉ").await, [cafe]);
    assert_eq!(find(ann, "viet").await, [viet]);
    assert_eq!(find(ann, "мой").await, [mine]);
    assert_eq!(find(ann, "東京都").await, [tokyo]);
    assert_eq!(find(ann, "京都").await, [tokyo], "two characters");
    assert_eq!(
        find(ann, "on").await,
        [deploy],
        "a short word, where words begin"
    );
    assert_eq!(find(ann, "\"failed on\"").await, [deploy]);
    assert_eq!(find(ann, "\"on failed\"").await, [0; 0]);
    assert_eq!(find(ann, "the -friday").await, [cafe]);
    assert_eq!(find(ann, "-the -viet").await, [mine, tokyo]);
    assert_eq!(find(ann, "nothing of the kind").await, [0; 0]);
}

#[tokio::test]
async fn only_what_one_may_see_at_that_moment_is_found() {
    let house = House::new().await;
    let (ann, bob) = (&house.admin, house.person("bob").await);
    let secret = private_room(ann, "Secret").await;
    let open = house.room(ann).await;
    say(ann, &secret, "the password is swordfish").await;
    let said = say(ann, &open, "swordfish is a fish").await;

    assert_eq!(
        find(&bob, "swordfish").await,
        [0; 0],
        "not a member, of a public room either"
    );
    bob.post(&format!("/api/rooms/{open}/join"), json!({}))
        .await;
    assert_eq!(find(&bob, "swordfish").await, [said]);
    for q in [
        format!("in:{secret} swordfish"),
        "in:Secret swordfish".into(),
        "from:ann password".into(),
    ] {
        assert_eq!(find(&bob, &q).await, [0; 0], "{q}");
    }
    let me = format!("/api/rooms/{open}/members/{}", bob.id);
    assert_eq!(ann.http("DELETE", &me, b"").await.status, 204);
    assert_eq!(find(&bob, "swordfish").await, [0; 0], "removed");
    assert_eq!(find(ann, "swordfish").await.len(), 2);
    assert_eq!(
        house
            .person("eve")
            .await
            .get("/api/search?q=swordfish")
            .await
            .json()["messages"],
        json!([])
    );
}

#[tokio::test]
async fn filters_narrow_what_is_found() {
    let house = House::new().await;
    let (ann, bob) = (&house.admin, house.person("bob").await);
    let (one, two) = (
        house.room(ann).await,
        private_room(ann, "Back office").await,
    );
    bob.post(&format!("/api/rooms/{one}/join"), json!({})).await;
    let hers = say(ann, &one, "plan for today https://example.org/x").await;
    let his = say(&bob, &one, "my plan:\n```py\nx = 1\n```").await;
    let back = say(ann, &two, "another plan").await;

    assert_eq!(find(ann, "plan").await, [back, his, hers]);
    assert_eq!(find(ann, "plan from:bob").await, [his]);
    assert_eq!(find(ann, "from:@ann").await, [back, hers]);
    assert_eq!(find(ann, "from:me plan").await, [back, hers]);
    assert_eq!(find(ann, "from:nobody plan").await, [0; 0]);
    assert_eq!(find(ann, &format!("plan in:{one}")).await, [his, hers]);
    assert_eq!(find(ann, "plan in:\"back office\"").await, [back]);
    assert_eq!(find(ann, "in:nowhere plan").await, [0; 0]);
    assert_eq!(find(ann, "has:link").await, [hers]);
    assert_eq!(find(ann, "has:code plan").await, [his]);
    assert_eq!(find(ann, "has:file plan").await, [0; 0]);
    assert_eq!(
        find(ann, "plan after:2020-01-01 before:2999-01-01")
            .await
            .len(),
        3
    );
    assert_eq!(find(ann, "plan before:2020-01-01").await, [0; 0]);
    assert_eq!(find(ann, "plan after:2999-01-01").await, [0; 0]);
}

#[tokio::test]
async fn whatever_is_typed_is_looked_for_or_refused() {
    let house = House::new().await;
    let ann = &house.admin;
    let code = house.room(ann).await;
    say(ann, &code, "something").await;
    let odd = [
        "\" OR 1=1 --",
        "NEAR(some, thing)",
        "*",
        "some*",
        "body:some",
        "some OR x",
        "^some",
        "{a} : b",
        "some\" \"",
        "%%%",
        "___",
        "'; drop table message; --",
    ];
    for q in odd {
        assert_eq!(find(ann, q).await, [0; 0], "{q}");
    }
    let said = say(ann, &code, "NEAR(some, thing) and a * here").await;
    assert_eq!(find(ann, "NEAR(some,").await, [said]);
    assert_eq!(find(ann, "*").await, [said]);
    for q in [
        "",
        " ",
        "before:tomorrow",
        "has:fun",
        &"x".repeat(1_001),
        &"x ".repeat(17),
    ] {
        let answer = ann.get(&format!("/api/search?q={}", escaped(q))).await;
        assert_eq!(
            (answer.status, answer.json()["code"].as_str()),
            (422, Some("invalid_search")),
            "{q:?}"
        );
    }
}

#[tokio::test]
async fn what_is_found_is_shown_around_the_match_with_its_room() {
    let house = House::new().await;
    let ann = &house.admin;
    let code = house.room(ann).await;
    say(ann, &code, "<b>Deploy</b> it").await;
    let found = page(ann, "q=deploy").await["messages"][0].clone();
    assert_eq!(found["room"], json!({ "code": code, "name": "Job runner" }));
    assert_eq!(found["author_name"], "Ann");
    let pieces = json!([
        { "text": "<b>", "hit": false },
        { "text": "Deploy", "hit": true },
        { "text": "</b> it", "hit": false },
    ]);
    assert_eq!(found["snippet"], pieces);
}

#[tokio::test]
async fn pages_go_on_where_the_one_before_ended() {
    let house = House::new().await;
    let ann = &house.admin;
    let code = house.room(ann).await;
    let mut said = Vec::new();
    for n in 0..7 {
        said.push(say(ann, &code, &format!("message {n}")).await);
    }
    said.reverse();
    let first = page(ann, "q=message&limit=3").await;
    assert_eq!(first["messages"].as_array().unwrap().len(), 3);
    assert_eq!(first["next"], json!(said[2]));
    assert_eq!(find(ann, "message").await, said);
}

/// Draws words as they are drawn in speech: the n-th is n times as rare as the first.
struct Zipf(u64);

impl Zipf {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn word(&mut self) -> usize {
        let unit = (self.roll() >> 11) as f64 / (1_u64 << 53) as f64;
        (20_000_f64.powf(unit) - 1.0) as usize
    }
}

/// The n-th commonest word: real ones first, then ones made of syllables.
fn word(n: usize) -> String {
    const COMMON: [&str; 12] = [
        "the", "and", "that", "this", "with", "have", "deploy", "from", "error", "what", "should",
        "to",
    ];
    const PARTS: [&str; 16] = [
        "ka", "ri", "mo", "ten", "sol", "ver", "in", "the", "and", "qua", "lis", "or", "ex", "um",
        "pro", "ba",
    ];
    match COMMON.get(n) {
        Some(word) => (*word).to_owned(),
        None => {
            [n / 256, n / 16, n].map(|n| PARTS[n % 16]).concat() + if n > 4_096 { "x" } else { "" }
        }
    }
}

/// Fills the house with `count` messages in 200 rooms, ten of which have half of them.
fn fill(path: &std::path::Path, author: &str, count: u64) {
    let mut conn = longhouse::store::open_alone(path).unwrap();
    let author = uuid::Uuid::parse_str(author).unwrap().as_bytes().to_vec();
    let tx = conn.transaction().unwrap();
    for room in 0..200_u8 {
        let sql = "insert into room (id, code, name, visibility, created_at, active_at, seq) values (?1, ?2, ?2, 'private', 0, 0, ?3)";
        tx.execute(
            sql,
            rusqlite::params![[room; 16], format!("room-{room}"), 1_000_000],
        )
        .unwrap();
    }
    let mut dice = Zipf(7);
    {
        let sql = "insert into message (room, seq, author, body, nonce, sent_at) values (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut insert = tx.prepare(sql).unwrap();
        for n in 0..count {
            let room = if dice.roll().is_multiple_of(2) {
                dice.roll() % 10
            } else {
                10 + dice.roll() % 190
            };
            let words: Vec<_> = (0..12).map(|_| word(dice.word())).collect();
            // One word is in half of the rooms alone, and common there.
            let body = words.join(" ")
                + if room >= 100 && n % 3 == 0 {
                    " quarterly"
                } else {
                    ""
                };
            let n = i64::try_from(n).unwrap();
            let sent_at = 1_700_000_000_000_i64 + n * 30_000;
            let row = rusqlite::params![
                [u8::try_from(room).unwrap(); 16],
                n,
                author,
                body,
                format!("f{n}"),
                sent_at
            ];
            insert.execute(row).unwrap();
        }
    }
    tx.commit().unwrap();
}

fn enter(path: &std::path::Path, user: &str, rooms: impl Iterator<Item = u8>) {
    let conn = longhouse::store::open_alone(path).unwrap();
    let user = uuid::Uuid::parse_str(user).unwrap().as_bytes().to_vec();
    for room in rooms {
        let sql = "insert into member (room, user, role, slot, joined_at) values (?1, ?2, 'editor', 0, 0)";
        conn.execute(sql, rusqlite::params![[room; 16], user])
            .unwrap();
    }
}

/// Prints how long searches take. `cargo test --release a_million -- --ignored --nocapture`
#[tokio::test]
#[ignore = "takes minutes; a measurement"]
async fn a_million_messages_are_searched() {
    let house = House::new().await;
    let path = house.data().join("longhouse.db");
    let count = std::env::var("MESSAGES").map_or(1_000_000, |count| count.parse().unwrap());
    let begun = Instant::now();
    fill(&path, &house.admin.id, count);
    println!("{count} messages in {:.0?}", begun.elapsed());
    let people: [(&str, Vec<u8>); 5] = [
        ("all", (0..200).collect()),
        ("large", (0..3).collect()),
        ("twenty", (90..110).collect()),
        ("three", (150..153).collect()),
        ("none", vec![]),
    ];
    let queries: Vec<String> = [
        "the",
        "and",
        "to",
        "a",
        "th",
        "deploy",
        "the and that",
        "\"the and\"",
        "theand",
        "deploy error",
        "\"deploy error from\"",
        "quarterly",
        "quarterly the",
        "from:ann",
        "from:ann error",
        "has:link",
        "has:code the",
        "has:file",
        "-the",
        "in:room-3 quarterly",
        "in:room-150 should",
        "before:2023-11-20 the",
        "after:2024-10-01 quarterly",
        "nosuchwordatall",
        "ka",
        "kakari",
        "xum",
        "andthe",
        "inthe and",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain([50, 500, 3_000, 9_000, 19_000].map(word))
    .collect();
    let mut all = Vec::new();
    for (name, rooms) in people {
        let who = house.person(name).await;
        enter(&path, &who.id, rooms.into_iter());
        let mut times = Vec::new();
        for q in &queries {
            for round in 0..4 {
                let begun = Instant::now();
                let found = page(&who, &format!("q={}", escaped(q))).await;
                let took = begun.elapsed();
                if round == 0 {
                    continue;
                }
                let (hits, next) = (found["messages"].as_array().unwrap().len(), &found["next"]);
                if took > Duration::from_millis(10) || (hits < 20 && !next.is_null()) {
                    println!("{name:8} {q:28} {took:9.2?} {hits} found, next {next}");
                }
                times.push(took);
            }
        }
        times.sort();
        let at = |part: usize| times[(times.len() - 1) * part / 100];
        println!(
            "{name:8} p50 {:.2?} p95 {:.2?} max {:.2?}",
            at(50),
            at(95),
            at(100)
        );
        all.extend(times);
    }
    all.sort();
    let at = |part: usize| all[(all.len() - 1) * part / 100];
    println!(
        "{} searches: p50 {:.2?} p95 {:.2?} p99 {:.2?} max {:.2?}",
        all.len(),
        at(50),
        at(95),
        at(99),
        at(100)
    );
}
