//! A world that is the same in every run: what a seed decides.
//!
//! Randomness is derived from the seed. Time begins at a fixed instant, and passes only when a
//! program looks at the clock, a little, or sleeps, which takes no time at all. Files have
//! numbers in the order in which they are looked at, and all the same age.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aws_lc_rs::digest;
use wasmtime_wasi::{Deterministic, HostMonotonicClock, HostWallClock, WasiCtxBuilder};

/// When time begins: 2025-01-01 00:00 UTC.
pub(super) const BEGINNING: Duration = Duration::from_secs(1_735_689_600);

/// How much time passes at each look at the clock. A program that waits by looking at it all the
/// time has to come to an end, too.
const LOOK: u64 = 10_000;

/// A clock that stands still while nobody looks, in nanoseconds.
#[derive(Clone, Debug, Default)]
pub(in crate::sandbox) struct Clock(Arc<AtomicU64>);

impl Clock {
    /// Lets time pass.
    pub(super) fn pass(&self, nanoseconds: u64) {
        // Saturating: programs sleep for as long as there are numbers.
        let then = self.0.load(Ordering::Relaxed).saturating_add(nanoseconds);
        self.0.store(then, Ordering::Relaxed);
    }

    /// How much time has passed.
    pub(in crate::sandbox) fn elapsed(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::Relaxed))
    }

    fn look(&self) -> u64 {
        self.pass(LOOK);
        self.0.load(Ordering::Relaxed)
    }
}

impl HostMonotonicClock for Clock {
    fn resolution(&self) -> u64 {
        LOOK
    }

    fn now(&self) -> u64 {
        self.look()
    }
}

impl HostWallClock for Clock {
    fn resolution(&self) -> Duration {
        Duration::from_nanos(LOOK)
    }

    fn now(&self) -> Duration {
        BEGINNING + Duration::from_nanos(self.look())
    }
}

/// What makes a world the same in every run.
#[derive(Debug, Default)]
pub(in crate::sandbox) struct Steady {
    pub(in crate::sandbox) clock: Clock,
    /// By what the system calls a file.
    numbers: HashMap<(u64, u64), u64>,
}

impl Steady {
    /// Prepares a world for `seed`.
    pub(super) fn prepare(builder: &mut WasiCtxBuilder, seed: u64) -> Self {
        let steady = Self::default();
        builder
            .secure_random(Deterministic::new(expand(seed)))
            .insecure_random(Deterministic::new(expand(!seed)))
            .insecure_random_seed(seed.into())
            .wall_clock(steady.clock.clone())
            .monotonic_clock(steady.clock.clone());
        steady
    }

    /// The number of a file: the same in every run, as long as files are looked at in the same
    /// order.
    pub(super) fn number(&mut self, file: (u64, u64)) -> u64 {
        let next = self.numbers.len() as u64 + 1;
        *self.numbers.entry(file).or_insert(next)
    }
}

/// 64 KiB that look random, the same for the same seed.
fn expand(seed: u64) -> Vec<u8> {
    let block = |n: u64| {
        digest::digest(
            &digest::SHA256,
            &[seed.to_le_bytes(), n.to_le_bytes()].concat(),
        )
    };
    (0..2_048)
        .flat_map(|n| block(n).as_ref().to_vec())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_only_for_those_who_look_or_sleep() {
        let clock = Clock::default();
        let (first, second) = (
            HostMonotonicClock::now(&clock),
            HostMonotonicClock::now(&clock),
        );
        assert_eq!((first, second), (LOOK, 2 * LOOK));
        clock.pass(1_000_000_000);
        assert_eq!(
            HostWallClock::now(&clock),
            BEGINNING + Duration::from_secs(1) + Duration::from_nanos(3 * LOOK)
        );
        clock.pass(u64::MAX);
        assert_eq!(
            HostMonotonicClock::now(&clock),
            u64::MAX,
            "time does not begin again"
        );
    }

    #[test]
    fn files_are_numbered_as_they_are_met() {
        let mut steady = Steady::default();
        assert_eq!(steady.number((7, 900)), 1);
        assert_eq!(steady.number((7, 12)), 2);
        assert_eq!(steady.number((7, 900)), 1);
    }

    #[test]
    fn seeds_differ_and_repeat() {
        assert_eq!(expand(1), expand(1));
        assert_ne!(expand(1)[..32], expand(2)[..32]);
        assert_eq!(expand(1).len(), 64 << 10);
    }
}
