//! The runs of one room.
//!
//! Two things this part cannot do itself, so it asks the room for them ([`Ask`]): which
//! file is meant, and to start a program with the room's files.

mod echo;
mod seat;
mod turns;
mod words;

use std::collections::{BTreeMap, VecDeque};

use data_encoding::BASE64;

use self::echo::echo;
use self::seat::Seat;
use self::turns::offer;
use self::words::write_of;
pub use self::words::{Ask, Entry, Found, Given, Launch, Shown, Start, Write, Written};
use super::frames::Offer;
use super::language;
use super::pool::{Controls, Progress, Stage};
use super::record::{Args, seed, typed};
use super::scrollback::Scrollback;
use super::{Error, Event, Exit, Outcome, Request, Run, State, Window, frames};
use crate::base::{ConnId, RoomNo, RunNo, Timestamp, UserId};
use crate::rooms::{Cx, Member};
use crate::wire::{Outbox, To};

/// How many runs a room remembers, for those who come in.
const RECENT: usize = 20;

/// What Ctrl-C types.
const INTERRUPT: &str = "\x03";

/// Says who somebody is, if they are in the room now.
pub type Here<'a> = dyn Fn(UserId) -> Option<&'a Member> + 'a;

/// The runs of one room, as long as the room lives.
#[derive(Debug)]
pub struct Live {
    room: RoomNo,
    active: BTreeMap<RunNo, Active>,
    /// Those that are over, newest first.
    recent: VecDeque<Run>,
    /// What those wrote, newest first.
    offers: VecDeque<Offer>,
    asks: Vec<Ask>,
}

#[derive(Debug)]
struct Active {
    run: Run,
    scrollback: Scrollback,
    controls: Option<Controls>,
    /// What was typed before the program could take it.
    early: String,
    is_closed: bool,
    /// How it ends, once someone has asked for that.
    stop: Option<Exit>,
    seat: Seat,
    /// What it wrote, once it has ended.
    offer: Option<Offer>,
}

impl Live {
    /// The runs of the room that the wire calls `room`; `recent` are over, newest first.
    pub fn new(room: RoomNo, recent: Vec<Run>) -> Self {
        Self {
            room,
            active: BTreeMap::new(),
            recent: recent.into(),
            offers: VecDeque::new(),
            asks: Vec::new(),
        }
    }

    /// What the room is asked to do now.
    pub fn asks(&mut self) -> Vec<Ask> {
        std::mem::take(&mut self.asks)
    }

    /// Whether a program runs, or waits to.
    pub fn is_busy(&self) -> bool {
        !self.active.is_empty()
    }

    /// The latest runs, newest first; those that run with their output.
    pub fn recent(&self) -> Vec<Shown> {
        let active = self.active.values().rev().map(|active| {
            let (from, output) = active.scrollback.latest();
            Shown {
                run: active.run.clone(),
                output_from: Some(from),
                output: Some(BASE64.encode(&output)),
                keyboard: Some(active.seat.shown(active.run.id)),
                wrote: None,
            }
        });
        let over = self.recent.iter().cloned().map(|run| Shown {
            wrote: self.offer_of(run.id),
            keyboard: None,
            run,
            output_from: None,
            output: None,
        });
        let mut all: Vec<_> = active.chain(over).collect();
        all.sort_by_key(|shown| std::cmp::Reverse(shown.run.id));
        all.truncate(RECENT.max(self.active.len()));
        all
    }

    /// A program that is not over, with what is kept of its output.
    pub fn output(&self, run: RunNo) -> Option<(Run, Vec<u8>)> {
        let active = self.active.get(&run)?;
        Some((active.run.clone(), active.scrollback.kept()))
    }

    /// Takes a request from a member; `here` knows the others.
    pub fn request(
        &mut self,
        cx: &Cx,
        here: &Here<'_>,
        request: Request,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Error> {
        if !cx.caller.role.can_run() {
            return Err(Error::ReadOnly);
        }
        match request {
            Request::Start {
                file,
                language,
                args,
                nonce,
                seed: raw,
                stdin,
                columns,
                lines,
            } => {
                typed(stdin.as_deref().unwrap_or_default())?;
                let seed = seed(raw)?;
                let given = Given {
                    stdin,
                    seed,
                    is_test: false,
                    // What can be repeated must not depend on whose browser it was.
                    window: seed.map_or_else(|| Window::of(columns, lines), |_| Window::default()),
                };
                let start = Start {
                    language,
                    args: Args::parse(args)?,
                    ..Start::new(Entry::File(file), &nonce, given)?
                };
                self.asks.push(Ask::Find(cx.caller.conn, start));
            }
            Request::Test { file, nonce } => {
                let given = Given {
                    is_test: true,
                    ..Given::default()
                };
                let start = Start::new(Entry::File(file), &nonce, given)?;
                self.asks.push(Ask::Find(cx.caller.conn, start));
            }
            Request::Repeat { run, nonce } => {
                let start = Start::new(Entry::Run(run), &nonce, Given::default())?;
                self.asks.push(Ask::Find(cx.caller.conn, start));
            }
            Request::Stdin { run, text } => {
                typed(&text)?;
                self.sits(run, cx.caller.user, here, out)?;
                self.active(run)?.type_in(&text)?;
                self.show_typed(run, cx.caller.user, &text, out)?;
            }
            Request::Eof { run } => {
                self.sits(run, cx.caller.user, here, out)?;
                self.active(run)?.close();
            }
            Request::Interrupt { run } => {
                self.sits(run, cx.caller.user, here, out)?;
                let active = self.active(run)?;
                let is_first = active.stop.is_none();
                active.stop(Exit::Interrupted(cx.caller.user));
                if is_first {
                    self.show_typed(run, cx.caller.user, INTERRUPT, out)?;
                }
            }
            Request::Stop { run } => self.active(run)?.stop(Exit::Stopped(cx.caller.user)),
            Request::Keyboard { run, want } => self.settle(cx, here, run, want, out)?,
        }
        Ok(())
    }

    /// Goes on with a start, now that the room has found the file.
    pub fn start(
        &mut self,
        cx: &Cx,
        start: Start,
        found: Option<Found>,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Error> {
        out.write(cx.caller.conn, write_of(cx, start, found)?);
        Ok(())
    }

    /// Learns that a write is durable: now it may be seen, and a new run may begin.
    pub fn written(&mut self, cx: &Cx, written: Written, out: &mut Outbox<Event, Write>) {
        match written {
            Written::Started(seq, run, given) => {
                self.asks.push(Ask::Launch(Launch {
                    run: run.id,
                    user: run.by,
                    path: run.path.clone(),
                    language: language::by_id(&run.language).map_or("", |found| found.id),
                    args: run.args.clone(),
                    file: run.file,
                    repeats: run.repeats,
                    given: given.clone(),
                }));
                let active = Active {
                    run: run.clone(),
                    scrollback: Scrollback::default(),
                    controls: None,
                    is_closed: given.is_all(),
                    early: given.stdin.unwrap_or_default(),
                    stop: None,
                    seat: Seat::default(),
                    offer: None,
                };
                self.active.insert(run.id, active);
                out.durable(seq, Event::Started(run));
            }
            Written::Repeated(run) => out.send(cx.caller.conn, Event::Started(run)),
            Written::Finished(seq, run) => {
                let ended = self.active.remove(&run.id);
                self.recent.push_front(run.clone());
                self.recent.truncate(RECENT);
                out.durable(seq, Event::Finished(run));
                if let Some(offer) = ended.and_then(|active| active.offer) {
                    self.offer(offer, out);
                }
            }
        }
    }

    /// Learns that the pool has taken a program.
    pub fn launched(&mut self, run: RunNo, controls: Controls) {
        if let Some(active) = self.active.get_mut(&run) {
            // An early text is shorter than what a program's buffer takes.
            let _ = controls.type_in(&std::mem::take(&mut active.early));
            if active.is_closed {
                controls.eof();
            }
            if active.stop.is_some() {
                controls.stop();
            }
            active.controls = Some(controls);
        }
    }

    /// Learns what has become of a program.
    pub fn progress(
        &mut self,
        now: Timestamp,
        run: RunNo,
        progress: Progress,
        out: &mut Outbox<Event, Write>,
    ) {
        let Some(active) = self.active.get_mut(&run) else {
            return;
        };
        match progress {
            Progress::Stage(stage) => {
                let (state, queued) = match stage {
                    Stage::Queued(place) => (State::Queued, Some(place)),
                    Stage::Preparing => (State::Preparing, None),
                    Stage::Running => (State::Running, None),
                };
                (active.run.state, active.run.queued) = (state, queued);
                out.broadcast(Event::State { run, state, queued });
            }
            Progress::Output(output) => {
                let offset = active.print(&output);
                out.binary(To::All, frames::terminal(self.room, run, offset, &output));
            }
            Progress::Ended(outcome) => {
                active.offer = offer(now, run, &outcome.wrote);
                let exit = Exit::of(outcome.ended.clone(), active.stop.clone());
                let output = active.scrollback.kept();
                // With what was typed, as those who watched it counted.
                let outcome = Outcome {
                    output: active.scrollback.total(),
                    ..outcome
                };
                out.write(
                    ConnId::default(),
                    Write::Finish {
                        run,
                        exit,
                        outcome,
                        output,
                        at: now,
                    },
                );
            }
        }
    }

    /// Puts what someone typed into the output, where it was typed: who comes later sees it too.
    fn show_typed(
        &mut self,
        run: RunNo,
        user: UserId,
        text: &str,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Error> {
        let text = echo(text);
        let offset = self.active(run)?.print(text.as_bytes());
        let frame = frames::terminal(self.room, run, offset, text.as_bytes());
        // Who it was has to be known before it shows.
        out.broadcast(Event::Typed {
            run,
            user,
            offset,
            text,
        });
        out.binary(To::All, frame);
        Ok(())
    }

    fn active(&mut self, run: RunNo) -> Result<&mut Active, Error> {
        self.active.get_mut(&run).ok_or(Error::NoSuchRun)
    }
}

impl Active {
    /// Adds to the output, and says at which offset.
    fn print(&mut self, output: &[u8]) -> u64 {
        let offset = self.scrollback.push(output);
        self.run.output_bytes = self.scrollback.total().cast_signed();
        offset
    }

    fn type_in(&mut self, text: &str) -> Result<(), Error> {
        if self.is_closed {
            return Err(Error::InputEnded);
        }
        match &self.controls {
            Some(controls) => Ok(controls.type_in(text)?),
            None => {
                typed(&format!("{}{text}", self.early))?;
                self.early.push_str(text);
                Ok(())
            }
        }
    }

    fn close(&mut self) {
        self.is_closed = true;
        if let Some(controls) = &self.controls {
            controls.eof();
        }
    }

    fn stop(&mut self, exit: Exit) {
        self.stop.get_or_insert(exit);
        if let Some(controls) = &self.controls {
            controls.stop();
        }
    }
}

#[cfg(test)]
mod tests;
