//! The server around the features: guards, headers, description, connections.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::{get, post};
use hyper_util::rt::TokioIo;
use longhouse::server::{Config, Serving, serve};
use longhouse::web::Peer;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::browser::{House, PASSWORD};

#[tokio::test]
async fn pages_of_other_sites_change_nothing() {
    let (house, mut ines) = House::raised().await;
    let form = json!({ "name": "x", "visibility": "private" });
    for foreign in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
        vec![],
    ] {
        ines.headers = foreign
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect();
        ines.post("/api/rooms", form.clone())
            .await
            .refuses(403, "cross_site");
        ines.delete("/api/session").await.refuses(403, "cross_site");
    }
    let mut stranger = house.browser();
    stranger.headers = vec![("sec-fetch-site".into(), "cross-site".into())];
    let login = json!({ "login": "ines", "password": PASSWORD });
    stranger
        .post("/api/session", login.clone())
        .await
        .refuses(403, "cross_site");
    stranger.headers.clear();
    stranger.post("/api/session", login).await.is(201);
    ines.headers = vec![("origin".into(), "http://lh.example".into())];
    ines.post("/api/rooms", form).await.is(201);
    assert_eq!(house.count("select count(*) from room").await, 1);
}

#[tokio::test]
async fn answers_with_data_are_kept_by_nobody_and_can_do_nothing() {
    let house = House::new().await;
    let answer = house.browser().get("/api/house").await;
    answer.is(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(
        answer
            .header("content-security-policy")
            .starts_with("default-src 'none'")
    );
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(
        answer.header("strict-transport-security"),
        "",
        "only over TLS"
    );
    assert!(
        answer
            .header("permissions-policy")
            .contains("geolocation=()")
    );
}

#[tokio::test]
async fn health_is_for_everyone_and_numbers_are_not() {
    let (house, mut ines) = House::raised().await;
    let health = house.browser().get("/api/health").await.is(200);
    assert_eq!(
        (&health["status"], &health["database"]),
        (&json!("ok"), &json!("ok"))
    );
    house
        .browser()
        .get("/metrics")
        .await
        .refuses(401, "unauthenticated");
    house
        .member("bob")
        .await
        .get("/metrics")
        .await
        .refuses(403, "admins_only");
    assert_eq!(ines.get("/metrics").await.body, b"longhouse_up 1\n");
    let mut local = house.browser();
    local.addr.set_ip(Ipv4Addr::LOCALHOST.into());
    local.get("/metrics").await.is(200);
    local
        .headers
        .push(("x-forwarded-for".into(), "192.0.2.1".into()));
    local.get("/metrics").await.refuses(401, "unauthenticated");
}

#[tokio::test]
async fn a_broken_database_is_not_healthy() {
    let house = House::new().await;
    house.sql("delete from house").await;
    let health = house.browser().get("/api/health").await.is(503);
    assert_eq!(
        (&health["status"], &health["database"]),
        (&json!("down"), &json!("down"))
    );
    house
        .browser()
        .get("/api/house")
        .await
        .refuses(500, "internal");
}

/// Parts of a page, and doors for WebSockets, which OpenAPI cannot describe.
const OTHERS: [&str; 4] = [
    "/api/docs/docs.js",
    "/api/docs/docs.css",
    "/ws",
    "/yjs/{code}/{*path}",
];

#[tokio::test]
async fn every_route_is_described() {
    let house = crate::support::House::new().await;
    let document = house.admin.get("/api/openapi.json").await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let paths = document["paths"].as_object().unwrap();
    let mut named = BTreeSet::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut |text| {
            for marker in [".route(\"", ", path = \""] {
                let found = text.split(marker).skip(1);
                named.extend(found.map(|rest| rest.split('"').next().unwrap().to_owned()));
            }
        },
    );
    assert!(named.len() > 20, "{named:?}");
    for path in named.iter().filter(|path| !OTHERS.contains(&path.as_str())) {
        let described = path.replace("{*", "{");
        assert!(paths.contains_key(&described), "{path} is not described");
    }
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            described(&document, &format!("{method} {path}"), operation);
        }
    }
}

fn described(document: &Value, name: &str, operation: &Value) {
    assert!(
        operation["summary"].is_string(),
        "{name} says nothing about itself"
    );
    let responses = operation["responses"].as_object().unwrap();
    assert!(
        responses
            .keys()
            .any(|status| status.starts_with(['2', '3'])),
        "{name}"
    );
    let form = &responses["default"]["content"]["application/problem+json"]["schema"]["$ref"];
    assert_eq!(form, "#/components/schemas/Problem", "{name}");
    let open = operation["security"]
        .as_array()
        .is_some_and(|all| all.contains(&json!({})));
    assert!(open || responses.contains_key("401"), "{name}");
    for wanted in operation["security"].as_array().into_iter().flatten() {
        for scheme in wanted.as_object().unwrap().keys() {
            assert!(
                document["components"]["securitySchemes"][scheme].is_object(),
                "{name}: {scheme}"
            );
        }
    }
}

#[tokio::test]
async fn every_reference_in_the_description_leads_somewhere() {
    let house = House::new().await;
    let document = house.browser().get("/api/openapi.json").await.is(200);
    let text = document.to_string();
    let names = text
        .split("\"#/components/schemas/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    for name in names.collect::<BTreeSet<_>>() {
        assert!(
            document["components"]["schemas"][name].is_object(),
            "{name}"
        );
    }
}

/// What a description calls a type whose derives `text` follows: its own name, unless it says otherwise.
fn schema(text: &str) -> Option<&str> {
    let end = text.find('{')?;
    let head = &text[..end];
    if let Some((_, rest)) = head.split_once("schema(as = ") {
        return rest.split(')').next();
    }
    let after = |word: &str| head.rsplit_once(word).map(|(_, name)| name);
    let name = after("struct ").or_else(|| after("enum "))?;
    let name = name.split(|c: char| !c.is_alphanumeric()).next()?;
    // A macro names its types where it is used.
    (!name.is_empty()).then_some(name)
}

#[test]
fn no_two_forms_have_one_name_in_the_description() {
    let mut names: Vec<String> = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&folder, &mut |text| {
        let derived = text.split("ToSchema").skip(1);
        let derived = derived.filter(|rest| rest.starts_with([')', ',']));
        names.extend(derived.filter_map(schema).map(str::to_owned));
    });
    assert!(names.len() > 30, "{names:?}");
    names.sort();
    let twice: Vec<_> = names.windows(2).filter(|two| two[0] == two[1]).collect();
    assert!(
        twice.is_empty(),
        "the latter would stand for both: {twice:?}"
    );
}

fn sources(dir: &Path, each: &mut impl FnMut(&str)) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, each);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            each(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[tokio::test]
async fn the_description_can_be_read_by_people_without_inline_scripts() {
    let house = House::new().await;
    let page = house.browser().get("/api/docs").await;
    let text = String::from_utf8(page.body.clone()).unwrap();
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(
        !text.contains("<style")
            && !text.contains("onload")
            && text.contains("src=\"/api/docs/docs.js\"")
    );
    for part in ["/api/docs/docs.js", "/api/docs/docs.css"] {
        house.browser().get(part).await.is(200);
    }
}

async fn open(router: Router, config: Config) -> (SocketAddr, Serving) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    (addr, serve(vec![listener], router, &config))
}

async fn said(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let _ = tokio::time::timeout(Duration::from_secs(20), stream.read_to_string(&mut text))
        .await
        .unwrap();
    text
}

#[tokio::test]
async fn handlers_know_who_has_connected() {
    let echo = get(|peer: Peer| async move { peer.addr.to_string() });
    let (addr, serving) = open(Router::new().route("/", echo), Config::default()).await;
    let mut stream = TcpStream::connect(addr).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    let mine = stream.local_addr().unwrap().to_string();
    assert!(said(&mut stream).await.ends_with(&mine));
    serving.stop(Duration::from_secs(5)).await;
    assert!(
        TcpStream::connect(addr).await.is_err(),
        "nobody listens any more"
    );
}

#[tokio::test]
async fn heads_are_bounded() {
    let (addr, _serving) = open(
        Router::new().route("/", get(|| async { "hi" })),
        Config::default(),
    )
    .await;
    let many: String = (0..101).map(|n| format!("x-{n}: y\r\n")).collect();
    let large = format!("x: {}\r\n", "y".repeat(70_000));
    for headers in [many, large] {
        let mut stream = TcpStream::connect(addr).await.unwrap();
        let head = format!("GET / HTTP/1.1\r\nhost: x\r\n{headers}\r\n");
        let _ = stream.write_all(head.as_bytes()).await;
        let said = said(&mut stream).await;
        assert!(
            said.is_empty() && head.len() > 65_536 || said.starts_with("HTTP/1.1 431"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn one_connection_too_many_is_told_so() {
    let config = Config {
        max_connections: 1,
        ..Config::default()
    };
    let (addr, _serving) = open(Router::new().route("/", get(|| async { "hi" })), config).await;
    let mut first = TcpStream::connect(addr).await.unwrap();
    first
        .write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    let mut byte = [0];
    first.read_exact(&mut byte).await.unwrap();
    let mut second = TcpStream::connect(addr).await.unwrap();
    assert!(said(&mut second).await.starts_with("HTTP/1.1 503"));
}

#[tokio::test]
async fn stopping_waits_for_answers_on_their_way() {
    let (arrived, wait) = tokio::sync::oneshot::channel::<()>();
    let (go, gate) = tokio::sync::oneshot::channel::<()>();
    let once = std::sync::Arc::new(std::sync::Mutex::new(Some((arrived, gate))));
    let slow = get(move || {
        let (arrived, gate) = once.lock().unwrap().take().unwrap();
        async move {
            arrived.send(()).unwrap();
            gate.await.unwrap();
            "done"
        }
    });
    let (addr, serving) = open(Router::new().route("/", slow), Config::default()).await;
    let mut stream = TcpStream::connect(addr).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    wait.await.unwrap();
    let stopping = tokio::spawn(serving.stop(Duration::from_secs(60)));
    go.send(()).unwrap();
    assert!(said(&mut stream).await.ends_with("done"));
    stopping.await.unwrap();
}

#[tokio::test]
async fn an_upgraded_connection_is_the_bare_stream() {
    let upgrade = post(|mut request: Request| async move {
        let upgrading = request
            .extensions_mut()
            .remove::<hyper::upgrade::OnUpgrade>()
            .unwrap();
        tokio::spawn(async move {
            let bare = upgrading
                .await
                .unwrap()
                .downcast::<TokioIo<TcpStream>>()
                .unwrap();
            let mut stream = bare.io.into_inner();
            stream.write_all(b"bare").await.unwrap();
        });
        let headers = HeaderMap::from_iter([
            (header::CONNECTION, "upgrade".parse().unwrap()),
            (header::UPGRADE, "test".parse().unwrap()),
        ]);
        (StatusCode::SWITCHING_PROTOCOLS, headers)
    });
    let (addr, _serving) = open(Router::new().route("/", upgrade), Config::default()).await;
    let mut stream = TcpStream::connect(addr).await.unwrap();
    let head = b"POST / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: test\r\n\r\n";
    stream.write_all(head).await.unwrap();
    let said = said(&mut stream).await;
    assert!(
        said.starts_with("HTTP/1.1 101") && said.ends_with("bare"),
        "{said}"
    );
}
