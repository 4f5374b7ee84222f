//! The task around a [`Room`]: it waits, so that the room need not.

mod delivery;

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{FuturesOrdered, StreamExt};
use tokio::sync::{mpsc, oneshot};
use tokio::time;

use super::frame::Resume;
use super::registry::{Rooms, Running};
use super::ring::Ring;
use super::{Commit, Input, Kind, Output, Room, Write, Written, programs};
use crate::base::{ConnId, Refusal, RunNo, Seq, UserId, now};
use crate::rooms::{self, Caller};
use crate::sandbox;
use crate::wire::{Close, Outlet};
use crate::{chat, editor};

/// How long a room without anyone in it stays, in case they come back.
const LINGER: Duration = Duration::from_secs(20);

/// How many commits may be in flight before the inbox has to wait.
const IN_FLIGHT: usize = 64;

/// How many commands one turn takes in before it writes to its connections.
const TURN: usize = 128;

/// How long a room that is shut down waits for its last commits.
const LAST_COMMITS: Duration = Duration::from_secs(5);

/// A message to a room's task.
#[derive(Debug)]
pub(super) enum Command {
    Enter {
        outlet: Arc<Outlet>,
        user: UserId,
        kind: Kind,
        resume: Option<Resume>,
    },
    Input(Input),
    Ask(Caller, Write, oneshot::Sender<Result<Written, Refusal>>),
    /// Have a program started; it is answered like a write.
    Start(
        Caller,
        sandbox::Start,
        oneshot::Sender<Result<Written, Refusal>>,
    ),
    /// What a program that is not over has printed.
    Output(RunNo, oneshot::Sender<Option<(sandbox::Run, Vec<u8>)>>),
    /// Write everything, say goodbye, and end.
    Shutdown,
}

type Committed = (Commit, Result<Written, Refusal>);
type Pending = Pin<Box<dyn Future<Output = Committed> + Send>>;

/// The connections of a room. However the task ends, a panic included, they learn of it,
/// come back, and find a room built anew from the store.
#[derive(Debug, Default)]
struct Conns(HashMap<ConnId, Member>);

#[derive(Debug)]
struct Member {
    outlet: Arc<Outlet>,
    is_yjs: bool,
    /// Whether this turn has put something into the outlet.
    dirty: bool,
    /// How much of the turn's buffer is in the outlet already.
    given: usize,
}

impl Drop for Conns {
    fn drop(&mut self) {
        for member in self.0.values() {
            member.outlet.close(Close::GoingAway);
        }
    }
}

pub(super) struct Task {
    room: Room,
    rooms: Rooms,
    running: Arc<Running>,
    conns: Conns,
    /// Whose outlets this turn has put something into.
    dirty: Vec<ConnId>,
    /// Frames of this turn that are for everyone, complete, one after the other.
    turn: Vec<u8>,
    asks: HashMap<ConnId, oneshot::Sender<Result<Written, Refusal>>>,
    commits: FuturesOrdered<Pending>,
    ring: Ring,
    json: Vec<u8>,
    frame: Vec<u8>,
    /// For programs that report to this room. Weak: only others' senders keep a room.
    inbox: mpsc::WeakSender<Command>,
    ended: bool,
}

impl Task {
    pub(super) fn new(
        room: Room,
        seq: Seq,
        rooms: Rooms,
        running: Arc<Running>,
        inbox: mpsc::WeakSender<Command>,
    ) -> Self {
        Self {
            inbox,
            room,
            rooms,
            running,
            conns: Conns::default(),
            dirty: Vec::new(),
            turn: Vec::new(),
            asks: HashMap::new(),
            commits: FuturesOrdered::new(),
            ring: Ring::new(seq),
            json: Vec::new(),
            frame: Vec::new(),
            ended: false,
        }
    }

    /// Runs the room until nobody needs it.
    pub(super) async fn run(mut self, inbox: &mut mpsc::Receiver<Command>) {
        while !self.ended {
            let due = self.room.deadline();
            let wait = due.map(|at| Duration::from_millis(at.since_ms(now()).max(0) as u64));
            tokio::select! {
                biased;
                Some(committed) = self.commits.next() => self.committed(committed),
                () = time::sleep(wait.unwrap_or_default()), if wait.is_some() => {
                    let outputs = self.room.tick(now());
                    self.carry_out(outputs);
                }
                command = inbox.recv(), if self.commits.len() < IN_FLIGHT => match command {
                    Some(command) => self.command(command).await,
                    None => break,
                },
                () = time::sleep(LINGER), if self.is_idle() => {
                    if self.rooms.forget_if_idle(self.room.id(), inbox) {
                        break;
                    }
                }
            }
            // Others who are ready put in what they have, and it is written together.
            tokio::task::yield_now().await;
            self.rest_of_turn(inbox).await;
            self.flush();
        }
    }

    /// Takes in what else is there already, so that it is written together.
    async fn rest_of_turn(&mut self, inbox: &mut mpsc::Receiver<Command>) {
        for _ in 0..TURN {
            let ready = futures_util::FutureExt::now_or_never(self.commits.next());
            if let Some(Some(committed)) = ready {
                self.committed(committed);
            } else if self.commits.len() < IN_FLIGHT
                && let Ok(command) = inbox.try_recv()
            {
                self.command(command).await;
            } else {
                break;
            }
        }
    }

    fn is_idle(&self) -> bool {
        self.conns.0.is_empty()
            && self.commits.is_empty()
            && self.asks.is_empty()
            && !self.room.is_busy()
    }

    async fn command(&mut self, command: Command) {
        match command {
            Command::Enter {
                outlet,
                user,
                kind,
                resume,
            } => self.enter(outlet, user, kind, resume),
            Command::Input(input) => self.input(input),
            Command::Ask(mut caller, write, answer) => {
                caller.conn = self.rooms.next_conn();
                self.asks.insert(caller.conn, answer);
                self.input(Input::Ask(caller, write));
            }
            Command::Start(mut caller, start, answer) => {
                caller.conn = self.rooms.next_conn();
                self.asks.insert(caller.conn, answer);
                self.input(Input::Start(caller, start));
            }
            Command::Output(run, answer) => {
                let _ = answer.send(self.room.output(run));
            }
            Command::Shutdown => self.shut_down().await,
        }
    }

    fn enter(&mut self, outlet: Arc<Outlet>, user: UserId, kind: Kind, resume: Option<Resume>) {
        let conn = outlet.id;
        let member = Member {
            outlet,
            is_yjs: kind != Kind::Tab,
            dirty: false,
            // What was said before it came is not for it.
            given: self.turn.len(),
        };
        self.conns.0.insert(conn, member);
        let resume = resume.filter(|resume| self.ring.since(resume.seq).is_some());
        self.input(Input::Enter {
            conn,
            user,
            kind,
            resume,
        });
    }

    fn input(&mut self, input: Input) {
        let moves = !matches!(
            input,
            Input::Frame(..) | Input::Binary { .. } | Input::Progress(..)
        ) && !matches!(
            input,
            Input::Written(_, Ok(Written::Chat(_) | Written::Editor(_)))
        );
        let outputs = self.room.handle(now(), input);
        self.carry_out(outputs);
        if moves || self.ended {
            self.running.set_here(self.room.users());
        }
    }

    fn committed(&mut self, (commit, result): Committed) {
        let conn = commit.caller.conn;
        if let Some(answer) = self.asks.remove(&conn) {
            // Everyone is told first; then the asker, whose request may be gone.
            match result {
                Ok(written) => {
                    let copy = written.clone();
                    self.input(Input::Written(commit, Ok(written)));
                    self.flush();
                    let _ = answer.send(Ok(copy));
                }
                Err(refusal) => {
                    self.input(Input::Written(commit, Err(refusal.clone())));
                    let _ = answer.send(Err(refusal));
                }
            }
        } else {
            self.input(Input::Written(commit, result));
        }
    }

    fn carry_out(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Frame { to, seq, re, frame } => self.send(&to, seq, re, &frame),
                Output::Binary(to, bytes) => self.send_binary(&to, &bytes),
                Output::Replay(conn, seq) => self.replay(conn, seq),
                Output::Write(commit, write) => self.commit(commit, write),
                Output::Launch(launch) => self.launch(launch),
                Output::Close(conn, close) => self.close(conn, close),
                Output::Forget(conn) => self.forget(conn),
                Output::End => {
                    self.rooms.forget(self.room.id());
                    self.ended = true;
                }
            }
        }
    }

    fn commit(&mut self, commit: Commit, write: Write) {
        let (db, id) = (self.rooms.db(), self.room.id());
        let pending: Pending = match write {
            Write::Room(write) => {
                let at = now();
                let done = db.write(move |tx| rooms::apply(tx, id, write, at));
                settle(commit, done, |(seq, event)| Written::Room(seq, event))
            }
            Write::Chat(write) => {
                let done = db.write(move |tx| chat::apply(tx, id, write));
                settle(commit, done, Written::Chat)
            }
            Write::Editor(write) => {
                let done = editor::commit(db, id, write, now());
                settle(commit, done, Written::Editor)
            }
            Write::Run(write) => {
                let done = db.write(move |tx| sandbox::apply(tx, id, write));
                settle(commit, done, |written| Written::Run(Box::new(written)))
            }
        };
        self.commits.push_back(pending);
    }

    /// Has a program started with the files as they are now.
    fn launch(&mut self, launch: sandbox::Launch) {
        // What people typed before they pressed Run is in the program, so it is written first.
        let outputs = self.room.flush();
        self.carry_out(outputs);
        let run = programs::run(
            self.rooms.clone(),
            self.room.id(),
            launch,
            self.inbox.clone(),
        );
        tokio::spawn(run);
    }

    async fn shut_down(&mut self) {
        let outputs = self.room.flush();
        self.carry_out(outputs);
        let deadline = time::Instant::now() + LAST_COMMITS;
        while let Ok(Some(committed)) = time::timeout_at(deadline, self.commits.next()).await {
            self.committed(committed);
        }
        self.flush();
        self.ended = true;
    }
}

/// A commit on its way, as input for the room.
fn settle<T, E: Into<Refusal>>(
    commit: Commit,
    done: impl Future<Output = Result<T, E>> + Send + 'static,
    written: impl FnOnce(T) -> Written + Send + 'static,
) -> Pending {
    Box::pin(async move { (commit, done.await.map(written).map_err(Into::into)) })
}
