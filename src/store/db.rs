//! The threads that own the SQLite connections.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::migrate::migrate;
use crate::base::{Explain, Fault};
use crate::telemetry::{Stopwatch, numbers};

/// How many writes may wait for the writer before callers are turned away.
const QUEUE: usize = 8 * 1024;

/// How many writes one transaction takes in at most: enough that a commit's fsync
/// is shared by many, few enough that the first of them does not wait for the last.
const GROUP: usize = 128;

/// Connections for reading. SQLite readers do not block each other or the writer.
const READERS: usize = 4;

/// How often pages move from the log into the file, on a thread of their own, so
/// that no commit has to wait for it (SQLite would do it inside a commit).
const CHECKPOINT: Duration = Duration::from_millis(500);

/// Why a statement did not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// SQLite refused.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// The transaction that this write shared with others could not be committed.
    #[error("the commit failed: {0}")]
    Commit(Arc<rusqlite::Error>),
    /// The database has been closed, because we are shutting down.
    #[error("the database is closed")]
    Closed,
    /// More writes are waiting than we take.
    #[error("the server has more to write than it can; try again in a moment")]
    Busy,
    /// The schema is from a newer Longhouse.
    #[error("the database is of a newer version ({0}) than this program knows ({1})")]
    Newer(u32, u32),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::Busy => Fault::Unavailable,
            _ => Fault::Internal,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Busy => "database_busy",
            _ => "internal",
        }
    }
}

/// Shorthand for results of this module.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What is left to do with a write once its transaction is over.
type Finish = Box<dyn FnOnce(Result<(), &Arc<rusqlite::Error>>) + Send>;
type WriteJob = Box<dyn FnOnce(&Transaction<'_>) -> Finish + Send>;
type ReadJob = Box<dyn FnOnce(&mut Connection) + Send>;

/// A cheap handle on the database. Clone it freely.
#[derive(Clone, Debug)]
pub struct Db {
    writer: SyncSender<WriteJob>,
    readers: SyncSender<ReadJob>,
    path: Arc<PathBuf>,
}

impl Db {
    /// Opens the database file, creating it and bringing its schema up to date.
    pub fn open(path: &Path) -> Result<Self> {
        let mut writer = connect(path)?;
        migrate(&mut writer)?;
        // Checkpoints are made by a thread of their own.
        writer.pragma_update(None, "wal_autocheckpoint", 0)?;
        writer.set_prepared_statement_cache_capacity(64);

        let (jobs, queue) = sync_channel(QUEUE);
        let (ended, writer_ended) = sync_channel::<()>(0);
        spawn("db-writer", move || {
            write_loop(&mut writer, &queue);
            drop(ended);
        });
        let (reads, read_queue) = sync_channel(QUEUE);
        let read_queue = Arc::new(Mutex::new(read_queue));
        for _ in 0..READERS {
            let mut conn = connect(path)?;
            conn.pragma_update(None, "query_only", true)?;
            conn.set_prepared_statement_cache_capacity(64);
            let queue = Arc::clone(&read_queue);
            spawn("db-reader", move || read_loop(&mut conn, &queue));
        }
        let checkpointer = connect(path)?;
        spawn("db-checkpoint", move || {
            checkpoint_loop(&checkpointer, &writer_ended);
        });
        Ok(Self {
            writer: jobs,
            readers: reads,
            path: Arc::new(path.to_owned()),
        })
    }

    /// The database file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` in a write transaction, committed if it returns `Ok`.
    ///
    /// The work is queued when this is called, not when the result is awaited,
    /// so writes commit in the order in which they were asked for. When the
    /// result is `Ok`, it is on disk.
    pub fn write<T, E, W>(
        &self,
        work: W,
    ) -> impl Future<Output = Result<T, E>> + Send + use<T, E, W>
    where
        W: FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (reply, result) = oneshot::channel();
        let job: WriteJob = Box::new(move |tx| {
            let done = work(tx);
            let undo = done.is_err();
            let finish: Finish = Box::new(move |committed| {
                // The caller may have gone away; the write counts all the same.
                let _ = reply.send(match committed {
                    Ok(()) => done,
                    Err(error) => Err(Error::Commit(Arc::clone(error)).into()),
                });
            });
            if undo { undone(finish) } else { finish }
        });
        // Counted before, since the writer may take it out at once.
        numbers::WRITES_WAITING.up();
        let queued = self.writer.try_send(job).map_err(|error| {
            numbers::WRITES_WAITING.down();
            refused(&error)
        });
        async move {
            queued?;
            result.await.map_err(|_| Error::Closed)?
        }
    }

    /// Runs `work` on a read-only connection, beside any writer.
    pub fn read<T, E, W>(&self, work: W) -> impl Future<Output = Result<T, E>> + Send + use<T, E, W>
    where
        W: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (reply, result) = oneshot::channel();
        let job: ReadJob = Box::new(move |conn| {
            let _ = reply.send(work(conn));
        });
        let queued = self.readers.try_send(job).map_err(|error| refused(&error));
        async move {
            queued?;
            result.await.map_err(|_| Error::Closed)?
        }
    }
}

/// Marks a write that failed by itself; see [`write_group`].
fn undone(finish: Finish) -> Finish {
    UNDO.set(true);
    finish
}

thread_local! {
    /// Whether the job that just ran wants its savepoint rolled back.
    static UNDO: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

fn refused<T>(error: &TrySendError<T>) -> Error {
    match error {
        TrySendError::Full(_) => Error::Busy,
        TrySendError::Disconnected(_) => Error::Closed,
    }
}

/// One connection with a current schema, for a command that needs no threads.
pub fn open_alone(path: &Path) -> Result<Connection> {
    let mut conn = connect(path)?;
    migrate(&mut conn)?;
    Ok(conn)
}

/// A connection with our settings. WAL, and every commit on disk before it is answered.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open(path)?;
    // First of all, so that switching to WAL waits for another connection instead of failing.
    conn.pragma_update(None, "busy_timeout", 5_000)?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "temp_store", "memory")?;
    conn.pragma_update(None, "trusted_schema", false)?;
    Ok(conn)
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(run)
        .expect("the system has threads for the database");
}

/// Ends with the last handle.
fn write_loop(conn: &mut Connection, queue: &Receiver<WriteJob>) {
    while let Ok(first) = queue.recv() {
        // Whoever queued it may be about to queue more, which then shares its fsync.
        thread::yield_now();
        write_group(conn, first, queue);
    }
    // The last one out leaves one file behind.
    let _ = conn.pragma_update(None, "wal_checkpoint", "truncate");
}

/// Commits what is waiting in one transaction, each job in a savepoint of its own.
fn write_group(conn: &mut Connection, first: WriteJob, queue: &Receiver<WriteJob>) {
    let watch = Stopwatch::start();
    let mut tx = match conn.transaction_with_behavior(TransactionBehavior::Immediate) {
        Ok(tx) => tx,
        Err(error) => {
            tracing::error!(%error, "Could not begin a transaction");
            numbers::WRITES_WAITING.down();
            return; // dropping the job tells its caller that the database is closed
        }
    };
    let mut finished = Vec::with_capacity(GROUP);
    let mut next = Some(first);
    while let Some(job) = next.take() {
        numbers::WRITES_WAITING.down();
        finished.extend(run(&mut tx, job));
        if finished.len() < GROUP {
            next = queue.try_recv().ok();
        }
    }
    let committed = tx.commit().map_err(Arc::new);
    match &committed {
        Ok(()) => {
            numbers::COMMITS.took([], watch.elapsed());
            numbers::WRITES.add([], finished.len() as u64);
        }
        Err(error) => tracing::error!(%error, "Could not commit"),
    }
    for finish in finished {
        finish(match &committed {
            Ok(()) => Ok(()),
            Err(error) => Err(error),
        });
    }
}

/// Runs one job in a savepoint, which is rolled back if the job failed.
fn run(tx: &mut Transaction<'_>, job: WriteJob) -> Option<Finish> {
    UNDO.set(false);
    tx.prepare_cached("savepoint job")
        .and_then(|mut s| s.execute([]))
        .ok()?;
    // A job that panics is a bug of one feature; it must not take the others' writes along.
    let finish = catch_unwind(AssertUnwindSafe(|| job(tx)));
    let undo = UNDO.get() || finish.is_err();
    let ends: &[&str] = if undo {
        &["rollback to job", "release job"]
    } else {
        &["release job"]
    };
    for end in ends {
        let ended = tx.prepare_cached(end).and_then(|mut end| end.execute([]));
        if let Err(error) = ended {
            tracing::error!(%error, "Could not end a savepoint");
            return None;
        }
    }
    finish.ok()
}

fn read_loop(conn: &mut Connection, queue: &Mutex<Receiver<ReadJob>>) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match job {
            Ok(job) => {
                // See `run`: the caller learns of a panic by the closed channel.
                let _ = catch_unwind(AssertUnwindSafe(|| job(conn)));
            }
            Err(_) => return,
        }
    }
}

fn checkpoint_loop(conn: &Connection, writer_ended: &Receiver<()>) {
    use std::sync::mpsc::RecvTimeoutError::Timeout;
    while writer_ended.recv_timeout(CHECKPOINT) == Err(Timeout) {
        let moved = conn.query_row("pragma wal_checkpoint(passive)", [], |_| Ok(()));
        if let Err(error) = moved {
            tracing::warn!(%error, "Could not move the log into the database file");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch() -> (tempfile::TempDir, Db) {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&dir.path().join("t.db")).unwrap();
        (dir, db)
    }

    async fn add(db: &Db, n: i64) -> Result<()> {
        db.write(move |tx| {
            tx.execute("create table if not exists t (n integer unique)", [])?;
            tx.execute("insert into t values (?1)", [n])?;
            Ok(())
        })
        .await
    }

    async fn sum(db: &Db) -> i64 {
        db.read(|conn| Ok::<_, Error>(conn.query_row("select sum(n) from t", [], |r| r.get(0))?))
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn a_failed_write_takes_nothing_of_its_group_along() {
        let (_dir, db) = scratch();
        add(&db, 0).await.unwrap();
        let writes: Vec<_> = [1, 2, 2, 4].map(|n| add(&db, n)).into();
        let done = futures_util::future::join_all(writes).await;
        let ok: Vec<_> = done.iter().map(Result::is_ok).collect();
        assert_eq!(ok, [true, true, false, true]);
        assert_eq!(sum(&db).await, 7);
    }

    #[tokio::test]
    async fn a_panic_ends_one_write_alone() {
        let (_dir, db) = scratch();
        add(&db, 1).await.unwrap();
        let bad = db.write(|tx| {
            tx.execute("insert into t values (100)", [])?;
            if tx.changes() == 1 {
                panic!("a bug");
            }
            Ok::<_, Error>(())
        });
        let good = add(&db, 2);
        let (bad, good) = tokio::join!(bad, good);
        assert!(matches!(bad, Err(Error::Closed)));
        good.unwrap();
        assert_eq!(sum(&db).await, 3);
    }

    #[tokio::test]
    async fn readers_cannot_write() {
        let (_dir, db) = scratch();
        add(&db, 1).await.unwrap();
        let tried = db
            .read(|conn| Ok::<_, Error>(conn.execute("delete from t", [])?))
            .await;
        assert!(tried.is_err());
    }
}
