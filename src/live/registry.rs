//! Which rooms are running.

mod doors;

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::frame::Resume;
use super::languages::Announcer;
use super::opening;
use super::task::{Command, Task};
use super::{Input, Kind, Write, Written};
use crate::base::{ConnId, Explain, Fault, Refusal, RoomId, RoomNo, SessionId, UserId};
use crate::rooms::Caller;
use crate::store::Db;
use crate::wire::{Close, Outlet};
use crate::{chat, sandbox};

/// How many commands may wait for a room before its callers wait too.
const INBOX: usize = 256;

/// How long all rooms together may take to end.
const GOODBYE: Duration = Duration::from_secs(8);

/// What rooms need of the house.
#[derive(Clone, Debug)]
pub struct Services {
    /// The database.
    pub db: Db,
    /// Changes when the past has changed: a backup was restored.
    pub epoch: String,
    /// Where programs run.
    pub pool: sandbox::Pool,
    /// What people may do with what they have said.
    pub chat: chat::Config,
}

/// The rooms running in this process. Clone it freely.
#[derive(Clone, Debug)]
pub struct Rooms(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    services: Services,
    /// Never held across an `.await`: opening a room only spawns its task.
    running: Mutex<HashMap<RoomId, Entry>>,
    /// The connections of each sign-in, so that they end with it.
    sessions: Mutex<HashMap<SessionId, Connected>>,
    languages: Announcer,
    last_room: AtomicI64,
    last_conn: AtomicI64,
}

/// The connections of one sign-in.
#[derive(Debug)]
struct Connected {
    user: UserId,
    outlets: Vec<Weak<Outlet>>,
}

#[derive(Debug)]
struct Entry {
    inbox: mpsc::Sender<Command>,
    running: Arc<Running>,
    task: JoinHandle<()>,
}

/// What others may know of a running room without asking its task.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) no: RoomNo,
    here: Mutex<BTreeSet<UserId>>,
}

impl Running {
    pub(super) fn set_here(&self, users: BTreeSet<UserId>) {
        *self.here() = users;
    }

    fn here(&self) -> MutexGuard<'_, BTreeSet<UserId>> {
        self.here.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The room has ended between being opened and being asked; asking again opens it anew.
#[derive(Debug, thiserror::Error)]
#[error("the room is restarting; try again")]
struct Ended;

impl Explain for Ended {
    fn fault(&self) -> Fault {
        Fault::Unavailable
    }

    fn code(&self) -> &'static str {
        "room_restarting"
    }
}

impl Rooms {
    /// No rooms yet.
    pub fn new(services: Services) -> Self {
        Self(Arc::new(Inner {
            languages: Announcer::start(services.pool.clone()),
            services,
            running: Mutex::default(),
            sessions: Mutex::default(),
            last_room: AtomicI64::new(0),
            last_conn: AtomicI64::new(0),
        }))
    }

    /// A handle on a room, which is started if it does not run yet.
    pub fn open(&self, id: RoomId) -> RoomHandle {
        let mut running = self.lock();
        let entry = running.entry(id).or_insert_with(|| self.start(id));
        RoomHandle {
            no: entry.running.no,
            inbox: entry.inbox.clone(),
        }
    }

    fn start(&self, id: RoomId) -> Entry {
        let (inbox, mut commands) = mpsc::channel(INBOX);
        let no = RoomNo(self.0.last_room.fetch_add(1, Ordering::Relaxed) + 1);
        let running = Arc::new(Running {
            no,
            here: Mutex::default(),
        });
        let (rooms, known, own) = (self.clone(), Arc::clone(&running), inbox.downgrade());
        let task = tokio::spawn(async move {
            let run = async {
                match opening::open(&rooms, id, &known).await {
                    Ok((room, seq)) => {
                        let task = Task::new(room, seq, rooms.clone(), Arc::clone(&known), own);
                        task.run(&mut commands).await;
                    }
                    Err(refusal) => refuse_all(&mut commands, &refusal),
                }
            };
            if std::panic::AssertUnwindSafe(run)
                .catch_unwind()
                .await
                .is_err()
            {
                tracing::error!(room.id = %id, "A room's task panicked; its clients come back to a new one");
            }
            rooms.forget_this(id, no);
        });
        Entry {
            inbox,
            running,
            task,
        }
    }

    /// Forgets a room, unless someone has asked it something meanwhile.
    pub(super) fn forget_if_idle(&self, id: RoomId, inbox: &mpsc::Receiver<Command>) -> bool {
        let mut running = self.lock();
        // Who holds a handle but has not used it yet finds it closed, and opens the room again.
        let idle = inbox.is_empty();
        if idle {
            running.remove(&id);
        }
        idle
    }

    /// Forgets a room that has ended.
    pub(super) fn forget(&self, id: RoomId) {
        self.lock().remove(&id);
    }

    /// The same, unless it was started anew already.
    fn forget_this(&self, id: RoomId, no: RoomNo) {
        let mut running = self.lock();
        if running.get(&id).is_some_and(|entry| entry.running.no == no) {
            running.remove(&id);
        }
    }

    /// How many rooms are running.
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    /// Who is in each of these rooms.
    pub fn here(&self, rooms: &[RoomId]) -> HashMap<RoomId, Vec<UserId>> {
        let running = self.lock();
        let here = |room: &RoomId| {
            let entry = running.get(room)?;
            Some((*room, entry.running.here().iter().copied().collect()))
        };
        rooms.iter().filter_map(here).collect()
    }

    /// A number for a connection, never given twice.
    pub fn next_conn(&self) -> ConnId {
        ConnId(self.0.last_conn.fetch_add(1, Ordering::Relaxed) + 1)
    }

    /// Remembers that a connection belongs to a sign-in.
    pub(super) fn belongs(&self, session: SessionId, user: UserId, outlet: &Arc<Outlet>) {
        let mut sessions = self.sessions();
        let fresh = || Connected {
            user,
            outlets: Vec::new(),
        };
        let Connected { outlets, .. } = sessions.entry(session).or_insert_with(fresh);
        outlets.retain(|outlet| outlet.strong_count() > 0);
        outlets.push(Arc::downgrade(outlet));
    }

    /// Forgets a connection that has ended.
    pub(super) fn parted(&self, session: SessionId, conn: ConnId) {
        let mut sessions = self.sessions();
        if let Some(Connected { outlets, .. }) = sessions.get_mut(&session) {
            outlets.retain(|outlet| outlet.upgrade().is_some_and(|outlet| outlet.id != conn));
            if outlets.is_empty() {
                sessions.remove(&session);
            }
        }
    }

    /// Who tells connections how ready the languages are.
    pub(super) fn languages(&self) -> &Announcer {
        &self.0.languages
    }

    /// Ends all connections of a sign-in that has ended.
    pub fn end_session(&self, session: SessionId) {
        let ended = self.sessions().remove(&session);
        let outlets = ended.iter().flat_map(|connected| &connected.outlets);
        for outlet in outlets.filter_map(Weak::upgrade) {
            outlet.close(Close::SignedOut);
        }
    }

    /// Has all connections of someone begin anew, because they may do other things than before.
    pub fn start_anew(&self, user: UserId) {
        let sessions = self.sessions();
        let theirs = sessions.values().filter(|connected| connected.user == user);
        let outlets = theirs.flat_map(|connected| &connected.outlets);
        for outlet in outlets.filter_map(Weak::upgrade) {
            outlet.close(Close::StartAnew);
        }
    }

    /// Has every running room look at someone's name anew. Rooms that start later read it.
    pub fn renamed(&self, user: UserId) {
        let inboxes: Vec<_> = self
            .lock()
            .values()
            .map(|entry| entry.inbox.clone())
            .collect();
        tokio::spawn(async move {
            for inbox in inboxes {
                // A room that has ended meanwhile reads the name when it starts again.
                let _ = inbox.send(Command::Input(Input::Renamed(user))).await;
            }
        });
    }

    /// How many people are in any room.
    pub fn people(&self) -> usize {
        let mut people = BTreeSet::new();
        for entry in self.lock().values() {
            people.extend(entry.running.here().iter().copied());
        }
        people.len()
    }

    fn sessions(&self) -> MutexGuard<'_, HashMap<SessionId, Connected>> {
        self.0
            .sessions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Has every room write what is not durable yet and say goodbye.
    pub async fn shut_down(&self) {
        let entries: Vec<Entry> = self.lock().drain().map(|(_, entry)| entry).collect();
        let goodbyes = entries.into_iter().map(|entry| async move {
            let _ = entry.inbox.send(Command::Shutdown).await;
            drop(entry.inbox);
            let _ = entry.task.await;
        });
        let all = futures_util::future::join_all(goodbyes);
        if tokio::time::timeout(GOODBYE, all).await.is_err() {
            tracing::warn!("Some rooms did not end in time");
        }
    }

    pub(super) fn db(&self) -> &Db {
        &self.0.services.db
    }

    pub(super) fn chat(&self) -> chat::Config {
        self.0.services.chat.clone()
    }

    pub(super) fn epoch(&self) -> &str {
        &self.0.services.epoch
    }

    pub(super) fn pool(&self) -> &sandbox::Pool {
        &self.0.services.pool
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<RoomId, Entry>> {
        self.0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a command, opening the room anew if it ends at this very moment.
    async fn command(&self, id: RoomId, mut command: Command) -> Result<RoomHandle, Refusal> {
        for _ in 0..3 {
            let handle = self.open(id);
            match handle.inbox.send(command).await {
                Ok(()) => return Ok(handle),
                Err(back) => command = back.0,
            }
        }
        Err(Ended.into())
    }

    /// Enters a room. What the room says to this connection goes to `outlet`.
    pub async fn enter(
        &self,
        id: RoomId,
        outlet: Arc<Outlet>,
        user: UserId,
        kind: Kind,
        resume: Option<Resume>,
    ) -> Result<RoomHandle, Refusal> {
        let enter = Command::Enter {
            outlet,
            user,
            kind,
            resume,
        };
        self.command(id, enter).await
    }

    async fn ask(self, id: RoomId, caller: Caller, write: Write) -> Result<Written, Refusal> {
        let (answer, answered) = oneshot::channel();
        self.command(id, Command::Ask(caller, write, answer))
            .await?;
        answered.await.unwrap_or_else(|_| Err(Ended.into()))
    }
}

/// Tells everyone who waits for a room that there is none.
fn refuse_all(commands: &mut mpsc::Receiver<Command>, refusal: &Refusal) {
    commands.close();
    while let Ok(command) = commands.try_recv() {
        match command {
            Command::Enter { outlet, .. } => {
                outlet.close(Close::GoingAway);
            }
            Command::Ask(_, _, answer) | Command::Start(_, _, answer) => {
                let _ = answer.send(Err(refusal.clone()));
            }
            Command::Output(_, answer) => {
                let _ = answer.send(None);
            }
            Command::Input(_) | Command::Shutdown => {}
        }
    }
}

/// A way to talk to a running room.
#[derive(Clone, Debug)]
pub struct RoomHandle {
    /// What the wire calls `r`.
    pub no: RoomNo,
    inbox: mpsc::Sender<Command>,
}

impl RoomHandle {
    /// Passes on what a client has sent. `Err`: the room has ended, and the connection with it.
    pub async fn input(&self, input: Input) -> Result<(), ()> {
        self.inbox.send(Command::Input(input)).await.map_err(|_| ())
    }
}
