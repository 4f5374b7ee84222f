//! Sign-ins, and the refresh tokens that keep them.

use aws_lc_rs::digest::{SHA256, digest};

use super::{Origin, Way};
use crate::base::{SessionId, Timestamp, UserId, random_token};

/// How long a sign-in lasts without being used, in milliseconds: 30 days.
pub const LIFETIME_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// How long the token before the present one is still answered, in milliseconds. Two tabs
/// refresh at once, and answers get lost.
pub const GRACE_MS: i64 = 30_000;

/// How many sign-ins one person has at most. The oldest makes room.
pub(super) const MAX_SESSIONS: u32 = 50;

/// What we keep of a token.
pub type TokenHash = [u8; 32];

/// What to store of a token that was handed out.
pub fn token_hash(token: &str) -> TokenHash {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
    hash
}

/// A sign-in about to be stored.
#[derive(Clone, PartialEq)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// The refresh token. Only its hash is stored.
    pub token: String,
    /// What the browser or program calls itself.
    pub device: String,
    /// From which address.
    pub address: String,
    /// By what its owner showed who they are.
    pub way: Way,
    /// When.
    pub at: Timestamp,
    /// Until when it holds if it is not used.
    pub until: Timestamp,
}

impl NewSession {
    /// A sign-in by `way` from `origin`, that is kept up for `most_ms` unless it is a guest's.
    pub(super) fn fresh(way: Way, origin: &Origin, most_ms: i64) -> Self {
        let lasts_ms = match way {
            Way::Guest => LIFETIME_MS,
            _ => LIFETIME_MS.min(most_ms),
        };
        Self {
            until: origin.at.plus_ms(lasts_ms),
            id: SessionId::fresh(),
            token: random_token(),
            device: origin.device.clone(),
            address: origin.address(),
            way,
            at: origin.at,
        }
    }
}

impl std::fmt::Debug for NewSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewSession")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// What a refresh token turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// The present one: it has been replaced by the next.
    Rotated(SessionId),
    /// The one before, moments ago: the answer is the same as then.
    Repeated(SessionId),
    /// The one before, long after: someone else has it. The sign-in has been ended.
    Stolen(SessionId, UserId),
    /// The present one, of a sign-in that has lasted for as long as one may. It has been ended.
    TooOld(SessionId),
    /// None of ours, or expired.
    Unknown,
}
