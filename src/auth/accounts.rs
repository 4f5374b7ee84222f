//! Signing in and out, and everything that leads there.

mod entering;
mod sessions;
mod watching;

pub use entering::Way;
pub(super) use entering::admit;

use std::sync::Arc;

use axum::extract::FromRef;
use serde_json::json;

use super::attempts::Attempts;
use super::audit::{self, Entry, Event};
use super::factor::Waiting;
use super::known;
use super::letters::Desk;
use super::provider;
use super::session::NewSession;
use super::store::{self, NewUser};
use super::{
    Config, Email, Error, Gate, HouseRole, Keys, Limits, Password, Passwords, PersonName,
    Registration, Setup, User, Username,
};
use crate::base::{Secret, SessionId, Timestamp, UserId};
use crate::mail::Outbox;
use crate::store::Db;
use crate::web::Peer;

/// What others have to know at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A sign-in has ended before its time: its connections are closed.
    Ended(SessionId),
    /// Someone is called something else.
    Renamed(UserId),
    /// Someone may do other things in the house than before: their connections begin anew.
    Changed(UserId),
}

/// Is told the news.
pub type Tell = Arc<dyn Fn(News) + Send + Sync>;

/// Everything that signing in takes. Clone it freely.
#[derive(Clone)]
pub struct Accounts(Arc<Inner>);

struct Inner {
    db: Db,
    keys: Keys,
    setup: Setup,
    passwords: Passwords,
    limits: Limits,
    attempts: Attempts,
    waiting: Waiting,
    notes: audit::Notes,
    max_guests: u32,
    session_most_ms: i64,
    providers: Vec<provider::Shown>,
    public_url: Option<String>,
    desk: Desk,
    tell: Tell,
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Accounts(…)")
    }
}

impl FromRef<Accounts> for Db {
    fn from_ref(accounts: &Accounts) -> Self {
        accounts.0.db.clone()
    }
}

impl FromRef<Accounts> for Keys {
    fn from_ref(accounts: &Accounts) -> Self {
        accounts.0.keys.clone()
    }
}

/// Where a request to sign in comes from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The other end.
    pub peer: Peer,
    /// What it calls itself.
    pub device: String,
    /// When.
    pub at: Timestamp,
}

impl Origin {
    /// What the house does by itself, or someone on its command line.
    pub(super) fn of_the_house(at: Timestamp) -> Self {
        Self {
            peer: Peer {
                addr: (std::net::Ipv4Addr::LOCALHOST, 0).into(),
                tls: false,
            },
            device: "longhouse".to_owned(),
            at,
        }
    }

    /// The address of the other end, as text.
    pub fn address(&self) -> String {
        self.peer.addr.ip().to_canonical().to_string()
    }
}

/// Someone who has just signed in, or refreshed.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person.
    pub user: User,
    /// An access token.
    pub access: Secret<String>,
    /// The refresh token, to be kept by the browser.
    pub refresh: Secret<String>,
    /// By which its browser is known again when it signs in another time.
    pub device: Secret<String>,
}

/// A guest about to be stored, with their sign-in.
#[derive(Clone, Debug, PartialEq)]
pub struct Newcomer {
    /// Their id.
    pub user: UserId,
    /// What they are called.
    pub name: PersonName,
    /// Their sign-in.
    pub session: NewSession,
}

/// What it takes to make an account.
#[derive(Debug)]
pub struct Application {
    /// The unique name.
    pub username: Username,
    /// What they are called.
    pub name: PersonName,
    /// Their address.
    pub email: Option<Email>,
    /// Their password.
    pub password: Password,
}

impl Application {
    /// Accepts what someone typed, or says which field is wrong.
    pub fn parse(
        username: &str,
        name: Option<&str>,
        email: Option<&str>,
        password: &str,
    ) -> Result<Self, Error> {
        let filled = |text: Option<&str>| {
            text.filter(|text| !text.trim().is_empty())
                .map(str::to_owned)
        };
        let email = filled(email);
        let username = Username::parse(username)?;
        let name = filled(name).unwrap_or_else(|| username.as_str().to_owned());
        let about = [username.as_str(), email.as_deref().unwrap_or_default()];
        Ok(Self {
            name: PersonName::parse(&name)?,
            email: email.as_deref().map(Email::parse).transpose()?,
            password: Password::parse(password, &about)?,
            username,
        })
    }
}

/// What the house is told about itself when it is raised.
#[derive(Debug, Default)]
pub struct Raising {
    /// What it is called.
    pub name: Option<PersonName>,
    /// Who may register.
    pub registration: Option<Registration>,
    /// Its address.
    pub public_url: Option<String>,
}

impl Accounts {
    /// Accounts in `db`. `public_url` is our address as the settings know it; without it we go by
    /// what was said when the house was raised. Letters go into `outbox`; `tell` is told the news.
    pub fn new(
        db: Db,
        keys: Keys,
        setup: Setup,
        config: Config,
        public_url: Option<String>,
        outbox: Outbox,
        tell: Tell,
    ) -> Self {
        Self(Arc::new(Inner {
            db,
            keys,
            setup,
            passwords: Passwords::default(),
            max_guests: config.max_guests,
            session_most_ms: config.session_most_ms(),
            providers: provider::shown(&config.providers),
            attempts: Attempts::new(config.attempts_per_minute),
            limits: Limits::new(config),
            desk: Desk::new(outbox, public_url.clone()),
            waiting: Waiting::default(),
            notes: audit::Notes::default(),
            public_url,
            tell,
        }))
    }

    /// Writes letters.
    pub(super) fn desk(&self) -> &Desk {
        &self.0.desk
    }

    /// Counts attempts.
    pub(super) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// Our address as the settings of the server know it, which nobody changes from outside.
    pub(super) fn fixed_url(&self) -> Option<&str> {
        self.0.public_url.as_deref()
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// Verifies access tokens.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    pub(super) fn waiting(&self) -> &Waiting {
        &self.0.waiting
    }

    pub(super) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// Counts an attempt to show who one is, of someone who is signed in.
    pub(super) fn check_account(&self, user: UserId, now: Timestamp) -> Result<(), Error> {
        self.0.limits.check_account(&user.to_string(), now)
    }

    /// Counts a one-time code that was tried.
    pub(super) fn check_code(&self, user: UserId, now: Timestamp) -> Result<(), Error> {
        self.0.limits.check_code(user, now)
    }

    /// Forgets the codes that were tried.
    pub(super) fn forgive_codes(&self, user: UserId) {
        self.0.limits.forgive_codes(user);
    }

    /// The setup code's holder.
    pub fn setup(&self) -> &Setup {
        &self.0.setup
    }

    /// The providers to whom a button leads.
    pub fn providers(&self) -> &[provider::Shown] {
        &self.0.providers
    }

    /// Our address on the net, if we know it.
    pub async fn public_url(&self) -> Result<Option<String>, Error> {
        match &self.0.public_url {
            Some(url) => Ok(Some(url.clone())),
            None => Ok(self.0.db.read(store::house).await?.public_url),
        }
    }

    /// Counts an attempt at `gate`; see [`Limits::check`].
    pub fn check(&self, gate: Gate, peer: Peer, now: Timestamp) -> Result<(), Error> {
        self.0.limits.check(gate, peer, now)
    }

    /// Makes the first administrator.
    pub async fn set_up(
        &self,
        code: &str,
        origin: Origin,
        application: impl FnOnce() -> Result<(Application, Raising), Error>,
    ) -> Result<SignedIn, Error> {
        self.check(Gate::Setup, origin.peer, origin.at)?;
        self.0.setup.check(code)?;
        let (application, house) = application()?;
        let user = self
            .new_user(application, HouseRole::Admin, origin.at)
            .await?;
        let session = self.new_session(Way::Registration, &origin);
        let (id, stored) = (user.id, session.clone());
        let done = self.0.db.write(move |tx| {
            // The code may have been used twice at once, or the command line been faster.
            if store::has_admin(tx)? {
                return Err(Error::AlreadySetUp);
            }
            store::add_user(tx, &user)?;
            store::change_house(
                tx,
                house.name.as_ref(),
                house.registration,
                None,
                house.public_url.as_deref(),
            )?;
            store::add_session(tx, id, &stored)?;
            let entry = Entry::own(Event::Registered, id, json!({ "role": HouseRole::Admin }));
            Ok::<_, Error>(audit::record(tx, &entry, &origin)?)
        });
        let done = done.await;
        if matches!(done, Ok(()) | Err(Error::AlreadySetUp)) {
            self.0.setup.finish();
        }
        done?;
        self.signed_in(id, &session).await
    }

    /// Adds an account without signing it in: the command line's way.
    pub async fn add(
        &self,
        application: Application,
        role: HouseRole,
        at: Timestamp,
    ) -> Result<UserId, Error> {
        let user = self.new_user(application, role, at).await?;
        let id = user.id;
        self.0
            .db
            .write(move |tx| store::add_user(tx, &user))
            .await?;
        Ok(id)
    }

    pub(super) async fn new_user(
        &self,
        application: Application,
        role: HouseRole,
        at: Timestamp,
    ) -> Result<NewUser, Error> {
        Ok(NewUser {
            id: UserId::fresh(),
            username: application.username,
            name: application.name,
            email: application.email,
            password: Some(self.0.passwords.hash(application.password).await?),
            role,
            at,
        })
    }

    /// A guest called `name`, to be stored together with what lets them in, by
    /// [`add_newcomer`](super::add_newcomer).
    pub async fn newcomer(&self, name: &str, origin: Origin) -> Result<Newcomer, Error> {
        self.check(Gate::Guest, origin.peer, origin.at)?;
        let name = PersonName::parse(name)?;
        let at = origin.at;
        let guests = self
            .0
            .db
            .read(move |conn| store::live_guests(conn, at))
            .await?;
        if guests >= self.0.max_guests {
            return Err(Error::TooManyGuests);
        }
        Ok(Newcomer {
            user: UserId::fresh(),
            name,
            session: self.new_session(Way::Guest, &origin),
        })
    }

    /// The tokens of a sign-in that has been stored.
    pub async fn signed_in(&self, id: UserId, session: &NewSession) -> Result<SignedIn, Error> {
        let user = self.0.db.read(move |conn| store::user(conn, id)).await?;
        let user = user.ok_or(Error::SignedOut)?;
        Ok(self.tokens(user, session.id, session.token.clone(), session.at))
    }

    fn tokens(&self, user: User, session: SessionId, refresh: String, now: Timestamp) -> SignedIn {
        SignedIn {
            access: Secret::new(self.0.keys.issue(user.id, session, now)),
            refresh: Secret::new(refresh),
            device: Secret::new(known::token(user.id, session, &self.0.keys)),
            user,
        }
    }
}
