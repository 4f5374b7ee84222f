//! Coming to the house: asking for an account by one's address, and being invited.

use rusqlite::{Connection, Transaction};
use serde_json::json;

use super::invites::{self, HouseInvite, Terms};
use super::{About, Desk, Error};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::store::{self, NewUser, Registration};
use crate::auth::{self, Accounts, Application, Email, Gate, HouseRole, Origin, SignedIn, Way};
use crate::base::{InviteId, Timestamp, UserId};

/// How long a link holds that an address asked for, in milliseconds: a day.
const ASKED_MS: i64 = 24 * 60 * 60 * 1_000;

/// What lets someone make an account.
enum Door {
    /// Nothing is needed, or an invitation to a room is enough.
    Open,
    /// An invitation to the house, perhaps for one address alone.
    House(Option<Email>),
}

impl Accounts {
    /// Makes an account. `invite` may be an invitation to the house; `invited` looks whether it
    /// is one to a room that still holds.
    pub async fn register(
        &self,
        origin: Origin,
        invite: Option<String>,
        invited: impl FnOnce(&Connection) -> Result<bool, crate::store::Error> + Send + 'static,
        application: impl FnOnce() -> Result<Application, auth::Error>,
    ) -> Result<SignedIn, Error> {
        self.check(Gate::Register, origin.peer, origin.at)?;
        let (token, at) = (invite.clone(), origin.at);
        let found = self
            .db()
            .read(move |conn| door(conn, token.as_deref(), invited, at));
        let door = found.await?;
        let mut application = application()?;
        if let Door::House(Some(email)) = &door {
            application.email = Some(email.clone());
        }
        let user = self.new_user(application, HouseRole::Member, at).await?;
        let session = self.new_session(Way::Registration, &origin);
        let (id, stored, desk) = (user.id, session.clone(), self.desk().clone());
        let done = self.db().write(move |tx| {
            // Someone else may have used it up since.
            if let (Door::House(_), Some(token)) = (&door, &invite)
                && !invites::take(tx, token, at)?
            {
                return Err(Error::InviteGone);
            }
            store::add_user(tx, &user)?;
            store::add_session(tx, id, &stored)?;
            let detail = json!({ "role": HouseRole::Member });
            audit::record(tx, &Entry::own(Event::Registered, id, detail), &origin)?;
            greet(tx, &desk, &user, &door, at)
        });
        done.await?;
        Ok(self.signed_in(id, &session).await?)
    }

    /// Writes to `email`, if its domain is one whose people may join by themselves. Nothing tells
    /// whether it has an account.
    pub(super) async fn ask_to_join(&self, email: &str, origin: &Origin) -> Result<(), Error> {
        self.check(Gate::Forgot, origin.peer, origin.at)?;
        let email = Email::parse(email)?;
        let house = self.db().read(store::house).await?;
        // Which domains these are is no secret: people have to know what to try.
        if house.registration != Registration::Domain || !invites::admits(&house, &email) {
            return Err(auth::Error::RegistrationClosed.into());
        }
        let at = origin.at;
        if !self.limits().may_write(&email.key(), at) {
            return Ok(());
        }
        let desk = self.desk().clone();
        let done = self.db().write(move |tx| write_join(tx, &desk, email, at));
        tokio::spawn(async move {
            if let Err(error) = done.await {
                tracing::warn!(%error, "Could not write to someone who wants to join");
            }
        });
        Ok(())
    }

    /// Makes an invitation to the house, and sends it to the address in it, if there is one.
    pub(super) async fn invite(
        &self,
        terms: Terms,
        by: (UserId, String),
        origin: Origin,
    ) -> Result<(HouseInvite, String), Error> {
        let desk = self.desk().clone();
        let done = self.db().write(move |tx| {
            let (invite, token) = invites::create(tx, &terms, origin.at)?;
            let entry = Entry {
                event: Event::Invited,
                actor: Some(by.0),
                subject: None,
                detail: json!({ "invite": invite.id, "uses": invite.uses_left }),
            };
            audit::record(tx, &entry, &origin)?;
            if let Some(email) = &invite.email {
                let about = About::Invitation {
                    token: token.clone(),
                    by: Some(by.1),
                };
                desk.post(tx, email, &about, invite.expires_at, origin.at)?;
            }
            Ok::<_, Error>((invite, token))
        });
        done.await
    }

    /// Takes an invitation to the house back.
    pub(super) async fn take_back(
        &self,
        id: InviteId,
        by: UserId,
        origin: Origin,
    ) -> Result<(), Error> {
        let done = self.db().write(move |tx| {
            invites::revoke(tx, id)?;
            let entry = Entry {
                event: Event::Invited,
                actor: Some(by),
                subject: None,
                detail: json!({ "taken_back": id }),
            };
            Ok::<_, Error>(audit::record(tx, &entry, &origin)?)
        });
        done.await
    }

    /// Sends a letter that says that letters arrive.
    pub(super) async fn test_letter(
        &self,
        to: &str,
        by: (UserId, String),
        origin: Origin,
    ) -> Result<(), Error> {
        let to = Email::parse(to)?;
        if !self.desk().leaves() {
            return Err(Error::NoServer);
        }
        let at = origin.at;
        self.limits().check_letters(&format!("test {}", by.0), at)?;
        let desk = self.desk().clone();
        let about = About::Test { by: by.1 };
        let until = at.plus_ms(ASKED_MS);
        let done = self
            .db()
            .write(move |tx| desk.post(tx, to.as_str(), &about, until, at));
        done.await
    }
}

/// By which door someone comes, or that there is none.
fn door(
    conn: &Connection,
    token: Option<&str>,
    invited: impl FnOnce(&Connection) -> Result<bool, crate::store::Error>,
    at: Timestamp,
) -> Result<Door, Error> {
    let registration = store::house(conn)?.registration;
    if registration == Registration::Closed || !store::has_admin(conn)? {
        return Err(auth::Error::RegistrationClosed.into());
    }
    if let Some(invite) = token
        .map(|token| invites::of(conn, token, at))
        .transpose()?
        .flatten()
    {
        let email = invite.email.as_deref().map(Email::parse).transpose()?;
        return Ok(Door::House(email));
    }
    if registration == Registration::Open || invited(conn)? {
        return Ok(Door::Open);
    }
    Err(auth::Error::RegistrationClosed.into())
}

/// An invitation that was sent to an address shows that it is theirs; others are asked to show it.
fn greet(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: &NewUser,
    door: &Door,
    at: Timestamp,
) -> Result<(), Error> {
    match door {
        Door::House(Some(_)) => store::verify_address(tx, user.id, at)?,
        Door::House(None) | Door::Open => {
            super::ask_to_verify(tx, desk, user.id, user.email.as_ref(), at)?;
        }
    }
    Ok(())
}

fn write_join(tx: &Transaction<'_>, desk: &Desk, email: Email, at: Timestamp) -> Result<(), Error> {
    let to = email.as_str().to_owned();
    if let Some(username) = store::owner_of(tx, &email)? {
        let about = About::Known { username };
        return desk.post(tx, &to, &about, at.plus_ms(ASKED_MS), at);
    }
    invites::forget(tx, &email)?;
    let terms = Terms {
        email: Some(email),
        expires_at: at.plus_ms(ASKED_MS),
        uses: 1,
        by: None,
    };
    let (invite, token) = invites::create(tx, &terms, at)?;
    let about = About::Invitation { token, by: None };
    desk.post(tx, &to, &about, invite.expires_at, at)
}
