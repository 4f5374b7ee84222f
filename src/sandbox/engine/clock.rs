//! The clock by which running programs look up from their work.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How often a running program looks up from its work.
const TICK: Duration = Duration::from_millis(10);

/// How many programs run: the clock stands still while there are none.
#[derive(Default)]
pub(super) struct Ticking {
    programs: Mutex<usize>,
    changed: Condvar,
}

/// Keeps the clock ticking.
pub(in crate::sandbox) struct Tick<'a>(&'a Ticking);

/// Starts the clock of `wasm`, which ends with it.
pub(super) fn start(wasm: &wasmtime::Engine, ticking: &Arc<Ticking>) -> io::Result<()> {
    let (weak, ticking) = (wasm.weak(), Arc::clone(ticking));
    let clock = move || {
        loop {
            ticking.wait();
            thread::sleep(TICK);
            let Some(wasm) = weak.upgrade() else { return };
            wasm.increment_epoch();
        }
    };
    let clock = thread::Builder::new()
        .name("longhouse-epoch".into())
        .spawn(clock);
    clock.map(drop)
}

impl Ticking {
    /// The clock ticks until the answer is dropped.
    pub(super) fn begin(&self) -> Tick<'_> {
        *self.programs() += 1;
        self.changed.notify_one();
        Tick(self)
    }

    fn wait(&self) {
        let idle = self
            .changed
            .wait_while(self.programs(), |programs| *programs == 0);
        drop(idle);
    }

    fn programs(&self) -> MutexGuard<'_, usize> {
        self.programs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Tick<'_> {
    fn drop(&mut self) {
        *self.0.programs() -= 1;
    }
}
