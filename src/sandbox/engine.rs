//! The WebAssembly engine, and runtimes compiled for this machine.
//!
//! The binary carries each runtime as WebAssembly. Compiling one takes seconds, so the
//! result is kept in a file that is mapped into memory when it is needed. Such a file is
//! machine code that we trust: it is made by us alone, in a directory of our own, named by
//! what it was made from, written whole or not at all, and kept with its checksum.

mod clock;
mod kept;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use aws_lc_rs::digest::{Context, SHA256};
use data_encoding::HEXLOWER;
use wasmtime::component::Component;
use wasmtime::{Config, Module, OptLevel, RegallocAlgorithm, WasmBacktraceDetails};
use wasmtime_wasi::I32Exit;
use wasmtime_wasi::p2::bindings::CommandPre;

pub(super) use self::clock::Tick;
use self::clock::Ticking;
pub(super) use self::kept::Trust;
use self::kept::{is_sound, keep, turn};
use super::limits::STACK;
use super::run::Guest;
use super::toolchain::{self, Effort, Toolchain, USR};
use super::world::{preview1, preview2};

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
    pub data: &'static [Packed],
}

/// A file of a runtime.
#[derive(Debug)]
pub(super) struct Packed {
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is for those who read the table")
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

/// The SHA-256 of what a runtime is made of.
pub(super) fn fingerprint(id: &str) -> String {
    let mut context = Context::new(&SHA256);
    let files = embedded(id).map(|runtime| std::iter::once(&runtime.code).chain(runtime.data));
    for file in files.into_iter().flatten() {
        context.update(file.sha256.as_bytes());
    }
    HEXLOWER.encode(context.finish().as_ref())
}

/// A runtime, ready to be started any number of times.
pub(super) enum Program {
    Component(CommandPre<Guest>),
    Module(wasmtime::InstancePre<Guest>),
    /// It makes programs.
    Compiler(Box<Toolchain>),
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
    /// The compiler cannot read its own files.
    #[error("the compiler's headers cannot be made ready: {0}")]
    Toolchain(String),
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
    /// It makes code for `wasm` sooner, and less good code.
    hasty: OnceLock<wasmtime::Engine>,
    ticking: Arc<Ticking>,
}

impl Engine {
    pub(super) fn new() -> Result<Self, Error> {
        let engine = Self {
            wasm: wasmtime::Engine::new(&config())?,
            hasty: OnceLock::new(),
            ticking: Arc::default(),
        };
        clock::start(&engine.wasm, &engine.ticking).map_err(|error| Error::Engine(error.into()))?;
        Ok(engine)
    }

    /// The clock ticks until this is dropped.
    pub(super) fn tick(&self) -> Tick<'_> {
        self.ticking.begin()
    }

    pub(super) fn wasm(&self) -> &wasmtime::Engine {
        &self.wasm
    }

    /// Machine code of a program that people wrote.
    pub(super) fn translate(&self, wasm: &[u8], effort: Effort) -> wasmtime::Result<Vec<u8>> {
        if effort == Effort::Fast {
            return self.wasm.precompile_module(wasm);
        }
        if self.hasty.get().is_none() {
            let mut hasty = config();
            hasty
                // Someone waits for it, and not for long.
                .parallel_compilation(true)
                // With what clang knows of lines, a crash names its own.
                .generate_address_map(true)
                .cranelift_opt_level(OptLevel::None)
                .cranelift_regalloc_algorithm(RegallocAlgorithm::SinglePass);
            // If another thread was faster, its engine is as good.
            let _ = self.hasty.set(wasmtime::Engine::new(&hasty)?);
        }
        let hasty = self.hasty.get().unwrap_or(&self.wasm);
        hasty.precompile_module(wasm)
    }

    /// A program from machine code that [`Engine::translate`] made.
    #[expect(unsafe_code, reason = "the code is ours: programs are kept translated")]
    pub(super) fn load_ours(&self, code: &[u8]) -> wasmtime::Result<Program> {
        // SAFETY: callers have the code from `translate`, or from the cache, which gives back
        // only what this user put there, byte for byte, under a name that has all in it that the
        // code depends on.
        let module = unsafe { Module::deserialize(&self.wasm, code)? };
        Ok(Program::Module(self.linked(&module)?))
    }

    /// A module with the imports of WASI.
    fn linked(&self, module: &Module) -> wasmtime::Result<wasmtime::InstancePre<Guest>> {
        let mut linker = wasmtime::Linker::<Guest>::new(&self.wasm);
        wasmtime_wasi::p1::add_to_linker_async(&mut linker, |guest| &mut guest.wasi)?;
        preview1::replace(&mut linker)?;
        linker.instantiate_pre(module)
    }

    /// A component with the imports of WASI.
    pub(super) fn linked_component(
        &self,
        component: &Component,
    ) -> wasmtime::Result<CommandPre<Guest>> {
        let mut linker = wasmtime::component::Linker::<Guest>::new(&self.wasm);
        wasmtime_wasi::p2::add_to_linker_async(&mut linker)?;
        preview2::replace(&mut linker)?;
        linker
            .instance("longhouse:runtime/status")?
            .func_wrap("exit", |_, (status,): (u8,)| {
                Err::<(), _>(I32Exit(status.into()).into())
            })?;
        CommandPre::new(linker.instantiate_pre(component)?)
    }

    /// Loads a runtime from `folder`; compiles it first if it is not there or not sound.
    pub(super) fn open(
        &self,
        runtime: &Embedded,
        folder: &Path,
        trust: Trust,
    ) -> Result<Program, Error> {
        if runtime.data.is_empty() {
            return self.open_code(runtime, folder, trust);
        }
        let toolchain = Toolchain::open(self, runtime, folder, trust)?;
        Ok(Program::Compiler(Box::new(toolchain)))
    }

    /// Loads the code of a runtime, as [`Engine::open`] does it.
    pub(super) fn open_code(
        &self,
        runtime: &Embedded,
        folder: &Path,
        trust: Trust,
    ) -> Result<Program, Error> {
        let path = folder.join(self.file_name(runtime));
        if let Some(program) = self.find(runtime, &path, trust) {
            return Ok(program);
        }
        let _turn = turn(folder).map_err(|error| Error::Keep(folder.to_owned(), error))?;
        // Whoever had the turn before may have made it.
        if let Some(program) = self.find(runtime, &path, trust) {
            return Ok(program);
        }
        self.compile(runtime, folder, &path)?;
        self.load(runtime, &path)
    }

    fn find(&self, runtime: &Embedded, path: &Path, trust: Trust) -> Option<Program> {
        let found = is_sound(path, trust).then(|| self.load(runtime, path))?;
        if let Err(error) = &found {
            tracing::warn!(%error, "A compiled runtime is made again");
        }
        found.ok()
    }

    /// Whether everything of a runtime is in `folder`.
    pub(super) fn is_complete(&self, runtime: &Embedded, folder: &Path) -> bool {
        let usr = format!("{}.{USR}", self.id(runtime));
        folder.join(self.file_name(runtime)).exists()
            && (runtime.data.is_empty() || folder.join(usr).is_dir())
    }

    /// Whether a runtime is in `folder`, every byte of it.
    pub(super) fn is_kept(&self, runtime: &Embedded, folder: &Path) -> bool {
        self.is_complete(runtime, folder)
            && is_sound(&folder.join(self.file_name(runtime)), Trust::Full)
    }

    /// The name of the file with a runtime's machine code: all that it depends on.
    pub(super) fn file_name(&self, runtime: &Embedded) -> String {
        let mut hasher = DefaultHasher::new();
        self.wasm.precompile_compatibility_hash().hash(&mut hasher);
        format!("{}-{:016x}.cwasm", runtime.code.sha256, hasher.finish())
    }

    /// Names a compiler with its files and flags: all that what it makes depends on.
    pub(super) fn id(&self, runtime: &Embedded) -> String {
        let mut hasher = DefaultHasher::new();
        self.file_name(runtime).hash(&mut hasher);
        for data in runtime.data {
            data.sha256.hash(&mut hasher);
        }
        toolchain::flags().hash(&mut hasher);
        format!("{}-{:016x}", runtime.id, hasher.finish())
    }

    /// The names of all that is kept of a runtime.
    pub(super) fn names(&self, runtime: &Embedded) -> [String; 3] {
        let code = self.file_name(runtime);
        let sum = code.replace(".cwasm", ".sum");
        [code, sum, format!("{}.{USR}", self.id(runtime))]
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
            return Ok(Program::Component(self.linked_component(&component)?));
        }
        // SAFETY: as above.
        let module = unsafe { Module::deserialize_file(&self.wasm, path)? };
        Ok(Program::Module(self.linked(&module)?))
    }
}

/// What code is made for: the same for everything that runs.
fn config() -> Config {
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
        .native_unwind_info(false)
        .generate_address_map(false)
        // What C calls longjmp, and C++ throw.
        .wasm_exceptions(true)
        // Only programs that people wrote have such details; runtimes are stripped.
        .wasm_backtrace_details(WasmBacktraceDetails::Enable);
    config
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::digest;

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
