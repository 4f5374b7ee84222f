//! Signing in and out, and what happens in between.

use super::{Accounts, News, Origin, SignedIn, Way};
use crate::auth::factor::Entered;
use crate::auth::password::Password;
use crate::auth::session::{Rotation, token_hash};
use crate::auth::user::key;
use crate::auth::{Error, Gate, Identity, User, letters, store};
use crate::base::{Explain, Secret, Timestamp};
use crate::telemetry::numbers;
use crate::web::Peer;

impl Accounts {
    /// Signs in by password.
    pub async fn sign_in(
        &self,
        login: &str,
        password: Secret<String>,
        origin: Origin,
    ) -> Result<Entered, Error> {
        let done = self.try_sign_in(login, password, origin).await;
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
    ) -> Result<Entered, Error> {
        self.check(Gate::SignIn, origin.peer, origin.at)?;
        if login.len() > 1_024 || password.expose().len() > 4_096 {
            return Err(Error::WrongCredentials);
        }
        let login = key(login.trim());
        self.0.limits.check_account(&login, origin.at)?;
        let asked = login.clone();
        let found = self
            .0
            .db
            .read(move |conn| store::credentials(conn, &asked))
            .await?;
        let stored = found.as_ref().and_then(|found| found.password.clone());
        let right = self.0.passwords.verify(password, stored).await?;
        let whose = found.as_ref().map(|found| found.user);
        let Some(found) = found.filter(|_| right) else {
            self.note_failure(whose, Way::Password, origin).await?;
            return Err(Error::WrongCredentials);
        };
        if found.disabled {
            return Err(Error::Disabled);
        }
        self.0.limits.forgive(&login);
        self.enter(found.user, Way::Password, origin).await
    }

    /// Changes a refresh token for the next one, and an access token.
    pub async fn refresh(
        &self,
        token: &str,
        peer: Peer,
        now: Timestamp,
    ) -> Result<SignedIn, Error> {
        self.check(Gate::Refresh, peer, now)?;
        let next = self.0.keys.next_refresh(token);
        let (hash, next_hash) = (token_hash(token), token_hash(&next));
        let rotated = self
            .0
            .db
            .write(move |tx| store::rotate(tx, &hash, &next_hash, now))
            .await?;
        let session = match rotated {
            Rotation::Rotated(session) | Rotation::Repeated(session) => session,
            Rotation::Stolen(session) => {
                tracing::warn!(session.id = %session, "A refresh token was used again, ended its sign-in");
                self.tell(News::Ended(session));
                return Err(Error::SignedOut);
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
                if store::end_session(tx, session)? {
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
        self.0.limits.check_account(&id.to_string(), origin.at)?;
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
        if !self.0.passwords.verify(current, stored).await? {
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
