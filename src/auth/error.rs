//! Why someone is not let in.

use super::password::{MAX_PASSWORD, MIN_PASSWORD};
use super::user::{MAX_NAME, MAX_USERNAME, MIN_USERNAME};
use crate::base::{Explain, Fault};
use crate::store;

/// Why a request about accounts was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No credentials, or none that we accept.
    #[error("sign in first")]
    SignedOut,
    /// They showed who they are longer ago than the house takes for enough.
    #[error("you signed in too long ago; sign in again")]
    SignInTooOld,
    /// No such account, or another password. Which of the two is not told.
    #[error("that name or password is wrong")]
    WrongCredentials,
    /// The present password, asked again, was wrong.
    #[error("that is not your present password")]
    WrongPassword,
    /// An administrator has closed the account.
    #[error("this account is disabled; ask an administrator")]
    Disabled,
    /// The setup code is wrong.
    #[error("that is not the setup code; it stands in the server's output")]
    BadSetupCode,
    /// There is an administrator already.
    #[error("this house is set up already; sign in instead")]
    AlreadySetUp,
    /// The house lets nobody register.
    #[error("this house is by invitation; ask someone inside for a link")]
    RegistrationClosed,
    /// Not a username.
    #[error(
        "a username has {MIN_USERNAME} to {MAX_USERNAME} letters, digits, dots, dashes or \
         underscores of one alphabet, and starts with a letter or digit"
    )]
    BadUsername,
    /// Someone else has it.
    #[error("this username is taken")]
    UsernameTaken,
    /// Not a name.
    #[error("a name has 1 to {MAX_NAME} characters that can be seen, on one line")]
    BadName,
    /// Not an address.
    #[error("this is not an e-mail address")]
    BadEmail,
    /// Someone else has it.
    #[error("this e-mail address is taken")]
    EmailTaken,
    /// Too short or too long.
    #[error("a password has {MIN_PASSWORD} to {MAX_PASSWORD} characters")]
    PasswordLength,
    /// Among those that are tried first.
    #[error("this password is among the first that are guessed; take another")]
    PasswordCommon,
    /// The password to be is none, when the present one is asked for too.
    #[error(transparent)]
    NewPassword(Box<Error>),
    /// Not a name for a house.
    #[error("a house's name has 1 to {MAX_NAME} characters that can be seen, on one line")]
    BadHouseName,
    /// Settings that are no JSON object, or too many of them.
    #[error("settings are a JSON object of at most 16 KiB")]
    BadSettings,
    /// Not an address of a website.
    #[error("a public address looks like https://longhouse.example")]
    BadUrl,
    /// Guests have no account.
    #[error("guests cannot do this; register first")]
    NotForGuests,
    /// The house has as many guests as it takes.
    #[error("this house has as many guests as it takes; ask for an account instead")]
    TooManyGuests,
    /// For administrators.
    #[error("only an administrator can do this")]
    AdminsOnly,
    /// No such account. Told on the command line alone.
    #[error("nobody has this name or address")]
    NoSuchUser,
    /// The house would have no administrator.
    #[error("this is the last administrator; make another one first")]
    LastAdmin,
    /// Too many attempts.
    #[error("too many attempts; try again in {0} seconds")]
    TooMany(u64),
    /// Too many passwords are being checked at the moment.
    #[error("too many people are signing in at the moment; try again in a few seconds")]
    Busy,
    /// Hashing failed, which it never should.
    #[error("hashing failed: {0}")]
    Hash(String),
    /// The database failed us.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::SignedOut | Self::SignInTooOld | Self::WrongCredentials => Fault::Unauthorized,
            Self::Disabled
            | Self::BadSetupCode
            | Self::RegistrationClosed
            | Self::NotForGuests
            | Self::AdminsOnly => Fault::Forbidden,
            Self::NoSuchUser => Fault::NotFound,
            Self::AlreadySetUp
            | Self::LastAdmin
            | Self::UsernameTaken
            | Self::EmailTaken
            | Self::TooManyGuests => Fault::Conflict,
            Self::WrongPassword
            | Self::BadUsername
            | Self::BadName
            | Self::BadHouseName
            | Self::BadEmail
            | Self::PasswordLength
            | Self::PasswordCommon
            | Self::BadSettings
            | Self::BadUrl => Fault::Invalid,
            Self::TooMany(_) => Fault::Busy,
            Self::NewPassword(error) => error.fault(),
            Self::Busy => Fault::Unavailable,
            Self::Hash(_) => Fault::Internal,
            Self::Store(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::SignedOut => "unauthenticated",
            Self::SignInTooOld => "sign_in_too_old",
            Self::WrongCredentials => "wrong_credentials",
            Self::WrongPassword => "wrong_password",
            Self::Disabled => "account_disabled",
            Self::NoSuchUser => "no_such_user",
            Self::LastAdmin => "last_admin",
            Self::BadSetupCode => "bad_setup_code",
            Self::AlreadySetUp => "already_set_up",
            Self::RegistrationClosed => "registration_closed",
            Self::BadUsername => "invalid_username",
            Self::UsernameTaken => "username_taken",
            Self::BadName => "invalid_name",
            Self::BadEmail => "invalid_email",
            Self::EmailTaken => "email_taken",
            Self::PasswordLength => "invalid_password",
            Self::PasswordCommon => "common_password",
            Self::NewPassword(error) => error.code(),
            Self::BadHouseName => "invalid_house_name",
            Self::BadSettings => "invalid_settings",
            Self::BadUrl => "invalid_public_url",
            Self::NotForGuests => "not_for_guests",
            Self::TooManyGuests => "too_many_guests",
            Self::AdminsOnly => "admins_only",
            Self::TooMany(_) => "too_many_attempts",
            Self::Busy => "sign_in_busy",
            Self::Hash(_) => "internal",
            Self::Store(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::BadUsername | Self::UsernameTaken => Some("username"),
            Self::BadName => Some("name"),
            Self::BadEmail | Self::EmailTaken => Some("email"),
            Self::PasswordLength | Self::PasswordCommon => Some("password"),
            Self::WrongPassword => Some("current"),
            Self::NewPassword(_) => Some("new"),
            Self::BadHouseName => Some("house"),
            Self::BadSetupCode => Some("code"),
            Self::BadSettings => Some("settings"),
            Self::BadUrl => Some("public_url"),
            _ => None,
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) => Some(*seconds),
            Self::Busy => Some(2),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
