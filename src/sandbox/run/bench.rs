//! From a program's sources to its outcome: once, or once for each of its tests.

use std::path::Path;
use std::sync::Arc;

use super::super::build;
use super::super::cases::{self, Heard, Report};
use super::super::engine::{Engine, Program, fingerprint};
use super::super::language::Definition;
use super::super::limits::Limits;
use super::super::outcome::{Ended, Outcome};
use super::super::receipt::{Tap, prove};
use super::super::slots::Slots;
use super::super::streams::{Keyboard, Printed, Stream};
use super::super::world::Directory;
use super::{Session, Source, Task, Wires};

/// Where programs run.
pub(in crate::sandbox) struct Bench<'a> {
    pub(in crate::sandbox) engine: &'a Engine,
    pub(in crate::sandbox) runtime: &'a Program,
    pub(in crate::sandbox) slots: &'a Slots,
    /// Where each has its directory.
    pub(in crate::sandbox) folder: &'a Path,
    pub(in crate::sandbox) language: &'static Definition,
}

impl Bench<'_> {
    /// Runs a program on this thread until it ends, or all its tests.
    pub(in crate::sandbox) fn run(&self, what: &Source, wires: &Wires) -> Outcome {
        if what.cases.is_empty() {
            self.once(what, wires)
        } else {
            self.test(what, wires)
        }
    }

    fn once(&self, what: &Source, wires: &Wires) -> Outcome {
        let prelude = self.language.prelude.as_ref();
        let directory = match Directory::new(self.folder, &what.files, prelude) {
            Ok(directory) => Arc::new(directory),
            Err(error) => {
                return Outcome::never(Ended::Failed(format!(
                    "its directory cannot be made: {error}"
                )));
            }
        };
        let tap = what
            .seed
            .map(|_| Arc::new(Tap::new(wires.terminal.clone())));
        let session = Session {
            engine: self.engine,
            slots: self.slots,
            directory,
            wires,
            tap: tap.clone(),
            seed: what.seed,
            window: what.window,
            printed: Printed::default(),
            output: what.limits.output,
        };
        let outcome = match self.runtime {
            Program::Compiler(toolchain) => build::run(&session, toolchain, what),
            program => session.run(program, Task::of(what, self.language.command, &session)),
        };
        let proof = what.seed.zip(tap).and_then(|(seed, tap)| {
            let runtime = fingerprint(self.language.runtime);
            let about = (self.language.id, runtime.as_str());
            let room = session.directory.room();
            prove((what, seed), about, &outcome, &tap, &room).map(Box::new)
        });
        Outcome {
            // The directory goes with the program.
            wrote: session.directory.wrote(&what.files, what.limits.offered),
            proof,
            ..outcome
        }
    }

    /// Runs a program once for each of its cases.
    fn test(&self, what: &Source, wires: &Wires) -> Outcome {
        let mut report = Report::default();
        let mut all = Outcome::never(Ended::Code(0));
        let say = |text: &str| {
            // Who does not listen reads the report.
            if wires.terminal.room(None) >= text.len() {
                wires.terminal.print(Stream::Out, text.as_bytes());
            }
        };
        let mut source = Source {
            files: cases::seen(&what.files),
            entry: what.entry.clone(),
            seed: what.seed,
            window: what.window,
            limits: Limits {
                offered: 0,
                ..what.limits
            },
            ..Source::default()
        };
        for case in &what.cases {
            source.args.clone_from(&case.args);
            source.stdin = Some(case.input.clone().into());
            let heard = Heard::new();
            let own = Wires {
                keyboard: Keyboard::default(),
                terminal: heard.clone(),
                brake: wires.brake.clone(),
            };
            let outcome = self.once(&source, &own);
            all.wall += outcome.wall;
            all.cpu += outcome.cpu;
            all.memory = all.memory.max(outcome.memory);
            if outcome.ended == Ended::Stopped {
                all.ended = Ended::Stopped;
                break;
            }
            say(&report.add(case, &outcome, &heard, wires.terminal.has_colours()));
        }
        say(&report.sum());
        if all.ended == Ended::Code(0) && !report.is_good() {
            all.ended = Ended::Code(1);
        }
        all.report = Some(Box::new(report));
        all
    }
}
