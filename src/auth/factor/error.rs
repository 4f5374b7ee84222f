//! Why a factor does not count.

use crate::auth;
use crate::base::{Explain, Fault};
use crate::store;

/// How many passkeys one person has at most.
pub(super) const MAX_PASSKEYS: u32 = 20;
/// The longest name of a passkey, in characters.
const MAX_NAME: usize = 64;

/// Why a request about factors was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The second step took too long, or was tried too often.
    #[error("this sign-in took too long, or was tried too often; begin again")]
    TicketGone,
    /// A wrong one-time or recovery code, or one that was used already.
    #[error("that code is wrong, or was used already")]
    WrongCode,
    /// An answer that is not one of a passkey of theirs. What is wrong with it is not told.
    #[error("that passkey is not known here, or its answer was not right")]
    WrongPasskey,
    /// An answer to no challenge of ours.
    #[error("that took longer than five minutes, or was done already; try again")]
    CeremonyGone,
    /// The address is a number.
    #[error(
        "passkeys belong to a name, and this house was opened by a number; \
         on this machine open it as localhost, elsewhere give it a domain and https"
    )]
    AddressIsNumber,
    /// The address is not https.
    #[error(
        "browsers make passkeys on encrypted connections only; open the house by https, \
         and name that address in server.public_url if it stands behind a proxy"
    )]
    NotSecure,
    /// A key that keeps nothing by itself.
    #[error("this key cannot keep a passkey; take another one")]
    NotKept,
    /// Somebody has it already.
    #[error("this passkey is here already")]
    PasskeyTaken,
    /// Enough is enough.
    #[error("nobody has more than {MAX_PASSKEYS} passkeys here; remove one first")]
    TooManyPasskeys,
    /// No such passkey of theirs.
    #[error("you have no such passkey")]
    NoSuchPasskey,
    /// Not a name for a passkey.
    #[error("a passkey's name has 1 to {MAX_NAME} characters that can be seen, on one line")]
    BadName,
    /// There is one.
    #[error("there is an authenticator app already; remove it first")]
    TotpOn,
    /// There is none.
    #[error("there is no authenticator app to do this with")]
    TotpOff,
    /// Nothing else would let them in.
    #[error("this is the only way into your account; add a password or another passkey first")]
    LastWayIn,
    /// It is too long since they showed who they are.
    #[error("show once more that it is you, and try again")]
    ProveAgain,
    /// Nothing was shown.
    #[error("give your password, a code, or the answer of a passkey")]
    NoProof,
    /// With a second factor a password is not enough.
    #[error("with an authenticator app your password is not enough; give a code, or use a passkey")]
    NotEnough,
    /// For another reason.
    #[error(transparent)]
    Auth(#[from] auth::Error),
}

impl Error {
    /// Whether something was shown, and was not right: what guessing looks like.
    pub(super) fn is_wrong(&self) -> bool {
        matches!(
            self,
            Self::WrongCode | Self::WrongPasskey | Self::Auth(auth::Error::WrongPassword)
        )
    }
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::TicketGone => Fault::Unauthorized,
            Self::ProveAgain => Fault::Forbidden,
            Self::NoSuchPasskey => Fault::NotFound,
            Self::PasskeyTaken
            | Self::TooManyPasskeys
            | Self::TotpOn
            | Self::TotpOff
            | Self::LastWayIn
            | Self::AddressIsNumber
            | Self::NotSecure => Fault::Conflict,
            Self::WrongCode
            | Self::WrongPasskey
            | Self::CeremonyGone
            | Self::NotKept
            | Self::BadName
            | Self::NoProof
            | Self::NotEnough => Fault::Invalid,
            Self::Auth(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::TicketGone => "ticket_gone",
            Self::WrongCode => "wrong_code",
            Self::WrongPasskey => "wrong_passkey",
            Self::CeremonyGone => "ceremony_gone",
            Self::AddressIsNumber => "address_is_number",
            Self::NotSecure => "not_secure",
            Self::NotKept => "passkey_not_kept",
            Self::PasskeyTaken => "passkey_taken",
            Self::TooManyPasskeys => "too_many_passkeys",
            Self::NoSuchPasskey => "no_such_passkey",
            Self::BadName => "invalid_name",
            Self::TotpOn => "totp_on",
            Self::TotpOff => "totp_off",
            Self::LastWayIn => "last_way_in",
            Self::ProveAgain => "prove_again",
            Self::NoProof => "no_proof",
            Self::NotEnough => "second_factor_needed",
            Self::Auth(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::WrongCode => Some("code"),
            Self::BadName => Some("name"),
            Self::NotEnough => Some("password"),
            // The field of a form that changes a password.
            Self::Auth(auth::Error::WrongPassword) => Some("password"),
            Self::Auth(error) => error.field(),
            _ => None,
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::Auth(error) => error.retry_after_s(),
            _ => None,
        }
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
