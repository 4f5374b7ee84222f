//! Threads that compute, and how they let those go first that serve people.

use std::sync::{Condvar, Mutex, MutexGuard, Once, PoisonError};
use std::thread;
use std::time::Duration;

/// How far they stand back, as `nice` counts.
const PATIENCE: i32 = 10;

/// How long the kernel is left alone with a thread that computes.
const BEAT: Duration = Duration::from_micros(250);

/// Lets this thread wait where others want the same core. Where that cannot be asked for, it is as
/// it is.
pub fn stand_back() {
    let _ = rustix::process::nice(PATIENCE);
}

/// While it lives, a timer interrupts who computes every quarter of a millisecond.
///
/// Kernels with lazy preemption (6.12 and later) let a thread that computes go on until the next
/// interrupt on its core, up to 4 ms away, whoever is waiting behind it. This timer is that
/// interrupt; it costs a core about one part in a hundred.
#[derive(Debug)]
pub struct Pulse(());

static HEART: Heart = Heart {
    computing: Mutex::new(0),
    changed: Condvar::new(),
};

/// Beats while anybody computes.
struct Heart {
    computing: Mutex<usize>,
    changed: Condvar,
}

impl Pulse {
    /// Begins to interrupt. Where no thread can be had for it, things are as the kernel likes them.
    #[must_use]
    pub fn start() -> Self {
        static STARTED: Once = Once::new();
        STARTED.call_once(|| {
            let heart = thread::Builder::new().name("longhouse-pulse".into());
            let _ = heart.spawn(|| HEART.beat());
        });
        *HEART.computing() += 1;
        HEART.changed.notify_one();
        Self(())
    }
}

impl Drop for Pulse {
    fn drop(&mut self) {
        *HEART.computing() -= 1;
    }
}

impl Heart {
    fn beat(&self) {
        loop {
            let idle = |computing: &mut usize| *computing == 0;
            drop(self.changed.wait_while(self.computing(), idle));
            thread::sleep(BEAT);
        }
    }

    fn computing(&self) -> MutexGuard<'_, usize> {
        self.computing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
