//! CPU and memory of the server's processes, and what else kept the machine busy, from the kernel.
use std::collections::{HashMap, HashSet};
use std::fs;

/// Processor time at one moment, in seconds since each process started.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Of the server's processes together.
    pub server: f64,
    own: f64,
    busy: f64,
    at_ns: u64,
}

fn parent(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat[stat.rfind(')')? + 2..].split(' ').nth(1)?.parse().ok()
}

/// Processor time of one process with all its threads, those that ended included.
///
/// The process's CPU clock counts nanoseconds; `/proc/PID/stat` would count ticks of 10 ms.
fn cpu_seconds(pid: u32) -> Option<f64> {
    // SAFETY: both calls only fill values of ours.
    unsafe {
        let mut clock: libc::clockid_t = 0;
        let mut time: libc::timespec = std::mem::zeroed();
        if libc::clock_getcpuclockid(pid as libc::pid_t, &mut clock) != 0 {
            return None;
        }
        if libc::clock_gettime(clock, &mut time) != 0 {
            return None;
        }
        Some(time.tv_sec as f64 + time.tv_nsec as f64 / 1e9)
    }
}

/// The given processes and all their descendants.
pub fn tree(roots: &[u32]) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(pid) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        if let Some(parent) = parent(pid) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut seen = HashSet::new();
    let mut todo = roots.to_vec();
    while let Some(pid) = todo.pop() {
        if seen.insert(pid) {
            todo.extend(children.get(&pid).into_iter().flatten());
        }
    }
    seen.into_iter().collect()
}

/// Reads all clocks now.
pub fn sample(server: &[u32]) -> Sample {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let ticks: Vec<f64> = stat
        .lines()
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .skip(1)
        .filter_map(|field| field.parse().ok())
        .collect();
    // user, nice, system, irq, softirq, steal: all but idle and waiting for disks.
    let busy = [0, 1, 2, 5, 6, 7].iter().filter_map(|&n| ticks.get(n)).sum::<f64>() / 100.0;
    Sample {
        server: server.iter().filter_map(|&pid| cpu_seconds(pid)).sum(),
        own: cpu_seconds(std::process::id()).unwrap_or_default(),
        busy,
        at_ns: crate::now_ns(),
    }
}

/// Sum of the proportional set sizes in KiB. Buffers of sockets inside the kernel are not in it.
pub fn pss_kib(server: &[u32]) -> u64 {
    let of = |pid: &u32| {
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    server.iter().filter_map(of).sum()
}

/// What went on between two samples; `other` is everything that is neither the server nor we.
pub fn diff(from: &Sample, to: &Sample) -> serde_json::Value {
    let secs = (to.at_ns - from.at_ns) as f64 / 1e9;
    let (server, own) = (to.server - from.server, to.own - from.own);
    let other = (to.busy - from.busy - server - own).max(0.0);
    serde_json::json!({
        "secs": secs, "server_s": server, "loadgen_cores": own / secs, "server_cores": server / secs,
        "other_cores": other / secs,
    })
}
