//! How often one may look for people, and turn to strangers.

use std::sync::{Arc, Mutex, PoisonError};

use super::Error;
use crate::base::{Recent, Timestamp, TokenBucket, UserId};

/// How many buckets we remember.
const BUCKETS: usize = 20_000;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Act {
    /// Looking for people, a letter at a time.
    Find,
    /// Trying a phone number, or telling one's own: whoever tries them all learns nothing in time.
    Phone,
    /// Beginning a conversation.
    Begin,
    /// Reporting a message.
    Report,
}

impl Act {
    /// How many at once, and how many a second in the long run.
    fn rate(self) -> (u32, f64) {
        match self {
            Self::Find => (60, 1.0),
            Self::Phone => (6, 1.0 / 600.0),
            Self::Begin => (40, 1.0 / 15.0),
            Self::Report => (10, 1.0 / 60.0),
        }
    }
}

/// Counts what people do, in bounded memory. Clone it freely.
#[derive(Clone, Debug)]
pub(super) struct Limits(Arc<Mutex<Recent<(Act, UserId), TokenBucket>>>);

impl Default for Limits {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Recent::new(BUCKETS))))
    }
}

impl Limits {
    /// Counts one `act` of `user`, or says when they may again.
    pub fn check(&self, act: Act, user: UserId, now: Timestamp) -> Result<(), Error> {
        let (burst, per_s) = act.rate();
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bucket = buckets.get_or((act, user), || TokenBucket::new(burst, per_s, now));
        bucket
            .take(now)
            .map_err(|ms| Error::TooMany(u64::try_from(ms).unwrap_or(0).div_ceil(1_000).max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_tried_a_few_times_an_hour_and_one_person_does_not_wait_for_another() {
        let (limits, ann, bob) = (Limits::default(), UserId::fresh(), UserId::fresh());
        for _ in 0..6 {
            limits.check(Act::Phone, ann, Timestamp(0)).unwrap();
        }
        let refused = limits.check(Act::Phone, ann, Timestamp(0));
        assert!(matches!(refused, Err(Error::TooMany(600))), "{refused:?}");
        limits.check(Act::Phone, bob, Timestamp(0)).unwrap();
        limits.check(Act::Find, ann, Timestamp(0)).unwrap();
        limits.check(Act::Phone, ann, Timestamp(600_000)).unwrap();
    }
}
