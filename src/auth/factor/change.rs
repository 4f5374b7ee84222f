//! What happened to someone's factors: kept, and told to them.

use rusqlite::Transaction;
use serde_json::{Value, json};

use super::Error;
use crate::auth::Origin;
use crate::auth::audit::{self, Entry, Event};
use crate::auth::letters::{About, Desk};
use crate::base::UserId;

/// What happened.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// A passkey of this name was added.
    PasskeyAdded(String),
    /// One was removed.
    PasskeyRemoved(String),
    /// An authenticator app counts from now on.
    AppAdded,
    /// It counts no more.
    AppRemoved,
    /// There are new recovery codes.
    CodesRenewed,
    /// One was used, and so many are left.
    CodeUsed(u32),
}

impl Change {
    /// Keeps a note of it, and writes to its owner, in the same transaction.
    pub(super) fn note(
        &self,
        tx: &Transaction<'_>,
        desk: &Desk,
        user: UserId,
        origin: &Origin,
    ) -> Result<(), Error> {
        audit::record(tx, &Entry::own(self.event(), user, self.detail()), origin)?;
        let told = desk.tell(tx, user, origin.at, |username| About::Factor {
            said: self.words(&username),
            origin: origin.clone(),
        });
        Ok(told?)
    }

    fn event(&self) -> Event {
        match self {
            Self::PasskeyAdded(_) | Self::AppAdded | Self::CodesRenewed => Event::FactorAdded,
            Self::PasskeyRemoved(_) | Self::AppRemoved => Event::FactorRemoved,
            Self::CodeUsed(_) => Event::RecoveryCodeUsed,
        }
    }

    fn detail(&self) -> Value {
        match self {
            Self::PasskeyAdded(name) | Self::PasskeyRemoved(name) => {
                json!({ "factor": "passkey", "name": name })
            }
            Self::AppAdded | Self::AppRemoved => json!({ "factor": "totp" }),
            Self::CodesRenewed => json!({ "factor": "recovery_codes" }),
            Self::CodeUsed(left) => json!({ "left": left }),
        }
    }

    fn words(&self, username: &str) -> String {
        match self {
            Self::PasskeyAdded(name) => format!(
                "The account {username} has a new passkey, “{name}”. Whoever has the device that keeps it can sign in with it."
            ),
            Self::PasskeyRemoved(name) => {
                format!("The passkey “{name}” of the account {username} was removed.")
            }
            Self::AppAdded => format!(
                "Signing in to the account {username} takes a second step now: a code of an authenticator app."
            ),
            Self::AppRemoved => format!(
                "Signing in to the account {username} takes no second step any more: the authenticator app was removed."
            ),
            Self::CodesRenewed => {
                format!("The account {username} has new recovery codes. Those before work no more.")
            }
            Self::CodeUsed(left) => {
                format!("A recovery code of the account {username} was used. {left} are left.")
            }
        }
    }
}
