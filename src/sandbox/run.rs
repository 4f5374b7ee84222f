//! One program, from its start to its end.

mod bench;
mod verdict;

use std::any::Any;
use std::collections::HashMap;
use std::future::poll_fn;
use std::os::unix::fs::MetadataExt as _;
use std::pin::pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use rustix::time::{ClockId, clock_gettime};
use tokio::sync::Notify;
use wasmtime::{Store, StoreContextMut, UpdateDeadline};
use wasmtime_wasi::filesystem::Descriptor;
use wasmtime_wasi::p1::WasiP1Ctx;
use wasmtime_wasi::p2::OutputStream as _;
use wasmtime_wasi::p2::bindings::filesystem::types::DirectoryEntry;
use wasmtime_wasi::{WasiCtxView, WasiView};

pub(super) use self::bench::Bench;
pub(super) use self::verdict::place;
use self::verdict::{blame_limits, verdict};
use super::Window;
use super::cases::Case;
use super::engine::{Engine, Program};
use super::limits::{Limit, Limits, Meter};
use super::outcome::{Ended, Outcome};
use super::receipt::Tap;
use super::slots::Slots;
use super::streams::{Keyboard, Printed, Screen, Stream, Terminal};
use super::world::steady::Steady;
use super::world::{self, Console, Directory, File, ROOM, World};

/// After how many ticks the program's directory is measured again.
const MEASURE_EVERY: u32 = 3;

/// How many files, folders and streams a program may have open: the house has to share what the
/// system gives it.
const HANDLES: usize = 512;

/// What to run.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The files of the room.
    pub files: Vec<File>,
    /// Which of them to start.
    pub entry: String,
    /// What follows the program's name in its arguments.
    pub args: Vec<String>,
    /// For a run that can be repeated: what randomness is made from.
    pub seed: Option<u64>,
    /// All its input, if that is known before it starts.
    pub stdin: Option<Bytes>,
    /// What it is tested with; then it is run once for each.
    pub cases: Vec<Case>,
    /// How large its terminal is.
    pub window: Window,
    /// What it may use.
    pub limits: Limits,
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
    /// With a seed: what makes it repeatable.
    pub(super) steady: Option<Steady>,
    /// What is still to be told of folders, by the streams that tell it; the last entry first.
    pub(super) listings: HashMap<u32, Vec<DirectoryEntry>>,
    /// Whether it is more than being made ready.
    pub(super) has_begun: bool,
    /// The line at which a check has ended it.
    pub(super) place: Option<String>,
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
        if let Some(steady) = &self.steady
            && steady.clock.elapsed() > self.limits.wall
        {
            return Err(Stop::Limit(Limit::Time));
        }
        self.ticks += 1;
        if self.ticks.is_multiple_of(MEASURE_EVERY) {
            self.measure()?;
        }
        Ok(())
    }

    /// Whether it has written too much.
    fn measure(&mut self) -> Result<(), Stop> {
        let nameless = self.nameless();
        let left = self.limits.disk.checked_sub(nameless);
        let is_over = |left| self.directory.check(left, self.limits.files);
        match left.map(is_over) {
            Some(None) => Ok(()),
            None | Some(Some(_)) => Err(Stop::Limit(Limit::Files)),
        }
    }

    /// How much is in files that were removed, and are still open.
    fn nameless(&mut self) -> u64 {
        let mut bytes = 0;
        for entry in self.wasi.ctx().table.iter_mut() {
            if let Some(Descriptor::File(open)) = (entry as &mut dyn Any).downcast_mut()
                && let Ok(found) = open.file.metadata()
                && found.nlink() == 0
            {
                bytes += found.blocks() * 512;
            }
        }
        bytes
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

/// What the programs of one run share: a compiler, say, and what it makes.
pub(super) struct Session<'a> {
    pub(super) engine: &'a Engine,
    pub(super) slots: &'a Slots,
    pub(super) directory: Arc<Directory>,
    pub(super) wires: &'a Wires,
    /// Listens to what the program itself prints.
    pub(super) tap: Option<Arc<Tap>>,
    pub(super) seed: Option<u64>,
    pub(super) window: Window,
    pub(super) printed: Printed,
    /// How much they may print together.
    pub(super) output: u64,
}

/// One of them.
pub(super) struct Task<'a> {
    pub(super) args: Vec<String>,
    pub(super) world: World<'a>,
    pub(super) keyboard: Keyboard,
    pub(super) terminal: Arc<dyn Terminal>,
    pub(super) limits: Limits,
}

impl Task<'_> {
    /// The program that was meant.
    pub(super) fn of(what: &Source, command: &[&str], session: &Session<'_>) -> Self {
        let mut args: Vec<_> = command.iter().map(ToString::to_string).collect();
        args.push(format!("{ROOM}/{}", what.entry));
        args.extend_from_slice(&what.args);
        Self {
            args,
            world: World::Program,
            keyboard: match &what.stdin {
                Some(all) => Keyboard::given(all),
                None => session.wires.keyboard.clone(),
            },
            terminal: match &session.tap {
                Some(tap) => tap.clone(),
                None => session.wires.terminal.clone(),
            },
            limits: what.limits,
        }
    }
}

impl<'a> Session<'a> {
    /// Says something to those who watch, as far as they may still be told something.
    pub(super) fn say(&self, text: &[u8]) {
        let mut screen = self.screen(Stream::Err, &self.wires.terminal);
        // At the limit of what may be printed: the program's own output says that.
        let _ = screen.write(text.to_vec().into());
    }

    fn screen(&self, stream: Stream, terminal: &Arc<dyn Terminal>) -> Screen {
        Screen::new(stream, terminal.clone(), self.printed.clone(), self.output)
    }

    /// Runs one program until it ends.
    pub(super) fn run(&self, program: &Program, task: Task<'_>) -> Outcome {
        let (mut wasi, steady) = match world::world(
            &self.directory,
            task.world,
            &task.args,
            self.seed,
            Console {
                window: self.window,
                keyboard: task.keyboard,
                out: self.screen(Stream::Out, &task.terminal),
                err: self.screen(Stream::Err, &task.terminal),
            },
        ) {
            Ok(world) => world,
            Err(error) => return Outcome::never(Ended::Failed(format!("{error:#}"))),
        };
        wasi.ctx().table.set_max_capacity(HANDLES);
        let (start, cpu_from) = (instant(), thread_cpu());
        let guest = Guest {
            wasi,
            steady,
            listings: HashMap::new(),
            has_begun: false,
            place: None,
            meter: Meter::new(task.limits.memory),
            limits: task.limits,
            directory: self.directory.clone(),
            brake: self.wires.brake.clone(),
            cpu_from,
            ticks: 0,
        };
        let mut store = Store::new(self.engine.wasm(), guest);
        store.limiter(|guest| &mut guest.meter);
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(|mut cx: StoreContextMut<'_, Guest>| {
            cx.data_mut().look()?;
            Ok(UpdateDeadline::Yield(1))
        });
        let ended = drive(self.engine, program, self.slots, &mut store);
        let guest = store.data_mut();
        let ended = ended.unwrap_or_else(|error| verdict(&error, guest));
        if let Some(place) = guest.place.take() {
            self.say(format!("  at {place}\n").as_bytes());
        }
        let output = *self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        Outcome {
            ended: blame_limits(ended, guest),
            wall: start.elapsed(),
            cpu: thread_cpu().saturating_sub(cpu_from),
            memory: guest.meter.peak,
            output,
            ..Outcome::never(Ended::Stopped)
        }
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
            store.data_mut().has_begun = true;
            let result = command.wasi_cli_run().call_run(&mut *store).await?;
            Ok(Ended::Code(i32::from(result.is_err())))
        }
        Program::Module(program) => {
            let instance = program.instantiate_async(&mut *store).await?;
            let main = instance.get_typed_func::<(), ()>(&mut *store, "_start")?;
            store.data_mut().has_begun = true;
            main.call_async(&mut *store, ()).await?;
            Ok(Ended::Code(0))
        }
        Program::Compiler(_) => Err(wasmtime::Error::msg("a compiler is not a program")),
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
