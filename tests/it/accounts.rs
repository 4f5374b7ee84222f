//! Setting up, registering, and what people say about themselves.

use serde_json::{Value, json};

use crate::browser::{House, PASSWORD};
use crate::sessions::sign_in;

#[tokio::test]
async fn the_first_administrator_needs_the_code_and_there_is_one() {
    let house = House::new().await;
    let mut ines = house.browser();
    let about = ines.get("/api/house").await.is(200);
    assert_eq!(
        (about["setup_needed"].clone(), about["registration"].clone()),
        (json!(true), json!("invite"))
    );
    let form = |code: &str, name: &str| json!({ "code": code, "username": name, "email": format!("{name}@x.org"), "password": PASSWORD });
    let register = json!({ "username": "eve", "password": PASSWORD });
    ines.post("/api/users", register)
        .await
        .refuses(403, "registration_closed");
    let refused = ines
        .post("/api/setup", form("nope", "ines"))
        .await
        .refuses(403, "bad_setup_code");
    assert_eq!(refused["field"], "code");

    let code = house.setup.code().unwrap();
    for (field, value) in [
        ("house", json!({ "name": "\u{200b}" })),
        ("public_url", json!({ "public_url": "x" })),
    ] {
        let mut form = form(&code, "ines");
        form["house"] = value;
        assert_eq!(ines.post("/api/setup", form).await.is(422)["field"], field);
    }
    let made = ines.post("/api/setup", form(&code, "ines")).await.is(201);
    assert_eq!(made["user"]["role"], "admin");
    assert_eq!(
        made["user"]["name"], "ines",
        "the username serves as a name"
    );
    assert_eq!(
        ines.get("/api/me").await.is(200)["user"]["email"],
        "ines@x.org"
    );
    ines.post("/api/setup", form(&code, "eve"))
        .await
        .refuses(409, "already_set_up");
    assert_eq!(ines.get("/api/house").await.is(200)["setup_needed"], false);
    assert_eq!(house.setup.code(), None);
}

#[tokio::test]
async fn of_two_who_have_the_code_one_becomes_administrator() {
    let house = House::new().await;
    let code = house.setup.code().unwrap();
    let form = |name: &str| json!({ "code": code, "username": name, "password": PASSWORD });
    let (mut ann, mut bob) = (house.browser(), house.browser());
    let (one, other) = tokio::join!(
        ann.post("/api/setup", form("ann")),
        bob.post("/api/setup", form("bob"))
    );
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
        (
            "username",
            &[
                "",
                "a",
                "a b",
                "a\0b",
                "../../etc",
                "\u{202e}nna",
                "zero\u{200b}width",
                "pаypal",
                "🛖🛖🛖",
                "a@b.c",
                &long,
            ],
        ),
        (
            "name",
            &[
                "\u{200b}\u{200d}",
                "two\nlines",
                "nul\0",
                "\u{202e}turned",
                &long,
            ],
        ),
        (
            "email",
            &["nobody", "a@", "@b.c", "a b@c.d", "a@b@c", "a\0@b.c", &long],
        ),
        (
            "password",
            &[
                "",
                "short",
                "password1234",
                "123456789012",
                "aaaaaaaaaaaaaaaa",
                &long,
            ],
        ),
    ];
    for (field, values) in hostile {
        for value in values {
            let mut form = json!({ "username": "valid", "name": "Valid", "email": "v@x.org", "password": PASSWORD });
            form[field] = json!(value);
            let refused = house.browser().post("/api/users", form).await;
            assert_eq!(
                refused.is(422)["field"],
                field,
                "{field}: {:?}",
                value.chars().take(40).collect::<String>()
            );
        }
    }
    assert_eq!(house.count("select count(*) from user").await, before);
    for name in ["Ines", "ＩＮＥＳ"] {
        let form = json!({ "username": name, "password": PASSWORD });
        assert_eq!(
            house
                .browser()
                .post("/api/users", form)
                .await
                .refuses(409, "username_taken")["field"],
            "username"
        );
    }
    let form = json!({ "username": "other", "email": "INES@example.org", "password": PASSWORD });
    house
        .browser()
        .post("/api/users", form)
        .await
        .refuses(409, "email_taken");
}

#[tokio::test]
async fn names_in_all_scripts_come_back_as_they_were_written() {
    let (house, _) = House::raised().await;
    for (username, name) in [
        ("вася", "Вася 🛖"),
        ("李雷", "李雷"),
        ("مريم", "مريم"),
        ("josé", "José \u{1f469}\u{200d}\u{1f4bb}"),
    ] {
        let mut browser = house.browser();
        let form = json!({ "username": username, "name": name, "password": PASSWORD });
        let user = browser.post("/api/users", form).await.is(201)["user"].clone();
        assert_eq!(
            (&user["username"], &user["name"]),
            (&json!(username), &json!(name))
        );
        sign_in(&mut house.browser(), username, PASSWORD)
            .await
            .is(201);
    }
}

#[tokio::test]
async fn settings_are_merged_and_bounded() {
    let (_house, mut ines) = House::raised().await;
    let mut set =
        async |settings: Value| ines.patch("/api/me", json!({ "settings": settings })).await;
    set(json!({ "theme": "dark", "sizes": { "tree": 20 } }))
        .await
        .is(200);
    let now = set(json!({ "theme": null, "sizes": { "side": 30 } }))
        .await
        .is(200);
    assert_eq!(now["settings"], json!({ "sizes": { "side": 30 } }));
    set(json!({ "much": "x".repeat(17_000) }))
        .await
        .refuses(422, "invalid_settings");
    for bad in [json!([]), json!("x"), json!(7)] {
        set(bad).await.refuses(422, "invalid_settings");
    }
    assert_eq!(
        ines.get("/api/me").await.is(200)["settings"],
        json!({ "sizes": { "side": 30 } })
    );
}

#[tokio::test]
async fn one_can_be_called_otherwise_but_not_like_someone_else() {
    let (house, _) = House::raised().await;
    let mut bob = house.member("bob").await;
    let changed = bob
        .patch("/api/me", json!({ "name": "Bob Bee", "username": "Bobby" }))
        .await
        .is(200);
    assert_eq!(
        (&changed["user"]["name"], &changed["user"]["username"]),
        (&json!("Bob Bee"), &json!("Bobby"))
    );
    bob.patch("/api/me", json!({ "username": "INES" }))
        .await
        .refuses(409, "username_taken");
    bob.patch("/api/me", json!({ "name": " " }))
        .await
        .refuses(422, "invalid_name");
    bob.patch("/api/me", json!({ "username": "BOBBY" }))
        .await
        .is(200);
    let name = async |name: &str| {
        house
            .browser()
            .get(&format!("/api/usernames/{name}"))
            .await
            .is(200)
    };
    assert_eq!(
        name("bob").await["available"],
        true,
        "what was given up is free"
    );
    assert_eq!(name("Bobby").await["available"], false);
    assert!(
        name("a%00b").await["reason"]
            .as_str()
            .unwrap()
            .contains("letters")
    );
}

#[tokio::test]
async fn an_invitation_opens_a_closed_house() {
    let (house, mut ines) = House::raised().await;
    house.sql("update house set registration = 'invite'").await;
    let code = ines.room("private").await;
    let made = ines
        .post(
            &format!("/api/rooms/{code}/invites"),
            json!({ "role": "editor" }),
        )
        .await
        .is(201);
    let token = made["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let form = |invite: &str| json!({ "username": "bob", "password": PASSWORD, "invite": invite });
    house
        .browser()
        .post("/api/users", form("nope"))
        .await
        .refuses(403, "registration_closed");
    house
        .browser()
        .post("/api/users", form(&token))
        .await
        .is(201);
}
