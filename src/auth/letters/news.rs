//! What happened to an account, told to its owner.

use rusqlite::Transaction;
use serde_json::json;

use super::email::write_verify;
use super::{About, Desk, device};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::{Email, Error, Origin, store};
use crate::base::{Timestamp, UserId};
use crate::mail;

/// How long news are worth a letter, in milliseconds: a day.
const NEWS_MS: i64 = 24 * 60 * 60 * 1_000;

/// Keeps a note of a new password, and tells its owner. `by` says how it was proved that it may be.
pub(in crate::auth) fn note_password(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: UserId,
    by: &str,
    origin: &Origin,
) -> Result<(), Error> {
    let entry = Entry::own(Event::PasswordChanged, user, json!({ "by": by }));
    audit::record(tx, &entry, origin)?;
    let origin = origin.clone();
    let scripts_too = by == "letter";
    desk.tell(tx, user, origin.at, |username| About::PasswordChanged {
        username,
        origin,
        scripts_too,
    })
}

/// Tells the owner of an account that someone comes in from where they never came in before. To be
/// called before the sign-in is noted.
pub(in crate::auth) fn tell_of_device(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: UserId,
    origin: &Origin,
) -> Result<(), Error> {
    if !desk.leaves() || !device::is_new(tx, user, origin)? {
        return Ok(());
    }
    let origin = origin.clone();
    desk.tell(tx, user, origin.at, |username| About::NewDevice {
        username,
        origin,
    })
}

/// Keeps a note of a refresh token that was used twice, and tells the owner of the sign-in, which
/// has been ended.
pub(in crate::auth) fn note_reuse(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: UserId,
    origin: &Origin,
) -> Result<(), Error> {
    let entry = Entry {
        event: Event::TokenReused,
        actor: None,
        subject: Some(user),
        detail: json!({}),
    };
    audit::record(tx, &entry, origin)?;
    let origin = origin.clone();
    desk.tell(tx, user, origin.at, |username| About::Reused {
        username,
        origin,
    })
}

/// Asks someone new to show that the address they gave is theirs. Without a mail server an
/// administrator would have to pass on a link for everyone, so nobody is asked.
pub(in crate::auth) fn ask_to_verify(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: UserId,
    email: Option<&Email>,
    at: Timestamp,
) -> Result<(), Error> {
    match email.filter(|_| desk.leaves()) {
        Some(email) => optional(write_verify(tx, desk, user, email.as_str(), at)),
        None => Ok(()),
    }
}

/// What happened has happened: that more letters wait than we send undoes nothing.
fn optional(posted: Result<(), super::Error>) -> Result<(), Error> {
    match posted {
        Ok(()) => Ok(()),
        Err(super::Error::Account(error)) => Err(error),
        Err(super::Error::Mail(mail::Error::Store(error))) => Err(error.into()),
        Err(error) => {
            tracing::warn!(%error, "Could not write to someone about their account");
            Ok(())
        }
    }
}

impl Desk {
    /// Writes to `user`, in the same transaction as what is told, if they have an address.
    pub(in crate::auth) fn tell(
        &self,
        tx: &Transaction<'_>,
        user: UserId,
        at: Timestamp,
        about: impl FnOnce(String) -> About,
    ) -> Result<(), Error> {
        let Some(user) = store::user(tx, user)? else {
            return Ok(());
        };
        let Some(email) = user.email else {
            return Ok(());
        };
        let about = about(user.username.unwrap_or(user.name));
        optional(self.post(tx, &email, &about, at.plus_ms(NEWS_MS), at))
    }
}
