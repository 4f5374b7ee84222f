//! Clang and its linker as programs of the sandbox, and the files that they read.
//!
//! Beside the compiled compiler lies a folder, `usr`, with headers and libraries, read-only to
//! those who compile. It is made under another name first, so it is complete if it is there.
//! In it is every header of the C++ library, parsed ahead: most of what it takes to compile a
//! short program of C++ is to read those.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::build::{Dialect, library_includes};
use super::engine::{Embedded, Engine, Error, Program, Trust, embedded};
use super::limits::{Limits, MIB};
use super::outcome::Ended;
use super::run::{Brake, Session, Task, Wires};
use super::slots::Slots;
use super::streams::{Keyboard, Printed, Scroll};
use super::window::Window;
use super::world::{Directory, MADE, World};
use crate::store::Cache;

/// The ending of the folder with headers and libraries.
pub(super) const USR: &str = "usr";

/// The sets of headers that are parsed ahead, from few to all of the C++ library. A set takes
/// time by its size, so the smallest is used that has what a program includes.
const PARSED: [&str; 3] = ["io", "common", "all"];
/// What the cache of compiled programs may take.
const CACHE: u64 = 256 * MIB;

/// How people's programs are compiled, wherever and whenever.
const ALWAYS: &[&str] = &[
    "--target=wasm32-wasip1",
    "-c",
    "-fwasm-exceptions",
    "-mllvm",
    "-wasm-use-legacy-eh=false",
    "-nostdinc",
    "-D_GNU_SOURCE",
    "-D_WASI_EMULATED_SIGNAL",
    "-D_WASI_EMULATED_PROCESS_CLOCKS",
    "-D_WASI_EMULATED_GETPID",
    "-D_WASI_EMULATED_MMAN",
];
const SYSTEM: &[&str] = &[
    "-isystem",
    "/usr/include",
    "-isystem",
    "/usr/include/wasm32-wasip1",
];
const CPP: &[&str] = &["-std=gnu++23", "-isystem", "/usr/include/c++/v1"];
const C: &[&str] = &["-std=gnu23", "-mllvm", "-wasm-enable-sjlj"];
// Programs define `_GNU_SOURCE` themselves, as they should elsewhere.
const WARNINGS: &[&str] = &["-Wall", "-Wextra", "-Wno-macro-redefined"];
/// In first runs, what WebAssembly would let pass is found out: `start.c` says it.
const CHECKS: &[&str] = &[
    "-fsanitize=null,bounds,integer-divide-by-zero,return,unreachable",
    "-fsanitize-minimal-runtime",
    "-fno-sanitize-recover=all",
];
/// What computes for long may compute several numbers at once: every machine has that.
const FAST: &[&str] = &["-O2", "-msimd128"];
const LINK: &[&str] = &[
    "wasm-ld",
    "-m",
    "wasm32",
    "--wrap=__stdio_read",
    "--stack-first",
    "-z",
    "stack-size=8388608",
    "-L/usr/lib",
    "/usr/lib/crt1-command.o",
    "/usr/lib/terminal.o",
    "/usr/lib/start.o",
];
const LINK_CPP: &[&str] = &["--wrap=__main_void", "/usr/lib/main.o"];
const LIBRARIES: &[&str] = &[
    "-lc++",
    "-lsetjmp",
    "-lwasi-emulated-signal",
    "-lwasi-emulated-process-clocks",
    "-lwasi-emulated-getpid",
    "-lwasi-emulated-mman",
    "-lc-printscan-long-double",
    "-lm",
    "-lc",
    "-lbuiltins",
];

/// All that what is kept depends on, beside the files of the runtime.
pub(super) fn flags() -> Vec<&'static str> {
    [
        ALWAYS, SYSTEM, CPP, C, WARNINGS, CHECKS, FAST, LINK, LINK_CPP, LIBRARIES,
    ]
    .concat()
}

/// How much work is put into a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// It starts soon, and notices mistakes that a processor would.
    Quick,
    /// It computes fast.
    Fast,
}

/// A compiler, ready to be started any number of times.
pub(super) struct Toolchain {
    runtime: &'static str,
    folder: PathBuf,
    /// Loaded when it is needed: a program that was built before runs without.
    clang: OnceLock<Program>,
    /// Names everything that what it makes depends on, but for this program itself.
    pub(super) id: String,
    pub(super) usr: PathBuf,
    /// What it has made.
    pub(super) cache: Cache,
}

impl Toolchain {
    /// The toolchain whose files are in `folder`; they are made first if they are not there.
    pub(super) fn open(
        engine: &Engine,
        runtime: &Embedded,
        folder: &Path,
        trust: Trust,
    ) -> Result<Self, Error> {
        let id = engine.id(runtime);
        let toolchain = Self {
            runtime: runtime.id,
            folder: folder.to_owned(),
            clang: OnceLock::new(),
            usr: folder.join(format!("{id}.{USR}")),
            id,
            cache: Cache::new(&folder.with_file_name("programs"), CACHE),
        };
        let is_there = match trust {
            Trust::Full => engine.is_kept(runtime, folder),
            Trust::Quick => engine.is_complete(runtime, folder),
        };
        if !is_there {
            let clang = engine.open_code(runtime, folder, trust)?;
            toolchain.clang.get_or_init(|| clang);
        }
        if !toolchain.usr.is_dir() {
            toolchain.unpack(engine, runtime, folder)?;
        }
        Ok(toolchain)
    }

    /// The compiler itself.
    pub(super) fn clang(&self, engine: &Engine) -> Result<&Program, Error> {
        if let Some(clang) = self.clang.get() {
            return Ok(clang);
        }
        let missing = || Error::Missing(self.runtime.to_owned());
        let runtime = embedded(self.runtime).ok_or_else(missing)?;
        let clang = engine.open_code(runtime, &self.folder, Trust::Quick)?;
        Ok(self.clang.get_or_init(|| clang))
    }

    /// Makes `usr`: whole, or not at all.
    fn unpack(&self, engine: &Engine, runtime: &Embedded, folder: &Path) -> Result<(), Error> {
        let place = folder.join(format!(".{}", uuid::Uuid::now_v7().simple()));
        let made = self.unpack_into(engine, runtime, &place);
        // What is left of it is in nobody's way.
        let _ = fs::remove_dir_all(&place);
        made
    }

    fn unpack_into(&self, engine: &Engine, runtime: &Embedded, place: &Path) -> Result<(), Error> {
        let keep = |error| Error::Keep(place.to_owned(), error);
        let usr = place.join("usr");
        for packed in runtime.data {
            untar(&packed.unpacked()?, &usr).map_err(keep)?;
        }
        let directory = Arc::new(Directory::new(place, &[], None).map_err(keep)?);
        for set in PARSED {
            self.parse_headers(engine, &directory, &usr, set)?;
            let name = format!("{set}.pch");
            fs::rename(directory.made(&name), usr.join("parsed").join(name)).map_err(keep)?;
        }
        let folder = File::open(&usr).map_err(keep)?;
        rustix::fs::syncfs(&folder).map_err(|error| keep(error.into()))?;
        match fs::rename(&usr, &self.usr) {
            // Another process was faster: its files are as good.
            Err(_) if self.usr.is_dir() => Ok(()),
            done => done.map_err(keep),
        }
    }

    fn parse_headers(
        &self,
        engine: &Engine,
        directory: &Arc<Directory>,
        usr: &Path,
        set: &str,
    ) -> Result<(), Error> {
        let (header, made) = (format!("/usr/parsed/{set}.h"), format!("{MADE}/{set}.pch"));
        let mut args = vec!["clang++"];
        args.extend(ALWAYS);
        args.extend(CPP);
        args.extend(SYSTEM);
        // The files get other times when they are unpacked elsewhere.
        args.extend(["-Xclang", "-fno-pch-timestamp", "-x", "c++-header"]);
        args.extend([header.as_str(), "-o", made.as_str()]);
        let said = Arc::new(Scroll::default());
        let (slots, wires) = (
            Slots::new(1),
            Wires {
                keyboard: closed(),
                terminal: said.clone(),
                brake: Brake::default(),
            },
        );
        let session = Session {
            engine,
            slots: &slots,
            directory: directory.clone(),
            wires: &wires,
            tap: None,
            seed: None,
            window: Window::default(),
            printed: Printed::default(),
            output: u64::MAX,
        };
        let task = Task {
            args: args.into_iter().map(str::to_owned).collect(),
            world: World::Compiler(usr),
            keyboard: closed(),
            terminal: said.clone(),
            limits: Limits {
                wall: Duration::from_secs(1_800),
                cpu: Duration::from_secs(600),
                ..COMPILING
            },
        };
        match session.run(self.clang(engine)?, task).ended {
            Ended::Code(0) => Ok(()),
            ended => Err(Error::Toolchain(format!("{ended:?}: {}", said.text()))),
        }
    }

    /// What compiles `source` to an object.
    pub(super) fn compile(
        &self,
        source: &str,
        dialect: Dialect,
        effort: Effort,
        headers: &BTreeSet<&str>,
        has_colours: bool,
    ) -> Vec<String> {
        let mut args = match dialect {
            Dialect::C => [&["clang"][..], ALWAYS, C, SYSTEM].concat(),
            Dialect::Cpp => [&["clang++"][..], ALWAYS, CPP, SYSTEM].concat(),
        };
        args.extend(WARNINGS);
        match effort {
            Effort::Fast => args.extend(FAST),
            // -O0 takes as long: what it saves, it costs to translate the more code.
            // A crash names its line.
            Effort::Quick => args.extend([&["-O1", "-gline-tables-only"][..], CHECKS].concat()),
        }
        let parsed = self.parsed(headers);
        if let (Some(parsed), Dialect::Cpp) = (&parsed, dialect) {
            // It is ours, and was made with the same flags: nothing needs to be compared.
            args.extend([
                "-include-pch",
                parsed.as_str(),
                "-Xclang",
                "-fno-validate-pch",
            ]);
        }
        args.push(if has_colours {
            "-fcolor-diagnostics"
        } else {
            "-fno-color-diagnostics"
        });
        let object = format!("{MADE}/{}", object(source));
        // No name is an option, or a file of options.
        let named = match source.as_bytes() {
            [b'-' | b'@', ..] => format!("./{source}"),
            _ => source.to_owned(),
        };
        args.extend([named.as_str(), "-o", object.as_str()]);
        args.into_iter().map(str::to_owned).collect()
    }

    /// The smallest set of parsed headers that has all of these; none if none are needed.
    fn parsed(&self, headers: &BTreeSet<&str>) -> Option<String> {
        let has_all = |set: &&str| {
            let list = fs::read(self.usr.join(format!("parsed/{set}.h"))).unwrap_or_default();
            let has: BTreeSet<_> = library_includes(&list).collect();
            headers.is_subset(&has)
        };
        let all = PARSED[PARSED.len() - 1];
        let set = PARSED.into_iter().find(has_all).unwrap_or(all);
        (!headers.is_empty()).then(|| format!("/usr/parsed/{set}.pch"))
    }

    /// What links the objects of `sources` to a program.
    pub(super) fn link(&self, sources: &[(&str, Dialect)], effort: Effort) -> Vec<String> {
        let mut args: Vec<_> = LINK.iter().copied().map(str::to_owned).collect();
        if effort == Effort::Fast {
            args.push("--strip-all".to_owned());
        }
        args.extend(
            sources
                .iter()
                .map(|(path, _)| format!("{MADE}/{}", object(path))),
        );
        if sources.iter().any(|(_, dialect)| *dialect == Dialect::Cpp) {
            args.extend(LINK_CPP.iter().copied().map(str::to_owned));
        }
        args.extend(LIBRARIES.iter().copied().map(str::to_owned));
        args.extend(["-o".to_owned(), format!("{MADE}/{PROGRAM}")]);
        args
    }
}

/// What the compiler may use for one program. It gets no more time for more files.
pub(super) const COMPILING: Limits = Limits {
    // Where many wait for few cores, most of it is waiting.
    wall: Duration::from_secs(300),
    cpu: Duration::from_secs(20),
    memory: 512 * MIB,
    output: u64::MAX,
    disk: 128 * MIB,
    files: 10_000,
    offered: 0,
};

/// What the linker makes.
pub(super) const PROGRAM: &str = "program";

/// Where the object of a source goes: named so that a message of the linker names the source.
/// Folders end with a dot, which no object does, and not the program, so none is in another's way.
pub(super) fn object(source: &str) -> String {
    format!("{}.o", source.replace('/', "./"))
}

/// A keyboard on which nothing is ever typed.
pub(super) fn closed() -> Keyboard {
    let keyboard = Keyboard::default();
    keyboard.close();
    keyboard
}

/// Unpacks the files of a tar as `build.py` makes it: plain files, with short enough names.
fn untar(tar: &[u8], into: &Path) -> io::Result<()> {
    let wrong = || io::Error::new(io::ErrorKind::InvalidData, "this is not our archive");
    let mut rest = tar;
    while let Some((header, after)) = rest.split_at_checked(512).filter(|(head, _)| head[0] != 0) {
        let field = |from: usize, length: usize| {
            let bytes = &header[from..from + length];
            let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(length);
            std::str::from_utf8(&bytes[..end]).map_err(|_| wrong())
        };
        let name = [field(345, 155)?, field(0, 100)?].map(Path::new);
        let size = usize::from_str_radix(field(124, 12)?.trim(), 8).map_err(|_| wrong())?;
        let path = into.join(name[0]).join(name[1]);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, after.get(..size).ok_or_else(wrong)?)?;
        rest = after.get(size.next_multiple_of(512)..).ok_or_else(wrong)?;
    }
    Ok(())
}
