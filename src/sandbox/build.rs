//! Programs that are built before they run.
//!
//! What is built is kept by the content of everything it was made from, so an unchanged program
//! starts at once. The first build is a quick one, with checks; if the program then computed
//! for long enough to make up for it, it is built with full effort when it is run again.
//! What the compiler said is said again with every run.

mod sources;

use std::fs;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Waker;
use std::time::Duration;

use self::sources::{can_have_main, dialect, library_headers, relevant, sources};
use super::engine::Program;
use super::limits::{Limit, Limits};
use super::outcome::{Ended, Outcome};
use super::run::{Session, Source, Task};
use super::streams::{Stream, Terminal};
use super::sums::Sum;
use super::toolchain::{COMPILING, Effort, PROGRAM, Toolchain, closed, object};
use super::world::{File, World};

pub(super) use self::sources::{Dialect, library_includes};

/// The status of a program that cannot be built, as a shell has it for what cannot be started.
const UNBUILT: i32 = 126;
/// How long a program must compute to be worth full effort.
const WORTHWHILE: Duration = Duration::from_millis(100);
/// The largest program. Turning it into machine code cannot be stopped, and takes time and
/// memory by its size.
const LARGEST: u64 = 8 << 20;

/// A program, and what the compiler said about it.
struct Built {
    program: Program,
    effort: Effort,
}

/// Builds a program, or finds it built, and runs it.
pub(super) fn run(session: &Session<'_>, toolchain: &Toolchain, what: &Source) -> Outcome {
    let key = key(toolchain, what);
    let built = match built(session, toolchain, what, &key) {
        Ok(built) => built,
        Err(outcome) => return *outcome,
    };
    let outcome = session.run(&built.program, Task::of(what, &[], session));
    if built.effort == Effort::Quick && outcome.cpu > WORTHWHILE {
        // A note; without it the next run is a quick one again.
        let _ = toolchain.cache.put(&format!("{key}-busy"), b"");
    }
    outcome
}

/// Names a program by all that it is made from.
fn key(toolchain: &Toolchain, what: &Source) -> String {
    let mut made_of = relevant(&what.files);
    made_of.sort_by(|a, b| a.path.cmp(&b.path));
    let mut sum = Sum::new();
    for part in [&toolchain.id, env!("CARGO_PKG_VERSION"), &what.entry] {
        sum.add(part.as_bytes());
    }
    for file in made_of {
        sum.add(file.path.as_bytes());
        sum.add(&file.text);
    }
    sum.finish()
}

fn name(key: &str, effort: Effort) -> String {
    match effort {
        Effort::Quick => format!("{key}-quick"),
        Effort::Fast => format!("{key}-fast"),
    }
}

/// A program that was built before, or is built now.
fn built(
    session: &Session<'_>,
    toolchain: &Toolchain,
    what: &Source,
    key: &str,
) -> Result<Built, Box<Outcome>> {
    if let Some(fast) = find(session, toolchain, key, Effort::Fast) {
        return Ok(fast);
    }
    let is_busy = || toolchain.cache.get(&format!("{key}-busy")).is_some();
    // Where a mistake shows may depend on the effort, and a run with a seed is to be repeated.
    if what.seed.is_some() || is_busy() {
        return build(session, toolchain, what, key, Effort::Fast);
    }
    match find(session, toolchain, key, Effort::Quick) {
        Some(quick) => Ok(quick),
        None => build(session, toolchain, what, key, Effort::Quick),
    }
}

/// A program that was built before, with this effort.
fn find(session: &Session<'_>, toolchain: &Toolchain, key: &str, effort: Effort) -> Option<Built> {
    let kept = toolchain.cache.get(&name(key, effort))?;
    let (said, code) = split(&kept)?;
    let program = session.engine.load_ours(code).ok()?;
    repeat(session, said);
    Some(Built { program, effort })
}

/// What the compiler said, and the machine code, of a program that was kept.
fn split(kept: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = kept.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

/// Says again what the compiler said.
fn repeat(session: &Session<'_>, said: &[u8]) {
    let plain;
    let terminal = &session.wires.terminal;
    let said = if terminal.has_colours() {
        said
    } else {
        plain = without_colours(said);
        plain.as_slice()
    };
    session.say(said);
}

fn without_colours(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut is_code = false;
    for &byte in text {
        match byte {
            0x1b => is_code = true,
            _ if !is_code => plain.push(byte),
            b'a'..=b'z' | b'A'..=b'Z' => is_code = false,
            _ => {}
        }
    }
    plain
}

fn build(
    session: &Session<'_>,
    toolchain: &Toolchain,
    what: &Source,
    key: &str,
    effort: Effort,
) -> Result<Built, Box<Outcome>> {
    let mut compiler = Compiler {
        session,
        toolchain,
        said: Arc::new(Tee {
            terminal: session.wires.terminal.clone(),
            said: Mutex::default(),
        }),
        spent: Outcome::never(Ended::Code(0)),
    };
    let code = compiler.make(what, effort)?;
    let program = session.engine.load_ours(&code).map_err(|error| {
        compiler.fail(format!(
            "the program asks for what the sandbox does not have: {error}"
        ))
    })?;
    let said = compiler
        .said
        .said
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let length = (said.len() as u64).to_le_bytes();
    // Without space for it, it is built again the next time.
    let _ = toolchain.cache.put(
        &name(key, effort),
        &[&length[..], said.as_slice(), code.as_slice()].concat(),
    );
    Ok(Built { program, effort })
}

/// One build.
struct Compiler<'a> {
    session: &'a Session<'a>,
    toolchain: &'a Toolchain,
    said: Arc<Tee>,
    /// What was used up so far.
    spent: Outcome,
}

impl Compiler<'_> {
    /// From sources to machine code.
    fn make(&mut self, what: &Source, effort: Effort) -> Result<Vec<u8>, Box<Outcome>> {
        if !can_have_main(&what.files) {
            let entry = &what.entry;
            return Err(self.fail(format!(
                "{entry}: there is no function `main` to start with"
            )));
        }
        let mut objects = Vec::new();
        for source in sources(&what.files, &what.entry) {
            self.prepare(source)?;
            // Only the file that is started can have an ending of another language.
            let dialect = dialect(&source.path).unwrap_or(Dialect::Cpp);
            objects.push((source.path.as_str(), dialect));
            let command = self.toolchain.compile(
                &source.path,
                dialect,
                effort,
                &library_headers(source, &what.files),
                self.said.has_colours(),
            );
            self.start(command)?;
        }
        self.start(self.toolchain.link(&objects, effort))?;
        let path = self.session.directory.made(PROGRAM);
        let length = fs::metadata(&path).map_or(0, |found| found.len());
        if length > LARGEST {
            return Err(self.fail(format!(
                "the program is too large: {length} bytes, of at most {LARGEST}"
            )));
        }
        let wasm = fs::read(&path).map_err(|error| self.fail(error.to_string()))?;
        self.session.directory.clear_made();
        // It takes its turn like a program that computes; it only cannot be interrupted.
        let _slot = self.session.slots.take();
        self.session
            .engine
            .translate(&wasm, effort)
            .map_err(|error| self.fail(format!("the program cannot be translated: {error:#}")))
    }

    /// A place for the object of a source.
    fn prepare(&mut self, source: &File) -> Result<(), Box<Outcome>> {
        let object = self.session.directory.made(&object(&source.path));
        let made = object.parent().map_or(Ok(()), fs::create_dir_all);
        made.map_err(|error| self.fail(error.to_string()))
    }

    /// Starts the compiler or the linker, and waits for its end.
    fn start(&mut self, args: Vec<String>) -> Result<(), Box<Outcome>> {
        let task = Task {
            args,
            world: World::Compiler(&self.toolchain.usr),
            keyboard: closed(),
            terminal: self.said.clone(),
            limits: Limits {
                wall: COMPILING.wall.saturating_sub(self.spent.wall),
                cpu: COMPILING.cpu.saturating_sub(self.spent.cpu),
                ..COMPILING
            },
        };
        let clang = self
            .toolchain
            .clang(self.session.engine)
            .map_err(|error| Box::new(Outcome::never(Ended::Failed(error.to_string()))))?;
        let done = self.session.run(clang, task);
        self.spent = Outcome {
            ended: Ended::Code(0),
            wall: self.spent.wall + done.wall,
            cpu: self.spent.cpu + done.cpu,
            memory: self.spent.memory.max(done.memory),
            output: done.output,
            ..Outcome::never(Ended::Code(0))
        };
        let why = match done.ended {
            Ended::Code(0) => return Ok(()),
            // It has said why.
            Ended::Code(_) => return Err(self.unbuilt()),
            Ended::Limit(Limit::Time) => {
                format!("compiling took longer than {} s", COMPILING.cpu.as_secs())
            }
            Ended::Limit(Limit::Memory) => {
                format!(
                    "compiling needs more than {} MiB of memory",
                    COMPILING.memory >> 20
                )
            }
            Ended::Limit(Limit::Files) => "compiling writes too much".to_owned(),
            Ended::Crashed(why) => format!("the compiler gave up: {why}"),
            // Stopped by someone, or by the limit of what may be printed.
            ended => {
                return Err(Box::new(Outcome {
                    ended,
                    ..self.spent.clone()
                }));
            }
        };
        Err(self.fail(why))
    }

    /// Ends the build with a sentence.
    fn fail(&self, why: String) -> Box<Outcome> {
        self.session.say(format!("longhouse: {why}\n").as_bytes());
        self.unbuilt()
    }

    fn unbuilt(&self) -> Box<Outcome> {
        self.session.directory.clear_made();
        Box::new(Outcome {
            ended: Ended::Code(UNBUILT),
            ..self.spent.clone()
        })
    }
}

/// Remembers what is said to a terminal.
struct Tee {
    terminal: Arc<dyn Terminal>,
    said: Mutex<Vec<u8>>,
}

impl Terminal for Tee {
    fn room(&self, waker: Option<&Waker>) -> usize {
        self.terminal.room(waker)
    }

    fn print(&self, stream: Stream, bytes: &[u8]) {
        self.said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        self.terminal.print(stream, bytes);
    }

    fn has_colours(&self) -> bool {
        self.terminal.has_colours()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_can_be_taken_off() {
        assert_eq!(
            without_colours(b"\x1b[1mmain.c:1:5: \x1b[0m\x1b[0;1;31merror: \x1b[0mno"),
            b"main.c:1:5: error: no"
        );
    }

    #[test]
    fn what_was_kept_is_split_where_it_was_joined() {
        let kept = [&3_u64.to_le_bytes()[..], b"hmmcode"].concat();
        assert_eq!(split(&kept), Some((&b"hmm"[..], &b"code"[..])));
        assert_eq!(split(&kept[..9]), None);
        assert_eq!(split(b"short"), None);
    }
}
