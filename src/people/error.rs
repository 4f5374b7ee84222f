//! Why a request about people was turned down.

use super::store::MAX_BLOCKS;
use crate::auth;
use crate::base::{Explain, Fault};
use crate::{rooms, store};

/// Why a request about people was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What is searched for is too long.
    #[error("search with at most 80 characters")]
    BadQuery,
    /// Not a number that can be called from everywhere.
    #[error("write the whole number with its country, such as +49 30 901820")]
    BadPhone,
    /// Nobody, or oneself.
    #[error("that is not another person")]
    BadPerson,
    /// The caller blocks someone whom they want to write to.
    #[error("you have blocked this person, or one of these people; lift that first")]
    BlockedByYou,
    /// Blocks too many.
    #[error("one can block at most {MAX_BLOCKS} people")]
    TooManyBlocks,
    /// No such message in this room.
    #[error("there is no such message in this room")]
    NoSuchMessage,
    /// A reason that is none.
    #[error("say in 1 to 500 characters what is wrong with it")]
    BadReason,
    /// Asked too often.
    #[error("too many requests; try again in {0} seconds")]
    TooMany(u64),
    /// The caller may not do this at all.
    #[error(transparent)]
    Account(#[from] auth::Error),
    /// The conversation is not to be.
    #[error(transparent)]
    Room(#[from] rooms::Error),
    /// The database failed us.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::BadQuery | Self::BadPhone | Self::BadPerson | Self::BadReason => Fault::Invalid,
            Self::BlockedByYou | Self::TooManyBlocks => Fault::Conflict,
            Self::NoSuchMessage => Fault::NotFound,
            Self::TooMany(_) => Fault::Busy,
            Self::Account(error) => error.fault(),
            Self::Room(error) => error.fault(),
            Self::Store(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::BadQuery => "invalid_query",
            Self::BadPhone => "invalid_phone",
            Self::BadPerson => "invalid_person",
            Self::BlockedByYou => "blocked_by_you",
            Self::TooManyBlocks => "too_many_blocks",
            Self::NoSuchMessage => "no_such_message",
            Self::BadReason => "invalid_reason",
            Self::TooMany(_) => "too_many_requests",
            Self::Account(error) => error.code(),
            Self::Room(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::BadPhone => Some("number"),
            Self::BadReason => Some("reason"),
            Self::Room(error) => error.field(),
            _ => None,
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) => Some(*seconds),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
