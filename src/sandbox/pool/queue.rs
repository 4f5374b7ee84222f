//! What waits for its turn in the pool, and whose turn it is.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use super::{Job, Stage};
use crate::base::{RoomId, UserId};
use crate::sandbox::streams::Scroll;
use crate::sandbox::{Bound, Config, Ended, Outcome, Place, Wires};
use crate::telemetry::numbers;

/// What waits and what runs.
#[derive(Default)]
pub(super) struct Queue {
    /// Rooms with waiting jobs; the first is next.
    turns: VecDeque<RoomId>,
    waiting: BTreeMap<RoomId, VecDeque<Waiting>>,
    pub(super) running: Vec<(RoomId, UserId)>,
}

pub(super) struct Waiting {
    pub(super) job: Job,
    pub(super) wires: Wires,
    pub(super) told: Arc<Told>,
}

/// The job's side of a [`Running`].
pub(super) struct Told {
    pub(super) language: &'static str,
    pub(super) stage: watch::Sender<Stage>,
    pub(super) outcome: Mutex<Option<Outcome>>,
    pub(super) scroll: Arc<Scroll>,
}

impl Told {
    pub(super) fn end(&self, outcome: Outcome) {
        numbers::RUNS.add([self.language, outcome.ended.word()], 1);
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        self.scroll.close();
    }
}

impl Queue {
    pub(super) fn len(&self) -> usize {
        self.waiting.values().map(VecDeque::len).sum()
    }

    pub(super) fn push(&mut self, waiting: Waiting) {
        let room = waiting.job.room;
        if !self.turns.contains(&room) {
            self.turns.push_back(room);
        }
        self.waiting.entry(room).or_default().push_back(waiting);
    }

    /// The next job that may start: rooms take turns, and a room that may not start one is passed over.
    pub(super) fn pop(&mut self, config: &Config) -> Option<Waiting> {
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
        let running = &self.running;
        if is_full_room(running, room, config) {
            return None;
        }
        let free = |waiting: &Waiting| !is_busy_person(running, waiting.job.user, config);
        let jobs = self.waiting.get_mut(&room)?;
        let at = jobs.iter().position(free)?;
        jobs.remove(at)
    }

    pub(super) fn finished(&mut self, room: RoomId, user: UserId) {
        if let Some(at) = self
            .running
            .iter()
            .position(|running| *running == (room, user))
        {
            self.running.swap_remove(at);
        }
    }

    /// Ends what was stopped before its turn.
    pub(super) fn drop_stopped(&mut self) {
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

    /// Tells each waiting job how many are before it, if rooms go on taking turns, and which
    /// limit it waits for.
    pub(super) fn tell_places(&self, config: &Config) {
        let mut before = 0;
        for row in 0.. {
            let mut any = false;
            for waiting in self
                .turns
                .iter()
                .filter_map(|room| self.waiting.get(room)?.get(row))
            {
                let stage = Stage::Queued(Place {
                    before,
                    waits_for: self.bound(&waiting.job, config),
                });
                waiting
                    .told
                    .stage
                    .send_if_modified(|old| std::mem::replace(old, stage) != stage);
                before += 1;
                any = true;
            }
            if !any {
                return;
            }
        }
    }

    /// The limit that a job waits for: that which whoever asked for it can do most about.
    fn bound(&self, job: &Job, config: &Config) -> Bound {
        if is_busy_person(&self.running, job.user, config) {
            Bound::Person
        } else if is_full_room(&self.running, job.room, config) {
            Bound::Room
        } else {
            Bound::House
        }
    }
}

/// Whether as many programs run as one person may have.
fn is_busy_person(running: &[(RoomId, UserId)], user: UserId, config: &Config) -> bool {
    let theirs = running.iter().filter(|(_, other)| *other == user).count();
    theirs >= config.at_once_per_person
}

/// Whether as many programs run as one room may have.
fn is_full_room(running: &[(RoomId, UserId)], room: RoomId, config: &Config) -> bool {
    let here = running.iter().filter(|(other, _)| *other == room).count();
    here >= config.at_once_per_room
}

#[cfg(test)]
mod tests;
