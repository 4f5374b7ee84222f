//! The WebAssembly engine, and runtimes compiled for this machine.
//!
//! The binary carries each runtime as WebAssembly. Compiling one takes seconds, so the
//! result is kept in a file that is mapped into memory when it is needed. Such a file is
//! machine code that we trust: it is made by us alone, in a directory of our own, named by
//! what it was made from, written whole or not at all, and kept with its checksum.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use wasmtime::component::Component;
use wasmtime::{Config, Module, OptLevel, WasmBacktraceDetails};
use wasmtime_wasi::I32Exit;
use wasmtime_wasi::p2::bindings::CommandPre;

use super::limits::STACK;
use super::run::Guest;

/// How often a running program looks up from its work.
pub(super) const TICK: Duration = Duration::from_millis(10);

/// A runtime as the binary carries it. Several languages may share one.
#[derive(Debug)]
pub(super) struct Embedded {
    /// The name of its folder in `assets/runtimes`.
    pub id: &'static str,
    pub version: &'static str,
    /// A component of WASI 0.2, or a module of WASI 0.1.
    pub is_component: bool,
    /// The WebAssembly.
    pub code: Packed,
    /// What it needs beside it.
    #[cfg_attr(not(test), expect(dead_code, reason = "no runtime needs more yet"))]
    pub data: &'static [Packed],
}

/// A file of a runtime.
#[derive(Debug)]
pub(super) struct Packed {
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "no runtime has more than one yet")
    )]
    pub name: &'static str,
    /// Of the unpacked file.
    pub sha256: &'static str,
    pub bytes: usize,
    pub zstd: &'static [u8],
}

impl Packed {
    /// The file as it was.
    pub(super) fn unpacked(&self) -> Result<Vec<u8>, Error> {
        zstd::bulk::decompress(self.zstd, self.bytes).map_err(|error| Error::Engine(error.into()))
    }
}

include!(concat!(env!("OUT_DIR"), "/runtimes.rs"));

/// The runtime of that id, if this binary has it.
pub(super) fn embedded(id: &str) -> Option<&'static Embedded> {
    EMBEDDED.iter().find(|runtime| runtime.id == id)
}

/// A runtime, ready to be started any number of times.
pub(super) enum Program {
    Component(CommandPre<Guest>),
    Module(wasmtime::InstancePre<Guest>),
}

/// Why a runtime cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The binary was built without it.
    #[error(
        "this binary was built without the runtime of {0}: run `make runtimes` and build again"
    )]
    Missing(String),
    /// The compiled form cannot be kept.
    #[error("the compiled runtime cannot be kept in {0}: {1}")]
    Keep(PathBuf, std::io::Error),
    /// The process that compiles it came to grief.
    #[error(
        "compiling the runtime of {0} ended with {1}; if it was killed, the machine has too little \
         memory for that: run `longhouse prepare` when nothing else runs"
    )]
    Compiler(&'static str, std::process::ExitStatus),
    /// The engine says no.
    #[error("the WebAssembly engine failed: {0:#}")]
    Engine(wasmtime::Error),
}

impl From<wasmtime::Error> for Error {
    fn from(error: wasmtime::Error) -> Self {
        Self::Engine(error)
    }
}

/// The engine, with a clock that ticks while programs run.
pub(super) struct Engine {
    wasm: wasmtime::Engine,
    ticking: Arc<Ticking>,
}

#[derive(Default)]
struct Ticking {
    programs: Mutex<usize>,
    changed: Condvar,
}

/// Keeps the clock ticking.
pub(super) struct Tick<'a>(&'a Ticking);

impl Engine {
    pub(super) fn new() -> Result<Self, Error> {
        let mut config = Config::new();
        config
            .epoch_interruption(true)
            .cranelift_opt_level(OptLevel::Speed)
            // One core at most: the others serve people. And what compiling takes is given back
            // when its one thread ends.
            .parallel_compilation(false)
            .max_wasm_stack(STACK)
            .async_stack_size(STACK + (1 << 20))
            .memory_init_cow(true)
            // What C calls longjmp, and C++ throw.
            .wasm_exceptions(true)
            .native_unwind_info(false)
            .generate_address_map(false)
            .wasm_backtrace_details(WasmBacktraceDetails::Disable);
        let engine = Self {
            wasm: wasmtime::Engine::new(&config)?,
            ticking: Arc::default(),
        };
        let (weak, ticking) = (engine.wasm.weak(), engine.ticking.clone());
        let clock = move || {
            loop {
                ticking.wait();
                thread::sleep(TICK);
                let Some(wasm) = weak.upgrade() else { return };
                wasm.increment_epoch();
            }
        };
        thread::Builder::new()
            .name("longhouse-epoch".into())
            .spawn(clock)
            .map_err(|error| Error::Engine(error.into()))?;
        Ok(engine)
    }

    /// The clock ticks until this is dropped.
    pub(super) fn tick(&self) -> Tick<'_> {
        *self
            .ticking
            .programs
            .lock()
            .unwrap_or_else(PoisonError::into_inner) += 1;
        self.ticking.changed.notify_one();
        Tick(&self.ticking)
    }

    pub(super) fn wasm(&self) -> &wasmtime::Engine {
        &self.wasm
    }

    /// Loads a runtime from `folder`; compiles it first if it is not there or not sound.
    pub(super) fn open(
        &self,
        runtime: &Embedded,
        folder: &Path,
        trust: Trust,
    ) -> Result<Program, Error> {
        let path = folder.join(self.file_name(runtime));
        if is_sound(&path, trust) {
            match self.load(runtime, &path) {
                Ok(program) => return Ok(program),
                Err(error) => tracing::warn!(%error, "A compiled runtime is made again"),
            }
        }
        self.compile(runtime, folder, &path)?;
        self.load(runtime, &path)
    }

    /// Whether a runtime is in `folder`, every byte of it.
    pub(super) fn is_kept(&self, runtime: &Embedded, folder: &Path) -> bool {
        is_sound(&folder.join(self.file_name(runtime)), Trust::Full)
    }

    /// Where a runtime is kept: named by all that its compiled form depends on.
    pub(super) fn file_name(&self, runtime: &Embedded) -> String {
        let mut hasher = DefaultHasher::new();
        self.wasm.precompile_compatibility_hash().hash(&mut hasher);
        format!("{}-{:016x}.cwasm", runtime.code.sha256, hasher.finish())
    }

    fn compile(&self, runtime: &Embedded, folder: &Path, path: &Path) -> Result<(), Error> {
        let wasm = runtime.code.unpacked()?;
        let code = if runtime.is_component {
            self.wasm.precompile_component(&wasm)?
        } else {
            self.wasm.precompile_module(&wasm)?
        };
        drop(wasm);
        keep(folder, path, &code).map_err(|error| Error::Keep(folder.to_owned(), error))
    }

    #[expect(
        unsafe_code,
        reason = "mapping code that we compiled ourselves is what makes starts fast"
    )]
    fn load(&self, runtime: &Embedded, path: &Path) -> Result<Program, Error> {
        if runtime.is_component {
            // SAFETY: `is_sound` and `compile` let only files through that this program wrote, for
            // an engine of these settings, into a directory that nobody else may write to.
            let component = unsafe { Component::deserialize_file(&self.wasm, path)? };
            let mut linker = wasmtime::component::Linker::<Guest>::new(&self.wasm);
            wasmtime_wasi::p2::add_to_linker_async(&mut linker)?;
            linker
                .instance("longhouse:runtime/status")?
                .func_wrap("exit", |_, (status,): (u8,)| {
                    Err::<(), _>(I32Exit(status.into()).into())
                })?;
            return Ok(Program::Component(CommandPre::new(
                linker.instantiate_pre(&component)?,
            )?));
        }
        // SAFETY: as above.
        let module = unsafe { Module::deserialize_file(&self.wasm, path)? };
        let mut linker = wasmtime::Linker::<Guest>::new(&self.wasm);
        wasmtime_wasi::p1::add_to_linker_async(&mut linker, |guest| &mut guest.wasi)?;
        // The library's own takes statuses from 126 on for mistakes; `exit(-1)` is none.
        linker.allow_shadowing(true);
        linker.func_wrap(
            "wasi_snapshot_preview1",
            "proc_exit",
            |status: i32| -> wasmtime::Result<()> { Err(I32Exit(status & 0xff).into()) },
        )?;
        Ok(Program::Module(linker.instantiate_pre(&module)?))
    }
}

impl Ticking {
    fn wait(&self) {
        let programs = self.programs.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = self.changed.wait_while(programs, |programs| *programs == 0);
        drop(idle);
    }
}

impl Drop for Tick<'_> {
    fn drop(&mut self) {
        *self
            .0
            .programs
            .lock()
            .unwrap_or_else(PoisonError::into_inner) -= 1;
    }
}

/// How closely a compiled runtime is looked at before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Its owner and its length: for a command that shall start in milliseconds.
    Quick,
    /// Every byte: for a server, once per start.
    Full,
}

/// Whether a compiled runtime is ours, and as it was written.
fn is_sound(path: &Path, trust: Trust) -> bool {
    let look = || {
        let found = fs::symlink_metadata(path).ok()?;
        let sum = fs::read_to_string(path.with_extension("sum")).ok()?;
        let (length, sha256) = sum.trim().split_once(' ')?;
        let ours = found.is_file()
            && found.uid() == rustix::process::geteuid().as_raw()
            && found.mode() & 0o022 == 0
            && length.parse() == Ok(found.len());
        Some(ours && (trust == Trust::Quick || sha256_of(path)? == sha256))
    };
    look().unwrap_or(false)
}

fn sha256_of(path: &Path) -> Option<String> {
    let mut file = File::open(path).ok()?;
    let mut context = digest::Context::new(&digest::SHA256);
    let mut chunk = vec![0; 1 << 20];
    loop {
        match std::io::Read::read(&mut file, &mut chunk).ok()? {
            0 => return Some(HEXLOWER.encode(context.finish().as_ref())),
            n => context.update(&chunk[..n]),
        }
    }
}

/// Writes a compiled runtime and its checksum: whole, or not at all.
fn keep(folder: &Path, path: &Path, code: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let sum = HEXLOWER.encode(digest::digest(&digest::SHA256, code).as_ref());
    for (target, bytes) in [
        (
            path.with_extension("sum"),
            format!("{} {sum}\n", code.len()).as_bytes(),
        ),
        (path.to_owned(), code),
    ] {
        let temporary = folder.join(format!(".{}", uuid::Uuid::now_v7().simple()));
        let mut file = File::options()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&temporary)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if let Err(error) = written.and_then(|()| fs::rename(&temporary, target)) {
            // A half-written file would only take space.
            let _ = fs::remove_file(&temporary);
            return Err(error);
        }
    }
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_is_not_sound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.cwasm");
        keep(folder.path(), &path, b"code").unwrap();
        assert!(is_sound(&path, Trust::Full));
        fs::write(&path, b"cold").unwrap();
        assert!(is_sound(&path, Trust::Quick) && !is_sound(&path, Trust::Full));
        fs::write(&path, b"co").unwrap();
        assert!(!is_sound(&path, Trust::Quick));
    }

    #[test]
    fn a_file_others_may_write_is_not_sound() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.cwasm");
        keep(folder.path(), &path, b"code").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
        assert!(!is_sound(&path, Trust::Full));
    }

    #[test]
    fn this_binary_has_a_runtime_for_every_language() {
        for language in super::super::language::ALL {
            assert!(
                embedded(language.runtime).is_some(),
                "{}: run `make runtimes`",
                language.id
            );
        }
    }

    #[test]
    fn every_file_of_a_runtime_is_what_it_was() {
        for runtime in EMBEDDED {
            for file in std::iter::once(&runtime.code).chain(runtime.data) {
                let sum = digest::digest(&digest::SHA256, &file.unpacked().unwrap());
                assert_eq!(HEXLOWER.encode(sum.as_ref()), file.sha256, "{}", file.name);
            }
        }
    }
}
