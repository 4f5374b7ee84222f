//! Attempts to sign in: slower with each failure, and never so that strangers shut the owner out.
//!
//! Who tries is one of two. A **known device** has signed in to this account before: it shows a
//! cookie that only we can have made, or comes from a network from which the account is signed in.
//! It has a bucket of its own. All others are **strangers**, who share one bucket an account. So
//! whoever guesses from elsewhere uses up the attempts of strangers, and the owner's are untouched.
//!
//! After some failures in a row each next attempt has to wait, twice as long as the one before:
//! by device, and for strangers by account and network.

use std::sync::{Mutex, PoisonError};

use super::Error;
use crate::base::{Recent, SessionId, Timestamp, TokenBucket, UserId};
use crate::telemetry::numbers;

/// How much is remembered, of buckets and of failures each.
const REMEMBERED: usize = 20_000;
/// How many failures in a row cost nothing but the attempt.
const FREE: u32 = 5;
/// The longest wait after a failure, in milliseconds: a quarter of an hour.
const MAX_WAIT_MS: i64 = 15 * 60 * 1_000;

/// Who tries to sign in to an account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Trier {
    /// A browser that has been signed in to this account.
    Device(UserId, SessionId),
    /// Someone in a network from which this account is signed in.
    Home(UserId, u128),
    /// Someone else, in this network, who names the account like this.
    Stranger(String, u128),
}

impl Trier {
    /// What the attempts are counted by: strangers share theirs.
    fn bucket(&self) -> Self {
        match self {
            Self::Stranger(login, _) => Self::Stranger(login.clone(), 0),
            known => known.clone(),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Device(..) => "device",
            Self::Home(..) => "home",
            Self::Stranger(..) => "stranger",
        }
    }
}

/// What we remember of those who tried, in bounded memory.
#[derive(Debug)]
pub(super) struct Attempts {
    per_minute: u32,
    remembered: Mutex<Remembered>,
}

#[derive(Debug)]
struct Remembered {
    buckets: Recent<Trier, TokenBucket>,
    failures: Recent<Trier, Failures>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Failures {
    in_a_row: u32,
    /// No attempt before this.
    until: Timestamp,
}

impl Attempts {
    /// Nobody has tried yet. `per_minute` attempts are let through for each account or device.
    pub fn new(per_minute: u32) -> Self {
        Self {
            per_minute: per_minute.max(1),
            remembered: Mutex::new(Remembered {
                buckets: Recent::new(REMEMBERED),
                failures: Recent::new(REMEMBERED),
            }),
        }
    }

    /// Counts an attempt, and refuses it when it comes too soon.
    pub fn begin(&self, trier: &Trier, now: Timestamp) -> Result<(), Error> {
        let mut remembered = self
            .remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let until = remembered
            .failures
            .get(trier)
            .map_or(now, |failures| failures.until);
        let fresh = || TokenBucket::new(self.per_minute, f64::from(self.per_minute) / 60.0, now);
        let waited = match until.since_ms(now) {
            ms @ 1.. => Err(ms),
            _ => remembered.buckets.get_or(trier.bucket(), fresh).take(now),
        };
        drop(remembered);
        waited.map_err(|ms| {
            numbers::LIMITED.add(["sign_in", trier.name()], 1);
            Error::TooMany(u64::try_from(ms).unwrap_or(0).div_ceil(1_000).max(1))
        })
    }

    /// It was the wrong password.
    pub fn failed(&self, trier: Trier, now: Timestamp) {
        let mut remembered = self
            .remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let failures = remembered.failures.get_or(trier, Failures::default);
        failures.in_a_row = failures.in_a_row.saturating_add(1);
        failures.until = now.plus_ms(wait_ms(failures.in_a_row));
    }

    /// They came in: what went wrong before was their own typing.
    pub fn came_in(&self, trier: &Trier) {
        let mut remembered = self
            .remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        remembered.failures.remove(trier);
        remembered.buckets.remove(&trier.bucket());
    }
}

/// How long to wait after so many failures in a row.
fn wait_ms(failures: u32) -> i64 {
    match failures.checked_sub(FREE) {
        None | Some(0) => 0,
        Some(more) => (500_i64 << more.min(20)).min(MAX_WAIT_MS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stranger(network: u128) -> Trier {
        Trier::Stranger("ann".to_owned(), network)
    }

    #[test]
    fn each_failure_in_a_row_makes_the_next_attempt_wait_longer() {
        let waits: Vec<i64> = (0..9).map(wait_ms).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 0, 1_000, 2_000, 4_000]);
        assert_eq!(wait_ms(u32::MAX), MAX_WAIT_MS);
        let attempts = Attempts::new(100);
        for _ in 0..7 {
            attempts.failed(stranger(1), Timestamp(0));
        }
        let refused = attempts.begin(&stranger(1), Timestamp(0));
        assert!(matches!(refused, Err(Error::TooMany(2))), "{refused:?}");
        attempts.begin(&stranger(2), Timestamp(0)).unwrap();
        attempts.begin(&stranger(1), Timestamp(2_000)).unwrap();
        attempts.came_in(&stranger(1));
        attempts.failed(stranger(1), Timestamp(2_000));
        attempts.begin(&stranger(1), Timestamp(2_000)).unwrap();
    }

    #[test]
    fn strangers_use_up_the_attempts_of_strangers_alone() {
        let attempts = Attempts::new(3);
        let ann = UserId::fresh();
        let known = [Trier::Device(ann, SessionId::fresh()), Trier::Home(ann, 7)];
        for network in 0..3 {
            attempts.begin(&stranger(network), Timestamp(0)).unwrap();
        }
        assert!(attempts.begin(&stranger(9), Timestamp(0)).is_err());
        for trier in &known {
            attempts.begin(trier, Timestamp(0)).unwrap();
        }
        for _ in 0..50 {
            attempts.failed(stranger(1), Timestamp(0));
        }
        for trier in &known {
            attempts.begin(trier, Timestamp(0)).unwrap();
        }
    }

    #[test]
    fn memory_is_bounded_whoever_tries() {
        let attempts = Attempts::new(3);
        for n in 0..2 * REMEMBERED as u128 {
            let trier = Trier::Stranger(n.to_string(), n);
            let _ = attempts.begin(&trier, Timestamp(0));
            attempts.failed(trier, Timestamp(0));
        }
        let remembered = attempts.remembered.lock().unwrap();
        assert!(remembered.buckets.len() <= REMEMBERED && remembered.failures.len() <= REMEMBERED);
    }
}
