//! Access tokens for scripts.

use serde_json::json;

use crate::browser::{Browser, House, PASSWORD};

/// Someone who comes by a token.
fn script(house: &House, token: &str) -> Browser {
    let mut script = house.browser();
    script.headers = vec![("authorization".into(), format!("Bearer {token}"))];
    script
}

async fn token(browser: &mut Browser, scopes: &[&str]) -> (String, String) {
    let form = json!({ "name": "deploy", "scopes": scopes, "expires_in": 86_400 });
    let made = browser.post("/api/me/tokens", form).await.is(201);
    let text = |key: &str| made[key].as_str().unwrap().to_owned();
    (text("token"), text("id"))
}

#[tokio::test]
async fn a_token_does_what_it_was_made_for_and_nothing_else() {
    let (house, mut ines) = House::raised().await;
    let code = ines.room("private").await;
    let (reading, id) = token(&mut ines, &["read"]).await;
    assert!(reading.starts_with("lh_pat_"));
    let mut script = script(&house, &reading);
    assert_eq!(
        script.get("/api/me").await.is(200)["user"]["username"],
        "ines"
    );
    script.get(&format!("/api/rooms/{code}")).await.is(200);
    let refused = script
        .post(
            "/api/rooms",
            json!({ "name": "x", "visibility": "private" }),
        )
        .await;
    assert!(
        refused.refuses(403, "missing_scope")["detail"]
            .as_str()
            .unwrap()
            .contains("write")
    );
    script
        .get("/api/admin/users")
        .await
        .refuses(403, "missing_scope");
    for (method, path) in [
        ("POST", "/api/me/tokens"),
        ("GET", "/api/me/tokens"),
        ("DELETE", "/api/me/sessions"),
        ("POST", "/api/me/password"),
        ("PATCH", "/api/me"),
        ("DELETE", "/api/me"),
        ("GET", "/api/me/export"),
        ("POST", "/api/session/refresh"),
        ("DELETE", "/api/session"),
        ("POST", "/api/users"),
    ] {
        script
            .send(method, path, "{}")
            .await
            .refuses(403, "not_for_tokens");
    }
    let listed = ines.get("/api/me/tokens").await.is(200);
    assert_eq!(listed["tokens"][0]["scopes"], json!(["read"]));
    assert_eq!(listed["tokens"][0].get("token"), None, "it is told once");
    ines.delete(&format!("/api/me/tokens/{id}")).await.is(204);
    script.get("/api/me").await.refuses(401, "unauthenticated");
    ines.delete(&format!("/api/me/tokens/{id}"))
        .await
        .refuses(404, "no_such_token");
}

#[tokio::test]
async fn tokens_are_stored_as_hashes_end_and_go_with_their_owner() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    bob.post(
        "/api/me/tokens",
        json!({ "name": "x", "scopes": ["admin"], "expires_in": 86_400 }),
    )
    .await
    .refuses(403, "admins_only");
    let (his, _) = token(&mut bob, &["read", "write", "run"]).await;
    assert_eq!(
        house
            .count("select count(*) from access_token where instr(hash, 'lh_pat_')")
            .await,
        0
    );
    let mut his = script(&house, &his);
    his.post(
        "/api/rooms",
        json!({ "name": "x", "visibility": "private" }),
    )
    .await
    .is(201);
    let path = format!("/api/admin/users/{}", bob.id().await);
    ines.patch(&path, json!({ "disabled": true })).await.is(200);
    his.get("/api/me").await.refuses(401, "unauthenticated");
    ines.patch(&path, json!({ "disabled": false }))
        .await
        .is(200);
    his.get("/api/me").await.is(200);
    house.sql("update access_token set expires_at = 1").await;
    his.get("/api/me").await.refuses(401, "unauthenticated");
}

#[tokio::test]
async fn hostile_tokens_and_forms_are_refused_without_a_trace() {
    let (house, mut ines) = House::raised().await;
    let (good, _) = token(&mut ines, &["read"]).await;
    let long = format!("lh_pat_{}", "x".repeat(6_000));
    for bad in [
        "lh_pat_",
        "lh_pat_x",
        &good[..good.len() - 1],
        &format!("{good}x"),
        &good.to_uppercase(),
        &long,
    ] {
        let mut script = script(&house, bad);
        script
            .get("/api/rooms")
            .await
            .refuses(401, "unauthenticated");
        if bad.starts_with("lh_pat_") {
            script
                .get("/api/house")
                .await
                .refuses(401, "unauthenticated");
        }
    }
    for (form, code) in [
        (
            json!({ "name": "", "scopes": ["read"], "expires_in": 86_400 }),
            "invalid_name",
        ),
        (
            json!({ "name": "a\nb", "scopes": ["read"], "expires_in": 86_400 }),
            "invalid_name",
        ),
        (
            json!({ "name": "x", "scopes": [], "expires_in": 86_400 }),
            "invalid_scopes",
        ),
        (
            json!({ "name": "x", "scopes": ["all"], "expires_in": 86_400 }),
            "malformed_body",
        ),
        (
            json!({ "name": "x", "scopes": ["read"], "expires_in": 1 }),
            "invalid_expiry",
        ),
        (
            json!({ "name": "x", "scopes": ["read"], "expires_in": 99_999_999 }),
            "invalid_expiry",
        ),
        (
            json!({ "name": "x", "scopes": ["read"], "expires_in": i64::MIN }),
            "invalid_expiry",
        ),
    ] {
        ines.post("/api/me/tokens", form).await.refuses(422, code);
    }
    assert_eq!(house.count("select count(*) from access_token").await, 1);
    house
        .sql("with recursive n(i) as (select 1 union all select i + 1 from n where i < 49)
              insert into access_token (id, user, hash, name, scopes, created_at, expires_at)
              select randomblob(16), (select id from user), randomblob(32), 'x', '[]', 0, 9e15 from n")
        .await;
    ines.post(
        "/api/me/tokens",
        json!({ "name": "x", "scopes": ["read"], "expires_in": 86_400 }),
    )
    .await
    .refuses(409, "too_many_tokens");
}

#[tokio::test]
async fn what_is_dangerous_wants_the_password_when_one_signed_in_long_ago() {
    let (house, mut ines) = House::raised().await;
    house.sql("update session set proved_at = 1").await;
    let form = json!({ "name": "x", "scopes": ["read"], "expires_in": 86_400 });
    let refused = ines.post("/api/me/tokens", form.clone()).await;
    refused.refuses(403, "prove_again");
    ines.delete("/api/me").await.refuses(403, "prove_again");
    let proof = json!({ "password": PASSWORD });
    ines.post("/api/me/prove", proof).await.is(204);
    ines.post("/api/me/tokens", form).await.is(201);
}
