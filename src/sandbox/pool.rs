//! Who runs when: threads of our own, fair between rooms.
//!
//! Programs are started in turns of rooms, within limits per person, per room and for the
//! house. Each has a thread, and computes in [slices](super::slots), so one that waits for
//! input keeps nobody from computing.

mod queue;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::watch;

use self::queue::{Queue, Told, Waiting};
use super::language::Definition;
use super::outcome::{Ended, Outcome};
use super::run::{Bench, Brake, Source, Wires};
use super::runtimes::Runtimes;
use super::slots::Slots;
use super::streams::{Full, Keyboard, Scroll};
use super::{Config, Place, Shelf, world};
use crate::background::stand_back;
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
    /// It waits for its turn.
    Queued(Place),
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
    shelf: Shelf,
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
            slots: Slots::beside_people(config.cores()),
            config,
            runtimes,
            folder: folder.to_owned(),
            queue: Mutex::default(),
            shelf: Shelf::default(),
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

    /// What programs wrote lately.
    pub fn shelf(&self) -> &Shelf {
        &self.0.shelf
    }

    /// Queues a job, and starts it when its turn comes.
    pub fn submit(&self, job: Job) -> Result<Running, Crowded> {
        let scroll = Arc::new(Scroll::default());
        let (stage, heard) = watch::channel(Stage::Queued(Place::FIRST));
        let told = Arc::new(Told {
            language: job.language.id,
            stage,
            outcome: Mutex::default(),
            scroll: scroll.clone(),
        });
        let wires = Wires {
            keyboard: Keyboard::default(),
            terminal: scroll,
            brake: Brake::default(),
        };
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
            queue.push(Waiting {
                job,
                wires,
                told: told.clone(),
            });
        }
        self.dispatch();
        Ok(Running {
            controls,
            told,
            stage: heard,
            is_over: false,
        })
    }

    /// How many programs run, and how many wait for their turn.
    pub fn load(&self) -> (usize, usize) {
        let queue = self.lock();
        (queue.running.len(), queue.len())
    }

    /// Starts what may start, and tells the others where they stand.
    fn dispatch(&self) {
        let mut queue = self.lock();
        queue.drop_stopped();
        while let Some(next) = queue.pop(&self.0.config) {
            let (room, user, told) = (next.job.room, next.job.user, next.told.clone());
            queue.running.push((room, user));
            let pool = self.clone();
            let work = move || {
                stand_back();
                pool.work(next);
            };
            let started = thread::Builder::new()
                .name("longhouse-run".into())
                .spawn(work);
            if let Err(error) = started {
                queue.finished(room, user);
                told.end(Outcome::never(Ended::Failed(format!(
                    "no thread can be started: {error}"
                ))));
            }
        }
        queue.tell_places(&self.0.config);
    }

    /// Runs one job on this thread, from its turn to its end.
    fn work(&self, next: Waiting) {
        let Waiting { job, wires, told } = next;
        let inner = &self.0;
        let outcome = match self.ready(&job, &wires, &told) {
            Ok(runtime) => {
                told.stage.send_replace(Stage::Running);
                let bench = Bench {
                    engine: &inner.runtimes.engine,
                    runtime: &runtime,
                    slots: &inner.slots,
                    folder: &inner.folder,
                    language: job.language,
                };
                bench.run(&job.source, &wires)
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

    fn ready(
        &self,
        job: &Job,
        wires: &Wires,
        told: &Told,
    ) -> Result<Arc<super::engine::Program>, Ended> {
        loop {
            if wires.brake.is_pulled() {
                return Err(Ended::Stopped);
            }
            if !self.0.runtimes.is_ready(job.language.runtime) {
                told.stage.send_replace(Stage::Preparing);
            }
            if let Some(settled) = self
                .0
                .runtimes
                .wait(job.language.runtime, Duration::from_millis(100))
            {
                return settled.map_err(Ended::Failed);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner)
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
        Self {
            keyboard,
            brake: Brake::default(),
            pool: None,
        }
    }
}

impl std::fmt::Debug for Controls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Controls").finish_non_exhaustive()
    }
}
