//! Every route, asked by everyone.

use std::collections::BTreeSet;

use longhouse::rooms::Role;
use serde_json::json;

use super::table::ROUTES;
use super::{Actor, Street, word};
use crate::support::nonce;

/// Ids of nothing, and of the one file and room that there are.
fn fill(text: &str, street: &Street) -> String {
    let id = match text.contains("/runs/") || text.contains("/messages/") {
        true => "999",
        false => NOBODY,
    };
    [
        ("{code}", street.code.as_str()),
        ("{path}", "a.py"),
        ("{user}", NOBODY),
        ("{file}", NOBODY),
        ("{id}", id),
        ("{snapshot}", NOBODY),
        ("{token}", "nonsense"),
        ("{provider}", "none"),
        ("{emoji}", "%F0%9F%91%8D"),
        ("{name}", "somebody"),
        ("{nonce}", &nonce()),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (name, value)| {
        text.replace(name, value)
    })
}

const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// The routes that the house says it has.
async fn described(street: &Street) -> BTreeSet<String> {
    let document = street.house.admin.get("/api/openapi.json").await.json();
    let paths = document["paths"].as_object().unwrap().clone();
    let of = |(path, item): (String, serde_json::Value)| {
        let methods: Vec<String> = item.as_object().unwrap().keys().cloned().collect();
        methods
            .into_iter()
            .map(move |method| format!("{} {path}", method.to_uppercase()))
    };
    paths.into_iter().flat_map(of).collect()
}

#[tokio::test]
async fn every_route_lets_through_exactly_those_who_may() {
    let street = Street::new().await;
    let named: BTreeSet<String> = ROUTES.iter().map(|line| line.0.to_owned()).collect();
    assert_eq!(
        described(&street).await,
        named,
        "every route has a line in ROUTES, and every line a route"
    );
    let mut wrong = Vec::new();
    for (route, body, rule, passes) in ROUTES {
        let (method, path) = route.split_once(' ').unwrap();
        for (actor, person) in &street.people {
            let (path, body) = (fill(path, &street), fill(body, &street));
            let answer = street.ask(person.as_ref(), method, &path, &body).await;
            let word = word(&answer);
            let refusals = rule.refusals(*actor);
            let is_right = match refusals {
                [] => passes.split(" or ").any(|one| one == word),
                refusals => refusals.contains(&word.as_str()),
            };
            if !is_right {
                wrong.push(format!(
                    "{route} by {actor:?}: {word}, not {refusals:?} or {passes}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    street.house.shut_down().await;
}

#[tokio::test]
async fn a_moderator_keeps_order_below_and_an_owner_everywhere() {
    let street = Street::new().await;
    let person = |wanted: Actor| {
        let found = street.people.iter().find(|(actor, _)| *actor == wanted);
        found.and_then(|(_, person)| person.clone()).unwrap()
    };
    let moderator = person(Actor::InRoom(Role::Moderator));
    let owner = person(Actor::InRoom(Role::Owner));
    let guest = person(Actor::Guest(Role::Viewer));
    let editor = person(Actor::InRoom(Role::Editor));
    let path =
        |who: &crate::support::Person| format!("/api/rooms/{}/members/{}", street.code, who.id);
    let give = async |by: &crate::support::Person, to: &crate::support::Person, role: Role| {
        let body = json!({ "role": role }).to_string();
        word(&by.http("PATCH", &path(to), body.as_bytes()).await)
    };
    for role in [Role::Viewer, Role::Commenter, Role::Editor] {
        assert_eq!(give(&moderator, &editor, role).await, "200");
    }
    for (to, role) in [
        (&editor, Role::Moderator),
        (&editor, Role::Owner),
        (&owner, Role::Viewer),
        (&moderator, Role::Owner),
        (&moderator, Role::Editor),
    ] {
        assert_eq!(give(&moderator, to, role).await, "403 not_below_you");
    }
    let removed = moderator.http("DELETE", &path(&owner), b"").await;
    assert_eq!(word(&removed), "403 not_below_you");
    assert_eq!(
        give(&owner, &guest, Role::Moderator).await,
        "409 guest_owner"
    );
    assert_eq!(give(&owner, &editor, Role::Moderator).await, "200");
    let invites = format!("/api/rooms/{}/invites", street.code);
    let made = owner.post(&invites, json!({ "role": "moderator" })).await;
    assert_eq!(word(&made), "201");
    let above = moderator
        .post(&invites, json!({ "role": "moderator" }))
        .await;
    assert_eq!(word(&above), "403 may_not_invite_as");
    let guests = json!({ "role": "moderator", "guests": true });
    assert_eq!(
        word(&owner.post(&invites, guests).await),
        "422 invalid_role"
    );
    let removed = moderator.http("DELETE", &path(&guest), b"").await;
    assert_eq!(word(&removed), "204");
    street.house.shut_down().await;
}

#[tokio::test]
async fn who_loses_a_role_loses_the_links_that_it_allowed() {
    let street = Street::new().await;
    let people = &street.people;
    let owner = &people
        .iter()
        .find(|(a, _)| *a == Actor::InRoom(Role::Owner))
        .unwrap()
        .1;
    let (owner, second) = (owner.as_ref().unwrap(), street.house.person("sam").await);
    street
        .invite(owner, Role::Moderator, false, &second.token)
        .await;
    let member = format!("/api/rooms/{}/members/{}", street.code, second.id);
    let set = async |role: &str| {
        let body = json!({ "role": role }).to_string();
        assert_eq!(
            owner.http("PATCH", &member, body.as_bytes()).await.status,
            200
        );
    };
    set("owner").await;
    let invites = format!("/api/rooms/{}/invites", street.code);
    for role in ["moderator", "editor"] {
        assert_eq!(
            second.post(&invites, json!({ "role": role })).await.status,
            201
        );
    }
    let left = async || {
        let list = owner.get(&invites).await.json()["invites"].clone();
        let of = |invite: &serde_json::Value| {
            (invite["created_by"] == "sam").then(|| invite["role"].clone())
        };
        list.as_array()
            .unwrap()
            .iter()
            .filter_map(of)
            .collect::<Vec<_>>()
    };
    assert_eq!(left().await, ["editor", "moderator"]);
    set("moderator").await;
    assert_eq!(left().await, ["editor"]);
    set("commenter").await;
    assert_eq!(left().await, [""; 0]);
    street.house.shut_down().await;
}
