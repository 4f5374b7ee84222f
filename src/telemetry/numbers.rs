//! Every number that the process keeps of what it has done.
//!
//! They begin at nought with the process, as Prometheus expects it. What can be looked up
//! at any time (rooms, queues, files) is no number here: the wiring asks for it.

use super::count::{Counter, Durations, Level};
use super::exposition::Exposition;

/// Requests that were answered.
pub static HTTP_REQUESTS: Counter<3> = Counter::new(
    "longhouse_http_requests_total",
    ["method", "route", "status"],
    "Requests that were answered, by route and class of status.",
);

/// How long answers took.
pub static HTTP_DURATION: Durations<2> = Durations::new(
    "longhouse_http_request_duration_seconds",
    ["method", "route"],
    "From the head of a request to the head of its answer.",
);

/// WebSockets at `/ws`.
pub static WEBSOCKETS: Level = Level::new(
    "longhouse_websockets_open",
    "Connections of the browser client that are open: one per tab.",
);

/// WebSockets at `/yjs`.
pub static YJS: Level = Level::new(
    "longhouse_yjs_connections_open",
    "Connections of other Yjs clients that are open: one per file.",
);

/// Sign-ins by password.
pub static SIGN_INS: Counter<1> = Counter::new(
    "longhouse_sign_ins_total",
    ["outcome"],
    "Sign-ins that were tried, by outcome: ok, or the code of the error.",
);

/// Requests and attempts that were too many.
pub static LIMITED: Counter<2> = Counter::new(
    "longhouse_limited_total",
    ["class", "by"],
    "Requests and attempts that were refused because there were too many, by class and by what was counted.",
);

/// Letters that were taken to the mail server.
pub static LETTERS: Counter<1> = Counter::new(
    "longhouse_letters_total",
    ["outcome"],
    "Attempts to send a letter, by outcome: sent, delayed, or failed for good.",
);

/// Chat messages on disk.
pub static MESSAGES: Counter<0> = Counter::new(
    "longhouse_chat_messages_stored_total",
    [],
    "Chat messages that are on disk.",
);

/// Updates of documents on disk.
pub static UPDATES: Counter<0> = Counter::new(
    "longhouse_document_updates_stored_total",
    [],
    "Updates of documents that are on disk.",
);

/// Commits of the database.
pub static COMMITS: Durations<0> = Durations::new(
    "longhouse_database_commit_duration_seconds",
    [],
    "Transactions, each of up to 128 writes, from their first write until they are on disk.",
);

/// Writes in those commits.
pub static WRITES: Counter<0> = Counter::new(
    "longhouse_database_writes_total",
    [],
    "Writes that were committed, several in one transaction.",
);

/// Writes that wait.
pub static WRITES_WAITING: Level = Level::new(
    "longhouse_database_writes_waiting",
    "Writes that wait for the database.",
);

/// Runs that are over.
pub static RUNS: Counter<2> = Counter::new(
    "longhouse_runs_total",
    ["language", "outcome"],
    "Runs that are over, by language and by how they ended.",
);

/// Writes all of them.
pub fn write(page: &mut Exposition) {
    HTTP_REQUESTS.write(page);
    HTTP_DURATION.write(page);
    WEBSOCKETS.write(page);
    YJS.write(page);
    SIGN_INS.write(page);
    LIMITED.write(page);
    LETTERS.write(page);
    MESSAGES.write(page);
    UPDATES.write(page);
    COMMITS.write(page);
    WRITES.write(page);
    WRITES_WAITING.write(page);
    RUNS.write(page);
}
