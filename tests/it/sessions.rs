//! Signing in, staying signed in, signing out.

use serde_json::json;

use crate::browser::{Browser, House, PASSWORD};

pub async fn sign_in(browser: &mut Browser, login: &str, password: &str) -> crate::browser::Answer {
    browser
        .post(
            "/api/session",
            json!({ "login": login, "password": password }),
        )
        .await
}

#[tokio::test]
async fn an_unknown_account_and_a_wrong_password_look_the_same() {
    let (house, _) = House::raised().await;
    let wrong = sign_in(&mut house.browser(), "ines", "not her password").await;
    let unknown = sign_in(&mut house.browser(), "nobody", "not her password").await;
    wrong.refuses(401, "wrong_credentials");
    assert_eq!(wrong.body, unknown.body);
    assert_eq!(wrong.headers.get("set-cookie"), None);
    for (login, password) in [
        ("", ""),
        ("ines\0", PASSWORD),
        ("' or 1=1 --", "x"),
        ("ines", &"x".repeat(200_000)),
    ] {
        sign_in(&mut house.browser(), login, password)
            .await
            .refuses(401, "wrong_credentials");
    }
    for login in ["ines", " INES ", "ines@example.org", "Ines@Example.org"] {
        sign_in(&mut house.browser(), login, PASSWORD).await.is(201);
    }
}

#[tokio::test]
async fn guessing_is_limited_by_account_and_by_address() {
    let config = longhouse::auth::Config {
        attempts_per_minute: 3,
        attempts_per_minute_and_address: 5,
        ..Default::default()
    };
    let house = House::with(config, None).await;
    house.raise().await;
    for _ in 0..3 {
        sign_in(&mut house.browser(), "ines", "a wrong password")
            .await
            .refuses(401, "wrong_credentials");
    }
    sign_in(&mut house.browser(), "INES", PASSWORD)
        .await
        .refuses(429, "too_many_attempts");
    let mut eve = house.browser();
    for n in 0..5 {
        sign_in(&mut eve, &format!("guess{n}"), "a wrong password")
            .await
            .refuses(401, "wrong_credentials");
    }
    sign_in(&mut eve, "another", "a wrong password")
        .await
        .refuses(429, "too_many_attempts");
    sign_in(&mut house.browser(), "another", "a wrong password")
        .await
        .refuses(401, "wrong_credentials");
}

#[tokio::test]
async fn a_disabled_account_is_told_so_after_its_password_only() {
    let (house, _) = House::raised().await;
    let mut bob = house.member("bob").await;
    house
        .sql("update user set disabled = 1 where username = 'bob'")
        .await;
    sign_in(&mut house.browser(), "bob", "a wrong password")
        .await
        .refuses(401, "wrong_credentials");
    sign_in(&mut house.browser(), "bob", PASSWORD)
        .await
        .refuses(403, "account_disabled");
    bob.get("/api/me").await.refuses(401, "unauthenticated");
    bob.post("/api/session/refresh", json!({}))
        .await
        .refuses(401, "unauthenticated");
}

#[tokio::test]
async fn cookies_are_kept_from_scripts_and_to_tls() {
    let lines = |answer: &crate::browser::Answer| -> Vec<String> {
        answer
            .headers
            .get_all("set-cookie")
            .iter()
            .map(|line| line.to_str().unwrap().to_owned())
            .collect()
    };
    let (plain, _) = House::raised().await;
    let set = lines(&sign_in(&mut plain.browser(), "ines", PASSWORD).await);
    assert!(
        set[0].starts_with("lh_access=")
            && set[0].contains("; Path=/; ")
            && !set[0].contains("Secure")
    );
    assert!(set[1].starts_with("lh_refresh=") && set[1].contains("; Path=/api/session; "));
    let public = House::with(Default::default(), Some("https://lh.example")).await;
    public.raise().await;
    let set = lines(&sign_in(&mut public.browser(), "ines", PASSWORD).await);
    assert!(set[0].starts_with("__Host-lh_access=") && set[1].starts_with("__Secure-lh_refresh="));
    for line in &set {
        assert!(
            line.contains("HttpOnly")
                && line.contains("SameSite=Lax")
                && line.ends_with("; Secure"),
            "{line}"
        );
    }
}

#[tokio::test]
async fn a_refresh_changes_both_tokens_and_can_be_repeated_for_a_moment() {
    let (house, mut ines) = House::raised().await;
    let before = ines.clone();
    ines.post("/api/session/refresh", json!({})).await.is(200);
    assert_ne!(ines.cookies["lh_refresh"], before.cookies["lh_refresh"]);
    let mut other_tab = before.clone();
    other_tab
        .post("/api/session/refresh", json!({}))
        .await
        .is(200);
    assert_eq!(
        other_tab.cookies["lh_refresh"], ines.cookies["lh_refresh"],
        "both tabs go on with the same"
    );
    ines.post("/api/session/refresh", json!({})).await.is(200);

    // The token before the one before is nobody's.
    before
        .clone()
        .post("/api/session/refresh", json!({}))
        .await
        .refuses(401, "unauthenticated");
    ines.post("/api/session/refresh", json!({})).await.is(200);
    assert!(house.ended.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_old_token_used_later_ends_the_sign_in() {
    let (house, mut ines) = House::raised().await;
    let mut thief = ines.clone();
    ines.post("/api/session/refresh", json!({})).await.is(200);
    house
        .sql("update session set rotated_at = rotated_at - 30001")
        .await;
    let refused = thief.post("/api/session/refresh", json!({})).await;
    refused.refuses(401, "unauthenticated");
    let left: Vec<&String> = thief.cookies.keys().collect();
    assert_eq!(left, ["lh_device"], "dead cookies are taken away");
    ines.post("/api/session/refresh", json!({}))
        .await
        .refuses(401, "unauthenticated");
    assert_eq!(
        house.ended.lock().unwrap().len(),
        1,
        "its connections are closed"
    );
}

#[tokio::test]
async fn an_expired_sign_in_is_over() {
    let (house, mut ines) = House::raised().await;
    house.sql("update session set expires_at = 1").await;
    ines.post("/api/session/refresh", json!({}))
        .await
        .refuses(401, "unauthenticated");
    assert_eq!(house.count("select count(*) from session").await, 0);
}

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Moves all sign-ins into the past, as if they had been used every day since.
async fn age(house: &House, days: i64) {
    let by = days * DAY_MS;
    let done = house.db.write(move |tx| {
        let sql = "update session set created_at = created_at - ?1, proved_at = proved_at - ?1";
        Ok::<_, longhouse::store::Error>(tx.execute(sql, [by])?)
    });
    done.await.unwrap();
}

async fn refresh(browser: &mut Browser) -> crate::browser::Answer {
    browser.post("/api/session/refresh", json!({})).await
}

#[tokio::test]
async fn a_sign_in_ends_in_the_end_however_often_it_is_used() {
    let config = longhouse::auth::Config {
        session_days_max: 40,
        ..Default::default()
    };
    let house = House::with(config, None).await;
    let mut ines = house.raise().await;
    age(&house, 39).await;
    refresh(&mut ines).await.is(200);
    let left = "select (expires_at - used_at) / 3600000 from session";
    assert!(
        house.count(left).await <= 24,
        "it holds no longer than it may"
    );

    age(&house, 1).await;
    let refused = refresh(&mut ines).await;
    refused.refuses(401, "sign_in_too_old");
    let left: Vec<&String> = ines.cookies.keys().collect();
    assert_eq!(left, ["lh_device"], "dead cookies are taken away");
    assert_eq!(house.count("select count(*) from session").await, 0);
    assert_eq!(
        house.ended.lock().unwrap().len(),
        1,
        "its connections are closed"
    );
    ines.get("/api/me").await.refuses(401, "unauthenticated");
    sign_in(&mut ines, "ines", PASSWORD).await.is(201);
    refresh(&mut ines).await.is(200);
}

#[tokio::test]
async fn who_shows_again_who_they_are_need_not_sign_in_for_it() {
    let (house, mut ines) = House::raised().await;
    age(&house, 89).await;
    refresh(&mut ines).await.is(200);
    let form = json!({ "password": PASSWORD });
    ines.post("/api/me/prove", form).await.is(204);
    age(&house, 89).await;
    refresh(&mut ines).await.is(200);
    age(&house, 1).await;
    refresh(&mut ines).await.refuses(401, "sign_in_too_old");
}

#[tokio::test]
async fn a_setting_can_do_without_an_end() {
    let config = longhouse::auth::Config {
        session_days_max: 0,
        ..Default::default()
    };
    let house = House::with(config, None).await;
    let mut ines = house.raise().await;
    age(&house, 4_000).await;
    refresh(&mut ines).await.is(200);
}

#[tokio::test]
async fn tokens_are_stored_as_hashes_only() {
    let (house, ines) = House::raised().await;
    let token = ines.cookies["lh_refresh"].clone();
    let found = house.db.read(move |conn| {
        let sql =
            "select count(*) from session where instr(token, ?1) or instr(hex(token), hex(?1))";
        Ok::<_, longhouse::store::Error>(conn.query_row(sql, [token], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(found.await.unwrap(), 0);
}

#[tokio::test]
async fn signing_out_ends_the_sign_in_and_takes_the_cookies() {
    let (house, mut ines) = House::raised().await;
    let mut kept = ines.clone();
    ines.delete("/api/session").await.is(204);
    // What is left opens nothing: by it the browser is known again.
    let left: Vec<&String> = ines.cookies.keys().collect();
    assert_eq!(left, ["lh_device"]);
    kept.post("/api/session/refresh", json!({}))
        .await
        .refuses(401, "unauthenticated");
    assert_eq!(house.ended.lock().unwrap().len(), 1);
    ines.delete("/api/session").await.is(204);
    ines.get("/api/me").await.refuses(401, "unauthenticated");
}

#[tokio::test]
async fn a_program_uses_a_bearer_token() {
    let (house, _) = House::raised().await;
    let mut program = house.browser();
    let token = sign_in(&mut program, "ines", PASSWORD).await.is(201)["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    program.cookies.clear();
    program.headers = vec![("authorization".into(), format!("Bearer {token}"))];
    assert_eq!(
        program.get("/api/me").await.is(200)["user"]["username"],
        "ines"
    );
    program
        .post(
            "/api/rooms",
            json!({ "name": "x", "visibility": "private" }),
        )
        .await
        .is(201);
    for bad in [
        "Bearer",
        "Bearer x",
        "Basic aW5lczp4",
        &format!("Bearer {token}x"),
        "Bearer \u{e9}",
    ] {
        program.headers = vec![("authorization".into(), bad.to_owned())];
        program.get("/api/me").await.refuses(401, "unauthenticated");
    }
}

#[tokio::test]
async fn a_new_password_ends_the_other_sign_ins() {
    let (house, mut ines) = House::raised().await;
    let mut phone = house.browser();
    sign_in(&mut phone, "ines", PASSWORD).await.is(201);
    let form = |current: &str, new: &str| json!({ "current": current, "new": new });
    let new = "a lamp in the hall";
    let refused = ines
        .post("/api/me/password", form("wrong", new))
        .await
        .refuses(422, "wrong_password");
    assert_eq!(refused["field"], "current");
    let refused = ines
        .post("/api/me/password", form(PASSWORD, "short"))
        .await
        .refuses(422, "invalid_password");
    assert_eq!(refused["field"], "new");
    ines.post("/api/me/password", form(PASSWORD, new))
        .await
        .is(204);
    phone
        .post("/api/session/refresh", json!({}))
        .await
        .refuses(401, "unauthenticated");
    ines.post("/api/session/refresh", json!({})).await.is(200);
    sign_in(&mut house.browser(), "ines", PASSWORD)
        .await
        .refuses(401, "wrong_credentials");
    sign_in(&mut house.browser(), "ines", new).await.is(201);
}

/// Guesses at `login` from as many addresses until strangers are turned away.
pub async fn besiege(house: &House, login: &str) {
    for _ in 0..20 {
        let answer = sign_in(&mut house.browser(), login, "a wrong password").await;
        if answer.status.as_u16() == 429 {
            return;
        }
    }
    panic!("strangers may guess at {login} without end");
}

#[tokio::test]
async fn strangers_who_guess_do_not_lock_the_owner_out_of_a_known_device() {
    let (house, mut ines) = House::raised().await;
    let at_home = ines.addr;
    ines.delete("/api/session").await.is(204);
    house.sql("delete from session").await;
    besiege(&house, "ines").await;
    sign_in(&mut house.browser(), "ines", PASSWORD)
        .await
        .refuses(429, "too_many_attempts");
    // The browser that was signed in before, wherever it is now.
    ines.addr = house.browser().addr;
    sign_in(&mut ines, "ines", PASSWORD).await.is(201);

    // Another browser, in a network from which the account is signed in.
    besiege(&house, "ines").await;
    let mut beside = house.browser();
    beside.addr = at_home;
    sign_in(&mut beside, "ines", PASSWORD)
        .await
        .refuses(429, "too_many_attempts");
    beside.addr = ines.addr;
    sign_in(&mut beside, "ines", PASSWORD).await.is(201);
}

#[tokio::test]
async fn the_cookie_of_a_device_is_good_for_its_account_alone() {
    let (house, mut ines) = House::raised().await;
    let mut bob = house.member("bob").await;
    ines.delete("/api/session").await.is(204);
    house.sql("delete from session").await;
    besiege(&house, "ines").await;
    bob.addr = house.browser().addr;
    sign_in(&mut bob, "ines", PASSWORD)
        .await
        .refuses(429, "too_many_attempts");
    let stolen = ines.cookies["lh_device"].clone();
    for forged in ["", "x.y.z", &stolen[1..], &stolen.replace('.', "")] {
        let mut eve = house.browser();
        eve.cookies.insert("lh_device".into(), forged.into());
        sign_in(&mut eve, "ines", PASSWORD)
            .await
            .refuses(429, "too_many_attempts");
    }
    // It saves nobody from guessing: it has as many attempts as strangers have.
    let mut eve = house.browser();
    eve.cookies.insert("lh_device".into(), stolen);
    let mut refused = 0;
    for _ in 0..20 {
        let answer = sign_in(&mut eve, "ines", "a wrong password").await;
        refused += usize::from(answer.status.as_u16() == 429);
    }
    assert!(refused >= 10, "{refused}");
}
