//! What happened to accounts, kept for those who look after the house and for their owners.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Origin;
use crate::base::{Timestamp, UserId};

/// What can happen to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Someone came in.
    SignedIn,
    /// Someone gave a wrong password, code or key.
    SignInFailed,
    /// Someone signed out, or ended another sign-in of theirs.
    SignedOut,
    /// A refresh token was used twice: its sign-in was ended.
    TokenReused,
    /// An account was made.
    Registered,
    /// A guest got an account.
    GuestBecameMember,
    /// Someone was invited to the house, or an invitation was taken back.
    Invited,
    /// The password was changed, set or reset.
    PasswordChanged,
    /// The address was changed.
    EmailChanged,
    /// The address was shown to be theirs.
    EmailVerified,
    /// The name or username was changed.
    Renamed,
    /// A passkey, authenticator app or set of recovery codes was added.
    FactorAdded,
    /// One was taken away.
    FactorRemoved,
    /// A recovery code was used up.
    RecoveryCodeUsed,
    /// An account at a provider was connected.
    ProviderConnected,
    /// One was taken away.
    ProviderDisconnected,
    /// An access token for scripts was made.
    TokenMade,
    /// One was taken back.
    TokenRevoked,
    /// Someone's role in the house was changed.
    RoleChanged,
    /// An account was locked.
    Disabled,
    /// One was opened again.
    Enabled,
    /// Someone asked for everything we know about them.
    Exported,
    /// Someone asked to be forgotten, or changed their mind.
    DeletionAsked,
    /// An account is gone.
    Deleted,
    /// Settings of the house were changed.
    HouseChanged,
    /// Someone showed a message of someone else's to those who look after the house.
    MessageReported,
}

/// Something that happened. What is known of where is in `origin`.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What.
    pub event: Event,
    /// Who did it, if that is known.
    pub actor: Option<UserId>,
    /// To whom.
    pub subject: Option<UserId>,
    /// More about it, as a JSON object: never a secret.
    pub detail: Value,
}

impl Entry {
    /// Something that `user` did to their own account.
    pub fn own(event: Event, user: UserId, detail: Value) -> Self {
        Self {
            event,
            actor: Some(user),
            subject: Some(user),
            detail,
        }
    }
}

/// Keeps `entry`, in the same transaction as what it tells of.
pub fn record(tx: &Transaction<'_>, entry: &Entry, origin: &Origin) -> rusqlite::Result<()> {
    let sql = "
        insert into audit (at, event, actor, subject, address, device, detail)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let event = serde_json::to_value(entry.event).unwrap_or_default();
    tx.prepare_cached(sql)?.execute(params![
        origin.at,
        event.as_str(),
        entry.actor,
        entry.subject,
        origin.address(),
        origin.device,
        entry.detail.to_string(),
    ])?;
    Ok(())
}

/// Entries to be stored together, a bounded number of them.
#[derive(Debug, Default)]
pub(super) struct Notes(Mutex<Vec<(Entry, Origin)>>);

/// How many entries are stored at once, at the latest.
const TOGETHER: usize = 256;

impl Notes {
    /// Adds an entry, and returns what has to be stored now: nothing, or all of them.
    pub(super) fn add(&self, entry: Entry, origin: Origin) -> Vec<(Entry, Origin)> {
        let mut notes = self.lock();
        notes.push((entry, origin));
        match notes.len() < TOGETHER {
            true => Vec::new(),
            false => std::mem::take(&mut *notes),
        }
    }

    /// Everything that was added since the last time.
    pub(super) fn take(&self) -> Vec<(Entry, Origin)> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(Entry, Origin)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long entries are kept, in milliseconds: a year.
const KEPT_MS: i64 = 366 * 24 * 60 * 60 * 1_000;

/// Forgets entries that are older than they are kept.
pub(super) fn sweep(tx: &Transaction<'_>, now: Timestamp) -> rusqlite::Result<usize> {
    let until = now.plus_ms(-KEPT_MS);
    tx.execute("delete from audit where at < ?1", [until])
}
