//! Who is asking: people, their passwords and sign-ins, and the limits on guessing.
//!
//! - An access token (JWT, ten minutes) proves who asks without a look into the database.
//! - A refresh token (opaque, 256 bits, thirty days) gets new ones. It changes at every use;
//!   an old one that turns up again ends the sign-in, for then two parties have it. After ninety
//!   days (`session_days_max`) its owner has to show again who they are, however often they come.
//! - Passwords are hashed with argon2id, beside the async threads and behind them, as many at
//!   once as there are cores. An account that does not exist takes as long to refuse as a wrong password.
//! - Links in letters give a new password, confirm an address or let people in.
//! - Whoever has an authenticator app signs in in two steps; a passkey is enough by itself: see
//!   [`factor`].

mod accounts;
mod attempts;
pub mod audit;
mod common;
mod config;
mod cookies;
mod device;
mod error;
pub mod factor;
mod http;
mod identity;
mod known;
mod letters;
mod limits;
pub mod manage;
mod names;
mod password;
mod pending;
pub mod people;
pub mod provider;
mod rates;
pub mod script;
mod session;
mod setup;
mod store;
mod token;
mod user;

pub use accounts::{Accounts, Application, Newcomer, News, Origin, SignedIn, Tell, Way};
pub use config::Config;
pub(crate) use cookies::CLEAR;
pub use cookies::{cookie, has_any as has_cookies, set as set_cookies};
pub use error::Error;
pub use factor::{Entered, KEY_FILE, Proved, Second, Vault, kept_key};
pub use http::{From, InviteCheck, Languages, SessionBody, routes};
pub use identity::{Account, Admin, Identity, MaybeIdentity, prove_again};
pub use letters::HouseInvite;
pub use limits::{Gate, Limits};
pub use password::{Password, Passwords};
pub use rates::{Class, Config as RatesConfig, Rates, Ticket, TooMany};
pub use session::{NewSession, token_hash};
pub use setup::Setup;
pub use store::{House, Registration, add_newcomer, house, live_guests, sweep, user};
pub use token::{Keys, LIFETIME_S};
pub use user::{Email, HouseRole, PersonName, User, Username};
