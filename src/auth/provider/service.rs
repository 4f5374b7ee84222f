//! Coming in by a provider, from the button to the session.

mod connections;
mod newcomers;

use std::sync::Arc;

use rusqlite::Transaction;
use serde_json::json;

use super::Error;
use super::config::{Config, Settings, Shown};
use super::flow::{Answer, Flow, Purpose, own_path};
use super::person::Person;
use super::remote::Provider;
use super::store;
use crate::auth::accounts::{Origin, Way};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::pending::Pending;
use crate::auth::{Accounts, Entered, Gate, InviteCheck};
use crate::base::{Explain, SessionId, Timestamp, UserId};
use crate::net::{self, Client, Resolver, Url};
use crate::telemetry::numbers;
use crate::web::Site;

/// How long someone may be at the provider, in seconds: ten minutes.
const FLOW_S: i64 = 10 * 60;
/// How long someone may think about a username, in seconds: half an hour.
const WELCOME_S: i64 = 30 * 60;
/// How long a token that was handed in is remembered, in seconds: longer than it is good.
const SPENT_S: i64 = 24 * 60 * 60;
/// How many there can be of each.
const MOST: usize = 10_000;

/// The providers by whom people come in. Clone it freely.
#[derive(Clone)]
pub struct Providers(Arc<Inner>);

struct Inner {
    accounts: Accounts,
    invited: InviteCheck,
    all: Vec<Provider>,
    flows: Pending<Flow>,
    welcomes: Pending<Welcome>,
    spent: Pending<()>,
}

impl std::fmt::Debug for Providers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Providers(…)")
    }
}

/// Settings by which no provider could be asked. Says why.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadSettings(String);

/// Someone whose provider has told who they are, and who is nobody here yet.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// Who.
    pub person: Person,
    /// Where they want to be afterwards.
    pub next: String,
    /// Whose account has their address. They have to show that it is theirs.
    pub account: Option<UserId>,
}

/// Where someone is who came back from their provider.
#[derive(Debug)]
pub enum Arrived {
    /// Inside, or before their second step.
    Entered(Box<Entered>),
    /// At the door: with this token they choose a name, or show which account is theirs.
    Welcome(String),
    /// Where they were: they can come in that way from now on.
    Connected,
}

impl Providers {
    /// The providers that the settings name. `invited` looks whether an invitation holds.
    pub fn open(
        accounts: Accounts,
        providers: &[Config],
        net: &net::Config,
        invited: InviteCheck,
    ) -> Result<Self, BadSettings> {
        let settings: Result<Vec<_>, _> = providers.iter().map(Settings::read).collect();
        let settings = settings.map_err(BadSettings)?;
        let mut ids: Vec<_> = settings.iter().map(|one| &one.shown.id).collect();
        ids.sort_unstable();
        if let Some(twice) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(BadSettings(format!(
                "there are two providers called {:?}",
                twice[0]
            )));
        }
        let mut all = Vec::new();
        if !settings.is_empty() {
            let client = client(net)?;
            let new = |settings| Provider::new(settings, client.clone());
            all = settings.into_iter().map(new).collect();
        }
        Ok(Self(Arc::new(Inner {
            accounts,
            invited,
            all,
            flows: Pending::new(FLOW_S, MOST),
            welcomes: Pending::new(WELCOME_S, MOST),
            spent: Pending::new(SPENT_S, MOST),
        })))
    }

    /// Those to whom a button leads.
    pub fn shown(&self) -> Vec<Shown> {
        let offered = self.0.all.iter().filter(|one| one.settings.is_offered);
        offered.map(|one| one.settings.shown.clone()).collect()
    }

    /// For how many seconds someone may be at the provider, and think about a name.
    pub fn lifetimes_s(&self) -> (i64, i64) {
        (self.0.flows.lifetime_s(), self.0.welcomes.lifetime_s())
    }

    fn provider(&self, id: &str) -> Result<&Provider, Error> {
        let found = self.0.all.iter().find(|one| one.settings.shown.id == id);
        found.ok_or(Error::NoSuchProvider)
    }

    /// Sends someone to the provider `id`: where to, and the token that belongs into their
    /// browser's cookie.
    pub async fn start(
        &self,
        id: &str,
        purpose: Purpose,
        next: Option<&str>,
        (origin, site): (&Origin, &Site),
    ) -> Result<(Url, String), Error> {
        let provider = self.provider(id)?;
        self.0
            .accounts
            .check(Gate::SignIn, origin.peer, origin.at)?;
        let metadata = provider.metadata(origin.at).await?;
        let back = site.url(&format!("/api/session/{id}/callback"));
        let flow = Flow::begin(id, purpose, own_path(next), back);
        let address = flow.address(&provider.settings, &metadata);
        Ok((address, self.0.flows.put(flow, origin.at)))
    }

    /// The way on which `cookie` sent someone. It is at its end with this.
    pub fn returned(&self, cookie: Option<&str>, now: Timestamp) -> Option<Flow> {
        self.0.flows.take(cookie?, now)
    }

    /// Takes in who comes back from the provider `id` with `query`.
    pub async fn finish(
        &self,
        id: &str,
        flow: Option<&Flow>,
        query: &str,
        origin: Origin,
    ) -> Result<Arrived, Error> {
        let done = self.try_finish(id, flow, query, origin.clone()).await;
        self.note(id, &done, origin).await?;
        done
    }

    async fn try_finish(
        &self,
        id: &str,
        flow: Option<&Flow>,
        query: &str,
        origin: Origin,
    ) -> Result<Arrived, Error> {
        let provider = self.provider(id)?;
        self.0
            .accounts
            .check(Gate::SignIn, origin.peer, origin.at)?;
        let flow = flow.ok_or(Error::Lost)?;
        let metadata = provider.metadata(origin.at).await?;
        let code = flow.code(Answer::parse(query)?, &provider.settings, &metadata)?;
        let person = provider.redeem(flow, &code, origin.at).await?;
        match flow.purpose {
            Purpose::SignIn => self.arrive(person, &flow.next, origin).await,
            Purpose::Connect { user, session } => {
                self.still_here(session, origin.at).await?;
                self.connect(user, person, origin).await
            }
        }
    }

    /// Takes in who shows an ID token that their page was given by the provider `id`.
    pub async fn credential(
        &self,
        id: &str,
        credential: &str,
        origin: Origin,
    ) -> Result<Arrived, Error> {
        let done = self.try_credential(id, credential, origin.clone()).await;
        self.note(id, &done, origin).await?;
        done
    }

    async fn try_credential(
        &self,
        id: &str,
        credential: &str,
        origin: Origin,
    ) -> Result<Arrived, Error> {
        let provider = self.provider(id)?;
        self.0
            .accounts
            .check(Gate::SignIn, origin.peer, origin.at)?;
        let person = provider.person(credential, origin.at).await?;
        // By what was signed: some signatures can be written in more than one way.
        let signed = credential
            .rsplit_once('.')
            .map_or(credential, |(signed, _)| signed);
        if !self.0.spent.keep(signed, (), origin.at) {
            return Err(Error::Spent);
        }
        self.arrive(person, "/", origin).await
    }

    async fn arrive(&self, person: Person, next: &str, origin: Origin) -> Result<Arrived, Error> {
        let (accounts, at) = (&self.0.accounts, origin.at);
        let asked = person.clone();
        let known = accounts.db().write(move |tx| {
            store::used(tx, &asked, at)?;
            store::owner(tx, &asked)
        });
        if let Some(user) = known.await? {
            let entered = accounts.enter(user, Way::Provider, origin).await?;
            return Ok(Arrived::Entered(Box::new(entered)));
        }
        let (asked, way, invited) = (person.clone(), next.to_owned(), self.0.invited);
        let account = accounts.db().read(move |conn| {
            let email = asked.verified_email();
            let account = email
                .map(|email| store::account_with(conn, email))
                .transpose()?;
            let account = account.flatten();
            if account.is_none() {
                newcomers::door(conn, &asked, &way, invited, at)?;
            }
            Ok::<_, Error>(account)
        });
        let welcome = Welcome {
            account: account.await?,
            next: next.to_owned(),
            person,
        };
        Ok(Arrived::Welcome(self.0.welcomes.put(welcome, at)))
    }

    /// Whoever signed out while they were at the provider does not want to be connected.
    async fn still_here(&self, session: SessionId, now: Timestamp) -> Result<(), Error> {
        let db = self.0.accounts.db();
        let look = db.read(move |conn| crate::auth::store::holds_until(conn, session, now));
        match look.await? {
            Some(_) => Ok(()),
            None => Err(crate::auth::Error::SignedOut.into()),
        }
    }

    async fn connect(
        &self,
        user: UserId,
        person: Person,
        origin: Origin,
    ) -> Result<Arrived, Error> {
        let done = self
            .0
            .accounts
            .db()
            .write(move |tx| match store::owner(tx, &person)? {
                Some(owner) if owner == user => store::used(tx, &person, origin.at),
                Some(_) => Err(Error::IdentityTaken),
                None => join(tx, user, &person, &origin),
            });
        done.await.map(|()| Arrived::Connected)
    }

    /// Counts how it went, and keeps a note of what should not have been tried.
    async fn note(
        &self,
        id: &str,
        done: &Result<Arrived, Error>,
        origin: Origin,
    ) -> Result<(), Error> {
        let outcome = match done {
            Ok(Arrived::Entered(entered)) if matches!(**entered, Entered::Second(_)) => {
                "second_step"
            }
            Ok(_) => "ok",
            Err(error) => error.code(),
        };
        numbers::SIGN_INS.add([outcome], 1);
        let is_odd = matches!(
            done,
            Err(Error::BadToken(_)
                | Error::MixedUp
                | Error::Spent
                | Error::Refused
                | Error::OtherDomain)
        );
        if !is_odd {
            return Ok(());
        }
        if let Err(Error::BadToken(why)) = done {
            tracing::warn!(provider = id, %why, "A provider's token was not believed");
        }
        let entry = Entry {
            event: Event::SignInFailed,
            actor: None,
            subject: None,
            detail: json!({ "way": Way::Provider, "provider": id, "problem": outcome }),
        };
        let db = self.0.accounts.db();
        let noted = db.write(move |tx| Ok::<_, Error>(audit::record(tx, &entry, &origin)?));
        noted.await
    }
}

/// What providers are asked through.
fn client(net: &net::Config) -> Result<Client, BadSettings> {
    let wrong = |why: &dyn std::fmt::Display| BadSettings(why.to_string());
    let tls = net::client_config(net.ca_file.as_deref()).map_err(|error| wrong(&error))?;
    let resolver = Resolver::of_the_system().map_err(|error| wrong(&error))?;
    Client::new(tls, resolver).map_err(|error| wrong(&error))
}

/// Lets `person` come in as `user` from now on, and keeps a note of it.
fn join(tx: &Transaction<'_>, user: UserId, person: &Person, origin: &Origin) -> Result<(), Error> {
    store::connect(tx, user, person, origin.at)?;
    if let Some(email) = person.verified_email() {
        store::verified(tx, user, email, origin.at)?;
    }
    let detail = json!({ "provider": person.provider });
    let entry = Entry::own(Event::ProviderConnected, user, detail);
    Ok(audit::record(tx, &entry, origin)?)
}
