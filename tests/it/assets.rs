//! The front end as the server hands it out.

use axum::http::{HeaderMap, Method, StatusCode};
use longhouse::server::Assets;

use crate::browser::House;

#[tokio::test]
async fn every_page_is_the_page_with_a_nonce_of_its_own() {
    let house = House::new().await;
    let mut nonces = std::collections::BTreeSet::new();
    for path in [
        "/",
        "/setup?code=x",
        "/sign-in",
        "/register",
        "/rooms",
        "/profile",
        "/r/otter-22222-lamp",
        "/i/abc",
    ] {
        let page = house.browser().get(path).await;
        page.is(200);
        assert_eq!(
            (page.header("content-type"), page.header("cache-control")),
            ("text/html; charset=utf-8", "no-store")
        );
        let policy = page.header("content-security-policy");
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .unwrap()
            .split('\'')
            .next()
            .unwrap();
        let text = String::from_utf8(page.body.clone()).unwrap();
        assert!(text.contains(&format!("nonce=\"{nonce}\"")) && !text.contains("__NONCE__"));
        assert!(
            policy.contains("require-trusted-types-for 'script'")
                && policy.contains("frame-ancestors 'none'")
        );
        let for_scripts = policy
            .split(';')
            .find(|part| part.contains("script-src"))
            .unwrap();
        assert!(!for_scripts.contains("unsafe-inline") && !for_scripts.contains("'unsafe-eval'"));
        nonces.insert(nonce.to_owned());
    }
    assert_eq!(nonces.len(), 8);
}

#[tokio::test]
async fn what_is_missing_is_missing() {
    let house = House::new().await;
    let mut browser = house.browser();
    browser
        .headers
        .push(("accept".into(), "text/html,*/*".into()));
    for path in [
        "/assets/index-old.js",
        "/assets/",
        "/assets/../Cargo.toml",
        "/assets/..%2fCargo.toml",
        "/nothing.png",
        "/index.html",
    ] {
        browser.get(path).await.refuses(404, "no_such_route");
    }
    let page = browser.get("/no/such/page").await;
    page.is(404);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    house
        .browser()
        .get("/no/such/page")
        .await
        .refuses(404, "no_such_route");
    browser
        .get("/api/nothing")
        .await
        .refuses(404, "no_such_route");
    browser
        .send("POST", "/rooms", "")
        .await
        .refuses(405, "wrong_method");
}

/// "hello hello hello hello\n", compressed.
const PACKED: &[u8] = include_bytes!("assets/hello.br");

fn assets() -> Assets {
    use longhouse::server::Embedded;
    let file = |path, bytes, brotli| Embedded {
        path,
        content_type: "text/javascript; charset=utf-8",
        bytes,
        brotli,
        etag: "0123",
    };
    let files = vec![
        file("/assets/a-1.js", PACKED, true),
        file("/theme.js", b"plain".as_slice(), false),
    ];
    Assets::new(files.leak())
}

async fn ask(
    assets: &Assets,
    method: Method,
    path: &str,
    pairs: &[(&'static str, &'static str)],
) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.insert(*name, value.parse().unwrap());
    }
    let (parts, body) = assets.file(&method, path, &headers).unwrap().into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    (parts.status, parts.headers, body.to_vec())
}

#[tokio::test]
async fn who_takes_brotli_gets_it_and_the_others_get_it_inflated() {
    let assets = assets();
    let (_, headers, body) = ask(
        &assets,
        Method::GET,
        "/assets/a-1.js",
        &[("accept-encoding", "gzip, br")],
    )
    .await;
    assert_eq!(
        (
            headers["content-encoding"].to_str().unwrap(),
            body.as_slice()
        ),
        ("br", PACKED)
    );
    for accepted in ["gzip", "br;q=0", "identity, br; q=0.0", ""] {
        let (_, headers, body) = ask(
            &assets,
            Method::GET,
            "/assets/a-1.js",
            &[("accept-encoding", accepted)],
        )
        .await;
        assert!(!headers.contains_key("content-encoding"), "{accepted}");
        assert_eq!(body, b"hello hello hello hello\n");
        assert_eq!(headers["vary"], "accept-encoding");
    }
}

#[tokio::test]
async fn hashed_files_are_kept_and_the_others_asked_for_again() {
    let assets = assets();
    let (_, headers, _) = ask(&assets, Method::GET, "/assets/a-1.js", &[]).await;
    assert_eq!(
        headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    let (status, headers, body) = ask(&assets, Method::HEAD, "/theme.js", &[]).await;
    assert_eq!(
        (
            status,
            headers["cache-control"].to_str().unwrap(),
            headers["content-length"].to_str().unwrap()
        ),
        (StatusCode::OK, "no-cache", "5")
    );
    assert!(body.is_empty());
    for known in ["\"0123\"", "W/\"0123\"", "\"x\", \"0123\"", "*"] {
        let (status, _, body) = ask(
            &assets,
            Method::GET,
            "/theme.js",
            &[("if-none-match", known)],
        )
        .await;
        assert_eq!(
            (status, body.len()),
            (StatusCode::NOT_MODIFIED, 0),
            "{known}"
        );
    }
    let (status, ..) = ask(
        &assets,
        Method::GET,
        "/theme.js",
        &[("if-none-match", "\"old\"")],
    )
    .await;
    assert_eq!(status, StatusCode::OK);
}
