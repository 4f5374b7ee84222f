//! Which languages are ready, and making them so, in the background.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};
use std::{fs, thread};

use tokio::sync::watch;

use super::engine::{EMBEDDED, Embedded, Engine, Error, Program, Trust, embedded};
use super::language::{self, Language, Readiness};
use super::run::instant;
use crate::background::stand_back;

/// How long a core takes to compile a megabyte of WebAssembly. Measured; for the estimate alone.
const COMPILE_S_PER_MB: f32 = 0.35;

/// After how long a file that is still being written belongs to a process that was killed.
const ABANDONED: Duration = Duration::from_secs(3_600);

/// Makes the command that compiles the runtime of an id in a process of its own: what that
/// takes, up to gigabytes, is given back when it ends, and a machine that has too little
/// loses that process alone.
pub type Compiler = Box<dyn Fn(&'static str) -> Command + Send>;

/// The runtimes of this house.
pub struct Runtimes {
    pub(super) engine: Engine,
    folder: PathBuf,
    states: Mutex<BTreeMap<&'static str, State>>,
    changed: Condvar,
    told: watch::Sender<u64>,
}

#[derive(Clone)]
enum State {
    Queued,
    Preparing(Instant),
    Ready(Arc<Program>),
    Failed(String),
}

impl Runtimes {
    /// Opens the runtimes whose compiled form is kept in `folder`, and starts to prepare them
    /// all: with `compiler`, or in a thread of this process.
    pub fn open(folder: &Path, compiler: Option<Compiler>) -> Result<Arc<Self>, Error> {
        let runtimes = Arc::new(Self::idle(folder)?);
        let worker = Arc::downgrade(&runtimes);
        thread::Builder::new()
            .name("longhouse-runtimes".into())
            .spawn(move || prepare_all(&worker, compiler.as_ref()))
            .map_err(|error| Error::Engine(error.into()))?;
        Ok(runtimes)
    }

    /// Opens the runtimes without preparing any.
    pub(super) fn idle(folder: &Path) -> Result<Self, Error> {
        make_folder(folder)?;
        Ok(Self {
            engine: Engine::new()?,
            folder: folder.to_owned(),
            states: Mutex::new(
                EMBEDDED
                    .iter()
                    .map(|runtime| (runtime.id, State::Queued))
                    .collect(),
            ),
            changed: Condvar::new(),
            told: watch::Sender::new(0),
        })
    }

    /// Every language, and how ready it is.
    pub fn languages(&self) -> Vec<Language> {
        let states = self.lock();
        let describe = |language: &'static language::Definition| {
            let runtime = embedded(language.runtime);
            let (state, progress) = match states.get(language.runtime) {
                Some(State::Ready(_)) => (Readiness::Ready, None),
                Some(State::Queued) => (Readiness::Queued, None),
                Some(State::Preparing(since)) => (
                    Readiness::Preparing,
                    runtime.map(|found| estimate(found, *since)),
                ),
                Some(State::Failed(_)) | None => (Readiness::Failed, None),
            };
            Language {
                id: language.id,
                name: language.name,
                version: language.version(runtime.map_or("", |found| found.version)),
                extensions: language.extensions,
                state,
                progress,
            }
        };
        language::ALL.iter().map(describe).collect()
    }

    /// Changes whenever [`Runtimes::languages`] has something new to say; progress is not news.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.told.subscribe()
    }

    /// Whether programs on this runtime start at once.
    pub(super) fn is_ready(&self, id: &str) -> bool {
        matches!(self.lock().get(id), Some(State::Ready(_)))
    }

    /// Waits up to `patience` for a runtime; `None` if it is not ready by then.
    pub(super) fn wait(
        &self,
        id: &str,
        patience: Duration,
    ) -> Option<Result<Arc<Program>, String>> {
        let unsettled = |states: &mut BTreeMap<_, _>| {
            matches!(states.get(id), Some(State::Queued | State::Preparing(_)))
        };
        let waited = self
            .changed
            .wait_timeout_while(self.lock(), patience, unsettled);
        let (states, _) = waited.unwrap_or_else(PoisonError::into_inner);
        match states.get(id) {
            Some(State::Ready(program)) => Some(Ok(program.clone())),
            Some(State::Failed(why)) => Some(Err(why.clone())),
            Some(_) => None,
            None => Some(Err(Error::Missing(id.to_owned()).to_string())),
        }
    }

    /// Opens one runtime now, on this thread.
    pub(super) fn open_now(&self, id: &str) -> Result<Program, Error> {
        let runtime = embedded(id).ok_or_else(|| Error::Missing(id.to_owned()))?;
        self.engine.open(runtime, &self.folder, Trust::Quick)
    }

    fn prepare(&self, runtime: &'static Embedded, compiler: Option<&Compiler>) {
        let start = instant();
        self.set(runtime.id, State::Preparing(start));
        let state = match self.make(runtime, compiler) {
            Ok(program) => {
                let took_ms = start.elapsed().as_millis();
                tracing::info!(runtime = runtime.id, took_ms, "Prepared {}", runtime.id);
                State::Ready(Arc::new(program))
            }
            Err(error) => {
                tracing::error!(runtime = runtime.id, %error, "Could not prepare {}", runtime.id);
                State::Failed(error.to_string())
            }
        };
        self.set(runtime.id, state);
    }

    /// Opens a runtime, compiled first if it has to be.
    fn make(&self, runtime: &Embedded, compiler: Option<&Compiler>) -> Result<Program, Error> {
        // This reads every byte, which is enough once per start.
        if self.engine.is_kept(runtime, &self.folder) {
            return self.engine.open(runtime, &self.folder, Trust::Quick);
        }
        if let Some(command) = compiler {
            compile_apart(command(runtime.id), runtime.id)?;
        }
        self.engine.open(runtime, &self.folder, Trust::Full)
    }

    /// Removes what older versions have left.
    fn sweep(&self) {
        let current: Vec<_> = EMBEDDED
            .iter()
            .flat_map(|runtime| self.engine.names(runtime))
            .collect();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if !current.iter().any(|known| name == known.as_str()) && !is_being_written(&entry) {
                // It takes space, and does no harm.
                let _ = match entry.file_type() {
                    Ok(found) if found.is_dir() => fs::remove_dir_all(entry.path()),
                    _ => fs::remove_file(entry.path()),
                };
            }
        }
    }

    fn set(&self, id: &'static str, state: State) {
        self.lock().insert(id, state);
        self.changed.notify_all();
        self.told.send_modify(|version| *version += 1);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<&'static str, State>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Prepares one runtime after the other, as long as anybody is there to use them.
fn prepare_all(runtimes: &Weak<Runtimes>, compiler: Option<&Compiler>) {
    stand_back();
    for runtime in in_order() {
        let Some(runtimes) = runtimes.upgrade() else {
            return;
        };
        runtimes.prepare(runtime, compiler);
    }
    if let Some(runtimes) = runtimes.upgrade() {
        runtimes.sweep();
    }
}

/// The folder in which compiled runtimes are kept. Whoever removes it later wants none.
fn make_folder(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|error| Error::Keep(folder.to_owned(), error))
}

/// Compiles a runtime in a process of its own. Where none can be started, the caller's will do.
fn compile_apart(mut command: Command, id: &'static str) -> Result<(), Error> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::Compiler(id, status)),
        Err(error) => {
            tracing::warn!(%error, "No process can be started to compile in; the server's own will do");
            Ok(())
        }
    }
}

/// Whether another process is writing this file now: it has a name for the time being, and is new.
fn is_being_written(entry: &fs::DirEntry) -> bool {
    let age = entry
        .metadata()
        .and_then(|found| found.modified())
        .map(|at| at.elapsed().unwrap_or_default());
    entry.file_name().as_encoded_bytes().starts_with(b".") && age.is_ok_and(|age| age < ABANDONED)
}

/// All runtimes in the order in which they are prepared: what most people want first, and of
/// these, and of the rest, the small ones, so that something is ready early.
fn in_order() -> Vec<&'static Embedded> {
    const WANTED: usize = 3;
    let wanted: Vec<_> = language::ALL
        .iter()
        .take(WANTED)
        .map(|language| language.runtime)
        .collect();
    let mut order: Vec<_> = EMBEDDED.iter().collect();
    order.sort_by_key(|runtime| (!wanted.contains(&runtime.id), runtime.code.bytes));
    order
}

/// The id of the runtime that a language, or a runtime, of this name runs on.
pub fn runtime_of(name: &str) -> Option<&'static str> {
    let id = language::by_id(name).map_or(name, |language| language.runtime);
    embedded(id).map(|runtime| runtime.id)
}

/// The ids of the runtimes that `folder` has no compiled form of, in the order in which they
/// are prepared.
pub fn unprepared(folder: &Path) -> Vec<&'static str> {
    let Ok(engine) = Engine::new() else {
        return EMBEDDED.iter().map(|runtime| runtime.id).collect();
    };
    let missing = in_order()
        .into_iter()
        .filter(|runtime| !engine.is_complete(runtime, folder));
    missing.map(|runtime| runtime.id).collect()
}

/// Compiles one runtime into `folder` now, on this thread.
pub fn prepare(folder: &Path, id: &str) -> Result<(), Error> {
    let runtime = embedded(id).ok_or_else(|| Error::Missing(id.to_owned()))?;
    make_folder(folder)?;
    Engine::new()?.open(runtime, folder, Trust::Full)?;
    Ok(())
}

fn estimate(runtime: &Embedded, since: Instant) -> f32 {
    let cores = thread::available_parallelism().map_or(1, usize::from) as f32;
    let expected = runtime.code.bytes as f32 / 1e6 * COMPILE_S_PER_MB / cores;
    // Whole per cents: only those are news.
    ((since.elapsed().as_secs_f32() / expected).min(0.95) * 100.0).floor() / 100.0
}
