//! What can go wrong when accounts are looked after.

use crate::auth;
use crate::base::{Explain, Fault};

/// Why a request about one's own account, or about someone else's, was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not a sign-in of theirs.
    #[error("there is no such sign-in of yours; it may have ended")]
    NoSuchSession,
    /// Nobody has this id.
    #[error("there is no such person")]
    NoSuchPerson,
    /// A guest has no account that a role could be given to.
    #[error("a guest gets an account first, then a role")]
    GuestRole,
    /// Guest is what one comes as, not what one is made.
    #[error("a role in the house is admin or member")]
    NotARole,
    /// They have an account already.
    #[error("you have an account already")]
    NotAGuest,
    /// The house does not let people make accounts by themselves.
    #[error("this house gives out accounts by itself; ask an administrator")]
    NoAccounts,
    /// They have not asked to be forgotten.
    #[error("your account is not about to be deleted")]
    NotLeaving,
    /// What holds for all accounts.
    #[error(transparent)]
    Account(#[from] auth::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::NoSuchSession | Self::NoSuchPerson => Fault::NotFound,
            Self::GuestRole | Self::NotAGuest | Self::NotLeaving => Fault::Conflict,
            Self::NotARole => Fault::Invalid,
            Self::NoAccounts => Fault::Forbidden,
            Self::Account(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchSession => "no_such_session",
            Self::NoSuchPerson => "no_such_user",
            Self::GuestRole => "guest_role",
            Self::NotARole => "invalid_role",
            Self::NotAGuest => "not_a_guest",
            Self::NoAccounts => "registration_closed",
            Self::NotLeaving => "not_leaving",
            Self::Account(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NotARole => Some("role"),
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
