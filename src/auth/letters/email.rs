//! Addresses: showing that one is one's own, and having another.

use serde_json::json;

use rusqlite::Transaction;

use super::reset::called;
use super::tickets::{self, Purpose, Ticket};
use super::{About, Desk, Error};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::{self, Account, Accounts, Email, Gate, Origin, store};
use crate::base::{Timestamp, UserId};

/// What an account's address is, and whether it is known to be its owner's.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Address {
    /// The address.
    email: Option<String>,
    /// Whether it was shown to be theirs.
    verified: bool,
    /// The one that it is to become, once that is confirmed.
    pending: Option<String>,
}

impl Accounts {
    /// What `user` has for an address.
    pub(super) async fn address(&self, user: UserId, now: Timestamp) -> Result<Address, Error> {
        let found = self.db().read(move |conn| {
            let email = store::address(conn, user)?;
            Ok::<_, Error>(Address {
                verified: email.as_ref().is_some_and(|email| email.verified),
                email: email.map(|email| email.email),
                pending: tickets::pending(conn, user, now)?,
            })
        });
        found.await
    }

    /// Asks for another address. It counts once its owner has confirmed it; the one before is told.
    pub(super) async fn ask_for_address(
        &self,
        account: &Account,
        email: &str,
        origin: Origin,
    ) -> Result<(), Error> {
        let (user, at) = (account.user.id, origin.at);
        if !account.user.role.is_member() {
            return Err(auth::Error::NotForGuests.into());
        }
        let email = Email::parse(email)?;
        self.limits().check_letters(&user.to_string(), at)?;
        let desk = self.desk().clone();
        let done = self.db().write(move |tx| {
            let current = store::address(tx, user)?;
            let is_same = |current: &store::Address| auth::user::key(&current.email) == email.key();
            if current.as_ref().is_some_and(is_same) {
                return Err(Error::SameAddress);
            }
            tickets::forget(tx, Purpose::Change, user)?;
            let ticket = Ticket {
                user,
                email: email.as_str().to_owned(),
            };
            // A ticket in any case: whether the address is someone else's is not told here.
            let (token, until) = tickets::issue(tx, Purpose::Change, &ticket, at)?;
            let username = called(tx, user)?;
            if let Some(current) = current {
                let to = ticket.email.clone();
                let about = About::Leaving {
                    username: username.clone(),
                    to,
                };
                desk.post(tx, &current.email, &about, until, at)?;
            }
            let about = match store::owner_of(tx, &email)? {
                Some(username) => About::Taken { username },
                None => About::Change { token, username },
            };
            desk.post(tx, &ticket.email, &about, until, at)
        });
        done.await
    }

    /// Writes the letter again that waits for an answer.
    pub(super) async fn write_again(&self, user: UserId, at: Timestamp) -> Result<(), Error> {
        self.limits().check_letters(&user.to_string(), at)?;
        let desk = self.desk().clone();
        let done = self.db().write(move |tx| {
            if let Some(email) = tickets::pending(tx, user, at)? {
                return write_change(tx, &desk, user, email, at);
            }
            match store::address(tx, user)? {
                Some(current) if !current.verified => {
                    write_verify(tx, &desk, user, &current.email, at)
                }
                _ => Err(Error::NothingToVerify),
            }
        });
        done.await
    }

    /// Opens a link that shows an address to be someone's.
    pub(super) async fn verify(&self, token: String, origin: Origin) -> Result<(), Error> {
        self.check(Gate::Link, origin.peer, origin.at)?;
        let desk = self.desk().clone();
        let done = self.db().write(move |tx| {
            let at = origin.at;
            if let Some(ticket) = tickets::redeem(tx, Purpose::Verify, &token, at)? {
                return confirm(tx, &ticket, &origin);
            }
            let ticket = tickets::redeem(tx, Purpose::Change, &token, at)?;
            change(tx, &desk, &ticket.ok_or(Error::LinkGone)?, &origin)
        });
        done.await
    }
}

/// Writes to `email`, whose owner `user` says to be.
pub(super) fn write_verify(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: UserId,
    email: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let ticket = Ticket {
        user,
        email: email.to_owned(),
    };
    let (token, until) = tickets::issue(tx, Purpose::Verify, &ticket, at)?;
    let username = called(tx, user)?;
    desk.post(tx, email, &About::Verify { token, username }, until, at)
}

fn write_change(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: UserId,
    email: String,
    at: Timestamp,
) -> Result<(), Error> {
    let parsed = Email::parse(&email)?;
    if store::owner_of(tx, &parsed)?.is_some() {
        return Ok(());
    }
    let ticket = Ticket { user, email };
    let (token, until) = tickets::issue(tx, Purpose::Change, &ticket, at)?;
    let username = called(tx, user)?;
    let about = About::Change { token, username };
    desk.post(tx, &ticket.email, &about, until, at)
}

/// The present address is its owner's, if it is still the one that was written to.
fn confirm(tx: &Transaction<'_>, ticket: &Ticket, origin: &Origin) -> Result<(), Error> {
    let current = store::address(tx, ticket.user)?;
    let is_same = |email: &str| auth::user::key(email) == auth::user::key(&ticket.email);
    if !current.is_some_and(|current| is_same(&current.email)) {
        return Err(Error::LinkGone);
    }
    store::verify_address(tx, ticket.user, origin.at)?;
    let entry = Entry::own(Event::EmailVerified, ticket.user, json!({}));
    Ok(audit::record(tx, &entry, origin)?)
}

/// Gives an account its new address, and tells the one before.
fn change(
    tx: &Transaction<'_>,
    desk: &Desk,
    ticket: &Ticket,
    origin: &Origin,
) -> Result<(), Error> {
    let username = called(tx, ticket.user).map_err(|_| Error::LinkGone)?;
    let before = store::address(tx, ticket.user)?;
    let email = Email::parse(&ticket.email)?;
    store::set_address(tx, ticket.user, &email)?;
    store::verify_address(tx, ticket.user, origin.at)?;
    // Links that went to the one before would lead back in.
    tickets::forget(tx, Purpose::Reset, ticket.user)?;
    tickets::forget(tx, Purpose::Verify, ticket.user)?;
    let entry = Entry::own(Event::EmailChanged, ticket.user, json!({}));
    audit::record(tx, &entry, origin)?;
    if let Some(before) = before {
        let to = email.as_str().to_owned();
        let about = About::Left { username, to };
        let until = origin.at.plus_ms(Purpose::Change.term_ms());
        desk.post(tx, &before.email, &about, until, origin.at)?;
    }
    Ok(())
}
