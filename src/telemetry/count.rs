//! Things that are counted, each as cheaply as it is often.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::exposition::{Exposition, Kind};

/// What has happened so often, by labels. Locked for each count: for what happens some
/// hundred times a second at most.
#[derive(Debug)]
pub struct Counter<const N: usize> {
    pub(super) name: &'static str,
    pub(super) help: &'static str,
    pub(super) labels: [&'static str; N],
    pub(super) counts: Mutex<BTreeMap<[String; N], u64>>,
}

impl<const N: usize> Counter<N> {
    /// Nothing has happened yet.
    pub(super) const fn new(
        name: &'static str,
        labels: [&'static str; N],
        help: &'static str,
    ) -> Self {
        Self {
            name,
            help,
            labels,
            counts: Mutex::new(BTreeMap::new()),
        }
    }

    /// It has happened `more` times more.
    pub fn add(&self, labels: [&str; N], more: u64) {
        let labels = labels.map(str::to_owned);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(labels).or_default() += more;
    }

    pub(super) fn write(&self, page: &mut Exposition) {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        page.family(self.name, Kind::Counter, self.help);
        if N == 0 && counts.is_empty() {
            page.sample(self.name, [], 0.0);
        }
        for (texts, count) in &*counts {
            page.sample(self.name, pairs(&self.labels, texts), *count as f64);
        }
    }
}

/// How much there is of something now.
#[derive(Debug)]
pub struct Level {
    name: &'static str,
    help: &'static str,
    now: AtomicI64,
}

impl Level {
    /// Nothing yet.
    pub(super) const fn new(name: &'static str, help: &'static str) -> Self {
        Self {
            name,
            help,
            now: AtomicI64::new(0),
        }
    }

    /// One more.
    pub fn up(&self) {
        self.now.fetch_add(1, Ordering::Relaxed);
    }

    /// One less.
    pub fn down(&self) {
        self.now.fetch_sub(1, Ordering::Relaxed);
    }

    /// One more, until what is returned is dropped.
    pub fn hold(&'static self) -> Held {
        self.up();
        Held(self)
    }

    pub(super) fn write(&self, page: &mut Exposition) {
        let now = self.now.load(Ordering::Relaxed);
        page.single(self.name, Kind::Gauge, self.help, now as f64);
    }
}

/// Something that counts as long as it is there.
#[derive(Debug)]
pub struct Held(&'static Level);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.down();
    }
}

/// How long things took, by labels.
#[derive(Debug)]
pub struct Durations<const N: usize> {
    name: &'static str,
    help: &'static str,
    labels: [&'static str; N],
    series: Mutex<BTreeMap<[String; N], Series>>,
}

/// Up to how many seconds the classes go that durations are sorted into.
const BOUNDS_S: [f64; 11] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0,
];

#[derive(Clone, Debug, Default)]
struct Series {
    /// How many were within each bound and above the one before.
    classes: [u64; BOUNDS_S.len()],
    count: u64,
    sum: Duration,
}

impl<const N: usize> Durations<N> {
    /// Nothing has taken any time yet.
    pub(super) const fn new(
        name: &'static str,
        labels: [&'static str; N],
        help: &'static str,
    ) -> Self {
        Self {
            name,
            help,
            labels,
            series: Mutex::new(BTreeMap::new()),
        }
    }

    /// Something has taken this long.
    pub fn took(&self, labels: [&str; N], long: Duration) {
        let labels = labels.map(str::to_owned);
        let seconds = long.as_secs_f64();
        let mut all = self.series.lock().unwrap_or_else(PoisonError::into_inner);
        let series = all.entry(labels).or_default();
        if let Some(class) = BOUNDS_S.iter().position(|bound| seconds <= *bound) {
            series.classes[class] += 1;
        }
        series.count += 1;
        series.sum += long;
    }

    pub(super) fn write(&self, page: &mut Exposition) {
        // Copied, so that nobody waits while text is written.
        let all = self
            .series
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        page.family(self.name, Kind::Histogram, self.help);
        for (texts, series) in &all {
            let bucket = format!("{}_bucket", self.name);
            let mut within = 0;
            for (bound, class) in BOUNDS_S.iter().zip(series.classes) {
                within += class;
                let bound = bound.to_string();
                page.sample(
                    &bucket,
                    pairs(&self.labels, texts).chain([("le", &*bound)]),
                    within as f64,
                );
            }
            let count = series.count as f64;
            page.sample(
                &bucket,
                pairs(&self.labels, texts).chain([("le", "+Inf")]),
                count,
            );
            let sum = series.sum.as_secs_f64();
            page.sample(
                &format!("{}_sum", self.name),
                pairs(&self.labels, texts),
                sum,
            );
            page.sample(
                &format!("{}_count", self.name),
                pairs(&self.labels, texts),
                count,
            );
        }
    }
}

fn pairs<'a, const N: usize>(
    names: &'a [&'static str; N],
    texts: &'a [String; N],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    names.iter().copied().zip(texts.iter().map(String::as_str))
}

/// Measures how long something takes. For shells; logic is told the time.
#[derive(Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins now.
    #[expect(
        clippy::disallowed_methods,
        reason = "it measures, and decides nothing"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has been.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_within_every_bound_that_it_does_not_pass() {
        let took = Durations::new("t_seconds", ["by"], "How long.");
        for ms in [1, 30, 60_000] {
            took.took(["x"], Duration::from_millis(ms));
        }
        let mut page = Exposition::default();
        took.write(&mut page);
        let page = page.finish();
        for line in [
            r#"t_seconds_bucket{by="x",le="0.001"} 1"#,
            r#"t_seconds_bucket{by="x",le="0.025"} 1"#,
            r#"t_seconds_bucket{by="x",le="0.05"} 2"#,
            r#"t_seconds_bucket{by="x",le="30"} 2"#,
            r#"t_seconds_bucket{by="x",le="+Inf"} 3"#,
            r#"t_seconds_sum{by="x"} 60.031"#,
            r#"t_seconds_count{by="x"} 3"#,
        ] {
            assert!(
                page.lines().any(|written| written == line),
                "{line}\n{page}"
            );
        }
    }

    #[test]
    fn what_never_happened_is_nought() {
        let never = Counter::new("n_total", [], "Nothing.");
        let mut page = Exposition::default();
        never.write(&mut page);
        assert!(page.finish().ends_with("\nn_total 0\n"));
    }
}
