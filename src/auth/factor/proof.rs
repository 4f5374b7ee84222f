//! Showing once more that it is oneself, before what is dangerous.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use serde::Deserialize;
use serde_json::{Value, json};

use super::second::{Answer, note_recovery_code};
use super::{Error, Kind, store};
use crate::auth::accounts::{Accounts, Origin};
use crate::auth::{self, Account, Keys};
use crate::base::{Secret, UserId, now};
use crate::store::Db;
use crate::web::{ApiError, Site};

/// For how long someone counts as having shown who they are, in milliseconds.
const HOLDS_MS: i64 = 10 * 60 * 1_000;

/// The signed-in person, who has shown within ten minutes that it is them. A handler that takes
/// one cannot be reached by who has found a browser open; it answers `prove_again`, and
/// `POST /api/me/prove` is what to do then.
///
/// Guests have nothing to show but the sign-in they have, so it is enough for them.
#[derive(Clone, Debug)]
pub struct Proved(pub Account);

impl<S> FromRequestParts<S> for Proved
where
    S: Send + Sync,
    Keys: FromRef<S>,
    Db: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let account = Account::from_request_parts(parts, state).await?;
        let session = account.identity.session;
        let proved = Db::from_ref(state).read(move |conn| store::proved_at(conn, session));
        let is_fresh = now().since_ms(proved.await?) < HOLDS_MS;
        if account.user.role.is_member() && !is_fresh {
            return Err(Error::ProveAgain.into());
        }
        Ok(Self(account))
    }
}

/// What someone shows.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct Proof {
    /// Their password, unless they have an authenticator app.
    password: Option<String>,
    /// A code of their authenticator app, or a recovery code.
    code: Option<String>,
    /// Which challenge the passkey answers.
    ceremony: Option<String>,
    /// What `navigator.credentials.get` gave, bytes in base64url.
    #[schema(value_type = Option<Object>)]
    credential: Option<Value>,
}

impl Accounts {
    /// Takes what the signed-in person shows.
    pub(in crate::auth) async fn prove(
        &self,
        account: &Account,
        proof: Proof,
        site: &Site,
        origin: Origin,
    ) -> Result<(), Error> {
        let account = account.clone().member()?;
        let user = account.user.id;
        let done = self.try_prove(&account, proof, site, origin.clone()).await;
        if done.as_ref().is_err_and(Error::is_wrong) {
            let note = json!({ "proving": true });
            self.note_wrong(Some(user), note, origin).await?;
        }
        done
    }

    async fn try_prove(
        &self,
        account: &Account,
        proof: Proof,
        site: &Site,
        origin: Origin,
    ) -> Result<(), Error> {
        let (user, session) = (account.user.id, account.identity.session);
        self.check_account(user, origin.at)?;
        let answer = answer(proof.code, proof.ceremony, proof.credential);
        let used = match (proof.password, answer) {
            (Some(password), None) => {
                self.prove_by_password(user, Secret::new(password)).await?;
                None
            }
            (None, Some(answer)) => {
                let kind = answer.kind();
                let used = self.accept(user, answer, site, origin.at).await?;
                Some((kind, used))
            }
            _ => return Err(Error::NoProof),
        };
        let desk = self.desk().clone();
        let kept = self.db().write(move |tx| {
            if let Some((kind, used)) = used {
                used.up(tx, user, origin.at)?;
                if kind == Kind::Recovery {
                    note_recovery_code(tx, &desk, user, &origin)?;
                }
            }
            store::set_proved(tx, session, origin.at)
        });
        kept.await
    }

    async fn prove_by_password(&self, user: UserId, password: Secret<String>) -> Result<(), Error> {
        let read = self.db().read(move |conn| {
            let found = auth::store::credentials_by_id(conn, user)?;
            Ok::<_, Error>((found, store::seconds(conn, user)?))
        });
        let (found, seconds) = read.await?;
        if !seconds.is_empty() {
            return Err(Error::NotEnough);
        }
        let stored = found.and_then(|found| found.password);
        if password.expose().len() > 4_096 || !self.passwords().verify(password, stored).await? {
            return Err(auth::Error::WrongPassword.into());
        }
        Ok(())
    }
}

/// A second factor, told by what was given.
fn answer(
    code: Option<String>,
    ceremony: Option<String>,
    credential: Option<Value>,
) -> Option<Answer> {
    match (code, ceremony, credential) {
        (Some(code), None, None) => {
            // A recovery code has letters.
            let is_digits = code
                .chars()
                .all(|c| c.is_ascii_digit() || c.is_whitespace());
            Some(match is_digits {
                true => Answer::Totp { code },
                false => Answer::Recovery { code },
            })
        }
        (None, Some(ceremony), Some(credential)) => Some(Answer::Passkey {
            ceremony,
            credential,
        }),
        _ => None,
    }
}
