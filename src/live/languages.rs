//! Telling everyone how ready the languages are, while runtimes are being prepared.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::task::AbortHandle;
use tokio::time;

use super::frame::ServerFrame;
use crate::base::ConnId;
use crate::sandbox::{Language, Pool, Readiness};
use crate::wire::Outlet;
use crate::wire::websocket::{self, Opcode};

/// How often clients are told how far a runtime is.
const PROGRESS: Duration = Duration::from_secs(1);

/// The newest list of languages, and who is told when it changes.
#[derive(Debug)]
pub(super) struct Announcer {
    board: Arc<Mutex<Board>>,
    task: AbortHandle,
}

/// Locked while news is told, so that nobody hears older news after it.
#[derive(Debug, Default)]
struct Board {
    /// The frame that tells it: encoded once for all.
    frame: Vec<u8>,
    listeners: HashMap<ConnId, Weak<Outlet>>,
}

impl Announcer {
    /// Announces what becomes of the runtimes of `pool`, until it is dropped.
    pub(super) fn start(pool: Pool) -> Self {
        let board = Arc::<Mutex<Board>>::default();
        let is_preparing = lock(&board).update(pool.runtimes().languages());
        let task = tokio::spawn(announce(Arc::clone(&board), pool, is_preparing));
        Self {
            board,
            task: task.abort_handle(),
        }
    }

    /// Tells this connection what is known now, and from now on what changes.
    pub(super) fn add(&self, outlet: &Arc<Outlet>) {
        let mut board = lock(&self.board);
        outlet.push(&board.frame);
        board.listeners.insert(outlet.id, Arc::downgrade(outlet));
    }

    /// Tells this connection nothing more.
    pub(super) fn remove(&self, conn: ConnId) {
        lock(&self.board).listeners.remove(&conn);
    }
}

impl Drop for Announcer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Board {
    /// Tells everyone the news, if it is any. Whether there will be more soon.
    fn update(&mut self, languages: Vec<Language>) -> bool {
        let goes_on = |language: &Language| language.state == Readiness::Preparing;
        let is_preparing = languages.iter().any(goes_on);
        let frame = encode(languages);
        if self.frame != frame {
            self.frame = frame;
            for outlet in self.listeners.values().filter_map(Weak::upgrade) {
                outlet.deliver(&self.frame);
            }
        }
        is_preparing
    }
}

async fn announce(board: Arc<Mutex<Board>>, pool: Pool, mut is_preparing: bool) {
    let mut changes = pool.runtimes().changes();
    // What has changed since the board was first written is news.
    changes.mark_changed();
    loop {
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            () = time::sleep(PROGRESS), if is_preparing => {}
        }
        is_preparing = lock(&board).update(pool.runtimes().languages());
    }
}

fn encode(languages: Vec<Language>) -> Vec<u8> {
    let (mut json, mut frame) = (Vec::new(), Vec::new());
    ServerFrame::Runtimes(languages).encode(None, None, None, &mut json);
    websocket::encode(&mut frame, Opcode::Text, &json);
    frame
}

fn lock(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}
