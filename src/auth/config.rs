//! Settings of sign-in.

use serde::{Deserialize, Serialize};

use super::provider;

/// How much sign-in lets through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Attempts to sign in to one account, a minute.
    pub attempts_per_minute: u32,
    /// Attempts to sign in from one address, a minute. An office behind one router is one address.
    pub attempts_per_minute_and_address: u32,
    /// Accounts made from one address, an hour.
    pub registrations_per_hour_and_address: u32,
    /// Guests coming in from one address, a minute.
    pub guests_per_minute_and_address: u32,
    /// Letters with a link that one account can ask for, an hour.
    pub letters_per_hour: u32,
    /// Letters with a link that can be asked for from one address, an hour.
    pub letters_per_hour_and_address: u32,
    /// Days after which someone with an account has to show again who they are, however often they
    /// come. Nought is never.
    pub session_days_max: u32,
    /// Guests who can be signed in at once, in the whole house.
    pub max_guests: u32,
    /// Google, and other providers by whom people come in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<provider::Config>,
}

impl Config {
    /// For how long a sign-in is kept up without its owner showing who they are, in milliseconds.
    pub(super) fn session_most_ms(&self) -> i64 {
        match self.session_days_max {
            0 => i64::MAX,
            days => i64::from(days) * 24 * 60 * 60 * 1_000,
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            attempts_per_minute: 10,
            attempts_per_minute_and_address: 60,
            registrations_per_hour_and_address: 60,
            guests_per_minute_and_address: 60,
            letters_per_hour: 5,
            letters_per_hour_and_address: 30,
            session_days_max: 90,
            max_guests: 500,
            providers: Vec::new(),
        }
    }
}
