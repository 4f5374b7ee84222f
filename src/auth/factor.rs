//! By what else someone shows who they are: passkeys, one-time codes, recovery codes.
//!
//! - A passkey is asked for with the verification of its owner (a finger, a PIN), and is kept by
//!   the device together with whose it is. So it is enough by itself, without name and password.
//! - An authenticator app makes a second step of signing in by password or provider: a code of
//!   the app, a recovery code, or a passkey. No code works twice. The secret that makes the codes
//!   is sealed by a key outside the database: see [`Vault`].
//! - What could lock someone out or let someone in asks them to show again who they are, unless
//!   they did so a moment ago: see [`Proved`].
//!
//! Challenges and half-finished sign-ins are kept in bounded memory, for minutes, and are good once.

mod app;
mod change;
mod error;
mod list;
mod passkey;
mod proof;
mod recovery;
mod second;
mod store;
mod totp;
mod vault;

pub(super) use app::{NewApp, RecoveryCodes};
pub use error::Error;
pub(super) use list::FactorList;
pub(super) use passkey::Asked;
pub use proof::{Proof, Proved};
pub use second::{Answer, Entered, Kind, Second};
pub use store::{PasskeyRow, ways_in};
pub(super) use store::{clear, counts, seal_apps, seconds};
pub use vault::{FILE as KEY_FILE, Vault, kept_key};

use super::pending::Pending;
use passkey::Ceremony;
use second::Ticket;

/// How long a challenge to a passkey may wait for its answer, in seconds.
pub(super) const CEREMONY_S: i64 = 5 * 60;

/// How many challenges wait at most. More than one address may ask for in that time.
const CEREMONIES: usize = 16_384;

/// How long the second step may take, in seconds.
pub(super) const TICKET_S: i64 = 10 * 60;

/// How many sign-ins wait for their second step at most. Each took a right password.
const TICKETS: usize = 4_096;

/// What waits for an answer.
#[derive(Debug)]
pub(super) struct Waiting {
    ceremonies: Pending<Ceremony>,
    tickets: Pending<Ticket>,
}

impl Default for Waiting {
    fn default() -> Self {
        Self {
            ceremonies: Pending::new(CEREMONY_S, CEREMONIES),
            tickets: Pending::new(TICKET_S, TICKETS),
        }
    }
}

/// Escapes what has a meaning in an address.
fn escape(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let escaped = text.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    escaped.collect()
}
