//! The boundary between programs and the host, tried with calls that no compiler would make.
//!
//! Guests are made by the hundred from seeds: each calls functions of WASI with arguments that
//! are nearly right, and looks after each call whether the answer is one that WASI knows, and
//! whether memory that no call names is as it was. So the host is tried from where it is reached
//! by who writes WebAssembly by hand, or has broken an interpreter from inside.

mod calls;
mod component;
mod interfaces;
mod module;
mod random;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::task::Waker;
use std::time::Duration;

use wasmtime::component::Component;
use wasmtime_wasi::p2::{InputStream as _, OutputStream as _};

use self::calls::{Call, Manners, Value};
use self::random::Random;
use super::engine::{Engine, Program};
use super::language::by_id;
use super::limits::Limits;
use super::outcome::{Ended, Outcome};
use super::run::{Bench, Brake, Source, Wires};
use super::slots::Slots;
use super::streams::{Keyboard, Printed, Screen, Scroll, Stream, Terminal};
use super::toolchain::Effort;
use super::world::File;

/// A terminal that takes everything and shows nothing.
struct Nobody;

impl Terminal for Nobody {
    fn room(&self, _: Option<&Waker>) -> usize {
        4_096
    }

    fn print(&self, _: Stream, _: &[u8]) {}
}

/// Where guests run, with a file beside their folders that is none of their business.
struct House {
    engine: Engine,
    slots: Slots,
    folder: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("secret"), "secret").unwrap();
        Self {
            engine: Engine::new().unwrap(),
            slots: Slots::new(2),
            folder,
        }
    }

    /// Runs a module as if someone had written it.
    fn run(&self, wasm: &[u8], seed: Option<u64>) -> Outcome {
        let code = self.engine.translate(wasm, Effort::Quick).unwrap();
        self.run_program(&self.engine.load_ours(&code).unwrap(), seed)
    }

    /// Runs a component as if it were a runtime.
    fn run_component(&self, wasm: &[u8], seed: Option<u64>) -> Outcome {
        let component = Component::new(self.engine.wasm(), wasm).unwrap();
        let linked = self.engine.linked_component(&component).unwrap();
        self.run_program(&Program::Component(linked), seed)
    }

    fn run_program(&self, program: &Program, seed: Option<u64>) -> Outcome {
        let bench = Bench {
            engine: &self.engine,
            runtime: program,
            slots: &self.slots,
            folder: self.folder.path(),
            language: by_id("c").unwrap(),
        };
        let wires = Wires {
            keyboard: Keyboard::default(),
            terminal: Arc::new(Nobody),
            brake: Brake::default(),
        };
        let outcome = bench.run(&source(seed), &wires);
        assert_eq!(left_in(self.folder.path()), ["secret"], "nothing is left");
        outcome
    }
}

fn source(seed: Option<u64>) -> Source {
    let file = |path: &str| File {
        path: path.to_owned(),
        text: "some text\n".repeat(50).into(),
    };
    Source {
        files: vec![file("a.txt"), file("d/e.txt")],
        entry: "a.txt".to_owned(),
        seed,
        stdin: Some("typed\n".repeat(20).into()),
        limits: Limits {
            wall: Duration::from_secs(60),
            ..Limits::default()
        },
        ..Source::default()
    }
}

fn left_in(folder: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| name(entry.unwrap()))
        .collect()
}

/// Half of the guests have a world that a seed decides.
fn worlds(seed: u64) -> Option<u64> {
    seed.is_multiple_of(2).then_some(seed)
}

/// The first call after which a guest does not end well.
fn last<'a>(house: &House, calls: &'a [Call], seed: u64) -> Option<&'a Call> {
    let ended = |n: &usize| house.run(&module::module(&calls[..*n]), worlds(seed)).ended;
    let n = (1..=calls.len()).find(|n| ended(n) != Ended::Code(0))?;
    calls.get(n - 1)
}

#[test]
fn every_call_that_names_its_own_memory_is_answered() {
    const CALLS: usize = 200;
    let house = House::new();
    let mut answered = 0;
    for seed in 0..200 {
        let random = &mut Random::new(seed);
        let calls: Vec<_> = (0..CALLS)
            .map(|_| Call::any(random, Manners::Polite))
            .collect();
        match house.run(&module::module(&calls), worlds(seed)).ended {
            Ended::Code(0) => answered += CALLS,
            // It made files larger than it may.
            Ended::Limit(_) => {}
            ended => panic!(
                "guest {seed}: {ended:?}, by {:?}",
                last(&house, &calls, seed)
            ),
        }
    }
    assert!(answered > 20_000, "{answered} calls");
}

#[test]
fn a_call_that_names_other_memory_is_refused_or_ends_its_guest_in_words() {
    let house = House::new();
    let mut ended_it = 0;
    for seed in 0..1_500 {
        let random = &mut Random::new(1 << 32 | seed);
        let calls = [Call::any(random, Manners::Rude)];
        match house.run(&module::module(&calls), worlds(seed)).ended {
            Ended::Code(0) | Ended::Limit(_) => {}
            Ended::Crashed(why) if why.starts_with("segmentation fault") => ended_it += 1,
            Ended::Crashed(why) if why.starts_with("the program called") => ended_it += 1,
            Ended::Crashed(why) if why.starts_with("the sandbox does not do") => ended_it += 1,
            ended => panic!("guest {seed}: {ended:?}, which called {calls:#?}"),
        }
    }
    assert!(ended_it > 300, "{ended_it} guests");
}

#[test]
fn components_are_answered_too_and_end_in_words() {
    let house = House::new();
    let (mut ended_well, mut ended_badly) = (0, 0);
    for seed in 0..100 {
        let random = &mut Random::new(2 << 32 | seed);
        let polite = component::component(random, Manners::Polite, 100);
        match house.run_component(&polite, worlds(seed)).ended {
            Ended::Code(0) => ended_well += 1,
            Ended::Limit(_) => {}
            ended => panic!("component {seed}: {ended:?}"),
        }
        let rude = component::component(random, Manners::Rude, 3);
        match house.run_component(&rude, worlds(seed)).ended {
            Ended::Code(0) | Ended::Limit(_) => {}
            Ended::Crashed(why) if why.starts_with("aborted") => {
                panic!("component {seed} found something where nothing may be")
            }
            Ended::Crashed(_) => ended_badly += 1,
            ended => panic!("rude component {seed}: {ended:?}"),
        }
    }
    assert!(
        ended_well > 50 && ended_badly > 50,
        "{ended_well}, {ended_badly}"
    );
}

/// What a call is answered, in a guest that makes no other.
fn answer(house: &House, function: &str, values: &[Value]) -> Ended {
    let calls = [Call::of(function, values), Call::tell()];
    house.run(&module::module(&calls), None).ended
}

fn number(number: u32) -> Value {
    Value::I32(number.cast_signed())
}

#[test]
fn what_a_call_is_answered_does_not_hang_on_those_before_it() {
    let house = House::new();
    let (at, length) = module::named("room/a.txt");
    let stat = [3, 0, at, length, module::SCRATCH].map(number);
    assert_eq!(answer(&house, "path_filestat_get", &stat), Ended::Code(0));
    let not_a_socket = Ended::Code(57);
    assert_eq!(
        answer(&house, "sock_shutdown", &[1, 1].map(number)),
        not_a_socket
    );
}

#[test]
fn no_name_leads_out() {
    let house = House::new();
    let out = [
        "..",
        "../secret",
        "../../secret",
        "room/../../secret",
        "/etc/passwd",
        "/",
    ];
    for name in out {
        let (at, length) = module::named(name);
        let place = [3, 1, at, length].map(number);
        let stat = [&place[..], &[number(module::SCRATCH)]].concat();
        let rights = [number(0), Value::I64(2), Value::I64(2), number(0)];
        let open = [&place[..], &rights, &[number(module::SCRATCH)]].concat();
        let make = [3, at, length].map(number);
        for (function, values) in [
            ("path_filestat_get", &stat[..]),
            ("path_open", &open[..]),
            ("path_create_directory", &make[..]),
            ("path_unlink_file", &make[..]),
        ] {
            let ended = answer(&house, function, values);
            assert!(
                matches!(ended, Ended::Code(1..)),
                "{function} {name}: {ended:?}"
            );
        }
    }
}

#[test]
fn a_guest_ends_with_the_status_it_gives_whichever_that_is() {
    let house = House::new();
    for status in [0, 1, 125, 126, 255, 256, -1, i32::MIN, 0x4c48_3107] {
        let calls = [Call::exit(status)];
        let outcome = house.run(&module::module(&calls), None);
        assert_eq!(outcome.ended, Ended::Code(status & 0xff), "{status}");
    }
}

#[test]
fn streams_lose_nothing_and_invent_nothing_however_they_are_used() {
    for seed in 0..300 {
        let random = &mut Random::new(seed);
        let (limit, printed) = (random.below(5_000), Printed::default());
        let (scroll, mut keyboard) = (Arc::new(Scroll::default()), Keyboard::default());
        let mut screens = [Stream::Out, Stream::Err]
            .map(|stream| Screen::new(stream, scroll.clone(), printed.clone(), limit as u64));
        let (mut typed, mut read) = (Vec::new(), Vec::new());
        let mut said = Vec::<u8>::new();
        for _ in 0..300 {
            let bytes = vec![b'a' + random.below(26) as u8; random.below(100)];
            match random.below(3) {
                0 => {
                    keyboard.push(&bytes).unwrap();
                    typed.extend(bytes);
                }
                1 => read.extend(keyboard.read(random.edge() as usize).unwrap()),
                _ => {
                    // Whoever prints nothing may do so at any time.
                    let is_over = !bytes.is_empty() && said.len() + bytes.len() > limit;
                    said.extend(&bytes);
                    let answer = screens[random.below(2)].write(bytes.into());
                    assert_eq!(answer.is_err(), is_over);
                }
            }
        }
        read.extend(keyboard.take());
        assert_eq!(read, typed);
        said.truncate(limit);
        assert_eq!(scroll.text().into_bytes(), said);
    }
}
