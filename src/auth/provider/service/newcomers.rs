//! People whom nobody here knows yet: a name, or the account that was here before.

use rusqlite::{Connection, Transaction};
use serde_json::json;

use super::{Providers, Welcome, join};
use crate::auth::accounts::{Origin, Way};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::letters::{self, invites};
use crate::auth::provider::Error;
use crate::auth::provider::person::Person;
use crate::auth::provider::store;
use crate::auth::store::NewUser;
use crate::auth::{
    self, Email, Entered, Gate, HouseRole, InviteCheck, PersonName, Registration, User, Username,
};
use crate::base::{Timestamp, UserId};

impl Providers {
    /// Whom a welcome `ticket` belongs to.
    pub fn welcome(&self, ticket: Option<&str>, now: Timestamp) -> Result<Welcome, Error> {
        let found = ticket.and_then(|ticket| self.0.welcomes.get(ticket, now));
        found.ok_or(Error::WelcomeGone)
    }

    /// The best username for `person` that is free.
    pub async fn suggest(&self, person: &Person) -> Result<String, Error> {
        let names = person.suggestions();
        let free = self.0.accounts.db().read(move |conn| {
            for name in names {
                if !auth::store::is_taken(conn, &name)? {
                    return Ok(name.as_str().to_owned());
                }
            }
            Ok::<_, Error>(String::new())
        });
        free.await
    }

    /// Makes the account of who has chosen a name, and lets them in.
    pub async fn settle(
        &self,
        ticket: Option<&str>,
        (username, name): (&str, Option<&str>),
        origin: Origin,
    ) -> Result<Entered, Error> {
        let accounts = &self.0.accounts;
        accounts.check(Gate::Register, origin.peer, origin.at)?;
        let welcome = self.welcome(ticket, origin.at)?;
        if welcome.account.is_some() {
            return Err(Error::AccountExists);
        }
        let username = Username::parse(username)?;
        let name = name.filter(|name| !name.trim().is_empty());
        let mut user = NewUser {
            id: UserId::fresh(),
            name: PersonName::parse(name.unwrap_or(username.as_str()))?,
            username,
            email: welcome.person.verified_email().cloned(),
            password: None,
            role: HouseRole::Member,
            at: origin.at,
        };
        let (id, invited, from) = (user.id, self.0.invited, origin.clone());
        let made = accounts.db().write(move |tx| {
            let person = &welcome.person;
            if store::owner(tx, person)?.is_some() {
                return Err(Error::WelcomeGone);
            }
            let door = door(tx, person, &welcome.next, invited, from.at)?;
            add(tx, &mut user, door, from.at)?;
            let detail = json!({ "role": user.role, "provider": person.provider });
            audit::record(tx, &Entry::own(Event::Registered, id, detail), &from)?;
            join(tx, id, person, &from)
        });
        made.await?;
        // Only now: who chose a taken name chooses again.
        ticket.and_then(|ticket| self.0.welcomes.take(ticket, origin.at));
        Ok(accounts.enter(id, Way::Provider, origin).await?)
    }

    /// Connects who has shown that the account with their address is theirs.
    pub async fn prove(
        &self,
        ticket: Option<&str>,
        user: &User,
        origin: Origin,
    ) -> Result<(), Error> {
        let welcome = self.welcome(ticket, origin.at)?;
        // Someone else's account must not be had by a page that stands open there.
        if welcome.account != Some(user.id) {
            return Err(Error::OtherAccount);
        }
        self.connect(user.id, welcome.person, origin.clone())
            .await?;
        ticket.and_then(|ticket| self.0.welcomes.take(ticket, origin.at));
        Ok(())
    }
}

/// Stores someone new, and uses up what they came by.
fn add(tx: &Transaction<'_>, user: &mut NewUser, door: Door, at: Timestamp) -> Result<(), Error> {
    let Door::House(token, email) = door else {
        return Ok(auth::store::add_user(tx, user)?);
    };
    if !invites::take(tx, &token, at)? {
        return Err(letters::Error::InviteGone.into());
    }
    let was_sent = email.is_some();
    user.email = email.or(user.email.take());
    auth::store::add_user(tx, user)?;
    if was_sent {
        // The invitation has come to its address, and from there to them.
        auth::store::verify_address(tx, user.id, at)?;
    }
    Ok(())
}

/// By what someone new comes in.
#[derive(Debug)]
pub(super) enum Door {
    /// By what the house lets everyone do, or an invitation to a room.
    Open,
    /// By an invitation to the house, perhaps for one address alone.
    House(String, Option<Email>),
}

/// By what `person` comes in, who is on the way to `next`: that may be an invitation.
pub(super) fn door(
    conn: &Connection,
    person: &Person,
    next: &str,
    invited: InviteCheck,
    now: Timestamp,
) -> Result<Door, Error> {
    let house = auth::store::house(conn)?;
    if house.registration == Registration::Closed || !auth::store::has_admin(conn)? {
        return Err(Error::Closed);
    }
    if let Some(token) = token_after("/join/", next)
        && let Some(invite) = invites::of(conn, token, now)?
    {
        let email = invite.email.as_deref().map(Email::parse).transpose()?;
        return Ok(Door::House(token.to_owned(), email));
    }
    let by_itself = match house.registration {
        Registration::Open => true,
        Registration::Domain => person.is_at(&house.domains),
        Registration::Invite | Registration::Closed => false,
    };
    let room = token_after("/i/", next);
    if by_itself || room.map_or(Ok(false), |token| invited(conn, token, now))? {
        return Ok(Door::Open);
    }
    Err(auth::Error::RegistrationClosed.into())
}

/// The token of an invitation in a path of ours.
fn token_after<'a>(start: &str, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(start)?.split(['/', '?', '#']).next()
}
