//! One program, from its start to its end.

use std::future::poll_fn;
use std::path::Path;
use std::pin::pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use tokio::sync::Notify;
use wasmtime::{Store, StoreContextMut, Trap, UpdateDeadline};
use wasmtime_wasi::p1::WasiP1Ctx;
use wasmtime_wasi::{I32Exit, WasiCtxView, WasiView};

use super::engine::{Engine, Program};
use super::limits::{Limit, Limits, Meter};
use super::slots::Slots;
use super::streams::{Keyboard, Printed, Screen, Stream, Terminal};
use super::world::{self, Directory, File, ROOM};
use super::{Window, Wrote};

/// After how many ticks the program's directory is measured again.
const MEASURE_EVERY: u32 = 3;

/// What to run.
#[derive(Clone, Debug)]
pub struct Source {
    /// The files of the room.
    pub files: Vec<File>,
    /// Which of them to start.
    pub entry: String,
    /// What follows the program's name in its arguments.
    pub args: Vec<String>,
    /// For the same randomness in every run.
    pub seed: Option<u64>,
    /// How large its terminal is.
    pub window: Window,
    /// What it may use.
    pub limits: Limits,
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended {
    /// By itself, with this status.
    Code(i32),
    /// By a limit.
    Limit(Limit),
    /// Because someone asked.
    Stopped,
    /// In a way no program should: the sentence says how.
    Crashed(String),
    /// It never started: the sentence says why.
    Failed(String),
}

/// A program that has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How.
    pub ended: Ended,
    /// After how long.
    pub wall: Duration,
    /// How long it computed.
    pub cpu: Duration,
    /// The most memory it had, in bytes.
    pub memory: u64,
    /// How much it printed, in bytes.
    pub output: u64,
    /// The files it wrote, as far as they are offered.
    pub wrote: Wrote,
}

impl Outcome {
    /// Of a program that never started.
    pub fn never(ended: Ended) -> Self {
        Self {
            ended,
            wall: Duration::ZERO,
            cpu: Duration::ZERO,
            memory: 0,
            output: 0,
            wrote: Wrote::default(),
        }
    }
}

/// Why a program is stopped from outside.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub(super) enum Stop {
    #[error("a limit was reached")]
    Limit(Limit),
    #[error("someone stopped it")]
    Asked,
}

/// Stops a program from any thread.
#[derive(Clone, Debug, Default)]
pub struct Brake(Arc<(AtomicU8, Notify)>);

impl Brake {
    /// Stops the program, now or as soon as it starts.
    pub fn pull(&self) {
        self.0.0.store(1, Ordering::Relaxed);
        self.0.1.notify_one();
    }

    /// Whether it was pulled.
    pub fn is_pulled(&self) -> bool {
        self.0.0.load(Ordering::Relaxed) != 0
    }

    async fn pulled(&self) {
        while !self.is_pulled() {
            self.0.1.notified().await;
        }
    }
}

/// The state of a program inside the engine.
pub(super) struct Guest {
    pub(super) wasi: WasiP1Ctx,
    meter: Meter,
    limits: Limits,
    directory: Arc<Directory>,
    brake: Brake,
    cpu_from: Duration,
    ticks: u32,
}

impl WasiView for Guest {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        self.wasi.ctx()
    }
}

impl Guest {
    /// Looks up from the work: is there a reason to stop?
    fn look(&mut self) -> Result<(), Stop> {
        if self.brake.is_pulled() {
            return Err(Stop::Asked);
        }
        if thread_cpu().saturating_sub(self.cpu_from) > self.limits.cpu {
            return Err(Stop::Limit(Limit::Time));
        }
        self.ticks += 1;
        if self.ticks.is_multiple_of(MEASURE_EVERY) {
            self.measure()?;
        }
        Ok(())
    }

    fn measure(&self) -> Result<(), Stop> {
        match self.directory.check(self.limits.disk, self.limits.files) {
            None => Ok(()),
            Some(limit) => Err(Stop::Limit(limit)),
        }
    }
}

/// What a run is connected to.
#[derive(Clone)]
pub struct Wires {
    /// What is typed.
    pub keyboard: Keyboard,
    /// Where output goes.
    pub terminal: Arc<dyn Terminal>,
    /// Stops it.
    pub brake: Brake,
}

/// Runs a program on this thread until it ends.
pub(super) fn run(
    engine: &Engine,
    runtime: &Program,
    slots: &Slots,
    folder: &Path,
    what: &Source,
    wires: &Wires,
) -> Outcome {
    let directory = match Directory::new(folder, &what.files) {
        Ok(directory) => Arc::new(directory),
        Err(error) => {
            return Outcome::never(Ended::Failed(format!(
                "its directory cannot be made: {error}"
            )));
        }
    };
    let printed = Printed::default();
    let screen = |stream| {
        Screen::new(
            stream,
            wires.terminal.clone(),
            printed.clone(),
            what.limits.output,
        )
    };
    let mut args = vec![format!("{ROOM}/{}", what.entry)];
    args.extend_from_slice(&what.args);
    let wasi = match world::world(
        &directory,
        &args,
        what.seed,
        what.window,
        wires.keyboard.clone(),
        screen(Stream::Out),
        screen(Stream::Err),
    ) {
        Ok(wasi) => wasi,
        Err(error) => return Outcome::never(Ended::Failed(format!("{error:#}"))),
    };
    let (start, cpu_from) = (instant(), thread_cpu());
    let guest = Guest {
        wasi,
        meter: Meter::new(what.limits.memory),
        limits: what.limits,
        directory,
        brake: wires.brake.clone(),
        cpu_from,
        ticks: 0,
    };
    let mut store = Store::new(engine.wasm(), guest);
    store.limiter(|guest| &mut guest.meter);
    store.set_epoch_deadline(1);
    store.epoch_deadline_callback(|mut cx: StoreContextMut<'_, Guest>| {
        cx.data_mut().look()?;
        Ok(UpdateDeadline::Yield(1))
    });
    let ended = drive(engine, runtime, slots, &mut store);
    let guest = store.data();
    let ended = ended.unwrap_or_else(|error| verdict(&error, guest));
    let output = *printed.lock().unwrap_or_else(PoisonError::into_inner);
    Outcome {
        ended: blame_memory(ended, guest),
        wall: start.elapsed(),
        cpu: thread_cpu().saturating_sub(cpu_from),
        memory: guest.meter.peak,
        output,
        // The directory goes with the program.
        wrote: guest.directory.wrote(&what.files, what.limits.offered),
    }
}

/// Lets the program go on, a slice at a time, until it ends or must.
fn drive(
    engine: &Engine,
    runtime: &Program,
    slots: &Slots,
    store: &mut Store<Guest>,
) -> wasmtime::Result<Ended> {
    let (brake, wall) = (store.data().brake.clone(), store.data().limits.wall);
    let tokio = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let _tick = engine.tick();
    tokio.block_on(async {
        let mut work = pin!(start(runtime, store));
        // A slot is held while the program computes, and free while it waits.
        let sliced = poll_fn(|cx| {
            let _slot = slots.take();
            work.as_mut().poll(cx)
        });
        tokio::select! {
            biased;
            ended = sliced => ended,
            () = brake.pulled() => Err(Stop::Asked.into()),
            () = tokio::time::sleep(wall) => Err(Stop::Limit(Limit::Time).into()),
        }
    })
}

async fn start(runtime: &Program, store: &mut Store<Guest>) -> wasmtime::Result<Ended> {
    match runtime {
        Program::Component(program) => {
            let command = program.instantiate_async(&mut *store).await?;
            let result = command.wasi_cli_run().call_run(&mut *store).await?;
            Ok(Ended::Code(i32::from(result.is_err())))
        }
        Program::Module(program) => {
            let instance = program.instantiate_async(&mut *store).await?;
            let main = instance.get_typed_func::<(), ()>(&mut *store, "_start")?;
            main.call_async(&mut *store, ()).await?;
            Ok(Ended::Code(0))
        }
    }
}

/// What an error of the engine means.
fn verdict(error: &wasmtime::Error, guest: &Guest) -> Ended {
    if let Some(I32Exit(code)) = error.downcast_ref() {
        return Ended::Code(*code);
    }
    if let Some(stop) = error.downcast_ref::<Stop>() {
        return match stop {
            Stop::Limit(limit) => Ended::Limit(*limit),
            Stop::Asked => Ended::Stopped,
        };
    }
    if let Err(Stop::Limit(limit)) = guest.measure() {
        return Ended::Limit(limit);
    }
    match error.downcast_ref::<Trap>() {
        Some(Trap::StackOverflow) => {
            Ended::Crashed("the program calls itself too deeply: its stack is full".into())
        }
        Some(trap) => Ended::Crashed(format!("the program crashed: {trap}")),
        None => Ended::Failed(format!("{error:#}")),
    }
}

/// A program that fails after it was denied memory failed for want of it.
fn blame_memory(ended: Ended, guest: &Guest) -> Ended {
    match ended {
        Ended::Code(1..) | Ended::Crashed(_) if guest.meter.was_denied => {
            Ended::Limit(Limit::Memory)
        }
        Ended::Code(1..) if guest.measure().is_err() => Ended::Limit(Limit::Files),
        ended => ended,
    }
}

/// This instant, for the shells of the sandbox: runs are measured by the machine's clock.
#[expect(clippy::disallowed_methods, reason = "a shell: it may read the clock")]
pub(super) fn instant() -> Instant {
    Instant::now()
}

fn thread_cpu() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        time.tv_nsec.unsigned_abs() as u32,
    )
}
