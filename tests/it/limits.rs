//! How much the house answers: limits on requests, and who is told what when there are too many.

use longhouse::web::Peer;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use axum::Router;
use axum::routing::get;
use longhouse::server::{Config, Listener, serve};

use crate::support::ws::Ws;
use crate::support::{House, http};

#[tokio::test]
async fn an_account_that_asks_too_often_is_told_when_to_come_back_and_others_are_not() {
    let house = House::with(|config| config.limits.writes_per_minute = 5).await;
    let bob = house.person("bob").await;
    let ask = async |who: &crate::support::Person| {
        who.http("PATCH", "/api/me", br#"{"settings":{}}"#).await
    };
    for _ in 0..5 {
        assert_eq!(ask(&bob).await.status, 200);
    }
    let refused = ask(&bob).await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.json()["code"], "too_many_requests");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=12).contains(&wait), "{wait}");
    assert_eq!(ask(&house.admin).await.status, 200);
    assert_eq!(
        bob.get("/api/me").await.status,
        200,
        "reading is another class"
    );
    let page = house.admin.get("/metrics").await.text();
    assert!(page.contains(r#"longhouse_limited_total{class="write",by="account"}"#));
    house.shut_down().await;
}

#[tokio::test]
async fn a_network_that_asks_too_often_is_turned_away_before_anything_is_looked_up() {
    let house = House::with(|config| {
        config.limits.reads_per_minute = 3;
        config.limits.accounts_per_network = 1;
    })
    .await;
    for _ in 0..3 {
        assert_eq!(
            http(&house.addr, "GET", "/api/house", &[], b"")
                .await
                .status,
            200
        );
    }
    let refused = http(&house.addr, "GET", "/api/house", &[], b"").await;
    assert_eq!(
        (refused.status, &refused.json()["code"]),
        (429, &json!("too_many_requests"))
    );
    let health = http(&house.addr, "GET", "/api/health", &[], b"").await;
    assert_eq!(health.status, 200, "monitors are not counted");
    house.shut_down().await;
}

#[tokio::test]
async fn who_opens_connections_too_often_is_refused_at_both_doors_before_the_upgrade() {
    let house = House::with(|config| config.limits.connections_per_minute = 3).await;
    let bob = house.person("bob").await;
    let code = house.room(&bob).await;
    let ours: &[(&str, &str)] = &[("Sec-WebSocket-Protocol", "longhouse.v1")];
    let (at_ws, at_yjs) = (
        format!("/ws?token={}", bob.token),
        format!("/yjs/{code}/main.py?token={}", bob.token),
    );
    for _ in 0..2 {
        Ws::connect(&house.addr, &at_ws, ours).await.unwrap();
    }
    Ws::connect(&house.addr, &at_yjs, &[]).await.unwrap();
    for (path, headers) in [(&at_ws, ours), (&at_yjs, &[][..])] {
        let refused = Ws::connect(&house.addr, path, headers).await;
        let (status, body) = refused.err().expect("it was one too many");
        assert_eq!(status, 429, "{path}");
        assert!(body.contains("too_many_requests"), "{body}");
    }
    let asked = http(&house.addr, "GET", &at_ws, ours, b"").await;
    let wait: u64 = asked.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=20).contains(&wait), "{wait}");
    house.admin.connect().await;
    assert_eq!(
        bob.get("/api/me").await.status,
        200,
        "asking is another class"
    );
    let page = house.admin.get("/metrics").await.text();
    assert!(page.contains(r#"longhouse_limited_total{class="connect",by="account"}"#));
    house.shut_down().await;
}

#[tokio::test]
async fn a_network_that_knocks_too_often_is_refused_whoever_it_says_it_is() {
    let house = House::with(|config| {
        config.limits.connections_per_minute = 2;
        config.limits.accounts_per_network = 1;
    })
    .await;
    for expected in [401, 401, 429] {
        let refused = Ws::connect(&house.addr, "/ws?token=x", &[]).await;
        assert_eq!(refused.err().unwrap().0, expected);
    }
    house.shut_down().await;
}

/// A server behind a proxy that speaks the PROXY protocol, which says who has connected.
async fn behind(trusted: &[&str]) -> (std::net::SocketAddr, longhouse::server::Serving) {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = socket.local_addr().unwrap();
    let echo = get(|peer: Peer| async move { format!("{} {}", peer.addr, peer.tls) });
    let config = Config {
        trusted_proxies: trusted.iter().map(|net| net.parse().unwrap()).collect(),
        ..Config::default()
    };
    let listeners = vec![Listener::proxied(socket)];
    (
        addr,
        serve(listeners, Router::new().route("/", echo), &config),
    )
}

async fn said(addr: std::net::SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(addr).await.unwrap();
    let _ = stream.write_all(bytes).await;
    let mut text = String::new();
    let _ = stream.read_to_string(&mut text).await;
    text
}

const REQUEST: &[u8] =
    b"GET / HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 6.6.6.6\r\nconnection: close\r\n\r\n";
const HEAD: &[u8] =
    b"\r\n\r\n\0\r\nQUIT\n\x21\x11\x00\x0c\xc0\x00\x02\x07\x0a\x00\x00\x01\x12\x67\x00\x50";

#[tokio::test]
async fn a_trusted_proxy_says_at_its_own_door_who_connects() {
    let (addr, _serving) = behind(&["127.0.0.0/8"]).await;
    let told = said(addr, &[HEAD, REQUEST].concat()).await;
    assert!(told.ends_with("192.0.2.7:4711 false"), "{told}");
    assert_eq!(
        said(addr, REQUEST).await,
        "",
        "without a head there is no answer"
    );
    let (addr, _serving) = behind(&["10.0.0.0/8"]).await;
    assert_eq!(
        said(addr, &[HEAD, REQUEST].concat()).await,
        "",
        "nobody else is served there"
    );
}
