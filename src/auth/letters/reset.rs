//! A forgotten password: asking for a link, and choosing another by it.

use rusqlite::Transaction;

use super::tickets::{self, Purpose, Ticket};
use super::{About, Desk, Error};
use crate::auth::names::login_key;
use crate::auth::user::key;
use crate::auth::{self, Accounts, Gate, News, Origin, Password, store};
use crate::base::{Secret, SessionId, Timestamp, UserId};

impl Accounts {
    /// Writes to the owner of the account `login`, if there is one. Nothing tells whether there
    /// is: what is looked up is looked up after the answer.
    pub(super) fn forgot(&self, login: &str, origin: &Origin) -> Result<(), Error> {
        self.check(Gate::Forgot, origin.peer, origin.at)?;
        let (login, at) = (login_key(login), origin.at);
        // Letters enough are on their way to this one. To say so would tell nothing new, but let
        // others keep its owner from asking.
        if login.len() > 1_024 || !self.limits().may_write(&login, at) {
            return Ok(());
        }
        let desk = self.desk().clone();
        let done = self
            .db()
            .write(move |tx| write_reset(tx, &desk, &login, at));
        tokio::spawn(async move {
            if let Err(error) = done.await {
                tracing::warn!(%error, "Could not write to someone who forgot their password");
            }
        });
        Ok(())
    }

    /// Gives an account another password, by a link that was sent for it. All its sign-ins and the
    /// tokens of its scripts end. Answers by what the browser is known from now on.
    pub(super) async fn reset(
        &self,
        token: String,
        password: &str,
        origin: Origin,
    ) -> Result<Secret<String>, Error> {
        self.check(Gate::Link, origin.peer, origin.at)?;
        let (asked, at) = (token.clone(), origin.at);
        let found =
            self.db().read(
                move |conn| match tickets::look(conn, Purpose::Reset, &asked, at)? {
                    Some(ticket) => Ok(store::user(conn, ticket.user)?),
                    None => Err(Error::LinkGone),
                },
            );
        let user = found.await?.ok_or(Error::LinkGone)?;
        let known = [&user.username, &user.email].map(|known| known.as_deref().unwrap_or_default());
        let password = Password::parse(password, &known)?;
        let hash = self.passwords().hash(password).await?;
        let (desk, noted) = (self.desk().clone(), origin.clone());
        let ended = self.db().write(move |tx| {
            // Another request may have used it up since.
            let ticket = tickets::redeem(tx, Purpose::Reset, &token, at)?.ok_or(Error::LinkGone)?;
            let ended = store::reset_password(tx, ticket.user, &hash)?;
            proved(tx, &ticket, at)?;
            super::note_password(tx, &desk, ticket.user, "letter", &noted)?;
            Ok::<Vec<SessionId>, Error>(ended)
        });
        for session in ended.await? {
            self.tell(News::Ended(session));
        }
        Ok(self.forgive_attempts(&user, &origin))
    }
}

/// Writes a letter with a link, if `login` is an account.
fn write_reset(tx: &Transaction<'_>, desk: &Desk, login: &str, at: Timestamp) -> Result<(), Error> {
    let found = store::credentials(tx, login)?.filter(|found| !found.disabled);
    let Some(user) = found.map(|found| store::user(tx, found.user)).transpose()? else {
        return Ok(());
    };
    let Some(user) = user else { return Ok(()) };
    let username = user.username.unwrap_or(user.name);
    // Without an address it is for an administrator, who knows its owner otherwise.
    let email = user.email.unwrap_or_default();
    let ticket = Ticket {
        user: user.id,
        email: email.clone(),
    };
    let (token, until) = tickets::issue(tx, Purpose::Reset, &ticket, at)?;
    let about = About::Reset { token, username };
    desk.post(tx, &email, &about, until, at)
}

/// Whoever opened the link reads the letters of the address that it was sent to.
fn proved(tx: &Transaction<'_>, ticket: &Ticket, at: Timestamp) -> Result<(), Error> {
    let current = store::address(tx, ticket.user)?;
    if current.is_some_and(|current| key(&current.email) == key(&ticket.email)) {
        store::verify_address(tx, ticket.user, at)?;
    }
    Ok(())
}

/// What `user` is called where there is no doubt.
pub(super) fn called(tx: &Transaction<'_>, user: UserId) -> Result<String, Error> {
    let found = store::user(tx, user)?.ok_or(auth::Error::SignedOut)?;
    Ok(found.username.unwrap_or(found.name))
}
