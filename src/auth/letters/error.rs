//! Why a link does not work, or none is made.

use super::invites::{MAX_INVITES, MAX_USES};
use crate::auth;
use crate::base::{Explain, Fault};
use crate::mail;

/// Why a request about links and letters was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not a link of ours, or one that is over. Which of the two is not told.
    #[error("this link is no longer good: it was used, or its time is over; ask for a new one")]
    LinkGone,
    /// Not an invitation, or one that is over.
    #[error("this invitation is no longer good; ask for a new one")]
    InviteGone,
    /// There is nothing that a letter could be written about.
    #[error("there is no address of yours that waits to be confirmed")]
    NothingToVerify,
    /// Nothing would change.
    #[error("this is your address already")]
    SameAddress,
    /// For how long an invitation holds.
    #[error("an invitation holds for a minute to a year")]
    BadTerm,
    /// How many people it lets in.
    #[error("an invitation lets in 1 to {MAX_USES} people, and one that is sent to someone 1")]
    BadUses,
    /// More than anyone looks after.
    #[error("there are {MAX_INVITES} invitations already; take some back first")]
    TooManyInvites,
    /// What is no domain, or too many of them.
    #[error("domains look like example.org; a house has at most 50")]
    BadDomains,
    /// Letters do not leave the house.
    #[error("no mail server is set up; see [mail] in the settings of the server")]
    NoServer,
    /// What can be wrong with any request about accounts.
    #[error(transparent)]
    Account(#[from] auth::Error),
    /// The letter was not taken.
    #[error(transparent)]
    Mail(#[from] mail::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::LinkGone | Self::InviteGone => Fault::NotFound,
            Self::NothingToVerify | Self::SameAddress | Self::TooManyInvites | Self::NoServer => {
                Fault::Conflict
            }
            Self::BadTerm | Self::BadUses | Self::BadDomains => Fault::Invalid,
            Self::Account(error) => error.fault(),
            Self::Mail(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::LinkGone => "link_gone",
            Self::InviteGone => "invite_gone",
            Self::NothingToVerify => "nothing_to_verify",
            Self::SameAddress => "same_address",
            Self::BadTerm => "invalid_expires_in",
            Self::BadUses => "invalid_uses",
            Self::TooManyInvites => "too_many_invites",
            Self::BadDomains => "invalid_domains",
            Self::NoServer => "no_mail_server",
            Self::Account(error) => error.code(),
            Self::Mail(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::SameAddress => Some("email"),
            Self::BadTerm => Some("expires_in"),
            Self::BadUses => Some("uses"),
            Self::BadDomains => Some("domains"),
            Self::Account(error) => error.field(),
            _ => None,
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::Account(error) => error.retry_after_s(),
            Self::Mail(error) => error.retry_after_s(),
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
