//! SQL for the table that the sandbox owns, `run`.

mod export;

pub use export::export;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Error, Exit, Given, Outcome, Receipt, Run, State, Write, Written};
use crate::base::{FileId, Nonce, RoomId, RunNo, Seq, Timestamp, UserId};
use crate::rooms::next_seq;

/// How many runs of a room are kept.
const KEPT: i64 = 100;

/// The columns of a [`Run`].
const RUN: &str = "
    select run.id, by, user.name as by_name, file, path, language, args, started_at, finished_at, exit,
           wall_ms, cpu_ms, memory_bytes, output_bytes, is_test, seed, repeats, report, receipt, differences
    from run join user on user.id = by";

/// What a room starts with: its last runs, newest first.
pub fn open(conn: &Connection, room: RoomId) -> Result<Vec<Run>, Error> {
    history(conn, room, None, 20)
}

/// Commits a change to a room's runs, and returns what it amounts to.
pub fn apply(tx: &Transaction<'_>, room: RoomId, write: Write) -> Result<Written, Error> {
    match write {
        Write::Start {
            by,
            found,
            language,
            args,
            nonce,
            given,
            at,
        } => {
            let new = New {
                file: found.file,
                path: found.path,
                language: language.to_owned(),
                args: serde_json::Value::from(args.as_slice()).to_string(),
                repeats: None,
                given,
            };
            begin(tx, room, by, &nonce, at, || Ok(new))
        }
        Write::Repeat { by, of, nonce, at } => {
            begin(tx, room, by, &nonce, at, || again(tx, room, of))
        }
        Write::Finish {
            run,
            exit,
            outcome,
            output,
            at,
        } => finish(tx, room, run, &exit, &outcome, &output, at),
    }
}

/// The number of the room's next durable event.
fn numbered(tx: &Transaction<'_>, room: RoomId, at: Timestamp) -> Result<Seq, Error> {
    next_seq(tx, room, at).optional()?.ok_or(Error::NoSuchRoom)
}

/// A row to come.
struct New {
    file: FileId,
    path: String,
    language: String,
    /// A JSON array.
    args: String,
    repeats: Option<RunNo>,
    given: Given,
}

/// Numbers a run, unless this person has asked for it before.
fn begin(
    tx: &Transaction<'_>,
    room: RoomId,
    by: UserId,
    nonce: &Nonce,
    at: Timestamp,
    new: impl FnOnce() -> Result<New, Error>,
) -> Result<Written, Error> {
    if let Some(run) = by_nonce(tx, room, by, nonce)? {
        return Ok(Written::Repeated(run));
    }
    let (new, seq) = (new()?, numbered(tx, room, at)?);
    let sql = "
        insert into run (room, id, started_seq, by, file, path, language, args, nonce, started_at,
                         is_test, seed, stdin, repeats)
        values (?1, (select coalesce(max(id), 0) + 1 from run where room = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                ?10, ?11, ?12, ?13)
        returning id";
    let row = params![
        room,
        seq,
        by,
        new.file,
        new.path,
        new.language,
        new.args,
        nonce.as_str(),
        at,
        new.given.is_test,
        new.given.seed.map(u64::cast_signed),
        new.given.seed.and(new.given.stdin.as_deref()),
        new.repeats
    ];
    let id: RunNo = tx.prepare_cached(sql)?.query_row(row, |row| row.get(0))?;
    let sql = "delete from run where room = ?1 and id <= ?2 and exit is not null";
    tx.prepare_cached(sql)?
        .execute(params![room, id.0 - KEPT])?;
    let run = one(tx, room, id)?.ok_or(Error::NoSuchRun)?;
    Ok(Written::Started(seq, run, new.given))
}

/// A run like `of`.
fn again(tx: &Transaction<'_>, room: RoomId, of: RunNo) -> Result<New, Error> {
    let sql = "
        select file, path, language, args, seed, stdin, bundle is not null as is_kept
        from run where room = ?1 and id = ?2";
    let found = tx
        .prepare_cached(sql)?
        .query_row(params![room, of], |row| {
            let seed: Option<i64> = row.get("seed")?;
            let new = New {
                file: row.get("file")?,
                path: row.get("path")?,
                language: row.get("language")?,
                args: row.get("args")?,
                repeats: Some(of),
                given: Given {
                    stdin: row.get("stdin")?,
                    seed: seed.map(i64::cast_unsigned),
                    ..Given::default()
                },
            };
            Ok((new, row.get("is_kept")?))
        })
        .optional()?;
    match found {
        Some((new, true)) => Ok(new),
        Some((_, false)) => Err(Error::NotRepeatable),
        None => Err(Error::NoSuchRun),
    }
}

fn finish(
    tx: &Transaction<'_>,
    room: RoomId,
    run: RunNo,
    exit: &Exit,
    outcome: &Outcome,
    output: &[u8],
    at: Timestamp,
) -> Result<Written, Error> {
    let seq = numbered(tx, room, at)?;
    let sql = "
        update run set finished_seq = ?3, finished_at = ?4, exit = ?5, wall_ms = ?6, cpu_ms = ?7,
                       memory_bytes = ?8, output_bytes = ?9, output = ?10,
                       report = ?11, receipt = ?12, bundle = ?13, differences = ?14
        where room = ?1 and id = ?2 and exit is null";
    let exit = serde_json::to_string(exit).expect("an exit is plain JSON");
    let receipt = outcome.proof.as_ref().map(|proof| &proof.receipt);
    let differences = match original(tx, room, run)? {
        Some(original) => receipt.map(|receipt| original.differences(receipt)),
        None => None,
    };
    let ms =
        |duration: std::time::Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    let row = params![
        room,
        run,
        seq,
        at,
        exit,
        ms(outcome.wall),
        ms(outcome.cpu),
        outcome.memory.cast_signed(),
        outcome.output.cast_signed(),
        output,
        json(outcome.report.as_ref()),
        json(receipt),
        outcome
            .proof
            .as_ref()
            .and_then(|proof| proof.bundle.as_deref()),
        json(differences)
    ];
    if tx.prepare_cached(sql)?.execute(row)? == 0 {
        return Err(Error::NoSuchRun);
    }
    Ok(Written::Finished(
        seq,
        one(tx, room, run)?.ok_or(Error::NoSuchRun)?,
    ))
}

fn json(value: Option<impl serde::Serialize>) -> Option<String> {
    value.map(|value| serde_json::to_string(&value).expect("what runs leave is plain JSON"))
}

/// The receipt of the run that `run` repeats.
fn original(conn: &Connection, room: RoomId, run: RunNo) -> Result<Option<Receipt>, Error> {
    let sql = "
        select original.receipt from run
        join run as original on original.room = run.room and original.id = run.repeats
        where run.room = ?1 and run.id = ?2";
    let json: Option<Option<String>> = conn
        .prepare_cached(sql)?
        .query_row(params![room, run], |row| row.get(0))
        .optional()?;
    Ok(json
        .flatten()
        .and_then(|json| serde_json::from_str(&json).ok()))
}

/// The receipt of a run with all that is needed to repeat it, as a ZIP archive.
pub fn bundle(conn: &Connection, room: RoomId, id: RunNo) -> Result<Vec<u8>, Error> {
    let sql = "select bundle from run where room = ?1 and id = ?2";
    let found: Option<Option<Vec<u8>>> = conn
        .prepare_cached(sql)?
        .query_row(params![room, id], |row| row.get(0))
        .optional()?;
    found.ok_or(Error::NoSuchRun)?.ok_or(Error::NotRepeatable)
}

/// The hidden cases of the program that starts with `file`.
pub fn hidden_cases(
    conn: &Connection,
    room: RoomId,
    file: FileId,
) -> Result<Option<String>, Error> {
    let sql = "select text from hidden_cases where room = ?1 and file = ?2";
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params![room, file], |row| row.get(0))
        .optional()?)
}

/// Keeps other hidden cases; an empty text has none.
pub fn set_hidden_cases(
    tx: &Transaction<'_>,
    room: RoomId,
    file: FileId,
    text: &str,
    by: UserId,
    at: Timestamp,
) -> Result<(), Error> {
    if text.trim().is_empty() {
        let sql = "delete from hidden_cases where room = ?1 and file = ?2";
        tx.prepare_cached(sql)?.execute(params![room, file])?;
        return Ok(());
    }
    let sql = "
        insert into hidden_cases (room, file, text, by, at) values (?1, ?2, ?3, ?4, ?5)
        on conflict do update set text = excluded.text, by = excluded.by, at = excluded.at";
    tx.prepare_cached(sql)?
        .execute(params![room, file, text, by, at])?;
    Ok(())
}

/// Marks the runs that a server left unfinished when it went down. Called at start, before any room opens.
pub fn fail_unfinished(tx: &Transaction<'_>, at: Timestamp) -> Result<usize, Error> {
    let unfinished: Vec<(RoomId, RunNo)> = tx
        .prepare("select room, id from run where exit is null order by room, id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let exit = Exit::Failed("the server was restarted".into());
    let outcome = Outcome::never(super::Ended::Stopped);
    for (room, run) in &unfinished {
        finish(tx, *room, *run, &exit, &outcome, b"", at)?;
    }
    Ok(unfinished.len())
}

/// Up to `limit` runs before `before`, newest first.
pub fn history(
    conn: &Connection,
    room: RoomId,
    before: Option<RunNo>,
    limit: u32,
) -> Result<Vec<Run>, Error> {
    let before = before.map_or(i64::MAX, |id| id.0);
    let sql = format!("{RUN} where room = ?1 and run.id < ?2 order by run.id desc limit ?3");
    let rows = conn
        .prepare_cached(&sql)?
        .query_map(params![room, before, limit], run)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// One run.
pub fn one(conn: &Connection, room: RoomId, id: RunNo) -> Result<Option<Run>, Error> {
    let sql = format!("{RUN} where room = ?1 and run.id = ?2");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row(params![room, id], run)
        .optional()?)
}

/// What is kept of a run's output, once it is over.
pub fn output(conn: &Connection, room: RoomId, id: RunNo) -> Result<Vec<u8>, Error> {
    let sql = "select coalesce(output, x'') from run where room = ?1 and id = ?2";
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params![room, id], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

fn by_nonce(
    conn: &Connection,
    room: RoomId,
    by: UserId,
    nonce: &Nonce,
) -> Result<Option<Run>, Error> {
    let sql = format!("{RUN} where room = ?1 and by = ?2 and nonce = ?3");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row(params![room, by, nonce.as_str()], run)
        .optional()?)
}

fn run(row: &Row<'_>) -> rusqlite::Result<Run> {
    let exit: Option<String> = row.get("exit")?;
    let exit: Option<Exit> = exit.and_then(|json| serde_json::from_str(&json).ok());
    let args: String = row.get("args")?;
    let seed: Option<i64> = row.get("seed")?;
    Ok(Run {
        id: row.get("id")?,
        by: row.get("by")?,
        by_name: row.get("by_name")?,
        file: row.get("file")?,
        path: row.get("path")?,
        language: row.get("language")?,
        args: serde_json::from_str(&args).unwrap_or_default(),
        state: if exit.is_some() {
            State::Done
        } else {
            State::Queued
        },
        queued: None,
        started_at: row.get("started_at")?,
        finished_at: row.get("finished_at")?,
        exit,
        wall_ms: row.get("wall_ms")?,
        cpu_ms: row.get("cpu_ms")?,
        memory_bytes: row.get("memory_bytes")?,
        output_bytes: row.get("output_bytes")?,
        is_test: row.get("is_test")?,
        seed: seed.map(i64::cast_unsigned),
        repeats: row.get("repeats")?,
        report: parsed(row.get("report")?),
        receipt: parsed(row.get("receipt")?),
        differences: parsed(row.get("differences")?),
    })
}

fn parsed<T: serde::de::DeserializeOwned>(json: Option<String>) -> Option<T> {
    json.and_then(|json| serde_json::from_str(&json).ok())
}

/// The last durable event of a room's runs, for tests of the sequence.
#[cfg(test)]
fn last_seq(conn: &Connection, room: RoomId) -> crate::base::Seq {
    conn.query_row("select seq from room where id = ?1", [room], |row| {
        row.get(0)
    })
    .unwrap()
}

#[cfg(test)]
mod tests;
