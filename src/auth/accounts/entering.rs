//! The one way in: whatever someone has shown, they come in here.

use rusqlite::Transaction;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Accounts, Origin};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::factor::{self, Entered};
use crate::auth::letters::Desk;
use crate::auth::session::NewSession;
use crate::auth::{Error, letters, store};
use crate::base::UserId;

/// By what someone has shown who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Their password.
    Password,
    /// A provider's word.
    Provider,
    /// A passkey.
    Passkey,
    /// They have just made the account.
    Registration,
    /// They came by a link, without an account.
    Guest,
}

impl Way {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Provider => "provider",
            Self::Passkey => "passkey",
            Self::Registration => "registration",
            Self::Guest => "guest",
        }
    }

    /// Whether no second factor is asked for: a passkey is two in one, and who comes in for the
    /// first time has none.
    fn is_enough(self) -> bool {
        matches!(self, Self::Passkey | Self::Registration | Self::Guest)
    }
}

/// Stores a sign-in that nothing is left to show for, and keeps a note of it. Tells its owner when
/// it comes from somewhere new.
pub(in crate::auth) fn admit(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: UserId,
    session: &NewSession,
    detail: Value,
    origin: &Origin,
) -> Result<(), Error> {
    letters::tell_of_device(tx, desk, user, origin)?;
    store::add_session(tx, user, session)?;
    let entry = Entry::own(Event::SignedIn, user, detail);
    Ok(audit::record(tx, &entry, origin)?)
}

impl Accounts {
    /// A sign-in by `way` from `origin`, about to be stored.
    pub(in crate::auth) fn new_session(&self, way: Way, origin: &Origin) -> NewSession {
        NewSession::fresh(way, origin, self.0.session_most_ms)
    }

    /// Lets `user` in, who has shown who they are by `way`: looks whether the account is open and
    /// whether they have a second factor to show, stores the sign-in, and keeps a note of it.
    pub(in crate::auth) async fn enter(
        &self,
        user: UserId,
        way: Way,
        origin: Origin,
    ) -> Result<Entered, Error> {
        let session = self.new_session(way, &origin);
        let (stored, at) = (session.clone(), origin.at);
        let desk = self.desk().clone();
        let done = self.0.db.write(move |tx| {
            if store::user(tx, user)?.is_none() {
                return Err(Error::Disabled);
            }
            let seconds = match way.is_enough() {
                true => Vec::new(),
                false => factor::seconds(tx, user)?,
            };
            if seconds.is_empty() {
                admit(tx, &desk, user, &stored, json!({ "way": way }), &origin)?;
            }
            Ok::<_, Error>(seconds)
        });
        let seconds = done.await?;
        if seconds.is_empty() {
            let signed_in = self.signed_in(user, &session).await?;
            return Ok(Entered::In(signed_in));
        }
        Ok(Entered::Second(self.second(user, way, seconds, at)))
    }

    /// Keeps a note of an attempt that failed. `subject` is whose account it was, if there is one.
    ///
    /// Nobody waits until it is stored: who asks must not learn from the time that an account
    /// exists. How often an account can be tried is limited; names that nobody has can be tried
    /// without end. Those are noted in memory and stored together, within half a second: strangers
    /// must not have the disk write once for each guess, ahead of what is said in the rooms.
    pub(in crate::auth) fn note_failure(&self, subject: Option<UserId>, way: Way, origin: Origin) {
        let entry = Entry {
            event: Event::SignInFailed,
            actor: None,
            subject,
            detail: json!({ "way": way }),
        };
        let notes = match subject {
            Some(_) => vec![(entry, origin)],
            None => self.0.notes.add(entry, origin),
        };
        self.store(notes);
    }

    /// Stores what was noted in memory.
    pub(super) fn store_notes(&self) {
        self.store(self.0.notes.take());
    }

    /// In the order of asking, and before anything that is asked of the database later.
    fn store(&self, notes: Vec<(Entry, Origin)>) {
        if notes.is_empty() {
            return;
        }
        let stored = self.0.db.write(move |tx| {
            for (entry, origin) in &notes {
                audit::record(tx, entry, origin)?;
            }
            Ok::<_, Error>(())
        });
        tokio::spawn(async move {
            if let Err(error) = stored.await {
                tracing::warn!(%error, "Could not note failed attempts to sign in");
            }
        });
    }
}
