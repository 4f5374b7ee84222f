//! What a monitor is shown: all that the process has counted, and how things stand now.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::base::{Timestamp, now};
use crate::live::Rooms;
use crate::sandbox::Pool;
use crate::server::Metrics;
use crate::store::Db;
use crate::telemetry::{Exposition, Kind, numbers, process};

/// Writes the page of `GET /metrics`.
pub(super) fn page(db: Db, rooms: Rooms, pool: Pool, started: Timestamp) -> Metrics {
    Arc::new(move || {
        let mut page = Exposition::default();
        program(&mut page, started);
        process::write(&mut page);
        numbers::write(&mut page);
        house(&mut page, &rooms, &pool);
        database(&mut page, db.path());
        page.finish()
    })
}

/// Which program this is, and since when.
fn program(page: &mut Exposition, started: Timestamp) {
    let info = "longhouse_build_info";
    page.family(info, Kind::Gauge, "Always 1; the label says which program.");
    page.sample(info, [("version", env!("CARGO_PKG_VERSION"))], 1.0);
    let gauges = [
        (
            "process_start_time_seconds",
            "When the house was opened, in seconds since 1970.",
            started.0,
        ),
        (
            "longhouse_uptime_seconds",
            "For how long the house has been open.",
            now().since_ms(started),
        ),
    ];
    for (name, help, ms) in gauges {
        page.single(name, Kind::Gauge, help, ms as f64 / 1_000.0);
    }
}

/// Who is there, and what runs.
fn house(page: &mut Exposition, rooms: &Rooms, pool: &Pool) {
    let (running, waiting) = pool.load();
    let gauges = [
        (
            "longhouse_rooms_running",
            "Rooms that someone is in, or was a moment ago.",
            rooms.count(),
        ),
        (
            "longhouse_people_online",
            "People who are in a room, each counted once.",
            rooms.people(),
        ),
        ("longhouse_runs_running", "Programs that run now.", running),
        (
            "longhouse_runs_waiting",
            "Programs that wait for their turn.",
            waiting,
        ),
    ];
    for (name, help, value) in gauges {
        page.single(name, Kind::Gauge, help, value as f64);
    }
}

/// How large the database is.
fn database(page: &mut Exposition, path: &Path) {
    let name = "longhouse_database_bytes";
    let help = "The database on disk: its file, and the log of what is not yet in it.";
    page.family(name, Kind::Gauge, help);
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    for (part, path) in [("file", path), ("log", Path::new(&log))] {
        // Without a file there is nothing in it.
        let bytes = fs::metadata(path).map_or(0, |found| found.len());
        page.sample(name, [("part", part)], bytes as f64);
    }
}
