//! Why a script is not let in, or gets no token.

use super::Scope;
use crate::auth::{self, people};
use crate::base::{Explain, Fault};

/// Why a token was not made, not found, or not enough.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// None of ours, ended, or taken back.
    #[error("this access token is none of ours, has ended, or was taken back")]
    Unknown,
    /// Good, but not for this.
    #[error("this access token was not made for that; it lacks the scope {}", word(*.0))]
    Missing(Scope),
    /// Scripts never do this.
    #[error("no access token is good for this; sign in")]
    NotForScripts,
    /// Not a token of theirs.
    #[error("there is no such access token of yours")]
    NoSuchToken,
    /// Not a name for a token.
    #[error("a name has 1 to 64 characters that can be seen, on one line")]
    BadName,
    /// A token for nothing.
    #[error("choose what the token is for: read, write, run or admin")]
    NoScope,
    /// Not an administrator.
    #[error("only administrators make tokens for what administrators do")]
    NotAnAdmin,
    /// In the past, or too far away.
    #[error("a token lasts an hour at least, and a year at most")]
    BadExpiry,
    /// More than anyone keeps an eye on.
    #[error("you have {0} access tokens, which is as many as there can be; take one back first")]
    TooMany(u32),
    /// What holds for all accounts.
    #[error(transparent)]
    Account(#[from] people::Error),
}

fn word(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "read",
        Scope::Write => "write",
        Scope::Run => "run",
        Scope::Admin => "admin",
    }
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::Unknown => Fault::Unauthorized,
            Self::Missing(_) | Self::NotForScripts | Self::NotAnAdmin => Fault::Forbidden,
            Self::NoSuchToken => Fault::NotFound,
            Self::BadName | Self::NoScope | Self::BadExpiry => Fault::Invalid,
            Self::TooMany(_) => Fault::Conflict,
            Self::Account(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unauthenticated",
            Self::Missing(_) => "missing_scope",
            Self::NotForScripts => "not_for_tokens",
            Self::NotAnAdmin => "admins_only",
            Self::NoSuchToken => "no_such_token",
            Self::BadName => "invalid_name",
            Self::NoScope => "invalid_scopes",
            Self::BadExpiry => "invalid_expiry",
            Self::TooMany(_) => "too_many_tokens",
            Self::Account(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::BadName => Some("name"),
            Self::NoScope | Self::NotAnAdmin => Some("scopes"),
            Self::BadExpiry => Some("expires_in"),
            Self::Account(error) => error.field(),
            _ => None,
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::Account(error) => error.retry_after_s(),
            _ => None,
        }
    }
}

impl From<auth::Error> for Error {
    fn from(error: auth::Error) -> Self {
        Self::Account(error.into())
    }
}

impl From<crate::store::Error> for Error {
    fn from(error: crate::store::Error) -> Self {
        Self::Account(error.into())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Account(error.into())
    }
}
