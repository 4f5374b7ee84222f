//! The second step of signing in.

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::change::Change;
use super::passkey::Shown;
use super::{Error, TICKET_S, Vault, recovery, store};
use crate::auth::accounts::{Accounts, Origin, SignedIn, Way, admit};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::letters::Desk;
use crate::auth::{self, Gate};
use crate::base::{Explain, Timestamp, UserId};
use crate::telemetry::numbers;
use crate::web::Site;

/// How often one second step may be tried.
const TRIES: u32 = 5;

/// By what a second step is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SecondKind)]
pub enum Kind {
    /// A code of an authenticator app.
    Totp,
    /// A recovery code.
    Recovery,
    /// A passkey.
    Passkey,
}

/// How a way in ends.
#[derive(Debug)]
pub enum Entered {
    /// They are in.
    In(SignedIn),
    /// They are who they say, as far as one factor shows it, and have a second one.
    Second(Second),
}

/// The second step that is left to make.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Second {
    /// To be sent with the second factor.
    pub ticket: String,
    /// By what the step can be made.
    pub kinds: Vec<Kind>,
    /// For how many seconds.
    pub expires_in: i64,
}

impl Second {
    /// Where a browser makes the step that was sent away to sign in, and then goes to `next`, a
    /// path of ours. What stands behind the `#` is sent to nobody.
    pub fn path(&self, next: &str) -> String {
        let kinds: Vec<_> = self.kinds.iter().map(|kind| json!(kind)).collect();
        let kinds: Vec<_> = kinds.iter().filter_map(Value::as_str).collect();
        let (ticket, kinds) = (&self.ticket, kinds.join(","));
        let query = match next {
            "" | "/" => String::new(),
            next => format!("?next={}", super::escape(next)),
        };
        format!("/sign-in{query}#second={ticket}&kinds={kinds}")
    }
}

/// What someone shows as their second factor.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = SecondAnswer)]
pub enum Answer {
    /// A code of an authenticator app.
    Totp {
        /// Six digits.
        code: String,
    },
    /// A recovery code.
    Recovery {
        /// As it was shown.
        code: String,
    },
    /// A passkey's answer.
    Passkey {
        /// Which challenge it answers.
        ceremony: String,
        /// What `navigator.credentials.get` gave, bytes in base64url.
        #[schema(value_type = Object)]
        credential: Value,
    },
}

impl Answer {
    /// Of what kind it is.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Totp { .. } => Kind::Totp,
            Self::Recovery { .. } => Kind::Recovery,
            Self::Passkey { .. } => Kind::Passkey,
        }
    }
}

/// A sign-in whose second step is awaited.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ticket {
    user: UserId,
    way: Way,
    tries: u32,
}

/// A second factor that is right, as far as one can tell before using it up.
pub(super) enum Use {
    Code(String, Vault),
    Recovery(auth::session::TokenHash),
    Passkey(Box<Shown>),
}

impl Use {
    /// Uses it up: it works once.
    pub(super) fn up(
        &self,
        tx: &Transaction<'_>,
        user: UserId,
        now: Timestamp,
    ) -> Result<(), Error> {
        match self {
            Self::Code(code, vault) => store::use_code(tx, vault, user, code, now),
            Self::Recovery(hash) => store::use_recovery_code(tx, user, hash, now),
            Self::Passkey(shown) => shown.keep(tx, now),
        }
    }
}

impl Accounts {
    /// A ticket for the second step of `user`, who has come by `way`.
    pub(in crate::auth) fn second(
        &self,
        user: UserId,
        way: Way,
        kinds: Vec<Kind>,
        now: Timestamp,
    ) -> Second {
        let ticket = Ticket {
            user,
            way,
            tries: TRIES,
        };
        Second {
            ticket: self.waiting().tickets.put(ticket, now),
            kinds,
            expires_in: TICKET_S,
        }
    }

    /// Makes the second step.
    pub(in crate::auth) async fn step_in(
        &self,
        ticket: &str,
        answer: Answer,
        site: &Site,
        origin: Origin,
    ) -> Result<SignedIn, Error> {
        let done = self.try_step_in(ticket, answer, site, origin).await;
        let outcome = done.as_ref().map_or_else(Explain::code, |_| "ok");
        numbers::SIGN_INS.add([outcome], 1);
        done
    }

    async fn try_step_in(
        &self,
        token: &str,
        answer: Answer,
        site: &Site,
        origin: Origin,
    ) -> Result<SignedIn, Error> {
        self.check(Gate::SignIn, origin.peer, origin.at)?;
        let ticket = self.waiting().tickets.look(token, origin.at, |ticket| {
            ticket.tries = ticket.tries.checked_sub(1)?;
            Some(*ticket)
        });
        let Ticket { user, way, .. } = ticket.ok_or(Error::TicketGone)?;
        let kind = answer.kind();
        let note = json!({ "way": way, "second": kind });
        let done = match self.accept(user, answer, site, origin.at).await {
            Ok(used) => self.finish(user, way, kind, used, origin.clone()).await,
            Err(error) => Err(error),
        };
        match &done {
            Ok(_) => {
                self.waiting().tickets.take(token, origin.at);
            }
            Err(error) if error.is_wrong() => self.note_wrong(Some(user), note, origin).await?,
            Err(_) => {}
        }
        done
    }

    async fn finish(
        &self,
        user: UserId,
        way: Way,
        kind: Kind,
        used: Use,
        origin: Origin,
    ) -> Result<SignedIn, Error> {
        let session = self.new_session(way, &origin);
        let stored = session.clone();
        let desk = self.desk().clone();
        let done = self.db().write(move |tx| {
            if auth::store::user(tx, user)?.is_none() {
                return Err(auth::Error::Disabled.into());
            }
            used.up(tx, user, origin.at)?;
            if kind == Kind::Recovery {
                note_recovery_code(tx, &desk, user, &origin)?;
            }
            let detail = json!({ "way": way, "second": kind });
            Ok::<_, Error>(admit(tx, &desk, user, &stored, detail, &origin)?)
        });
        done.await?;
        self.forgive_codes(user);
        Ok(self.signed_in(user, &session).await?)
    }

    /// Looks at a second factor of `user`'s. Whether a code is right shows when it is used up.
    pub(super) async fn accept(
        &self,
        user: UserId,
        answer: Answer,
        site: &Site,
        now: Timestamp,
    ) -> Result<Use, Error> {
        match answer {
            Answer::Totp { code } => {
                self.check_code(user, now)?;
                Ok(Use::Code(code, self.keys().vault().clone()))
            }
            Answer::Recovery { code } => Ok(Use::Recovery(recovery::hash(&code))),
            Answer::Passkey {
                ceremony,
                credential,
            } => {
                let shown = self.shown(&ceremony, credential, site, now).await;
                let shown = shown.map_err(|(_, error)| error)?;
                if shown.user() != user {
                    return Err(Error::WrongPasskey);
                }
                Ok(Use::Passkey(Box::new(shown)))
            }
        }
    }

    /// Signs in by a passkey alone.
    pub(in crate::auth) async fn sign_in_by_passkey(
        &self,
        ceremony: &str,
        credential: Value,
        site: &Site,
        origin: Origin,
    ) -> Result<Entered, Error> {
        let done = self.try_passkey(ceremony, credential, site, origin).await;
        let outcome = done.as_ref().map_or_else(Explain::code, |_| "ok");
        numbers::SIGN_INS.add([outcome], 1);
        done
    }

    async fn try_passkey(
        &self,
        ceremony: &str,
        credential: Value,
        site: &Site,
        origin: Origin,
    ) -> Result<Entered, Error> {
        self.check(Gate::SignIn, origin.peer, origin.at)?;
        let shown = self.shown(ceremony, credential, site, origin.at).await;
        let shown = match shown {
            Ok(shown) => shown,
            Err((whose, error)) => {
                if error.is_wrong() {
                    let note = json!({ "way": Way::Passkey });
                    self.note_wrong(whose, note, origin).await?;
                }
                return Err(error);
            }
        };
        let (user, at) = (shown.user(), origin.at);
        self.db().write(move |tx| shown.keep(tx, at)).await?;
        Ok(self.enter(user, Way::Passkey, origin).await?)
    }

    /// Keeps a note of a factor that was wrong.
    pub(super) async fn note_wrong(
        &self,
        subject: Option<UserId>,
        detail: Value,
        origin: Origin,
    ) -> Result<(), Error> {
        let entry = Entry {
            event: Event::SignInFailed,
            actor: None,
            subject,
            detail,
        };
        let noted = self
            .db()
            .write(move |tx| Ok::<_, Error>(audit::record(tx, &entry, &origin)?));
        noted.await
    }
}

/// Keeps a note that one code less is left.
pub(super) fn note_recovery_code(
    tx: &Transaction<'_>,
    desk: &Desk,
    user: UserId,
    origin: &Origin,
) -> Result<(), Error> {
    let left = store::recovery_codes_left(tx, user)?;
    Change::CodeUsed(left).note(tx, desk, user, origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_tells_the_ticket_to_the_page_alone() {
        let second = Second {
            ticket: "abc".to_owned(),
            kinds: vec![Kind::Totp, Kind::Passkey],
            expires_in: 600,
        };
        assert_eq!(second.path("/"), "/sign-in#second=abc&kinds=totp,passkey");
        assert_eq!(
            second.path("/r/otter?x=1&y#z"),
            "/sign-in?next=%2Fr%2Fotter%3Fx%3D1%26y%23z#second=abc&kinds=totp,passkey"
        );
    }
}
