//! Letters and the links in them: forgotten passwords, addresses, invitations to the house.

mod addresses;
mod joining;

use longhouse::mail::Outbox;
use serde_json::{Value, json};

use crate::browser::{Answer, Browser, House, PASSWORD};
use crate::sessions::{besiege, sign_in};

const NEXT: &str = "a cat beside the oven";
const HOME: &str = "https://lh.example";

/// A house whose letters are written but never leave: nobody empties its outbox.
async fn writing() -> (House, Browser) {
    let house = House::writing(Default::default(), Some(HOME), Outbox::open()).await;
    let admin = house.raise().await;
    (house, admin)
}

impl House {
    /// The newest letter of a kind: its recipient, its text and the token of its link.
    async fn letter(&self, kind: &'static str) -> Option<(String, String, String)> {
        // A write comes after all others that were asked for.
        let read = self.db.write(move |tx| {
            let sql = "
                select recipient, text, coalesce(link, '') from letter
                where kind = ?1 order by id desc limit 1";
            let mut select = tx.prepare(sql)?;
            let mut rows =
                select.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok::<Option<(String, String, String)>, longhouse::store::Error>(
                rows.next().transpose()?,
            )
        });
        let (recipient, text, link) = read.await.unwrap()?;
        let token = link.rsplit('/').next().unwrap_or_default().to_owned();
        Some((recipient, text, token))
    }

    async fn token(&self, kind: &'static str) -> String {
        let letter = self.letter(kind).await;
        letter.unwrap_or_else(|| panic!("no {kind} letter")).2
    }
}

async fn forgot(browser: &mut Browser, login: &str) -> Answer {
    browser
        .post("/api/password/forgot", json!({ "login": login }))
        .await
}

async fn reset(browser: &mut Browser, token: &str, password: &str) -> Answer {
    let form = json!({ "token": token, "password": password });
    browser.post("/api/password/reset", form).await
}

/// Tokens that no link has.
fn hostile(good: &str) -> Vec<String> {
    vec![
        String::new(),
        "x".to_owned(),
        good[..good.len() - 1].to_owned(),
        format!("{good}A"),
        good.to_uppercase(),
        format!("{good}\0"),
        "' or 1=1 --".to_owned(),
        "../../etc/passwd".to_owned(),
        "ü".repeat(50),
        "A".repeat(200_000),
    ]
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_link_that_works_once() {
    let (house, mut ines) = writing().await;
    let mut eve = house.browser();
    forgot(&mut eve, " INES ").await.is(202);
    let (to, text, token) = house.letter("reset").await.unwrap();
    assert_eq!(to, "ines@example.org");
    assert!(text.contains(&format!("{HOME}/reset/{token}")), "{text}");

    reset(&mut eve, &token, "short")
        .await
        .refuses(422, "invalid_password");
    reset(&mut eve, &token, "ines@example.org1")
        .await
        .refuses(422, "common_password");
    assert_eq!(ines.get("/api/me").await.status, 200);
    reset(&mut eve, &token, NEXT).await.is(204);
    reset(&mut eve, &token, NEXT)
        .await
        .refuses(404, "link_gone");

    ines.post("/api/session/refresh", json!({}))
        .await
        .refuses(401, "unauthenticated");
    assert_eq!(
        house.ended.lock().unwrap().len(),
        1,
        "her sign-in has ended"
    );
    sign_in(&mut house.browser(), "ines", PASSWORD)
        .await
        .refuses(401, "wrong_credentials");
    sign_in(&mut house.browser(), "ines", NEXT).await.is(201);
    assert_eq!(
        house.letter("password_changed").await.unwrap().0,
        "ines@example.org"
    );
    assert_eq!(
        house
            .count("select count(*) from audit where event = 'password_changed'")
            .await,
        1
    );
    assert_eq!(
        house
            .count("select count(*) from user where email_verified_at is not null")
            .await,
        1,
        "who opened the link reads the letters of that address"
    );
}

#[tokio::test]
async fn who_opened_the_link_does_not_wait_behind_strangers() {
    let (house, _ines) = writing().await;
    let mut eve = house.browser();
    forgot(&mut eve, "ines").await.is(202);
    let token = house.token("reset").await;
    besiege(&house, "ines").await;
    besiege(&house, "ines@example.org").await;
    sign_in(&mut eve, "ines", "not her password")
        .await
        .refuses(429, "too_many_attempts");
    reset(&mut eve, &token, NEXT).await.is(204);
    let mut beside = house.browser();
    beside.addr = eve.addr;
    sign_in(&mut beside, "ines@example.org", NEXT).await.is(201);

    besiege(&house, "ines").await;
    sign_in(&mut house.browser(), "ines", NEXT)
        .await
        .refuses(429, "too_many_attempts");
    // The browser in which it was opened is known, wherever it is now.
    eve.addr = house.browser().addr;
    sign_in(&mut eve, "ines", NEXT).await.is(201);
}

#[tokio::test]
async fn a_reset_ends_the_tokens_of_scripts_and_says_so() {
    let (house, mut ines) = writing().await;
    let form = json!({ "name": "deploy", "scopes": ["read"], "expires_in": 86_400 });
    let made = ines.post("/api/me/tokens", form).await.is(201);
    let bearer = format!("Bearer {}", made["token"].as_str().unwrap());
    let mut script = house.browser();
    script.headers = vec![("authorization".into(), bearer)];
    script.get("/api/me").await.is(200);

    forgot(&mut house.browser(), "ines").await.is(202);
    let (_, text, token) = house.letter("reset").await.unwrap();
    assert!(text.contains("tokens of your scripts"), "{text}");
    reset(&mut house.browser(), &token, NEXT).await.is(204);
    script.get("/api/me").await.refuses(401, "unauthenticated");
    let ended = house.ended.lock().unwrap().len();
    assert_eq!(
        ended, 2,
        "its connections are closed like those of the sign-in"
    );
    let (_, text, _) = house.letter("password_changed").await.unwrap();
    assert!(text.contains("tokens of its scripts have ended"), "{text}");
}

#[tokio::test]
async fn nothing_tells_whether_an_account_exists() {
    let (house, _) = writing().await;
    house.sql("insert into user (id, username, username_key, name, role, disabled, created_at, email, email_key)
        values (x'00000000000000000000000000000001', 'gone', 'gone', 'gone', 'member', 1, 0, 'gone@x.org', 'gone@x.org')").await;
    let known = forgot(&mut house.browser(), "ines").await;
    known.is(202);
    for login in [
        "nobody",
        "nobody@example.org",
        "",
        "gone",
        "gone@x.org",
        "ines\0",
        &"x".repeat(100_000),
    ] {
        let unknown = forgot(&mut house.browser(), login).await;
        unknown.is(202);
        assert_eq!(
            (&unknown.body, &unknown.headers),
            (&known.body, &known.headers)
        );
    }
    house.letter("reset").await;
    assert_eq!(house.count("select count(*) from letter").await, 1);
}

#[tokio::test]
async fn an_account_gets_few_letters_and_an_address_asks_for_few() {
    let config = longhouse::auth::Config {
        letters_per_hour: 2,
        letters_per_hour_and_address: 3,
        ..Default::default()
    };
    let house = House::writing(config, Some(HOME), Outbox::open()).await;
    house.raise().await;
    for _ in 0..5 {
        forgot(&mut house.browser(), "ines").await.is(202);
    }
    house.letter("reset").await;
    assert_eq!(house.count("select count(*) from letter").await, 2);
    let mut eve = house.browser();
    for n in 0..3 {
        forgot(&mut eve, &format!("guess{n}")).await.is(202);
    }
    forgot(&mut eve, "guess4")
        .await
        .refuses(429, "too_many_attempts");
}

#[tokio::test]
async fn links_are_for_one_purpose_for_a_time_and_in_one_piece() {
    let (house, mut ines) = writing().await;
    let mut eve = house.browser();
    forgot(&mut eve, "ines").await.is(202);
    let link = house.token("reset").await;
    ines.post("/api/me/email/resend", json!({})).await.is(202);
    let verify = house.token("verify").await;
    for bad in hostile(&link).into_iter().chain([verify.clone()]) {
        let mut stranger = house.browser();
        reset(&mut stranger, &bad, NEXT)
            .await
            .refuses(404, "link_gone");
    }
    for bad in hostile(&verify).into_iter().chain([link.clone()]) {
        let mut stranger = house.browser();
        let form = json!({ "token": bad });
        stranger
            .post("/api/email/verify", form)
            .await
            .refuses(404, "link_gone");
    }
    for form in [
        json!({}),
        json!({ "token": null }),
        json!({ "token": 7, "password": NEXT }),
        json!([]),
    ] {
        eve.post("/api/password/reset", form.clone())
            .await
            .refuses(422, "malformed_body");
        eve.post("/api/email/verify", form)
            .await
            .refuses(422, "malformed_body");
    }
    house.sql("update ticket set expires_at = 1").await;
    reset(&mut eve, &link, NEXT).await.refuses(404, "link_gone");
    let form = json!({ "token": verify });
    eve.post("/api/email/verify", form)
        .await
        .refuses(404, "link_gone");
}

#[tokio::test]
async fn links_never_carry_an_address_that_a_request_claims() {
    let house = House::writing(Default::default(), None, Outbox::open()).await;
    let mut ines = house.raise().await;
    let mut eve = house.browser();
    eve.headers
        .push(("x-forwarded-host".into(), "evil.example".into()));
    forgot(&mut eve, "ines").await.is(202);
    let (_, text, token) = house.letter("reset").await.unwrap();
    assert!(
        !text.contains("lh.example") && !text.contains("evil"),
        "{text}"
    );
    let letters = ines.get("/api/admin/letters").await.is(200);
    let letter = &letters["letters"][0];
    assert_eq!(letter["state"], "kept");
    assert_eq!(letter["link"], format!("http://lh.example/reset/{token}"));

    let form = json!({ "public_url": "https://known.example/" });
    ines.patch("/api/admin/house", form).await.is(200);
    forgot(&mut eve, "ines").await.is(202);
    let (_, text, _) = house.letter("reset").await.unwrap();
    assert!(text.contains("https://known.example/reset/"), "{text}");
}

#[tokio::test]
async fn without_a_mail_server_administrators_pass_links_on() {
    let (house, mut ines) = House::raised().await;
    let mut tom = house.member("tom").await;
    let about = ines.get("/api/house").await.is(200);
    assert_eq!(about["letters"], false);
    forgot(&mut house.browser(), "tom").await.is(202);
    house.letter("reset").await;
    let letters = ines.get("/api/admin/letters").await.is(200);
    assert_eq!(letters["configured"], false);
    let letter = &letters["letters"][0];
    assert_eq!(
        (&letter["recipient"], &letter["state"]),
        (&json!(""), &json!("kept"))
    );
    let link = letter["link"].as_str().unwrap();
    reset(&mut tom, link.rsplit('/').next().unwrap(), NEXT)
        .await
        .is(204);
    assert_eq!(
        house.count("select count(*) from letter").await,
        1,
        "news that nobody can send are not kept"
    );
    let to = json!({ "to": "ines@example.org" });
    ines.post("/api/admin/letters/test", to)
        .await
        .refuses(409, "no_mail_server");
}

#[tokio::test]
async fn a_sign_in_from_elsewhere_is_told_and_one_from_home_is_not() {
    let (house, mut ines) = writing().await;
    sign_in(&mut ines, "ines", PASSWORD).await.is(201);
    assert_eq!(house.letter("new_device").await, None);
    let mut elsewhere = house.browser();
    elsewhere.addr.set_ip("203.0.113.9".parse().unwrap());
    sign_in(&mut elsewhere, "ines", "a wrong password")
        .await
        .refuses(401, "wrong_credentials");
    assert_eq!(house.letter("new_device").await, None, "nobody came in");
    sign_in(&mut elsewhere, "ines", PASSWORD).await.is(201);
    let (to, text, _) = house.letter("new_device").await.unwrap();
    assert_eq!(to, "ines@example.org");
    assert!(text.contains("203.0.113.9"), "{text}");
    sign_in(&mut elsewhere, "ines", PASSWORD).await.is(201);
    let count = "select count(*) from letter where kind = 'new_device'";
    assert_eq!(house.count(count).await, 1);
}
