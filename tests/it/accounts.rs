//! Setting up, registering, signing in, staying signed in.

use serde_json::{Value, json};

use crate::browser::{Browser, House, PASSWORD};

async fn sign_in(browser: &mut Browser, login: &str, password: &str) -> crate::browser::Answer {
    browser.post("/api/session", json!({ "login": login, "password": password })).await
}

#[tokio::test]
async fn the_first_administrator_needs_the_code_and_there_is_one() {
    let house = House::new().await;
    let mut ines = house.browser();
    let about = ines.get("/api/house").await.is(200);
    assert_eq!((about["setup_needed"].clone(), about["registration"].clone()), (json!(true), json!("invite")));
    let form = |code: &str, name: &str| json!({ "code": code, "username": name, "email": format!("{name}@x.org"), "password": PASSWORD });
    let register = json!({ "username": "eve", "password": PASSWORD });
    ines.post("/api/users", register).await.refuses(403, "registration_closed");
    let refused = ines.post("/api/setup", form("nope", "ines")).await.refuses(403, "bad_setup_code");
    assert_eq!(refused["field"], "code");

    let code = house.setup.code().unwrap();
    let made = ines.post("/api/setup", form(&code, "ines")).await.is(201);
    assert_eq!(made["user"]["role"], "admin");
    assert_eq!(made["user"]["name"], "ines", "the username serves as a name");
    assert_eq!(ines.get("/api/me").await.is(200)["user"]["email"], "ines@x.org");
    ines.post("/api/setup", form(&code, "eve")).await.refuses(409, "already_set_up");
    assert_eq!(ines.get("/api/house").await.is(200)["setup_needed"], false);
    assert_eq!(house.setup.code(), None);
}

#[tokio::test]
async fn of_two_who_have_the_code_one_becomes_administrator() {
    let house = House::new().await;
    let code = house.setup.code().unwrap();
    let form = |name: &str| json!({ "code": code, "username": name, "password": PASSWORD });
    let (mut ann, mut bob) = (house.browser(), house.browser());
    let (one, other) = tokio::join!(ann.post("/api/setup", form("ann")), bob.post("/api/setup", form("bob")));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    assert_eq!(house.count("select count(*) from user").await, 1);
}

#[tokio::test]
async fn every_bad_field_is_named_and_nothing_is_stored() {
    let (house, _) = House::raised().await;
    let before = house.count("select count(*) from user").await;
    let long = "x".repeat(100_000);
    let hostile: [(&str, &[&str]); 4] = [
        ("username", &["", "a", "a b", "a\0b", "../../etc", "\u{202e}nna", "zero\u{200b}width", "pаypal", "🛖🛖🛖", "a@b.c", &long]),
        ("name", &["\u{200b}\u{200d}", "two\nlines", "nul\0", "\u{202e}turned", &long]),
        ("email", &["nobody", "a@", "@b.c", "a b@c.d", "a@b@c", "a\0@b.c", &long]),
        ("password", &["", "short", "password1234", "123456789012", "aaaaaaaaaaaaaaaa", &long]),
    ];
    for (field, values) in hostile {
        for value in values {
            let mut form = json!({ "username": "valid", "name": "Valid", "email": "v@x.org", "password": PASSWORD });
            form[field] = json!(value);
            let refused = house.browser().post("/api/users", form).await;
            assert_eq!(refused.is(422)["field"], field, "{field}: {:?}", value.chars().take(40).collect::<String>());
        }
    }
    assert_eq!(house.count("select count(*) from user").await, before);
    for name in ["Ines", "ＩＮＥＳ"] {
        let form = json!({ "username": name, "password": PASSWORD });
        assert_eq!(house.browser().post("/api/users", form).await.refuses(409, "username_taken")["field"], "username");
    }
    let form = json!({ "username": "other", "email": "INES@example.org", "password": PASSWORD });
    house.browser().post("/api/users", form).await.refuses(409, "email_taken");
}

#[tokio::test]
async fn names_in_all_scripts_come_back_as_they_were_written() {
    let (house, _) = House::raised().await;
    for (username, name) in [("вася", "Вася 🛖"), ("李雷", "李雷"), ("مريم", "مريم"), ("josé", "José \u{1f469}\u{200d}\u{1f4bb}")] {
        let mut browser = house.browser();
        let form = json!({ "username": username, "name": name, "password": PASSWORD });
        let user = browser.post("/api/users", form).await.is(201)["user"].clone();
        assert_eq!((&user["username"], &user["name"]), (&json!(username), &json!(name)));
        sign_in(&mut house.browser(), username, PASSWORD).await.is(201);
    }
}

#[tokio::test]
async fn an_unknown_account_and_a_wrong_password_look_the_same() {
    let (house, _) = House::raised().await;
    let wrong = sign_in(&mut house.browser(), "ines", "not her password").await;
    let unknown = sign_in(&mut house.browser(), "nobody", "not her password").await;
    wrong.refuses(401, "wrong_credentials");
    assert_eq!(wrong.body, unknown.body);
    assert_eq!(wrong.headers.get("set-cookie"), None);
    for (login, password) in [("", ""), ("ines\0", PASSWORD), ("' or 1=1 --", "x"), ("ines", &"x".repeat(200_000))] {
        sign_in(&mut house.browser(), login, password).await.refuses(401, "wrong_credentials");
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
        sign_in(&mut house.browser(), "ines", "a wrong password").await.refuses(401, "wrong_credentials");
    }
    sign_in(&mut house.browser(), "INES", PASSWORD).await.refuses(429, "too_many_attempts");
    let mut eve = house.browser();
    for n in 0..5 {
        sign_in(&mut eve, &format!("guess{n}"), "a wrong password").await.refuses(401, "wrong_credentials");
    }
    sign_in(&mut eve, "another", "a wrong password").await.refuses(429, "too_many_attempts");
    sign_in(&mut house.browser(), "another", "a wrong password").await.refuses(401, "wrong_credentials");
}

#[tokio::test]
async fn a_disabled_account_is_told_so_after_its_password_only() {
    let (house, _) = House::raised().await;
    let mut bob = house.member("bob").await;
    house.sql("update user set disabled = 1 where username = 'bob'").await;
    sign_in(&mut house.browser(), "bob", "a wrong password").await.refuses(401, "wrong_credentials");
    sign_in(&mut house.browser(), "bob", PASSWORD).await.refuses(403, "account_disabled");
    bob.get("/api/me").await.refuses(401, "unauthenticated");
    bob.post("/api/session/refresh", json!({})).await.refuses(401, "unauthenticated");
}

#[tokio::test]
async fn cookies_are_kept_from_scripts_and_to_tls() {
    let lines = |answer: &crate::browser::Answer| -> Vec<String> {
        answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap().to_owned()).collect()
    };
    let (plain, _) = House::raised().await;
    let set = lines(&sign_in(&mut plain.browser(), "ines", PASSWORD).await);
    assert!(set[0].starts_with("lh_access=") && set[0].contains("; Path=/; ") && !set[0].contains("Secure"));
    assert!(set[1].starts_with("lh_refresh=") && set[1].contains("; Path=/api/session; "));
    let public = House::with(Default::default(), Some("https://lh.example")).await;
    public.raise().await;
    let set = lines(&sign_in(&mut public.browser(), "ines", PASSWORD).await);
    assert!(set[0].starts_with("__Host-lh_access=") && set[1].starts_with("__Secure-lh_refresh="));
    for line in &set {
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.ends_with("; Secure"), "{line}");
    }
}

#[tokio::test]
async fn a_refresh_changes_both_tokens_and_can_be_repeated_for_a_moment() {
    let (house, mut ines) = House::raised().await;
    let before = ines.clone();
    ines.post("/api/session/refresh", json!({})).await.is(200);
    assert_ne!(ines.cookies["lh_refresh"], before.cookies["lh_refresh"]);
    let mut other_tab = before.clone();
    other_tab.post("/api/session/refresh", json!({})).await.is(200);
    assert_eq!(other_tab.cookies["lh_refresh"], ines.cookies["lh_refresh"], "both tabs go on with the same");
    ines.post("/api/session/refresh", json!({})).await.is(200);

    // The token before the one before is nobody's.
    before.clone().post("/api/session/refresh", json!({})).await.refuses(401, "unauthenticated");
    ines.post("/api/session/refresh", json!({})).await.is(200);
    assert!(house.ended.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_old_token_used_later_ends_the_sign_in() {
    let (house, mut ines) = House::raised().await;
    let mut thief = ines.clone();
    ines.post("/api/session/refresh", json!({})).await.is(200);
    house.sql("update session set rotated_at = rotated_at - 30001").await;
    let refused = thief.post("/api/session/refresh", json!({})).await;
    refused.refuses(401, "unauthenticated");
    assert!(thief.cookies.is_empty(), "dead cookies are taken away");
    ines.post("/api/session/refresh", json!({})).await.refuses(401, "unauthenticated");
    assert_eq!(house.ended.lock().unwrap().len(), 1, "its connections are closed");
}

#[tokio::test]
async fn an_expired_sign_in_is_over() {
    let (house, mut ines) = House::raised().await;
    house.sql("update session set expires_at = 1").await;
    ines.post("/api/session/refresh", json!({})).await.refuses(401, "unauthenticated");
    assert_eq!(house.count("select count(*) from session").await, 0);
}

#[tokio::test]
async fn tokens_are_stored_as_hashes_only() {
    let (house, ines) = House::raised().await;
    let token = ines.cookies["lh_refresh"].clone();
    let found = house.db.read(move |conn| {
        let sql = "select count(*) from session where instr(token, ?1) or instr(hex(token), hex(?1))";
        Ok::<_, longhouse::store::Error>(conn.query_row(sql, [token], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(found.await.unwrap(), 0);
}

#[tokio::test]
async fn signing_out_ends_the_sign_in_and_takes_the_cookies() {
    let (house, mut ines) = House::raised().await;
    let mut kept = ines.clone();
    ines.delete("/api/session").await.is(204);
    assert!(ines.cookies.is_empty());
    kept.post("/api/session/refresh", json!({})).await.refuses(401, "unauthenticated");
    assert_eq!(house.ended.lock().unwrap().len(), 1);
    ines.delete("/api/session").await.is(204);
    ines.get("/api/me").await.refuses(401, "unauthenticated");
}

#[tokio::test]
async fn a_program_uses_a_bearer_token() {
    let (house, _) = House::raised().await;
    let mut program = house.browser();
    let token = sign_in(&mut program, "ines", PASSWORD).await.is(201)["access_token"].as_str().unwrap().to_owned();
    program.cookies.clear();
    program.headers = vec![("authorization".into(), format!("Bearer {token}"))];
    assert_eq!(program.get("/api/me").await.is(200)["user"]["username"], "ines");
    program.post("/api/rooms", json!({ "name": "x", "visibility": "private" })).await.is(201);
    for bad in ["Bearer", "Bearer x", "Basic aW5lczp4", &format!("Bearer {token}x"), "Bearer \u{e9}"] {
        program.headers = vec![("authorization".into(), bad.to_owned())];
        program.get("/api/me").await.refuses(401, "unauthenticated");
    }
}

#[tokio::test]
async fn settings_are_merged_and_bounded() {
    let (_house, mut ines) = House::raised().await;
    let mut set = async |settings: Value| ines.patch("/api/me", json!({ "settings": settings })).await;
    set(json!({ "theme": "dark", "sizes": { "tree": 20 } })).await.is(200);
    let now = set(json!({ "theme": null, "sizes": { "side": 30 } })).await.is(200);
    assert_eq!(now["settings"], json!({ "sizes": { "side": 30 } }));
    set(json!({ "much": "x".repeat(17_000) })).await.refuses(422, "invalid_settings");
    for bad in [json!([]), json!("x"), json!(7)] {
        set(bad).await.refuses(422, "invalid_settings");
    }
    assert_eq!(ines.get("/api/me").await.is(200)["settings"], json!({ "sizes": { "side": 30 } }));
}

#[tokio::test]
async fn one_can_be_called_otherwise_but_not_like_someone_else() {
    let (house, _) = House::raised().await;
    let mut bob = house.member("bob").await;
    let changed = bob.patch("/api/me", json!({ "name": "Bob Bee", "username": "Bobby" })).await.is(200);
    assert_eq!((&changed["user"]["name"], &changed["user"]["username"]), (&json!("Bob Bee"), &json!("Bobby")));
    bob.patch("/api/me", json!({ "username": "INES" })).await.refuses(409, "username_taken");
    bob.patch("/api/me", json!({ "name": " " })).await.refuses(422, "invalid_name");
    bob.patch("/api/me", json!({ "username": "BOBBY" })).await.is(200);
    let name = async |name: &str| house.browser().get(&format!("/api/usernames/{name}")).await.is(200);
    assert_eq!(name("bob").await["available"], true, "what was given up is free");
    assert_eq!(name("Bobby").await["available"], false);
    assert!(name("a%00b").await["reason"].as_str().unwrap().contains("letters"));
}

#[tokio::test]
async fn a_new_password_ends_the_other_sign_ins() {
    let (house, mut ines) = House::raised().await;
    let mut phone = house.browser();
    sign_in(&mut phone, "ines", PASSWORD).await.is(201);
    let form = |current: &str, new: &str| json!({ "current": current, "new": new });
    let new = "a lamp in the hall";
    let refused = ines.post("/api/me/password", form("wrong", new)).await.refuses(422, "wrong_password");
    assert_eq!(refused["field"], "current");
    ines.post("/api/me/password", form(PASSWORD, "short")).await.refuses(422, "invalid_password");
    ines.post("/api/me/password", form(PASSWORD, new)).await.is(204);
    phone.post("/api/session/refresh", json!({})).await.refuses(401, "unauthenticated");
    ines.post("/api/session/refresh", json!({})).await.is(200);
    sign_in(&mut house.browser(), "ines", PASSWORD).await.refuses(401, "wrong_credentials");
    sign_in(&mut house.browser(), "ines", new).await.is(201);
}

#[tokio::test]
async fn an_invitation_opens_a_closed_house() {
    let (house, mut ines) = House::raised().await;
    house.sql("update house set registration = 'invite'").await;
    let code = ines.room("private").await;
    let made = ines.post(&format!("/api/rooms/{code}/invites"), json!({ "role": "editor" })).await.is(201);
    let token = made["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let form = |invite: &str| json!({ "username": "bob", "password": PASSWORD, "invite": invite });
    house.browser().post("/api/users", form("nope")).await.refuses(403, "registration_closed");
    house.browser().post("/api/users", form(&token)).await.is(201);
}
