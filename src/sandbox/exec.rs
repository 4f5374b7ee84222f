//! `longhouse exec`: a program in the sandbox, without a server.

mod proof;

use std::collections::HashSet;
use std::fs;
use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::task::Waker;
use std::thread;
use std::time::Duration;

use rustix::thread::disable_transparent_huge_pages;

use super::cases::{self, Heard};
use super::language::{self, Definition};
use super::limits::{Limit, Limits, MAX_MEMORY_MIB, MIB};
use super::outcome::Ended;
use super::receipt::Receipt;
use super::run::{Bench, Brake, Source, Wires};
use super::runtimes::Runtimes;
use super::slots::Slots;
use super::streams::{Keyboard, Stream, Terminal};
use super::world::{self, File};

/// A program ended by its time limit, as `timeout` says it.
const TIME: u8 = 124;
/// The sandbox itself failed.
const SANDBOX: u8 = 125;
/// There is no such language.
const LANGUAGE: u8 = 127;
/// A crash, as a shell reports an abort.
const CRASH: u8 = 134;
/// A program ended by its memory limit, as a shell reports the kernel's kill.
const MEMORY: u8 = 137;
/// Any other limit.
const LIMIT: u8 = 153;

/// What the statuses mean that are not the program's own.
const STATUSES: &str = "\
Exit status: the program's own (its low byte), or
  124  it ran out of time (--time)
  125  the sandbox itself failed, or a file could not be read
  126  it did not compile, in a language that is compiled first; others report
       an error of syntax by themselves: Python and JavaScript with status 1
  127  there is no such language
  134  it crashed: a trap, such as a stack that overflowed
  137  it ran out of memory (--memory)
  141  nobody reads its output any more
  153  it reached another limit: what it may print, or keep in files";

/// Run a program in the sandbox
#[derive(Debug, clap::Args)]
#[command(after_help = STATUSES)]
pub struct Exec {
    /// The language; by default the first file's ending chooses
    #[arg(long, short)]
    language: Option<String>,
    /// Read standard input from this file
    #[arg(long, value_name = "FILE")]
    stdin: Option<PathBuf>,
    /// Seconds it may run; by default 10 of computing, and a day of waiting
    #[arg(long, value_name = "S")]
    time: Option<u64>,
    /// Memory it may use, in MiB
    #[arg(long, value_name = "MiB", value_parser = clap::value_parser!(u64).range(1..=MAX_MEMORY_MIB))]
    memory: Option<u64>,
    /// Make randomness from this number, and time and what is said of files the same in every run
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Write a receipt of the run to this file, for others to verify; the seed is 0 if there is none
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
    /// Repeat the run of this receipt, and say whether the same comes of it: status 0, or 1
    #[arg(long, value_name = "RECEIPT", conflicts_with_all = ["language", "seed", "receipt", "memory", "args", "tests"])]
    verify: Option<PathBuf>,
    /// Run the program once for each case of this file: status 0 if all pass, or 1
    #[arg(long, value_name = "FILE", conflicts_with_all = ["stdin", "args"])]
    tests: Option<PathBuf>,
    /// The program, and other files it uses; folders are taken with all that is in them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Arguments of the program
    #[arg(last = true, value_name = "ARG")]
    args: Vec<String>,
}

/// Runs `exec`; compiled runtimes are kept below `cache`.
pub fn exec(exec: Exec, cache: &Path) -> ExitCode {
    // So short a life is over before large pages pay: the kernel clears each of them as a whole.
    // Where it cannot be had, the program starts a little later.
    let _ = disable_transparent_huge_pages(true);
    let outcome = prepare(exec, cache);
    ExitCode::from(outcome.unwrap_or_else(|(status, why)| {
        complain(&why);
        status
    }))
}

fn complain(why: &str) {
    // With standard error closed there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "longhouse exec: {why}");
}

fn prepare(mut exec: Exec, cache: &Path) -> Result<u8, (u8, String)> {
    let failed = |why| (SANDBOX, why);
    if let Some(main) = main_of(&exec.files[0]).map_err(failed)? {
        exec.files.insert(0, main);
    }
    let original = exec.verify.as_deref().map(proof::read).transpose();
    let original = original.map_err(failed)?;
    let language = chosen(&exec, original.as_ref())?;
    let what = source(&exec, original.as_ref()).map_err(failed)?;
    if let Some(original) = &original {
        proof::is_about(original, &what, language).map_err(failed)?;
    }
    let limits = what.limits;
    let keyboard = Keyboard::default();
    if what.stdin.is_none() && what.cases.is_empty() {
        feed(keyboard.clone(), exec.stdin.as_deref()).map_err(failed)?;
    }
    let opened = Runtimes::idle(&cache.join("runtimes"));
    let runtimes = opened.map_err(|error| failed(error.to_string()))?;
    let runtime = runtimes
        .open_now(language.runtime)
        .map_err(|error| failed(error.to_string()))?;
    let wires = Wires {
        keyboard,
        terminal: match &original {
            Some(_) => Heard::new(),
            None => Arc::new(Own),
        },
        brake: Brake::default(),
    };
    let folder = cache.join("exec");
    world::sweep(&folder);
    // The program itself may live long, and take much.
    let _ = disable_transparent_huge_pages(false);
    let bench = Bench {
        engine: &runtimes.engine,
        runtime: &runtime,
        slots: &Slots::new(1),
        folder: &folder,
        language,
    };
    let outcome = bench.run(&what, &wires);
    // The process ends here. Giving back what the engine has reserved, page by page, would
    // take longer than a short program.
    std::mem::forget((runtime, runtimes));
    let proof = outcome.proof.as_deref();
    if let Some(original) = &original {
        return proof::compare(original, proof).map_err(failed);
    }
    if let Some(path) = &exec.receipt {
        proof::write(path, proof).map_err(failed)?;
    }
    Ok(status(outcome.ended, &limits))
}

/// What is to run, and within which limits.
fn source(exec: &Exec, original: Option<&Receipt>) -> Result<Source, String> {
    let mut limits = Limits {
        wall: Duration::from_secs(86_400),
        output: u64::MAX,
        offered: 0,
        ..Limits::default()
    };
    if let Some(seconds) = exec.time {
        (limits.cpu, limits.wall) = (Duration::from_secs(seconds), Duration::from_secs(seconds));
    }
    if let Some(mib) = exec.memory {
        limits.memory = mib * MIB;
    }
    let (entry, files) = collect(&exec.files)?;
    let mut what = Source {
        files,
        entry,
        args: exec.args.clone(),
        seed: exec.seed.or(exec.receipt.as_ref().map(|_| 0)),
        limits,
        ..Source::default()
    };
    if let Some(original) = original {
        what.args.clone_from(&original.args);
        what.seed = Some(original.seed);
        what.limits = original.limits(limits);
    }
    if let Some(path) = &exec.tests {
        let named = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| format!("{named}: {error}"))?;
        what.cases = cases::parse(&named, &text, false).map_err(|error| error.to_string())?;
        if what.cases.is_empty() {
            return Err(format!("{named} has no cases"));
        }
    } else if what.seed.is_some() {
        // All of it, before the program starts: how much it reads at once must not depend on us.
        what.stdin = Some(proof::input(exec.stdin.as_deref())?.into());
    }
    Ok(what)
}

fn chosen(exec: &Exec, original: Option<&Receipt>) -> Result<&'static Definition, (u8, String)> {
    let known = || {
        language::ALL
            .iter()
            .map(|language| language.id)
            .collect::<Vec<_>>()
            .join(", ")
    };
    match exec
        .language
        .as_ref()
        .or(original.map(|about| &about.language))
    {
        Some(id) => language::by_id(id).ok_or_else(|| {
            (
                LANGUAGE,
                format!("no language is called {id}; there are {}", known()),
            )
        }),
        None => {
            let entry = exec.files[0].to_string_lossy();
            let why = || {
                format!(
                    "{entry} has no ending of a language; say which with --language ({})",
                    known()
                )
            };
            language::by_path(&entry).ok_or_else(|| (LANGUAGE, why()))
        }
    }
}

fn status(ended: Ended, limits: &Limits) -> u8 {
    match ended {
        // The low byte, as the kernel passes a status on.
        Ended::Code(code) => code.to_le_bytes()[0],
        Ended::Stopped => CRASH,
        Ended::Crashed(why) => {
            complain(&why);
            CRASH
        }
        Ended::Failed(why) => {
            complain(&why);
            SANDBOX
        }
        Ended::Limit(limit) => {
            let (status, what) = match limit {
                Limit::Time => (TIME, format!("{} s of computing", limits.cpu.as_secs())),
                Limit::Memory => (MEMORY, format!("{} MiB of memory", limits.memory / MIB)),
                Limit::Output => (LIMIT, format!("{} bytes of output", limits.output)),
                Limit::Files => (
                    LIMIT,
                    format!("{} MiB in {} files", limits.disk / MIB, limits.files),
                ),
                Limit::Processes => (LIMIT, "one process".to_owned()),
            };
            complain(&format!("ended at its limit of {what}"));
            status
        }
    }
}

/// Of a folder, the file to start: that which is called `main`.
fn main_of(folder: &Path) -> Result<Option<PathBuf>, String> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let named = folder.display();
    let entries = fs::read_dir(folder).map_err(|error| format!("{named}: {error}"))?;
    let is_main = |path: &PathBuf| {
        path.file_stem().is_some_and(|stem| stem == "main")
            && language::by_path(&path.to_string_lossy()).is_some()
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut mains: Vec<_> = paths.filter(is_main).collect();
    match (mains.pop(), mains.is_empty()) {
        (Some(main), true) => Ok(Some(main)),
        (Some(_), false) => Err(format!(
            "{named} has several files that are called main; name the one to start first"
        )),
        (None, _) => Err(format!(
            "{named} has no file that is called main, such as main.py; name the one to start first"
        )),
    }
}

/// The files of the program, laid out as they lie on disk below their common folder.
fn collect(paths: &[PathBuf]) -> Result<(String, Vec<File>), String> {
    let full = |path: &PathBuf| {
        fs::canonicalize(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let all: Vec<_> = paths.iter().map(full).collect::<Result<_, _>>()?;
    let mut root = all[0].parent().unwrap_or(Path::new("/")).to_owned();
    while !all.iter().all(|path| path.starts_with(&root)) {
        root.pop();
    }
    let mut files = Vec::new();
    for path in &all {
        gather(path, &root, &mut files)?;
    }
    // A file may be named by itself and be in a folder, too.
    let mut seen = HashSet::new();
    files.retain(|file: &File| seen.insert(file.path.clone()));
    let entry = all[0]
        .strip_prefix(&root)
        .map_err(|error| error.to_string())?;
    Ok((entry.to_string_lossy().into_owned(), files))
}

fn gather(path: &Path, root: &Path, files: &mut Vec<File>) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_dir() {
        for entry in fs::read_dir(path).map_err(failed)? {
            gather(&entry.map_err(failed)?.path(), root, files)?;
        }
        return Ok(());
    }
    let inside = path.strip_prefix(root).map_err(|error| error.to_string())?;
    let name = inside
        .to_str()
        .ok_or_else(|| format!("{} is not named in UTF-8", path.display()))?;
    let text = fs::read(path).map_err(failed)?.into();
    files.push(File {
        path: name.to_owned(),
        text,
    });
    Ok(())
}

/// Types a file, or our own standard input, into the program, from a thread that ends with us.
fn feed(keyboard: Keyboard, file: Option<&Path>) -> Result<(), String> {
    let mut source: Box<dyn std::io::Read + Send> = match file {
        Some(path) => {
            Box::new(fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()))?)
        }
        None => Box::new(std::io::stdin()),
    };
    let copy = move || {
        let mut chunk = vec![0; 16 << 10];
        while let Ok(n @ 1..) = source.read(&mut chunk) {
            while keyboard.push(&chunk[..n]).is_err() {
                keyboard.wait_for_space();
            }
        }
        keyboard.close();
    };
    thread::Builder::new()
        .name("longhouse-stdin".into())
        .spawn(copy)
        .map_err(|error| error.to_string())?;
    Ok(())
}

/// Our own standard streams.
struct Own;

impl Terminal for Own {
    fn room(&self, _: Option<&Waker>) -> usize {
        64 << 10
    }

    fn has_colours(&self) -> bool {
        std::io::stderr().is_terminal()
    }

    fn print(&self, stream: Stream, bytes: &[u8]) {
        let written = match stream {
            Stream::Out => {
                let mut out = std::io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush())
            }
            Stream::Err => std::io::stderr().write_all(bytes),
        };
        if written.is_err() {
            // Nobody reads any more: end as a pipe's writer does.
            std::process::exit(141);
        }
    }
}
