//! Shared parts of the load generators.
//!
//! A server under test is told apart by its dialect alone: the same connections, clocks, counters and
//! histograms serve all of them.
pub mod args;
pub mod chat;
pub mod docs;
pub mod plan;
pub mod proc;
pub mod trace;
pub mod ws;
pub mod yjs;

use std::sync::OnceLock;
use std::time::{Duration, Instant};

static START: OnceLock<Instant> = OnceLock::new();

/// Nanoseconds since the process started, by a clock that never jumps.
pub fn now_ns() -> u64 {
    START.get_or_init(Instant::now).elapsed().as_nanos() as u64
}

/// Waits until `at` on the clock of [`now_ns`].
pub async fn sleep_until(at: u64) {
    tokio::time::sleep(Duration::from_nanos(at.saturating_sub(now_ns()))).await;
}

/// Makes the process ready to measure: many sockets, one CPU (negative: any).
pub fn prepare(cpu: i64) {
    now_ns();
    // SAFETY: plain system calls on values of ours.
    unsafe {
        let mut limit: libc::rlimit = std::mem::zeroed();
        libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit);
        limit.rlim_cur = limit.rlim_max;
        libc::setrlimit(libc::RLIMIT_NOFILE, &limit);
        if cpu >= 0 {
            let mut set: libc::cpu_set_t = std::mem::zeroed();
            libc::CPU_SET(cpu as usize, &mut set);
            libc::sched_setaffinity(0, std::mem::size_of::<libc::cpu_set_t>(), &set);
        }
    }
}

/// A histogram of nanoseconds.
pub type Hist = hdrhistogram::Histogram<u64>;

/// From 1 µs to 60 s, three significant digits.
pub fn hist() -> Hist {
    Hist::new_with_bounds(1_000, 60_000_000_000, 3).expect("the bounds are in order")
}

/// Percentiles in milliseconds.
pub fn hist_json(hist: &Hist) -> serde_json::Value {
    let quantile = |q: f64| (hist.value_at_quantile(q) as f64 / 1e3).round() / 1e3;
    serde_json::json!({
        "n": hist.len(), "p50": quantile(0.5), "p90": quantile(0.9), "p99": quantile(0.99),
        "p999": quantile(0.999), "max": quantile(1.0),
    })
}
