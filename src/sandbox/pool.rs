//! Who runs when: threads of our own, fair between rooms.
//!
//! Programs are started in turns of rooms, within limits per person, per room and for the
//! house. Each has a thread, and computes in [slices](super::slots), so one that waits for
//! input keeps nobody from computing.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::watch;

use super::language::Definition;
use super::run::{Brake, Ended, Outcome, Source, Wires, run};
use super::runtimes::Runtimes;
use super::slots::Slots;
use super::streams::{Full, Keyboard, Scroll};
use super::{Config, world};
use crate::base::{RoomId, UserId};

/// A program to run for someone in a room.
#[derive(Clone, Debug)]
pub struct Job {
    /// Where.
    pub room: RoomId,
    /// For whom.
    pub user: UserId,
    /// In which language.
    pub language: &'static Definition,
    /// What.
    pub source: Source,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It waits for its turn; this many are before it.
    Queued(usize),
    /// Its language is not ready yet.
    Preparing,
    /// It runs.
    Running,
}

/// What became of a job since the last question.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// It is at another stage.
    Stage(Stage),
    /// It has printed something.
    Output(Bytes),
    /// It has ended. Nothing comes after.
    Ended(Outcome),
}

/// More programs wait than the house lets wait.
#[derive(Debug, thiserror::Error)]
#[error("too many programs wait for their turn; try again in a moment")]
pub struct Crowded;

/// The sandbox of a house.
#[derive(Clone)]
pub struct Pool(Arc<Inner>);

struct Inner {
    config: Config,
    runtimes: Arc<Runtimes>,
    slots: Slots,
    folder: PathBuf,
    queue: Mutex<Queue>,
}

/// What waits and what runs.
#[derive(Default)]
struct Queue {
    /// Rooms with waiting jobs; the first is next.
    turns: VecDeque<RoomId>,
    waiting: BTreeMap<RoomId, VecDeque<Waiting>>,
    running: Vec<(RoomId, UserId)>,
}

struct Waiting {
    job: Job,
    wires: Wires,
    told: Arc<Told>,
}

/// The job's side of a [`Running`].
struct Told {
    stage: watch::Sender<Stage>,
    outcome: Mutex<Option<Outcome>>,
    scroll: Arc<Scroll>,
}

/// A submitted job, for the one who submitted it. Dropping it stops the program.
pub struct Running {
    controls: Controls,
    told: Arc<Told>,
    stage: watch::Receiver<Stage>,
    is_over: bool,
}

/// Types into a program, and stops it.
#[derive(Clone)]
pub struct Controls {
    keyboard: Keyboard,
    brake: Brake,
    /// Told of a stop, so that it leaves the queue.
    pool: Option<Pool>,
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool").finish_non_exhaustive()
    }
}

impl Pool {
    /// A pool whose programs keep their files below `folder`.
    pub fn new(config: Config, runtimes: Arc<Runtimes>, folder: &Path) -> Self {
        world::sweep(folder);
        Self(Arc::new(Inner {
            slots: Slots::new(config.cores()),
            config,
            runtimes,
            folder: folder.to_owned(),
            queue: Mutex::default(),
        }))
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The runtimes.
    pub fn runtimes(&self) -> &Arc<Runtimes> {
        &self.0.runtimes
    }

    /// Queues a job, and starts it when its turn comes.
    pub fn submit(&self, job: Job) -> Result<Running, Crowded> {
        let scroll = Arc::new(Scroll::default());
        let (stage, heard) = watch::channel(Stage::Queued(0));
        let told = Arc::new(Told { stage, outcome: Mutex::default(), scroll: scroll.clone() });
        let wires = Wires { keyboard: Keyboard::default(), terminal: scroll, brake: Brake::default() };
        let controls = Controls {
            keyboard: wires.keyboard.clone(),
            brake: wires.brake.clone(),
            pool: Some(self.clone()),
        };
        {
            let mut queue = self.lock();
            if queue.len() >= self.0.config.queue {
                return Err(Crowded);
            }
            queue.push(Waiting { job, wires, told: told.clone() });
        }
        self.dispatch();
        Ok(Running { controls, told, stage: heard, is_over: false })
    }

    /// Starts what may start, and tells the others where they stand.
    fn dispatch(&self) {
        let mut queue = self.lock();
        queue.drop_stopped();
        while let Some(next) = queue.pop(&self.0.config) {
            let (room, user, told) = (next.job.room, next.job.user, next.told.clone());
            queue.running.push((room, user));
            let pool = self.clone();
            let work = move || pool.work(next);
            let started = thread::Builder::new().name("longhouse-run".into()).spawn(work);
            if let Err(error) = started {
                queue.finished(room, user);
                told.end(Outcome::never(Ended::Failed(format!("no thread can be started: {error}"))));
            }
        }
        queue.tell_positions();
    }

    /// Runs one job on this thread, from its turn to its end.
    fn work(&self, next: Waiting) {
        let Waiting { job, wires, told } = next;
        let inner = &self.0;
        let outcome = match self.ready(&job, &wires, &told) {
            Ok(runtime) => {
                told.stage.send_replace(Stage::Running);
                run(&inner.runtimes.engine, &runtime, &inner.slots, &inner.folder, &job.source, &wires)
            }
            Err(ended) => Outcome::never(ended),
        };
        if let Ended::Failed(why) = &outcome.ended {
            tracing::warn!(language = job.language.id, why, "A program could not run");
        }
        self.lock().finished(job.room, job.user);
        told.end(outcome);
        self.dispatch();
    }

    fn ready(&self, job: &Job, wires: &Wires, told: &Told) -> Result<Arc<super::engine::Program>, Ended> {
        loop {
            if wires.brake.is_pulled() {
                return Err(Ended::Stopped);
            }
            if !self.0.runtimes.is_ready(job.language.id) {
                told.stage.send_replace(Stage::Preparing);
            }
            if let Some(settled) = self.0.runtimes.wait(job.language.id, Duration::from_millis(100)) {
                return settled.map_err(Ended::Failed);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Told {
    fn end(&self, outcome: Outcome) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        self.scroll.close();
    }
}

impl Queue {
    fn len(&self) -> usize {
        self.waiting.values().map(VecDeque::len).sum()
    }

    fn push(&mut self, waiting: Waiting) {
        let room = waiting.job.room;
        if !self.turns.contains(&room) {
            self.turns.push_back(room);
        }
        self.waiting.entry(room).or_default().push_back(waiting);
    }

    /// The next job that may start: rooms take turns, and a room that may not start one is passed over.
    fn pop(&mut self, config: &Config) -> Option<Waiting> {
        if self.running.len() >= config.at_once {
            return None;
        }
        for _ in 0..self.turns.len() {
            let room = self.turns.pop_front()?;
            let found = self.startable(room, config);
            if self.waiting.get(&room).is_some_and(|jobs| !jobs.is_empty()) {
                self.turns.push_back(room);
            } else {
                self.waiting.remove(&room);
            }
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The first job of a room whose person and room are below their limits.
    fn startable(&mut self, room: RoomId, config: &Config) -> Option<Waiting> {
        let here = self.running.iter().filter(|(other, _)| *other == room).count();
        if here >= config.at_once_per_room {
            return None;
        }
        let running = &self.running;
        let free = |waiting: &Waiting| {
            let theirs = running.iter().filter(|(_, user)| *user == waiting.job.user).count();
            theirs < config.at_once_per_person
        };
        let jobs = self.waiting.get_mut(&room)?;
        let at = jobs.iter().position(free)?;
        jobs.remove(at)
    }

    fn finished(&mut self, room: RoomId, user: UserId) {
        if let Some(at) = self.running.iter().position(|running| *running == (room, user)) {
            self.running.swap_remove(at);
        }
    }

    /// Ends what was stopped before its turn.
    fn drop_stopped(&mut self) {
        for jobs in self.waiting.values_mut() {
            jobs.retain(|waiting| {
                let is_stopped = waiting.wires.brake.is_pulled();
                if is_stopped {
                    waiting.told.end(Outcome::never(Ended::Stopped));
                }
                !is_stopped
            });
        }
        self.waiting.retain(|_, jobs| !jobs.is_empty());
        self.turns.retain(|room| self.waiting.contains_key(room));
    }

    /// Tells each waiting job how many are before it, if rooms go on taking turns.
    fn tell_positions(&self) {
        let mut position = 0;
        for row in 0.. {
            let mut any = false;
            for waiting in self.turns.iter().filter_map(|room| self.waiting.get(room)?.get(row)) {
                let stage = Stage::Queued(position);
                waiting.told.stage.send_if_modified(|old| std::mem::replace(old, stage) != stage);
                position += 1;
                any = true;
            }
            if !any {
                return;
            }
        }
    }
}

impl Running {
    /// Types into it, and stops it.
    pub fn controls(&self) -> &Controls {
        &self.controls
    }

    /// Waits for what becomes of it. Whoever asks slowly slows the program down.
    pub async fn next(&mut self) -> Option<Progress> {
        if self.is_over {
            return None;
        }
        tokio::select! {
            biased;
            Ok(()) = self.stage.changed() => Some(Progress::Stage(*self.stage.borrow_and_update())),
            output = self.told.scroll.next() => match output {
                Some(bytes) => Some(Progress::Output(bytes)),
                None => {
                    self.is_over = true;
                    let outcome = self.told.outcome.lock().unwrap_or_else(PoisonError::into_inner).take();
                    outcome.map(Progress::Ended)
                }
            },
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.is_over {
            self.controls.stop();
            self.told.scroll.close();
        }
    }
}

impl Controls {
    /// Types `text`: all of it, or none.
    pub fn type_in(&self, text: &str) -> Result<(), Full> {
        self.keyboard.push(text.as_bytes())
    }

    /// Says that nothing more will be typed.
    pub fn eof(&self) {
        self.keyboard.close();
    }

    /// Stops the program, or takes it from the queue.
    pub fn stop(&self) {
        self.brake.pull();
        if let Some(pool) = &self.pool {
            pool.dispatch();
        }
    }

    /// Of a program that is nowhere.
    #[cfg(test)]
    pub(super) fn detached(keyboard: Keyboard) -> Self {
        Self { keyboard, brake: Brake::default(), pool: None }
    }
}

impl std::fmt::Debug for Controls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Controls").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::{Limits, by_id};

    fn waiting(room: RoomId, user: UserId) -> Waiting {
        let scroll = Arc::new(Scroll::default());
        let source = Source { files: Vec::new(), entry: "main.py".into(), args: Vec::new(), seed: None, limits: Limits::default() };
        Waiting {
            job: Job { room, user, language: by_id("python").unwrap(), source },
            wires: Wires { keyboard: Keyboard::default(), terminal: scroll.clone(), brake: Brake::default() },
            told: Arc::new(Told { stage: watch::Sender::new(Stage::Running), outcome: Mutex::default(), scroll }),
        }
    }

    fn start(queue: &mut Queue, config: &Config) -> Option<RoomId> {
        let next = queue.pop(config)?;
        queue.running.push((next.job.room, next.job.user));
        Some(next.job.room)
    }

    #[test]
    fn a_busy_room_does_not_keep_another_waiting() {
        let (busy, quiet) = (RoomId::fresh(), RoomId::fresh());
        let config = Config { at_once: 2, ..Config::default() };
        let mut queue = Queue::default();
        for _ in 0..5 {
            queue.push(waiting(busy, UserId::fresh()));
        }
        queue.push(waiting(quiet, UserId::fresh()));
        assert_eq!(start(&mut queue, &config), Some(busy));
        assert_eq!(start(&mut queue, &config), Some(quiet));
        assert_eq!(start(&mut queue, &config), None, "the house is full");
    }

    #[test]
    fn a_person_and_a_room_have_their_limits() {
        let (ann, bob, room) = (UserId::fresh(), UserId::fresh(), RoomId::fresh());
        let config = Config { at_once_per_room: 3, at_once_per_person: 2, ..Config::default() };
        let mut queue = Queue::default();
        for user in [ann, ann, ann, bob, bob] {
            queue.push(waiting(room, user));
        }
        for _ in 0..3 {
            assert!(start(&mut queue, &config).is_some());
        }
        assert!(start(&mut queue, &config).is_none(), "three run in this room");
        let count = |user| queue.running.iter().filter(|(_, who)| *who == user).count();
        assert_eq!((count(ann), count(bob)), (2, 1));
        queue.finished(room, bob);
        assert_eq!(start(&mut queue, &config), Some(room));
        assert_eq!(queue.running.iter().filter(|(_, who)| *who == bob).count(), 1, "ann has two already");
    }

    #[test]
    fn positions_count_whole_turns_of_rooms() {
        let (one, two) = (RoomId::fresh(), RoomId::fresh());
        let mut queue = Queue::default();
        for room in [one, one, two] {
            queue.push(waiting(room, UserId::fresh()));
        }
        queue.tell_positions();
        let at = |room: &RoomId, row: usize| *queue.waiting[room][row].told.stage.borrow();
        assert_eq!(at(&one, 0), Stage::Queued(0));
        assert_eq!(at(&two, 0), Stage::Queued(1));
        assert_eq!(at(&one, 1), Stage::Queued(2));
    }

    #[test]
    fn what_is_stopped_while_it_waits_never_runs() {
        let room = RoomId::fresh();
        let mut queue = Queue::default();
        let job = waiting(room, UserId::fresh());
        job.wires.brake.pull();
        let told = job.told.clone();
        queue.push(job);
        queue.drop_stopped();
        assert!(queue.pop(&Config::default()).is_none());
        assert_eq!(told.outcome.lock().unwrap().as_ref().unwrap().ended, Ended::Stopped);
    }
}
