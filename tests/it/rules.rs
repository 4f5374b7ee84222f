//! Who may do what: every route and every frame, tried by everyone.
//!
//! Whatever the house takes stands in a table: routes in `rules/table.rs`, frames in `rules/frames.rs`. What
//! the server has and no table names fails, and so does what a table names and the server has not.
//!
//! **A new route** needs a line in `ROUTES`: its method and path as `/api/openapi.json` has them,
//! a body that changes nothing that other lines need, the rule, and the answer of those who may
//! (`"204"`, or a problem with its code such as `"404 no_such_run"` where there is nothing to find;
//! several, parted by ` or `). All of them are tried by all of [`Actor::ALL`], in order; what ends
//! a sign-in stands last. **A new frame** needs a line in `FRAMES`.

mod frames;
mod routes;
mod table;

use longhouse::rooms::Role;
use serde_json::{Value, json};

use crate::support::{Answer, House, Person, http};

/// Everyone there is, as far as rules tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Actor {
    /// Not signed in.
    Stranger,
    /// Came by a link, without an account.
    Guest(Role),
    /// In the room, with an account.
    InRoom(Role),
    /// With an account, and not in the room.
    Outsider,
    /// Looks after the house, and is not in the room.
    Admin,
    /// Was an owner of the room until an administrator closed the account.
    Disabled,
}

use Actor::{Admin, Disabled, Guest, InRoom, Outsider, Stranger};

impl Actor {
    const ALL: [Self; 11] = [
        Stranger,
        Guest(Role::Viewer),
        Guest(Role::Editor),
        InRoom(Role::Viewer),
        InRoom(Role::Commenter),
        InRoom(Role::Editor),
        InRoom(Role::Moderator),
        InRoom(Role::Owner),
        Outsider,
        Admin,
        Disabled,
    ];

    /// What they are called. Names of offices are nobody's.
    fn username(self) -> &'static str {
        match self {
            InRoom(Role::Viewer) => "vera",
            InRoom(Role::Commenter) => "carl",
            InRoom(Role::Editor) => "edda",
            InRoom(Role::Moderator) => "mona",
            InRoom(Role::Owner) => "olga",
            Outsider => "otto",
            Disabled => "dora",
            Stranger | Guest(_) | Admin => "nobody",
        }
    }

    /// What they are in the room.
    fn role(self) -> Option<Role> {
        match self {
            Guest(role) | InRoom(role) => Some(role),
            Stranger | Outsider | Admin | Disabled => None,
        }
    }
}

/// What something is open to.
#[derive(Clone, Copy)]
enum Rule {
    /// Whoever they are.
    Everyone,
    /// Who is signed in, guests too.
    SignedIn,
    /// Who has an account.
    Members,
    /// Who looks after the house.
    Admins,
    /// Whose role in the room may; the others in the room are refused like this.
    Room(fn(Role) -> bool, &'static [&'static str]),
}

impl Rule {
    /// How `actor` is turned away: none of these answers means that they are let through.
    fn refusals(self, actor: Actor) -> &'static [&'static str] {
        match (self, actor) {
            (Self::Everyone, _) => &[],
            (_, Stranger) => &["401 unauthenticated"],
            // A token of theirs may be good for minutes; there is nothing that it opens.
            (_, Disabled) => &["401 unauthenticated", "404 no_such_room"],
            (Self::SignedIn, _) => &[],
            (Self::Members, Guest(_)) => &["403 not_for_guests"],
            (Self::Admins, Admin) | (Self::Members, _) => &[],
            (Self::Admins, _) => &["403 admins_only"],
            (Self::Room(may, lacks), _) => match actor.role() {
                None => &["404 no_such_room"],
                Some(role) if may(role) => &[],
                Some(_) => lacks,
            },
        }
    }
}

/// A house with a private room, `a.py` in it, and everyone.
struct Street {
    house: House,
    code: String,
    people: Vec<(Actor, Option<Person>)>,
}

impl Street {
    async fn new() -> Self {
        let house = House::with(|config| {
            config.accounts.attempts_per_minute_and_address = 10_000;
        })
        .await;
        let owner = house.person(InRoom(Role::Owner).username()).await;
        let room = json!({ "name": "Rules", "visibility": "private" });
        let made = owner.post("/api/rooms", room).await;
        let code = made.json()["code"].as_str().unwrap().to_owned();
        let file = format!("/api/rooms/{code}/tree/a.py");
        assert!(owner.http("PUT", &file, b"start\n").await.status < 300);
        let mut street = Self {
            people: Vec::new(),
            house,
            code,
        };
        for actor in Actor::ALL {
            let person = street.come(actor, &owner).await;
            street.people.push((actor, person));
        }
        street
    }

    /// Lets someone come to be what they are.
    async fn come(&self, actor: Actor, owner: &Person) -> Option<Person> {
        let person = match actor {
            Stranger => return None,
            Admin => self.house.admin.clone(),
            InRoom(Role::Owner) => owner.clone(),
            Outsider => self.house.person(actor.username()).await,
            InRoom(role) => {
                let person = self.house.person(actor.username()).await;
                self.invite(owner, role, false, &person.token).await;
                person
            }
            Guest(role) => {
                let came = self.invite(owner, role, true, "").await;
                Person::from(&self.house.addr, &came)
            }
            Disabled => {
                let person = self.house.person(actor.username()).await;
                self.invite(owner, Role::Moderator, false, &person.token)
                    .await;
                let member = format!("/api/rooms/{}/members/{}", self.code, person.id);
                let raised = owner.http("PATCH", &member, br#"{"role":"owner"}"#).await;
                assert_eq!(raised.status, 200, "{}", raised.text());
                self.disable(actor.username());
                person
            }
        };
        Some(person)
    }

    /// Makes an invitation and follows it, with `token` or as a guest.
    async fn invite(&self, owner: &Person, role: Role, guests: bool, token: &str) -> Value {
        let invites = format!("/api/rooms/{}/invites", self.code);
        let made = owner
            .post(&invites, json!({ "role": role, "guests": guests }))
            .await;
        let url = made.json()["url"].as_str().unwrap().to_owned();
        let link = url.rsplit('/').next().unwrap();
        let bearer = format!("Bearer {token}");
        let headers: &[(&str, &str)] = match guests {
            true => &[],
            false => &[("Authorization", &bearer)],
        };
        let path = format!("/api/invites/{link}/accept");
        let came = http(
            &self.house.addr,
            "POST",
            &path,
            headers,
            br#"{"name":"Gus"}"#,
        )
        .await;
        assert_eq!(came.status, 200, "{}", came.text());
        came.json()
    }

    /// Closes an account as `longhouse user disable` does, in the database.
    fn disable(&self, username: &str) {
        let path = longhouse::app::database(self.house.data());
        let mut conn = rusqlite::Connection::open(path).unwrap();
        conn.busy_timeout(std::time::Duration::from_secs(10))
            .unwrap();
        longhouse::auth::manage::set_disabled(&mut conn, username, true).unwrap();
    }

    /// One request of someone, as a proxy would pass it on.
    async fn ask(&self, who: Option<&Person>, method: &str, path: &str, body: &str) -> Answer {
        let bearer = format!("Bearer {}", who.map_or("", |person| &person.token));
        let mut headers = vec![("X-Forwarded-For", "192.0.2.1")];
        if who.is_some() {
            headers.push(("Authorization", &bearer));
        }
        http(&self.house.addr, method, path, &headers, body.as_bytes()).await
    }
}

/// An answer in a word: its status, and the code of a problem.
fn word(answer: &Answer) -> String {
    match serde_json::from_slice::<Value>(&answer.body) {
        Ok(Value::Object(problem)) if answer.status >= 400 => {
            let code = problem.get("code").and_then(Value::as_str);
            format!("{} {}", answer.status, code.unwrap_or("without a code"))
        }
        _ => answer.status.to_string(),
    }
}
