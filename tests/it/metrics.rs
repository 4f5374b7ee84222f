//! What a monitor reads: every line is well-formed, and what people do shows in it.
//!
//! The numbers are of the process, in which other tests have houses too, so they are
//! compared with what they were before, and may have grown by more.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::support::{House, http, nonce};

/// The samples of a page, each under its name and labels as they were written.
struct Page(BTreeMap<String, f64>);

impl Page {
    async fn of(house: &House) -> Self {
        let answer = http(&house.addr, "GET", "/metrics", &[], b"").await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let kind = answer.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("text/plain; version=0.0.4"), "{kind}");
        Self::parse(&answer.text())
    }

    /// Reads a page as strictly as Prometheus does.
    fn parse(text: &str) -> Self {
        assert!(text.ends_with('\n'));
        let (mut samples, mut families) = (BTreeMap::new(), BTreeSet::new());
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let (family, help) = line
                .strip_prefix("# HELP ")
                .and_then(|rest| rest.split_once(' '))
                .unwrap_or_else(|| panic!("a family begins with its help: {line}"));
            assert!(help.ends_with('.'), "{line}");
            assert!(families.insert(family.to_owned()), "{family} twice");
            let kind = lines.next().unwrap();
            let kind = kind.strip_prefix(&format!("# TYPE {family} ")).unwrap();
            assert!(["counter", "gauge", "histogram"].contains(&kind), "{kind}");
            assert_eq!(kind == "counter", family.ends_with("_total"), "{family}");
            while let Some(line) = lines.next_if(|line| !line.starts_with('#')) {
                let (name, value) = sample(line);
                let of = name
                    .strip_prefix(family)
                    .unwrap_or_else(|| panic!("{line}"));
                let of = of.split('{').next().unwrap();
                match kind {
                    "histogram" => assert!(["_bucket", "_sum", "_count"].contains(&of), "{line}"),
                    _ => assert_eq!(of, "", "{line}"),
                }
                assert!(value >= 0.0, "{line}");
                assert_eq!(samples.insert(name.to_owned(), value), None, "{line}");
            }
        }
        Self(samples)
    }

    /// A sample; one that is not there has not happened.
    fn get(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or_default()
    }
}

/// A name with its labels, and a value.
fn sample(line: &str) -> (&str, f64) {
    let (name, value) = line.rsplit_once(' ').unwrap();
    let (bare, labels) = match name.split_once('{') {
        Some((bare, labels)) => (bare, labels.strip_suffix('}').expect(line)),
        None => (name, ""),
    };
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    assert!(is_word(bare), "{line}");
    // No label of ours holds a quote or a comma.
    for label in labels.split(',').filter(|label| !label.is_empty()) {
        let (key, text) = label.split_once('=').expect(line);
        assert!(is_word(key), "{line}");
        let text = text
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'));
        assert!(!text.expect(line).contains('"'), "{line}");
    }
    (name, value.parse().expect(line))
}

#[tokio::test]
async fn what_people_do_shows_in_the_numbers() {
    let house = House::new().await;
    let before = Page::of(&house).await;
    let code = house.room(&house.admin).await;
    for password in ["correct horse battery", "wrong horse battery"] {
        let form = json!({ "login": "ann", "password": password }).to_string();
        http(&house.addr, "POST", "/api/session", &[], form.as_bytes()).await;
    }
    let (_ws, ..) = house.admin.enter(&code).await;
    let said = json!({ "body": "Hello", "nonce": nonce() });
    let said = house
        .admin
        .post(&format!("/api/rooms/{code}/messages"), said)
        .await;
    assert_eq!(said.status, 201);
    let after = Page::of(&house).await;
    for name in [
        r#"longhouse_sign_ins_total{outcome="ok"}"#,
        r#"longhouse_sign_ins_total{outcome="wrong_credentials"}"#,
        "longhouse_chat_messages_stored_total",
        r#"longhouse_http_requests_total{method="POST",route="/api/rooms/{code}/messages",status="2xx"}"#,
        r#"longhouse_http_requests_total{method="POST",route="/api/session",status="4xx"}"#,
        r#"longhouse_http_request_duration_seconds_count{method="POST",route="/api/rooms"}"#,
        r#"longhouse_database_commit_duration_seconds_bucket{le="+Inf"}"#,
        "longhouse_database_writes_total",
    ] {
        let (was, is) = (before.get(name), after.get(name));
        assert!(is >= was + 1.0, "{name} was {was} and is {is}");
    }
    assert!(after.get("longhouse_websockets_open") >= 1.0);
    // These are of this house alone.
    assert_eq!(after.get("longhouse_rooms_running"), 1.0);
    assert_eq!(after.get("longhouse_people_online"), 1.0);
    assert_eq!(after.get("longhouse_runs_running"), 0.0);
    assert!(after.get(r#"longhouse_database_bytes{part="file"}"#) > 0.0);
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        after.get(&format!("longhouse_build_info{{version=\"{version}\"}}")),
        1.0
    );
    for name in [
        "process_resident_memory_bytes",
        "process_cpu_seconds_total",
        "process_open_fds",
        "process_max_fds",
        "process_start_time_seconds",
    ] {
        assert!(after.get(name) > 0.0, "{name}");
    }
    house.shut_down().await;
}

#[tokio::test]
async fn updates_and_runs_are_counted_when_they_are_done() {
    let house = House::new().await;
    let before = Page::of(&house).await;
    let code = house.room(&house.admin).await;
    let path = format!("/api/rooms/{code}/tree/main.js");
    for text in ["console.log(1)", "console.log(2)"] {
        let put = house.admin.http("PUT", &path, text.as_bytes()).await;
        assert!(put.status < 300, "{}", put.text());
    }
    let start = json!({ "entry": "main.js" });
    let started = house
        .admin
        .post(&format!("/api/rooms/{code}/runs"), start)
        .await;
    assert_eq!(started.status, 202, "{}", started.text());
    let run = format!("/api/rooms/{code}/runs/{}", started.json()["id"]);
    while house.admin.get(&run).await.json()["exit"].is_null() {
        tokio::task::yield_now().await;
    }
    let after = Page::of(&house).await;
    for name in [
        "longhouse_document_updates_stored_total",
        r#"longhouse_runs_total{language="javascript",outcome="ok"}"#,
        r#"longhouse_http_requests_total{method="PUT",route="/api/rooms/{code}/tree/{*path}",status="2xx"}"#,
    ] {
        let (was, is) = (before.get(name), after.get(name));
        assert!(is >= was + 1.0, "{name} was {was} and is {is}");
    }
    house.shut_down().await;
}

#[tokio::test]
async fn made_up_addresses_are_one_number() {
    let house = House::new().await;
    for path in ["/api/made-up-1", "/made-up-2.js", "/made/up/3"] {
        http(&house.addr, "GET", path, &[], b"").await;
    }
    let page = Page::of(&house).await;
    assert!(!page.0.keys().any(|name| name.contains("made")));
    let other = r#"longhouse_http_requests_total{method="GET",route="other",status="4xx"}"#;
    assert!(page.get(other) >= 3.0);
    house.shut_down().await;
}
