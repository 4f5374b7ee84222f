//! How often one may try.

use std::sync::{Mutex, PoisonError};

use super::{Config, Error};
use crate::base::{Recent, Timestamp, TokenBucket, UserId};
use crate::telemetry::numbers;
use crate::web::Peer;

/// How many buckets we remember. Those unused for longest make room for new ones.
const BUCKETS: usize = 20_000;

/// How many one-time codes may be tried for one account. Three of a million are right at a time,
/// so that who knows the password needs more than a year for a fair chance.
const CODES_PER_HOUR: u32 = 20;

/// Doors that are knocked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    /// Signing in.
    SignIn,
    /// The setup code.
    Setup,
    /// Making an account.
    Register,
    /// Getting a new access token.
    Refresh,
    /// Asking whether a username is free, or what an invitation is for.
    Lookup,
    /// Coming in as a guest.
    Guest,
    /// Asking for a letter with a link.
    Forgot,
    /// Opening such a link.
    Link,
}

impl Gate {
    fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Setup => "setup",
            Self::Register => "register",
            Self::Refresh => "refresh",
            Self::Lookup => "lookup",
            Self::Guest => "guest",
            Self::Forgot => "forgot",
            Self::Link => "link",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Address(Gate, u128),
    Account(String),
    Letters(String),
    Codes(UserId),
}

impl Key {
    /// Class and what is counted, for monitors.
    fn name(&self) -> [&'static str; 2] {
        match self {
            Self::Address(gate, _) => [gate.name(), "network"],
            Self::Account(_) => ["proof", "account"],
            Self::Letters(_) => ["letter", "account"],
            Self::Codes(_) => ["code", "account"],
        }
    }
}

/// Counts attempts by address and by account, in bounded memory.
#[derive(Debug)]
pub struct Limits {
    config: Config,
    buckets: Mutex<Recent<Key, TokenBucket>>,
}

impl Limits {
    /// Limits as `config` says.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            buckets: Mutex::new(Recent::new(BUCKETS)),
        }
    }

    /// Counts an attempt at `gate`, and refuses it when there were too many from there.
    pub fn check(&self, gate: Gate, peer: Peer, now: Timestamp) -> Result<(), Error> {
        let (count, seconds) = match gate {
            Gate::SignIn => (self.config.attempts_per_minute_and_address, 60.0),
            Gate::Setup => (20, 60.0),
            Gate::Register => (self.config.registrations_per_hour_and_address, 3_600.0),
            Gate::Refresh => (600, 60.0),
            Gate::Lookup => (240, 60.0),
            Gate::Guest => (self.config.guests_per_minute_and_address, 60.0),
            Gate::Forgot => (self.config.letters_per_hour_and_address, 3_600.0),
            Gate::Link => (60, 60.0),
        };
        self.take(Key::Address(gate, peer.network()), count, seconds, now)
    }

    /// Counts an attempt to sign in as `account`, whether there is such an account or not.
    pub fn check_account(&self, account: &str, now: Timestamp) -> Result<(), Error> {
        let key = Key::Account(account.chars().take(320).collect());
        self.take(key, self.config.attempts_per_minute, 60.0, now)
    }

    /// Counts a letter that `account` asks for.
    pub fn check_letters(&self, account: &str, now: Timestamp) -> Result<(), Error> {
        let key = Key::Letters(account.chars().take(320).collect());
        self.take(key, self.config.letters_per_hour, 3_600.0, now)
    }

    /// The same for someone who is not told: whether `account` gets another letter.
    pub fn may_write(&self, account: &str, now: Timestamp) -> bool {
        self.check_letters(account, now).is_ok()
    }

    /// Counts a one-time code tried for `user`: six digits are soon guessed by who may go on.
    pub fn check_code(&self, user: UserId, now: Timestamp) -> Result<(), Error> {
        self.take(Key::Codes(user), CODES_PER_HOUR, 3_600.0, now)
    }

    /// Forgets the codes tried for `user`, because one was right.
    pub fn forgive_codes(&self, user: UserId) {
        self.lock().remove(&Key::Codes(user));
    }

    /// Forgets the attempts at an account, because its owner has come in.
    pub fn forgive(&self, account: &str) {
        let key = Key::Account(account.chars().take(320).collect());
        self.lock().remove(&key);
    }

    fn take(&self, key: Key, count: u32, seconds: f64, now: Timestamp) -> Result<(), Error> {
        let count = count.max(1);
        let name = key.name();
        let fresh = || TokenBucket::new(count, f64::from(count) / seconds, now);
        let waited = self.lock().get_or(key, fresh).take(now);
        waited.map_err(|ms| {
            numbers::LIMITED.add(name, 1);
            Error::TooMany(u64::try_from(ms).unwrap_or(0).div_ceil(1_000).max(1))
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Recent<Key, TokenBucket>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(addr: u32) -> Peer {
        Peer {
            addr: (std::net::Ipv4Addr::from_bits(addr), 1).into(),
            tls: false,
        }
    }

    fn limits() -> Limits {
        Limits::new(Config {
            attempts_per_minute: 2,
            attempts_per_minute_and_address: 3,
            ..Config::default()
        })
    }

    #[test]
    fn an_address_is_limited_without_harm_to_others() {
        let limits = limits();
        for _ in 0..3 {
            limits.check(Gate::SignIn, from(1), Timestamp(0)).unwrap();
        }
        let refused = limits.check(Gate::SignIn, from(1), Timestamp(0));
        assert!(matches!(refused, Err(Error::TooMany(20))));
        limits.check(Gate::SignIn, from(2), Timestamp(0)).unwrap();
        limits.check(Gate::Refresh, from(1), Timestamp(0)).unwrap();
        limits
            .check(Gate::SignIn, from(1), Timestamp(20_000))
            .unwrap();
    }

    #[test]
    fn who_comes_in_has_all_attempts_again() {
        let limits = limits();
        for _ in 0..2 {
            limits.check_account("ann", Timestamp(0)).unwrap();
        }
        assert!(limits.check_account("ann", Timestamp(0)).is_err());
        limits.forgive("ann");
        limits.check_account("ann", Timestamp(0)).unwrap();
    }

    #[test]
    fn memory_is_bounded_whoever_knocks() {
        let limits = limits();
        for n in 0..BUCKETS as u32 + 50 {
            let _ = limits.check(Gate::SignIn, from(n), Timestamp(i64::from(n) / 1_000));
        }
        assert!(limits.lock().len() <= BUCKETS);
    }
}
