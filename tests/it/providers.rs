//! Coming in by a provider: what the routes answer to whatever comes. Real providers, and one
//! that lies, are in `tests/accounts/providers.test.mjs`.

use longhouse::auth::provider::Config as Provider;
use serde_json::json;

use crate::support::{Answer, House, http};

fn provider(text: &str) -> Provider {
    toml::from_str(text).unwrap()
}

/// Two providers: one that nobody can reach, and Google without a secret.
async fn house() -> House {
    let gone = "id = 'gone'\nname = 'Gone'\nissuer = 'http://127.0.0.1:1'\nclient_id = 'a'";
    let google = "id = 'google'\nissuer = 'https://accounts.google.com'\nclient_id = 'a'";
    let providers = vec![provider(gone), provider(google)];
    House::with(|config| config.accounts.providers = providers).await
}

async fn get(house: &House, path: &str, headers: &[(&str, &str)]) -> Answer {
    http(&house.addr, "GET", path, headers, b"").await
}

#[tokio::test]
async fn a_house_without_providers_offers_none() {
    let house = House::new().await;
    let about = get(&house, "/api/house", &[]).await.json();
    assert_eq!(about["providers"], json!([]));
    let start = get(&house, "/api/session/google/start?next=/r/x", &[]).await;
    assert_eq!(start.status, 303);
    let location = start.header("location").unwrap();
    assert_eq!(
        location,
        "/sign-in?problem=no_such_provider&provider=google&next=%2Fr%2Fx"
    );
    let body = br#"{"credential":"x"}"#;
    let shown = http(&house.addr, "POST", "/api/session/google", &[], body).await;
    assert_eq!(
        (shown.status, shown.json()["code"].clone()),
        (404, json!("no_such_provider"))
    );
}

#[tokio::test]
async fn a_button_leads_only_to_whom_it_can() {
    let house = house().await;
    let shown = json!([{ "id": "gone", "name": "Gone", "icon": "key" }]);
    let list = get(&house, "/api/providers", &[]).await.json();
    assert_eq!(list["providers"], shown);
    assert_eq!(
        get(&house, "/api/house", &[]).await.json()["providers"],
        shown
    );
}

#[tokio::test]
async fn a_provider_that_is_away_is_a_sentence_and_no_failure() {
    let house = house().await;
    let start = get(&house, "/api/session/gone/start", &[]).await;
    assert_eq!(start.status, 303);
    assert!(
        start
            .header("location")
            .unwrap()
            .contains("problem=provider_unreachable")
    );
    assert_eq!(start.header("set-cookie"), None);
    let wanted = house
        .admin
        .post("/api/me/identities", json!({ "provider": "gone" }))
        .await;
    assert_eq!(
        (wanted.status, wanted.json()["code"].clone()),
        (503, json!("provider_unreachable"))
    );
}

#[tokio::test]
async fn whatever_comes_back_without_having_been_sent_is_turned_away() {
    let house = house().await;
    let huge = "x".repeat(30_000);
    let queries = [
        String::new(),
        "?".into(),
        "?code=a&state=b".into(),
        "?code=a&code=b&state=c&state=d".into(),
        "?error=access_denied".into(),
        "?%ff%fe=%00&code=%0d%0aset-cookie:x=1".into(),
        format!("?code={huge}"),
    ];
    for query in queries {
        for cookie in [
            "",
            "lh_flow=",
            "lh_flow=x",
            "__Host-lh_flow=x",
            "lh_flow=\u{1}\"",
        ] {
            let path = format!("/api/session/gone/callback{query}");
            let back = get(&house, &path, &[("Cookie", cookie)]).await;
            // A cookie that is none of HTTP's is refused before anyone reads it.
            assert!(
                matches!(back.status, 303 | 400),
                "{} {query:.40}",
                back.status
            );
            if back.status == 303 {
                let location = back.header("location").unwrap();
                assert!(
                    location.starts_with("/sign-in?problem=sign_in_lost&"),
                    "{location}"
                );
                assert!(!back.head.contains("lh_access"));
            }
        }
    }
}

#[tokio::test]
async fn nothing_waits_for_who_has_not_been_at_a_provider() {
    let house = house().await;
    for cookie in ["", "lh_welcome=", "lh_welcome=x"] {
        let headers = [("Cookie", cookie)];
        let look = get(&house, "/api/welcome", &headers).await;
        assert_eq!(
            (look.status, look.json()["code"].clone()),
            (404, json!("welcome_gone"))
        );
        let form = json!({ "username": "mallory" }).to_string();
        let settle = http(
            &house.addr,
            "POST",
            "/api/welcome",
            &headers,
            form.as_bytes(),
        )
        .await;
        assert_eq!(settle.status, 404, "{}", settle.text());
    }
    let connect = house.admin.post("/api/welcome/connect", json!({})).await;
    assert_eq!(connect.status, 404);
    assert_eq!(
        house.admin.get("/api/me/identities").await.json()["identities"],
        json!([])
    );
    let gone = house
        .admin
        .http("DELETE", "/api/me/identities/x", b"")
        .await;
    assert_eq!(
        (gone.status, gone.json()["code"].clone()),
        (404, json!("no_such_identity"))
    );
}
