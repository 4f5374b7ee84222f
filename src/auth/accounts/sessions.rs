//! Signing in and out, and what happens in between.

use serde_json::json;

use super::{Accounts, News, Origin, SignedIn, Way};
use crate::auth::attempts::Trier;
use crate::auth::audit::{self, Entry, Event};
use crate::auth::factor::Entered;
use crate::auth::known::{self, Device};
use crate::auth::names::login_key;
use crate::auth::password::{Checked, Password};
use crate::auth::session::{Rotation, token_hash};
use crate::auth::{Error, Gate, Identity, User, letters, store};
use crate::base::{Explain, Secret, SessionId, Timestamp, UserId};
use crate::telemetry::numbers;

impl Accounts {
    /// Signs in by password.
    pub async fn sign_in(
        &self,
        login: &str,
        password: Secret<String>,
        origin: Origin,
        device: Option<Device>,
    ) -> Result<Entered, Error> {
        let done = self.try_sign_in(login, password, origin, device).await;
        let outcome = match &done {
            Ok(Entered::In(_)) => "ok",
            Ok(Entered::Second(_)) => "second_step",
            Err(error) => error.code(),
        };
        numbers::SIGN_INS.add([outcome], 1);
        done
    }

    async fn try_sign_in(
        &self,
        login: &str,
        password: Secret<String>,
        origin: Origin,
        device: Option<Device>,
    ) -> Result<Entered, Error> {
        // A device that shows where it belongs is counted by itself: a crowd at the same address
        // must not keep it out.
        if device.is_none() {
            self.check(Gate::SignIn, origin.peer, origin.at)?;
        }
        if login.len() > 1_024 || password.expose().len() > 4_096 {
            return Err(Error::WrongCredentials);
        }
        let login = login_key(login);
        let (peer, at) = (origin.peer, origin.at);
        let read = self.0.db.read(move |conn| {
            let found = store::credentials(conn, &login)?;
            let whose = found.as_ref().map(|found| found.user);
            let trier = known::trier(conn, &login, whose, device, (peer, at))?;
            Ok::<_, Error>((found, trier))
        });
        let (found, trier) = read.await?;
        // It belongs to another account, so it is a stranger to this one.
        if device.is_some() && !matches!(trier, Trier::Device(..)) {
            self.check(Gate::SignIn, peer, at)?;
        }
        self.0.attempts.begin(&trier, at)?;
        let stored = found.as_ref().and_then(|found| found.password.clone());
        let checked = self.0.passwords.check(password, stored).await?;
        let whose = found.as_ref().map(|found| found.user);
        let Some(found) = found.filter(|_| checked.is_right()) else {
            self.0.attempts.failed(trier, at);
            self.note_failure(whose, Way::Password, origin);
            return Err(Error::WrongCredentials);
        };
        if found.disabled {
            return Err(Error::Disabled);
        }
        self.0.attempts.came_in(&trier);
        if let Checked::Outdated(hash) = checked {
            self.strengthen(found.user, found.password, hash).await?;
        }
        self.enter(found.user, Way::Password, origin).await
    }

    /// Forgets what went wrong when signing in to the account of `user` from there, for they have
    /// shown otherwise who they are. Answers by what their browser is known from now on, so that
    /// they need not wait behind strangers who go on guessing.
    pub(in crate::auth) fn forgive_attempts(&self, user: &User, origin: &Origin) -> Secret<String> {
        let network = origin.peer.network();
        let names = [&user.username, &user.email].into_iter().flatten();
        let strangers = names.map(|name| Trier::Stranger(login_key(name), network));
        for trier in strangers.chain([Trier::Home(user.id, network)]) {
            self.0.attempts.came_in(&trier);
        }
        self.0.limits.forgive(&user.id.to_string());
        Secret::new(known::token(user.id, SessionId::fresh(), &self.0.keys))
    }

    /// Keeps a password by today's costs, unless it has been changed meanwhile.
    async fn strengthen(
        &self,
        user: UserId,
        before: Option<String>,
        hash: String,
    ) -> Result<(), Error> {
        let done = self.0.db.write(move |tx| {
            let sql = "update user set password = ?3 where id = ?1 and password is ?2";
            tx.execute(sql, rusqlite::params![user, before, hash])?;
            Ok(())
        });
        done.await
    }

    /// Whether `given` is the password of `user`, of which `stored` is kept. Counts as an attempt.
    pub(in crate::auth) async fn is_password(
        &self,
        user: UserId,
        given: Secret<String>,
        stored: Option<String>,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let account = user.to_string();
        self.0.limits.check_account(&account, now)?;
        let is_right = self.0.passwords.check(given, stored).await?.is_right();
        if is_right {
            self.0.limits.forgive(&account);
        }
        Ok(is_right)
    }

    /// Changes a refresh token for the next one, and an access token.
    pub async fn refresh(&self, token: &str, origin: Origin) -> Result<SignedIn, Error> {
        let now = origin.at;
        self.check(Gate::Refresh, origin.peer, now)?;
        let next = self.0.keys.next_refresh(token);
        let (hash, next_hash) = (token_hash(token), token_hash(&next));
        let (desk, most_ms) = (self.desk().clone(), self.0.session_most_ms);
        let rotated = self
            .0
            .db
            .write(move |tx| {
                let rotated = store::rotate(tx, &hash, &next_hash, &origin, most_ms)?;
                if let Rotation::Stolen(_, user) = rotated {
                    letters::note_reuse(tx, &desk, user, &origin)?;
                }
                Ok::<_, Error>(rotated)
            })
            .await?;
        let session = match rotated {
            Rotation::Rotated(session) | Rotation::Repeated(session) => session,
            Rotation::Stolen(session, _) => {
                tracing::warn!(session.id = %session, "A refresh token was used again, ended its sign-in");
                self.tell(News::Ended(session));
                return Err(Error::SignedOut);
            }
            Rotation::TooOld(session) => {
                self.tell(News::Ended(session));
                return Err(Error::SignInTooOld);
            }
            Rotation::Unknown => return Err(Error::SignedOut),
        };
        let found = self
            .0
            .db
            .read(move |conn| store::user_of_session(conn, session))
            .await?;
        let user = found.ok_or(Error::SignedOut)?;
        Ok(self.tokens(user, session, next, now))
    }

    /// Ends the sign-in that a refresh token or an access token belongs to.
    pub async fn sign_out(
        &self,
        refresh: Option<&str>,
        identity: Option<Identity>,
        origin: Origin,
    ) -> Result<(), Error> {
        let hash = refresh.map(token_hash);
        let known = identity.map(|identity| identity.session);
        let ended = self.0.db.write(move |tx| {
            let by_token = match hash {
                Some(hash) => store::session_of(tx, &hash)?,
                None => None,
            };
            let mut ended = Vec::new();
            for session in by_token.into_iter().chain(known) {
                if let Some(user) = store::end_session(tx, session)? {
                    let entry = Entry::own(Event::SignedOut, user, json!({}));
                    audit::record(tx, &entry, &origin)?;
                    ended.push(session);
                }
            }
            Ok::<_, Error>(ended)
        });
        ended
            .await?
            .into_iter()
            .for_each(|session| self.tell(News::Ended(session)));
        Ok(())
    }

    /// Changes a password, and ends all other sign-ins of its owner.
    pub async fn change_password(
        &self,
        identity: Identity,
        current: Secret<String>,
        new: &str,
        about: &User,
        origin: Origin,
    ) -> Result<(), Error> {
        if !about.role.is_member() {
            return Err(Error::NotForGuests);
        }
        let id = identity.user;
        let known = [
            about.username.as_deref().unwrap_or_default(),
            about.email.as_deref().unwrap_or_default(),
        ];
        let password = Password::parse(new, &known);
        let password = password.map_err(|error| Error::NewPassword(Box::new(error)))?;
        let found = self
            .0
            .db
            .read(move |conn| store::credentials_by_id(conn, id))
            .await?;
        let stored = found.and_then(|found| found.password);
        if !self.is_password(id, current, stored, origin.at).await? {
            return Err(Error::WrongPassword);
        }
        let hash = self.0.passwords.hash(password).await?;
        let desk = self.desk().clone();
        let ended = self.0.db.write(move |tx| {
            let ended = store::set_password(tx, id, &hash, identity.session)?;
            letters::note_password(tx, &desk, id, "owner", &origin)?;
            Ok::<_, Error>(ended)
        });
        ended
            .await?
            .into_iter()
            .for_each(|session| self.tell(News::Ended(session)));
        Ok(())
    }
}
