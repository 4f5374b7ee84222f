//! What stands in the way of a good service on this machine, in words.

use std::net::TcpListener;
use std::path::Path;
use std::process::ExitCode;

use crate::config::Config;
use crate::{app, sandbox, store};

/// Less than this, and the database may soon have nowhere to write: 512 MiB.
const LITTLE_DISK: u64 = 512 * 1024 * 1024;

/// One thing looked at.
struct Finding {
    good: bool,
    what: String,
}

/// Looks at everything, prints what was found, and fails if something is wrong.
pub fn examine(data: &Path, config: &Config) -> ExitCode {
    let mut findings = vec![folder(data), disk(data), database(data)];
    findings.extend(
        config
            .server
            .listen
            .iter()
            .map(|address| listen(address, data)),
    );
    findings.push(runtimes(data));
    for Finding { good, what } in &findings {
        println!("{} {what}", if *good { "ok  " } else { "BAD " });
    }
    if findings.iter().all(|finding| finding.good) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn folder(data: &Path) -> Finding {
    let probe = data.join(".doctor");
    let tried = std::fs::create_dir_all(data).and_then(|()| std::fs::write(&probe, b"x"));
    let _ = std::fs::remove_file(&probe);
    match tried {
        Ok(()) => good(format!("{} can be written", data.display())),
        Err(error) => bad(format!("{} cannot be written: {error}", data.display())),
    }
}

fn disk(data: &Path) -> Finding {
    match rustix::fs::statvfs(data) {
        Ok(disk) => {
            let free = disk.f_bavail * disk.f_frsize;
            let what = format!("{} MiB are free on the disk", free / (1024 * 1024));
            if free < LITTLE_DISK {
                bad(what)
            } else {
                good(what)
            }
        }
        Err(error) => bad(format!("the disk does not say what is free: {error}")),
    }
}

fn database(data: &Path) -> Finding {
    let db = app::database(data);
    if !db.exists() {
        return good("there is no database yet; the first start makes one".to_owned());
    }
    match store::check(&db) {
        Ok(()) => good("the database is sound".to_owned()),
        Err(error) => bad(format!("the database: {error:#}")),
    }
}

fn listen(address: &str, data: &Path) -> Finding {
    match TcpListener::bind(address) {
        Ok(_) => good(format!("{address} is free to serve at")),
        Err(_) if app::lock(data).is_err() => good(format!(
            "{address} is in use, and a server runs on this data"
        )),
        Err(error) => bad(format!("{address} cannot be served at: {error}")),
    }
}

fn runtimes(data: &Path) -> Finding {
    let missing = sandbox::unprepared(&app::runtimes(data));
    if missing.is_empty() {
        return good("all languages are prepared".to_owned());
    }
    good(format!(
        "not prepared yet, the first start will: {}",
        missing.join(", ")
    ))
}

fn good(what: String) -> Finding {
    Finding { good: true, what }
}

fn bad(what: String) -> Finding {
    Finding { good: false, what }
}
