//! What a provider publishes, kept for as long as it may be.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;

use super::Error;
use crate::base::Timestamp;

/// How long something is kept when nobody says for how long: an hour.
const USUAL: Duration = Duration::from_secs(60 * 60);
/// It is kept no shorter and no longer, whatever is said: a minute to a day.
const SHORTEST: Duration = Duration::from_secs(60);
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
/// How soon it is asked for again when it lacks something, in milliseconds.
const AGAIN_MS: i64 = 60_000;
/// How soon after there was no answer, in milliseconds.
const RETRY_MS: i64 = 5_000;

/// Something published elsewhere, and when to ask for it again.
#[derive(Debug)]
pub struct Kept<T>(Mutex<Slot<T>>);

#[derive(Debug)]
struct Slot<T> {
    value: Option<Arc<T>>,
    asked_at: Option<Timestamp>,
    fresh_until: Timestamp,
}

#[derive(Debug)]
enum Plan<T> {
    Use(Arc<T>),
    Wait,
    Ask,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(Slot {
            value: None,
            asked_at: None,
            fresh_until: Timestamp(0),
        }))
    }
}

impl<T> Kept<T> {
    /// What is kept; or, when that is old or not enough, what `ask` answers, with for how long it
    /// may be kept. Who comes while it is being asked for waits for the same answer.
    pub async fn get(
        &self,
        now: Timestamp,
        is_enough: impl Fn(&T) -> bool,
        ask: impl AsyncFnOnce() -> Result<(T, Option<Duration>), Error>,
    ) -> Result<Arc<T>, Error> {
        let mut slot = self.0.lock().await;
        match slot.plan(now, is_enough) {
            Plan::Use(value) => return Ok(value),
            Plan::Wait => return Err(Error::Unreachable),
            Plan::Ask => {}
        }
        slot.asked_at = Some(now);
        let asked = ask().await;
        if asked.is_err() {
            // What is old is not believed any longer: a key may have been taken back.
            slot.value = slot.value.take().filter(|_| now < slot.fresh_until);
        }
        let (value, fresh_for) = asked?;
        let fresh_for = fresh_for.unwrap_or(USUAL).clamp(SHORTEST, LONGEST);
        let ms = i64::try_from(fresh_for.as_millis()).unwrap_or(i64::MAX);
        let value = Arc::new(value);
        slot.value = Some(Arc::clone(&value));
        slot.fresh_until = now.plus_ms(ms);
        Ok(value)
    }
}

impl<T> Slot<T> {
    fn plan(&self, now: Timestamp, is_enough: impl Fn(&T) -> bool) -> Plan<T> {
        let waited = self.asked_at.map_or(i64::MAX, |asked| now.since_ms(asked));
        match &self.value {
            Some(value) if now < self.fresh_until => {
                if is_enough(value) || waited < AGAIN_MS {
                    Plan::Use(Arc::clone(value))
                } else {
                    Plan::Ask
                }
            }
            None if waited < RETRY_MS => Plan::Wait,
            _ => Plan::Ask,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    struct Asked {
        kept: Kept<u32>,
        times: Cell<u32>,
    }

    impl Asked {
        fn new() -> Self {
            Self {
                kept: Kept::default(),
                times: Cell::new(0),
            }
        }

        async fn get(&self, now: i64, wanted: u32, fresh_for: Option<u64>) -> Option<u32> {
            let ask = async || {
                self.times.set(self.times.get() + 1);
                let fresh_for = fresh_for.map(Duration::from_secs);
                Ok((self.times.get(), fresh_for))
            };
            let got = self
                .kept
                .get(Timestamp(now), |have| *have >= wanted, ask)
                .await;
            got.ok().map(|value| *value)
        }
    }

    #[tokio::test]
    async fn it_is_asked_for_once_while_it_is_fresh() {
        let asked = Asked::new();
        assert_eq!(asked.get(0, 0, Some(600)).await, Some(1));
        assert_eq!(asked.get(599_999, 0, Some(600)).await, Some(1));
        assert_eq!(asked.get(600_000, 0, Some(600)).await, Some(2));
    }

    #[tokio::test]
    async fn what_it_lacks_is_asked_for_once_a_minute_and_no_more() {
        let asked = Asked::new();
        assert_eq!(asked.get(0, 1, None).await, Some(1));
        for now in 1..100 {
            assert_eq!(asked.get(now * 500, 9, None).await, Some(1));
        }
        assert_eq!(asked.get(60_000, 9, None).await, Some(2));
        assert_eq!(asked.get(60_001, 9, None).await, Some(2));
    }

    #[tokio::test]
    async fn nobody_says_that_it_may_be_kept_for_ever_or_not_at_all() {
        let asked = Asked::new();
        assert_eq!(asked.get(0, 0, Some(0)).await, Some(1));
        assert_eq!(
            asked.get(59_999, 0, Some(u64::MAX / 1_000_000)).await,
            Some(1)
        );
        assert_eq!(
            asked.get(60_000, 0, Some(u64::MAX / 1_000_000)).await,
            Some(2)
        );
        assert_eq!(asked.get(60_000 + 86_400_000, 0, None).await, Some(3));
    }

    #[tokio::test]
    async fn a_server_that_is_away_is_not_asked_by_everyone() {
        let kept = Kept::<u32>::default();
        let times = Cell::new(0);
        let fail = async || {
            times.set(times.get() + 1);
            Err(Error::Unreachable)
        };
        for now in [0, 1, 4_999, 5_000] {
            assert!(kept.get(Timestamp(now), |_| true, fail).await.is_err());
        }
        assert_eq!(times.get(), 2);
    }
}
