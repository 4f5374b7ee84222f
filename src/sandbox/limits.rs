//! How much of the machine a program may use.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One mebibyte.
pub(super) const MIB: u64 = 1 << 20;

/// The most elements of a table: function pointers, in practice.
pub(super) const TABLE_ELEMENTS: usize = 1_000_000;
/// The stack of compiled code, beside a program's memory. It is so large that interpreters, which
/// measure a stack of their own, end endless recursion themselves, earlier.
pub(super) const STACK: usize = 32 << 20;
/// How much typed input may wait for a program that does not read it.
pub(super) const STDIN: usize = 64 << 10;
/// The most memory that one run may ask for, in MiB.
pub(super) const MAX_MEMORY_MIB: u64 = 4_095;

/// Which limit ended a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// It computed, or waited, for too long.
    Time,
    /// It needed more memory.
    Memory,
    /// It printed too much.
    Output,
    /// It started too many processes.
    Processes,
    /// It wrote too many files, or too much into them.
    Files,
}

/// The limits of one run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// From start to end, waiting for input included.
    pub wall: Duration,
    /// Time spent computing.
    pub cpu: Duration,
    /// Linear memory, in bytes.
    pub memory: u64,
    /// Everything printed, in bytes.
    pub output: u64,
    /// Everything in the program's directory, in bytes on disk.
    pub disk: u64,
    /// Files and folders in the program's directory.
    pub files: u32,
    /// How many files that it wrote are offered to the room afterwards.
    pub offered: u32,
}

impl Default for Limits {
    fn default() -> Self {
        super::Config::default().limits()
    }
}

/// Counts the memory of one run, and says no.
#[derive(Debug, Default)]
pub(super) struct Meter {
    allowed: u64,
    used: u64,
    /// The most it ever had.
    pub peak: u64,
    /// Whether it ever wanted more than it may have.
    pub was_denied: bool,
}

impl Meter {
    pub(super) fn new(allowed: u64) -> Self {
        Self {
            allowed,
            ..Self::default()
        }
    }
}

impl wasmtime::ResourceLimiter for Meter {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let wanted = self.used + (desired - current) as u64;
        // What the module itself forbids fails afterwards, and must not be counted.
        if maximum.is_some_and(|most| desired > most) {
            return Ok(false);
        }
        if wanted > self.allowed {
            self.was_denied = true;
            return Ok(false);
        }
        self.used = wanted;
        self.peak = self.peak.max(wanted);
        Ok(true)
    }

    fn table_growing(
        &mut self,
        _: usize,
        desired: usize,
        _: Option<usize>,
    ) -> wasmtime::Result<bool> {
        Ok(desired <= TABLE_ELEMENTS)
    }
}

#[cfg(test)]
mod tests {
    use wasmtime::ResourceLimiter;

    use super::*;

    #[test]
    fn memories_are_counted_together() {
        let mut meter = Meter::new(100);
        assert!(meter.memory_growing(0, 60, None).unwrap());
        assert!(
            !meter.memory_growing(0, 60, None).unwrap(),
            "a second memory shares the limit"
        );
        assert!(meter.was_denied);
        assert!(meter.memory_growing(60, 100, None).unwrap());
        assert_eq!(meter.peak, 100);
    }

    #[test]
    fn what_the_module_forbids_is_not_our_denial() {
        let mut meter = Meter::new(100);
        assert!(!meter.memory_growing(0, 60, Some(50)).unwrap());
        assert!(!meter.was_denied);
    }
}
