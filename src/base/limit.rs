//! The token bucket, the one shape of rate limit in the house.

use super::Timestamp;

/// Lets `burst` things through at once, and `per_s` a second in the long run.
#[derive(Clone, Copy, Debug)]
pub struct TokenBucket {
    burst: f64,
    per_s: f64,
    tokens: f64,
    seen: Timestamp,
}

impl TokenBucket {
    /// A full bucket.
    pub fn new(burst: u32, per_s: f64, now: Timestamp) -> Self {
        Self {
            burst: f64::from(burst),
            per_s,
            tokens: f64::from(burst),
            seen: now,
        }
    }

    /// Takes one token, or says in how many milliseconds there will be one.
    pub fn take(&mut self, now: Timestamp) -> Result<(), i64> {
        self.refill(now);
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            return Ok(());
        }
        Err(((1.0 - self.tokens) / self.per_s * 1_000.0).ceil() as i64)
    }

    /// Whether nobody has taken anything for so long that it may be forgotten.
    pub fn is_full(&mut self, now: Timestamp) -> bool {
        self.refill(now);
        self.tokens >= self.burst
    }

    fn refill(&mut self, now: Timestamp) {
        // A clock that was set back gives nothing, and takes nothing.
        let passed = now.since_ms(self.seen).max(0);
        self.tokens = (self.tokens + passed as f64 / 1_000.0 * self.per_s).min(self.burst);
        self.seen = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_bucket_says_when_to_come_back() {
        let mut bucket = TokenBucket::new(2, 0.5, Timestamp(0));
        assert_eq!(bucket.take(Timestamp(0)), Ok(()));
        assert_eq!(bucket.take(Timestamp(0)), Ok(()));
        assert_eq!(bucket.take(Timestamp(0)), Err(2_000));
        assert_eq!(bucket.take(Timestamp(2_000)), Ok(()));
        assert!(!bucket.is_full(Timestamp(3_000)));
        assert!(bucket.is_full(Timestamp(7_000)));
    }

    #[test]
    fn a_clock_set_back_gives_nothing_away() {
        let mut bucket = TokenBucket::new(1, 1.0, Timestamp(10_000));
        assert!(bucket.take(Timestamp(10_000)).is_ok());
        assert!(bucket.take(Timestamp(0)).is_err());
    }
}
