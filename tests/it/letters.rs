//! Letters and the links in them: forgotten passwords, addresses, invitations to the house.

use longhouse::mail::Outbox;
use serde_json::{Value, json};

use crate::browser::{Answer, Browser, House, PASSWORD};
use crate::sessions::sign_in;

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
async fn a_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told() {
    let (house, mut ines) = writing().await;
    let change = |email: &str| json!({ "email": email });
    ines.post("/api/me/email", change("Ines@Example.org"))
        .await
        .refuses(409, "same_address");
    ines.post("/api/me/email", change("nobody"))
        .await
        .refuses(422, "invalid_email");
    ines.post("/api/me/email", change("ines@new.example"))
        .await
        .is(202);
    let told = house.letter("address_changed").await.unwrap();
    assert!(
        told.0 == "ines@example.org" && told.1.contains("ines@new.example"),
        "{told:?}"
    );
    let first = house.letter("change").await.unwrap();
    assert_eq!(first.0, "ines@new.example");
    let shown = ines.get("/api/me/email").await.is(200);
    assert_eq!(
        shown,
        json!({ "email": "ines@example.org", "verified": false, "pending": "ines@new.example" })
    );

    ines.post("/api/me/email", change("ines@newer.example"))
        .await
        .is(202);
    let mut phone = house.browser();
    phone
        .post("/api/email/verify", json!({ "token": first.2 }))
        .await
        .refuses(404, "link_gone");
    let token = house.token("change").await;
    phone
        .post("/api/email/verify", json!({ "token": token }))
        .await
        .is(204);
    phone
        .post("/api/email/verify", json!({ "token": token }))
        .await
        .refuses(404, "link_gone");
    let shown = ines.get("/api/me/email").await.is(200);
    assert_eq!(
        shown,
        json!({ "email": "ines@newer.example", "verified": true, "pending": null })
    );
    assert_eq!(
        house.letter("address_changed").await.unwrap().0,
        "ines@example.org"
    );
    sign_in(&mut house.browser(), "ines@newer.example", PASSWORD)
        .await
        .is(201);
    sign_in(&mut house.browser(), "ines@example.org", PASSWORD)
        .await
        .refuses(401, "wrong_credentials");
    let changed = "select count(*) from audit where event = 'email_changed'";
    assert_eq!(house.count(changed).await, 1);
}

#[tokio::test]
async fn an_address_of_someone_else_is_neither_taken_nor_told_of() {
    let (house, _) = writing().await;
    let mut tom = house.member("tom").await;
    let free = tom
        .post("/api/me/email", json!({ "email": "tom@free.example" }))
        .await;
    let taken = tom
        .post("/api/me/email", json!({ "email": "ines@example.org" }))
        .await;
    assert_eq!((free.is(202), free.body), (taken.is(202), taken.body));
    let told = house.letter("known_address").await.unwrap();
    assert!(
        told.0 == "ines@example.org" && told.2.is_empty(),
        "{told:?}"
    );
    // Free when it was asked for, and someone else's when it is confirmed.
    tom.post("/api/me/email", json!({ "email": "tom@free.example" }))
        .await
        .is(202);
    let token = house.token("change").await;
    let form = json!({ "username": "thomas", "email": "tom@free.example", "password": PASSWORD });
    house.browser().post("/api/users", form).await.is(201);
    tom.post("/api/email/verify", json!({ "token": token }))
        .await
        .refuses(409, "email_taken");
    assert_eq!(tom.get("/api/me/email").await.is(200)["email"], Value::Null);
}

#[tokio::test]
async fn a_change_of_address_needs_its_owner() {
    let (house, mut ines) = writing().await;
    house
        .browser()
        .post("/api/me/email", json!({ "email": "a@b.example" }))
        .await
        .refuses(401, "unauthenticated");
    house.sql("update session set proved_at = 0").await;
    ines.post("/api/me/email", json!({ "email": "a@b.example" }))
        .await
        .refuses(403, "prove_again");
}

#[tokio::test]
async fn a_new_address_makes_links_to_the_old_one_useless() {
    let (house, mut ines) = writing().await;
    forgot(&mut house.browser(), "ines").await.is(202);
    let link = house.token("reset").await;
    ines.post("/api/me/email", json!({ "email": "ines@new.example" }))
        .await
        .is(202);
    let token = house.token("change").await;
    ines.post("/api/email/verify", json!({ "token": token }))
        .await
        .is(204);
    reset(&mut house.browser(), &link, NEXT)
        .await
        .refuses(404, "link_gone");
}

#[tokio::test]
async fn whoever_registers_is_asked_to_confirm_their_address() {
    let (house, _) = writing().await;
    let form = json!({ "username": "tom", "email": "tom@x.example", "password": PASSWORD });
    let mut tom = house.browser();
    tom.post("/api/users", form).await.is(201);
    let (to, _, token) = house.letter("verify").await.unwrap();
    assert_eq!(to, "tom@x.example");
    assert_eq!(tom.get("/api/me/email").await.is(200)["verified"], false);
    house
        .browser()
        .post("/api/email/verify", json!({ "token": token }))
        .await
        .is(204);
    assert_eq!(tom.get("/api/me/email").await.is(200)["verified"], true);
    tom.post("/api/me/email/resend", json!({}))
        .await
        .refuses(409, "nothing_to_verify");
}

#[tokio::test]
async fn a_guest_who_becomes_a_member_is_asked_too() {
    let (house, mut ines) = writing().await;
    let code = ines.room("private").await;
    let path = format!("/api/rooms/{code}/invites");
    let form = json!({ "role": "editor", "guests": true });
    let made = ines.post(&path, form).await.is(201);
    let token = made["url"].as_str().unwrap().rsplit('/').next().unwrap();
    let mut tom = house.browser();
    let accept = format!("/api/invites/{token}/accept");
    tom.post(&accept, json!({ "name": "Tom" })).await.is(200);
    let form = json!({ "username": "tom", "email": "tom@x.example", "password": PASSWORD });
    tom.post("/api/me/account", form).await.is(200);
    let (to, _, token) = house.letter("verify").await.unwrap();
    assert_eq!(to, "tom@x.example");
    let form = json!({ "token": token });
    tom.post("/api/email/verify", form).await.is(204);
    assert_eq!(tom.get("/api/me/email").await.is(200)["verified"], true);
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

#[tokio::test]
async fn an_invitation_makes_an_account_where_others_cannot() {
    let (house, mut ines) = writing().await;
    ines.patch("/api/admin/house", json!({ "registration": "invite" }))
        .await
        .is(200);
    let form = |name: &str, invite: &str| json!({ "username": name, "password": PASSWORD, "invite": invite });
    house
        .browser()
        .post("/api/users", form("eve", "nope"))
        .await
        .refuses(403, "registration_closed");
    let made = ines
        .post("/api/admin/invites", json!({ "uses": 2 }))
        .await
        .is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    for bad in hostile(&token) {
        house
            .browser()
            .post("/api/users", form("eve", &bad))
            .await
            .refuses(403, "registration_closed");
    }
    let landing = house
        .browser()
        .get(&format!("/api/join/{token}"))
        .await
        .is(200);
    assert_eq!(
        (&landing["invited_by"], &landing["email"]),
        (&json!("ines"), &Value::Null)
    );
    let taken = form("ines", &token);
    house
        .browser()
        .post("/api/users", taken)
        .await
        .refuses(409, "username_taken");
    house
        .browser()
        .post("/api/users", form("tom", &token))
        .await
        .is(201);
    house
        .browser()
        .post("/api/users", form("liv", &token))
        .await
        .is(201);
    house
        .browser()
        .post("/api/users", form("ada", &token))
        .await
        .refuses(403, "registration_closed");
    house
        .browser()
        .get(&format!("/api/join/{token}"))
        .await
        .refuses(404, "invite_gone");
}

#[tokio::test]
async fn an_invitation_that_was_sent_is_for_its_address_which_is_then_known() {
    let (house, mut ines) = writing().await;
    let form = json!({ "email": "tom@x.example" });
    ines.post("/api/admin/invites", form).await.is(201);
    let (to, text, token) = house.letter("invitation").await.unwrap();
    assert!(
        to == "tom@x.example" && text.contains("ines invites you"),
        "{text}"
    );
    let mut tom = house.browser();
    let form = json!({ "username": "tom", "email": "eve@x.example", "password": PASSWORD, "invite": token });
    tom.post("/api/users", form).await.is(201);
    let shown = tom.get("/api/me/email").await.is(200);
    assert_eq!(
        shown,
        json!({ "email": "tom@x.example", "verified": true, "pending": null })
    );
}

#[tokio::test]
async fn invitations_are_listed_and_taken_back_by_administrators_alone() {
    let (house, mut ines) = writing().await;
    let mut tom = house.member("tom").await;
    let made = ines
        .post("/api/admin/invites", json!({ "expires_in": 60 }))
        .await
        .is(201);
    let path = format!("/api/admin/invites/{}", made["id"].as_str().unwrap());
    for path in [
        "/api/admin/invites",
        "/api/admin/house",
        "/api/admin/letters",
    ] {
        tom.get(path).await.refuses(403, "admins_only");
        house
            .browser()
            .get(path)
            .await
            .refuses(401, "unauthenticated");
    }
    tom.post("/api/admin/invites", json!({}))
        .await
        .refuses(403, "admins_only");
    tom.patch("/api/admin/house", json!({ "registration": "open" }))
        .await
        .refuses(403, "admins_only");
    tom.post("/api/admin/letters/test", json!({ "to": "a@b.example" }))
        .await
        .refuses(403, "admins_only");
    tom.delete(&path).await.refuses(403, "admins_only");
    let listed = ines.get("/api/admin/invites").await.is(200);
    assert_eq!(
        (&listed["invites"][0]["id"], &listed["invites"][0]["url"]),
        (&made["id"], &Value::Null)
    );
    ines.delete(&path).await.is(204);
    ines.delete(&path).await.refuses(404, "invite_gone");
    ines.delete("/api/admin/invites/nonsense")
        .await
        .refuses(404, "invite_gone");
    for (form, code) in [
        (json!({ "expires_in": 59 }), "invalid_expires_in"),
        (json!({ "expires_in": i64::MAX }), "invalid_expires_in"),
        (json!({ "uses": 0 }), "invalid_uses"),
        (json!({ "uses": 1_001 }), "invalid_uses"),
        (json!({ "uses": 2, "email": "a@b.example" }), "invalid_uses"),
        (json!({ "email": "nobody" }), "invalid_email"),
    ] {
        ines.post("/api/admin/invites", form)
            .await
            .refuses(422, code);
    }
}

#[tokio::test]
async fn people_of_a_domain_join_by_reading_a_letter_there() {
    let (house, mut ines) = writing().await;
    let form = json!({ "registration": "domain", "domains": ["Example.com"] });
    let set = ines.patch("/api/admin/house", form).await.is(200);
    assert_eq!(set["domains"], json!(["example.com"]));
    let form = json!({ "username": "tom", "email": "tom@example.com", "password": PASSWORD });
    house
        .browser()
        .post("/api/users", form)
        .await
        .refuses(403, "registration_closed");
    let mut tom = house.browser();
    for other in [
        "tom@example.org",
        "tom@sub.example.com",
        "tom@example.com.evil.example",
    ] {
        tom.post("/api/join", json!({ "email": other }))
            .await
            .refuses(403, "registration_closed");
    }
    tom.post("/api/join", json!({ "email": "no address" }))
        .await
        .refuses(422, "invalid_email");
    let unknown = tom
        .post("/api/join", json!({ "email": "Tom@EXAMPLE.com" }))
        .await;
    let token = house.token("invitation").await;
    let form = json!({ "username": "tom", "password": PASSWORD, "invite": token });
    tom.post("/api/users", form).await.is(201);
    let shown = tom.get("/api/me/email").await.is(200);
    assert_eq!(
        (&shown["email"], &shown["verified"]),
        (&json!("Tom@EXAMPLE.com"), &json!(true))
    );

    let known = house
        .browser()
        .post("/api/join", json!({ "email": "tom@example.com" }))
        .await;
    assert_eq!((unknown.is(202), unknown.body), (known.is(202), known.body));
    assert_eq!(
        house.letter("known_address").await.unwrap().0,
        "tom@example.com"
    );
    for domains in [json!(["localhost"]), json!(["a@b.c"]), json!([""])] {
        let form = json!({ "domains": domains });
        let refused = ines
            .patch("/api/admin/house", form)
            .await
            .refuses(422, "invalid_domains");
        assert_eq!(refused["field"], "domains");
    }
}

#[tokio::test]
async fn a_closed_house_takes_nobody_in() {
    let (house, mut ines) = writing().await;
    let made = ines.post("/api/admin/invites", json!({})).await.is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    ines.patch("/api/admin/house", json!({ "registration": "closed" }))
        .await
        .is(200);
    assert_eq!(
        house.browser().get("/api/house").await.is(200)["registration"],
        "closed"
    );
    let form = json!({ "username": "tom", "password": PASSWORD, "invite": token });
    house
        .browser()
        .post("/api/users", form)
        .await
        .refuses(403, "registration_closed");
    let form = json!({ "email": "tom@example.com" });
    house
        .browser()
        .post("/api/join", form)
        .await
        .refuses(403, "registration_closed");
}

#[tokio::test]
async fn two_who_open_one_link_at_once_are_not_both_let_in() {
    let (house, mut ines) = writing().await;
    ines.patch("/api/admin/house", json!({ "registration": "invite" }))
        .await
        .is(200);
    let made = ines.post("/api/admin/invites", json!({})).await.is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let form = |name: &str| json!({ "username": name, "password": PASSWORD, "invite": token });
    let (mut tom, mut liv) = (house.browser(), house.browser());
    let (one, other) = tokio::join!(
        tom.post("/api/users", form("tom")),
        liv.post("/api/users", form("liv"))
    );
    let let_in = [one.status, other.status]
        .iter()
        .filter(|status| status.as_u16() == 201)
        .count();
    assert_eq!(let_in, 1);

    forgot(&mut tom, "ines").await.is(202);
    let link = house.token("reset").await;
    let (one, other) = tokio::join!(reset(&mut tom, &link, NEXT), reset(&mut liv, &link, NEXT));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 404]);
}
