//! What the system knows of this process, under the names that Prometheus gives it.

use std::fs;

use rustix::process::{Resource, getrlimit};
use rustix::time::{ClockId, clock_gettime};

use super::exposition::{Exposition, Kind};

/// Writes memory, processor time and open files. What the system does not tell is left out.
pub fn write(page: &mut Exposition) {
    let cpu = clock_gettime(ClockId::ProcessCPUTime);
    page.single(
        "process_cpu_seconds_total",
        Kind::Counter,
        "Processor time, of all threads.",
        cpu.tv_sec as f64 + cpu.tv_nsec as f64 / 1e9,
    );
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(bytes) = resident(&status) {
        page.single(
            "process_resident_memory_bytes",
            Kind::Gauge,
            "Memory that is in use and in RAM.",
            bytes as f64,
        );
    }
    if let Ok(open) = fs::read_dir("/proc/self/fd") {
        page.single(
            "process_open_fds",
            Kind::Gauge,
            "Files and sockets that are open.",
            // Reading the folder opens it.
            open.count().saturating_sub(1) as f64,
        );
    }
    if let Some(most) = getrlimit(Resource::Nofile).current {
        page.single(
            "process_max_fds",
            Kind::Gauge,
            "Files and sockets that may be open.",
            most as f64,
        );
    }
}

/// The resident set, out of `/proc/self/status`.
fn resident(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kib * 1_024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_in_bytes() {
        let status = "Name:\tlonghouse\nVmHWM:\t  9000 kB\nVmRSS:\t  1024 kB\n";
        assert_eq!(resident(status), Some(1 << 20));
        assert_eq!(resident("Name:\tlonghouse\n"), None);
    }
}
