//! Tokens, cookies, codes and links as nobody should send them: a clear answer, the same to all
//! of them, and never a fault of ours.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::browser::PASSWORD;
use crate::support::ws::Ws;
use crate::support::{House, http};

/// What is no token, made of one that is.
fn spoilt(real: &str) -> Vec<String> {
    let half = &real[..real.len() / 2];
    let mut parts = real.split('.');
    let payload = parts.nth(1).unwrap_or("e30");
    let unsigned = format!("eyJhbGciOiJub25lIn0.{payload}.");
    let by_name = format!("eyJhbGciOiJIUzI1NiIsImtpZCI6Ii4uLy4uL2V0Yy9wYXNzd2QifQ.{payload}.AAAA");
    let flipped: String = real.chars().rev().collect();
    vec![
        "x".into(),
        ".".into(),
        "..".into(),
        "a.b.c".into(),
        "null".into(),
        "%00".into(),
        "' or 1=1 --".into(),
        half.into(),
        real[1..].into(),
        format!("{half}0{}", &real[half.len() + 1..]),
        format!("{real}x"),
        format!("{real}.{real}"),
        flipped,
        unsigned,
        by_name,
        "A".repeat(40_000),
        ".".repeat(40_000),
    ]
    .into_iter()
    .filter(|token| token != real)
    .collect()
}

/// The routes, by whether one has to be signed in: method and path.
async fn routes(house: &House) -> Vec<(bool, String, String)> {
    let document = house.admin.get("/api/openapi.json").await.json();
    let mut routes = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let open = operation["security"].as_array();
            let open = open.is_some_and(|all| all.contains(&json!({})));
            let path = path.replace(['{', '}', '*'], "");
            routes.push((open, method.to_uppercase(), path));
        }
    }
    routes
}

/// An empty form where one is taken.
fn body(method: &str) -> &'static [u8] {
    match method {
        "GET" | "DELETE" => b"",
        _ => b"{}",
    }
}

#[tokio::test]
async fn an_access_token_that_is_none_opens_nothing_anywhere() {
    let (house, elsewhere) = (House::new().await, House::new().await);
    let mut tokens = spoilt(&house.admin.token);
    tokens.push(elsewhere.admin.token.clone());
    let routes = routes(&house).await;
    let passed_on = ("X-Forwarded-For", "192.0.2.1");
    let mut answers = BTreeSet::new();
    for (open, method, path) in &routes {
        // What answers signing in and out is told apart by other tests.
        if path.starts_with("/api/session") {
            continue;
        }
        for token in &tokens {
            let bearer = format!("Bearer {token}");
            let cookie = format!("lh_access={token}");
            let ways = [
                vec![passed_on, ("Authorization", bearer.as_str())],
                vec![
                    passed_on,
                    ("Cookie", cookie.as_str()),
                    ("Sec-Fetch-Site", "same-origin"),
                ],
            ];
            for headers in ways {
                let answer = http(&house.addr, method, path, &headers, body(method)).await;
                let start: String = token.chars().take(60).collect();
                assert!(
                    answer.status < 500,
                    "{method} {path} with {start}: {}",
                    answer.text()
                );
                if !open {
                    assert_eq!(answer.status, 401, "{method} {path} with {start}");
                    answers.insert(answer.text());
                }
            }
        }
    }
    assert_eq!(answers.len(), 1, "all are told the same: {answers:?}");
    for token in tokens.iter().filter(|token| {
        token
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'.')
    }) {
        for door in ["/ws", "/yjs/a-b-c/a.py"] {
            let path = format!("{door}?token={token}");
            let ours = [("Sec-WebSocket-Protocol", "longhouse.v1")];
            let refused = Ws::connect(&house.addr, &path, &ours)
                .await
                .err()
                .map(|(status, _)| status);
            assert_eq!(refused, Some(401), "{door}");
        }
    }
    house.shut_down().await;
    elsewhere.shut_down().await;
}

#[tokio::test]
async fn a_refresh_cookie_that_is_none_refreshes_nothing() {
    let (house, elsewhere) = (House::new().await, House::new().await);
    let form = json!({ "login": "ann", "password": "correct horse battery" }).to_string();
    let foreign = http(
        &elsewhere.addr,
        "POST",
        "/api/session",
        &[],
        form.as_bytes(),
    )
    .await;
    let cookie = |head: &str| {
        let (_, rest) = head.split_once("lh_refresh=").unwrap();
        rest.split(';').next().unwrap().to_owned()
    };
    let mut tokens = spoilt(&cookie(&foreign.head));
    tokens.push(cookie(&foreign.head));
    tokens.push(house.admin.token.clone());
    tokens.push(String::new());
    for token in tokens {
        let line = format!("lh_refresh={token}");
        let headers = [("Cookie", line.as_str()), ("Sec-Fetch-Site", "same-origin")];
        let answer = http(&house.addr, "POST", "/api/session/refresh", &headers, b"").await;
        assert_eq!(
            (answer.status, &answer.json()["code"]),
            (401, &json!("unauthenticated"))
        );
    }
    house.shut_down().await;
    elsewhere.shut_down().await;
}

/// Escapes what a path cannot hold.
fn in_path(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~%".contains(&byte);
    let escaped = text.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    escaped.collect()
}

#[tokio::test]
async fn a_link_that_does_not_hold_is_gone_whatever_was_wrong_with_it() {
    let (house, elsewhere) = (House::new().await, House::new().await);
    let link = async |house: &House| {
        let code = house.room(&house.admin).await;
        let path = format!("/api/rooms/{code}/invites");
        let terms = json!({ "role": "viewer", "guests": true, "uses": 1 });
        let made = house.admin.post(&path, terms).await.json();
        let token = made["url"]
            .as_str()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        (token, format!("{path}/{}", made["id"].as_str().unwrap()))
    };
    let (good, _) = link(&house).await;
    let mut tokens: Vec<String> = spoilt(&good)
        .into_iter()
        .filter(|token| token.len() < 8_000)
        .collect();
    tokens.push(link(&elsewhere).await.0);
    let (revoked, id) = link(&house).await;
    assert_eq!(house.admin.http("DELETE", &id, b"").await.status, 204);
    tokens.push(revoked);
    let (used, _) = link(&house).await;
    let accept = |token: &str| format!("/api/invites/{}/accept", in_path(token));
    let came = http(
        &house.addr,
        "POST",
        &accept(&used),
        &[],
        br#"{"name":"Gus"}"#,
    )
    .await;
    assert_eq!(came.status, 200);
    tokens.push(used);
    let mut answers = BTreeSet::new();
    for token in &tokens {
        let landing = format!("/api/invites/{}", in_path(token));
        for answer in [
            http(&house.addr, "GET", &landing, &[], b"").await,
            http(
                &house.addr,
                "POST",
                &accept(token),
                &[],
                br#"{"name":"Eve"}"#,
            )
            .await,
            house.admin.post(&accept(token), json!({})).await,
        ] {
            assert_eq!(answer.status, 404, "{token}: {}", answer.text());
            answers.insert(answer.text());
        }
    }
    // A token that ends in a dot segment leads to another address, where there is nothing either.
    assert!(
        answers
            .iter()
            .filter(|text| text.contains("invite_gone"))
            .count()
            == 1,
        "{answers:?}"
    );
    assert_eq!(
        http(
            &house.addr,
            "GET",
            &format!("/api/invites/{good}"),
            &[],
            b""
        )
        .await
        .status,
        200
    );
    house.shut_down().await;
    elsewhere.shut_down().await;
}

#[tokio::test]
async fn a_setup_code_that_is_none_raises_no_house() {
    let house = crate::browser::House::new().await;
    let good = house.setup.code().unwrap();
    let mut codes: Vec<Value> = spoilt(&good).into_iter().map(Value::from).collect();
    codes.extend(["", "\u{0}", "\u{202e}", &good.replace('-', "")].map(Value::from));
    let mut answers = BTreeSet::new();
    for code in codes {
        let form = json!({ "code": code, "username": "eve", "password": PASSWORD });
        let refused = house.browser().post("/api/setup", form).await;
        answers.insert(refused.refuses(403, "bad_setup_code").to_string());
    }
    assert_eq!(answers.len(), 1);
    for odd in [json!(null), json!(7), json!([]), json!({ "a": 1 })] {
        let form = json!({ "code": odd, "username": "eve", "password": PASSWORD });
        house
            .browser()
            .post("/api/setup", form)
            .await
            .refuses(422, "malformed_body");
    }
    assert_eq!(house.count("select count(*) from user").await, 0);
}
