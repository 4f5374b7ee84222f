//! Settings of the sandbox.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::limits::{Limits, MIB};
use super::wrote::OFFERED;

/// What programs may use, and how many run at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// How many programs compute at the same moment; 0 takes the number of cores.
    pub cores: usize,
    /// How many programs are started at once in the whole house, those that wait for input included.
    pub at_once: usize,
    /// … in one room.
    pub at_once_per_room: usize,
    /// … by one person.
    pub at_once_per_person: usize,
    /// How many programs may wait for their turn.
    pub queue: usize,
    /// Seconds a program may compute.
    pub cpu_s: u64,
    /// Seconds from its start to its end, waiting for input included.
    pub wall_s: u64,
    /// Memory of a program, in MiB.
    pub memory_mib: u64,
    /// What a program may print, in KiB.
    pub output_kib: u64,
    /// What a program may write to files, in MiB.
    pub disk_mib: u64,
    /// How many files and folders a program's directory may have.
    pub files: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            cores: 0,
            at_once: 16,
            at_once_per_room: 4,
            at_once_per_person: 2,
            queue: 100,
            cpu_s: 10,
            wall_s: 300,
            memory_mib: 256,
            output_kib: 1_024,
            disk_mib: 32,
            files: 1_000,
        }
    }
}

impl Config {
    /// The limits of each run.
    pub fn limits(&self) -> Limits {
        Limits {
            wall: Duration::from_secs(self.wall_s),
            cpu: Duration::from_secs(self.cpu_s),
            memory: self.memory_mib * MIB,
            output: self.output_kib * 1_024,
            disk: self.disk_mib * MIB,
            files: self.files,
            offered: OFFERED,
        }
    }

    /// How many programs compute at the same moment.
    pub fn cores(&self) -> usize {
        match self.cores {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            given => given,
        }
    }
}
