//! Why a letter is not taken, or the mail server not used.

use crate::base::{Explain, Fault};

/// What can be wrong with letters.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// More letters wait than we keep.
    #[error("more letters are waiting than this house sends; try again later")]
    Full,
    /// No address that a letter could be sent to.
    #[error("no letter can be sent to this address")]
    BadAddress,
    /// A setting that makes no sense. Told at the start.
    #[error("[mail] {0}")]
    Config(String),
    /// The database failed us.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::Full => Fault::Unavailable,
            Self::BadAddress => Fault::Invalid,
            Self::Config(_) => Fault::Internal,
            Self::Store(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Full => "too_many_letters",
            Self::BadAddress => "invalid_email",
            Self::Config(_) => "internal",
            Self::Store(error) => error.code(),
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        matches!(self, Self::Full).then_some(600)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
