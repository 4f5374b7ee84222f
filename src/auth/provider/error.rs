//! Why someone did not come in by a provider.

use super::token;
use crate::auth::{self, letters};
use crate::base::{Explain, Fault};
use crate::store;

/// Why a sign-in by a provider did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The settings name no such provider.
    #[error("this house knows no such provider")]
    NoSuchProvider,
    /// Not begun in this browser, or too long ago, or at its end already.
    #[error("this sign-in was begun elsewhere, or too long ago; start again")]
    Lost,
    /// What came back belongs to another sign-in, or to another provider's.
    #[error("what came back belongs to another sign-in; start again")]
    MixedUp,
    /// They said no.
    #[error("you did not let the provider tell us who you are")]
    Declined,
    /// The provider said no.
    #[error("the provider refused this sign-in")]
    Refused,
    /// The provider does not answer.
    #[error("the provider does not answer at the moment; try again, or sign in another way")]
    Unreachable,
    /// The provider's answers make no sense. For those who look after the house.
    #[error("the provider does not work as it should; tell whoever runs this house")]
    Broken,
    /// What it says is not to be believed.
    #[error("the provider's proof does not hold: {0}")]
    BadToken(token::Wrong),
    /// It was shown before.
    #[error("this proof was used already; start again")]
    Spent,
    /// Only some addresses may come in by this provider.
    #[error("only addresses of certain domains may come in this way, and yours is none of them")]
    OtherDomain,
    /// Nobody new comes in at the moment.
    #[error("this house takes in nobody new at the moment")]
    Closed,
    /// The one at the provider has another account here.
    #[error("somebody else here is connected with that account")]
    IdentityTaken,
    /// Nobody could sign in to the account any more.
    #[error("this is the last way into your account; add another one first")]
    LastWay,
    /// No such connection.
    #[error("there is no such connection")]
    NoSuchIdentity,
    /// Nothing waits to be finished in this browser.
    #[error("there is nothing to finish here, or it took too long; start again")]
    WelcomeGone,
    /// There is an account with their address.
    #[error("there is an account with your address already; sign in to it")]
    AccountExists,
    /// They are signed in to another account than the one with their address.
    #[error("this is not the account with that address; sign in to that one")]
    OtherAccount,
    /// The invitation said no.
    #[error(transparent)]
    Invitation(#[from] letters::Error),
    /// Sign-in said no.
    #[error(transparent)]
    Auth(#[from] auth::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::NoSuchProvider | Self::NoSuchIdentity | Self::WelcomeGone => Fault::NotFound,
            Self::Lost | Self::MixedUp | Self::BadToken(_) | Self::Spent => Fault::Invalid,
            Self::Declined
            | Self::Refused
            | Self::OtherDomain
            | Self::Closed
            | Self::OtherAccount => Fault::Forbidden,
            Self::Unreachable | Self::Broken => Fault::Unavailable,
            Self::IdentityTaken | Self::LastWay | Self::AccountExists => Fault::Conflict,
            Self::Invitation(error) => error.fault(),
            Self::Auth(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchProvider => "no_such_provider",
            Self::Lost => "sign_in_lost",
            Self::MixedUp => "sign_in_mixed_up",
            Self::Declined => "provider_declined",
            Self::Refused => "provider_refused",
            Self::Unreachable => "provider_unreachable",
            Self::Broken => "provider_broken",
            Self::BadToken(_) => "provider_not_believed",
            Self::Spent => "proof_spent",
            Self::OtherDomain => "other_domain",
            Self::Closed => "house_closed",
            Self::IdentityTaken => "identity_taken",
            Self::LastWay => "last_way_in",
            Self::NoSuchIdentity => "no_such_identity",
            Self::WelcomeGone => "welcome_gone",
            Self::AccountExists => "account_exists",
            Self::OtherAccount => "other_account",
            Self::Invitation(error) => error.code(),
            Self::Auth(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Auth(error) => error.field(),
            _ => None,
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::Auth(error) => error.retry_after_s(),
            Self::Unreachable | Self::Broken => Some(10),
            _ => None,
        }
    }
}

impl From<token::Wrong> for Error {
    fn from(why: token::Wrong) -> Self {
        Self::BadToken(why)
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Auth(error.into())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Auth(error.into())
    }
}
