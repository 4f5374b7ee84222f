//! SQL for the table that the sandbox owns, `run`.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Error, Exit, Outcome, Run, State, Write, Written};
use crate::base::{Nonce, RoomId, RunNo, Timestamp, UserId};
use crate::rooms::next_seq;

/// How many runs of a room are kept.
const KEPT: i64 = 100;

/// The columns of a [`Run`].
const RUN: &str = "
    select run.id, by, user.name as by_name, file, path, language, args, started_at, finished_at, exit,
           wall_ms, cpu_ms, memory_bytes, output_bytes
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
            if let Some(run) = by_nonce(tx, room, by, &nonce)? {
                return Ok(Written::Repeated(run));
            }
            let seq = next_seq(tx, room, at)
                .optional()?
                .ok_or(Error::NoSuchRoom)?;
            let sql = "
                insert into run (room, id, started_seq, by, file, path, language, args, nonce, started_at)
                values (?1, (select coalesce(max(id), 0) + 1 from run where room = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                returning id";
            let args = serde_json::Value::from(args.as_slice()).to_string();
            let row = params![
                room,
                seq,
                by,
                found.file,
                found.path,
                language,
                args,
                nonce.as_str(),
                at
            ];
            let id: RunNo = tx.prepare_cached(sql)?.query_row(row, |row| row.get(0))?;
            let sql = "delete from run where room = ?1 and id <= ?2 and exit is not null";
            tx.prepare_cached(sql)?
                .execute(params![room, id.0 - KEPT])?;
            Ok(Written::Started(
                seq,
                one(tx, room, id)?.ok_or(Error::NoSuchRun)?,
                given,
            ))
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

fn finish(
    tx: &Transaction<'_>,
    room: RoomId,
    run: RunNo,
    exit: &Exit,
    outcome: &Outcome,
    output: &[u8],
    at: Timestamp,
) -> Result<Written, Error> {
    let seq = next_seq(tx, room, at)
        .optional()?
        .ok_or(Error::NoSuchRoom)?;
    let sql = "
        update run set finished_seq = ?3, finished_at = ?4, exit = ?5, wall_ms = ?6, cpu_ms = ?7,
                       memory_bytes = ?8, output_bytes = ?9, output = ?10
        where room = ?1 and id = ?2 and exit is null";
    let exit = serde_json::to_string(exit).expect("an exit is plain JSON");
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
        output
    ];
    if tx.prepare_cached(sql)?.execute(row)? == 0 {
        return Err(Error::NoSuchRun);
    }
    Ok(Written::Finished(
        seq,
        one(tx, room, run)?.ok_or(Error::NoSuchRun)?,
    ))
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
        started_at: row.get("started_at")?,
        finished_at: row.get("finished_at")?,
        exit,
        wall_ms: row.get("wall_ms")?,
        cpu_ms: row.get("cpu_ms")?,
        memory_bytes: row.get("memory_bytes")?,
        output_bytes: row.get("output_bytes")?,
    })
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
mod tests {
    use super::super::live::{Found, Given};
    use super::super::record::Args;
    use super::*;
    use crate::base::{FileId, Seq};

    fn house() -> (Connection, RoomId, UserId) {
        let conn = Connection::open_in_memory().unwrap();
        for sql in [
            include_str!("../store/migrations/0001_users.sql"),
            include_str!("../store/migrations/0002_rooms.sql"),
            include_str!("../store/migrations/0004_runs.sql"),
        ] {
            conn.execute_batch(sql).unwrap();
        }
        let (room, user) = (RoomId::fresh(), UserId::fresh());
        conn.execute(
            "insert into user (id, name, role, created_at) values (?1, 'Ann', 'member', 0)",
            [user],
        )
        .unwrap();
        conn.execute("insert into room (id, code, name, visibility, created_at, active_at) values (?1, 'c', 'n', 'private', 0, 0)", [room]).unwrap();
        (conn, room, user)
    }

    fn start(by: UserId, nonce: &str) -> Write {
        let found = Found {
            file: FileId::fresh(),
            path: "main.py".into(),
            language: None,
        };
        let args = Args::parse(vec!["a \"b\"".into()]).unwrap();
        Write::Start {
            by,
            found,
            language: "python",
            args,
            nonce: Nonce::parse(nonce).unwrap(),
            given: Given::default(),
            at: Timestamp(1),
        }
    }

    fn end(run: RunNo) -> Write {
        let outcome = Outcome::never(super::super::Ended::Code(0));
        Write::Finish {
            run,
            exit: Exit::Code(0),
            outcome,
            output: b"hi".to_vec(),
            at: Timestamp(2),
        }
    }

    #[test]
    fn the_same_nonce_starts_nothing_twice() {
        let (mut conn, room, ann) = house();
        let tx = conn.transaction().unwrap();
        let first = apply(&tx, room, start(ann, "n")).unwrap();
        let Written::Started(Seq(1), run, _) = first else {
            panic!("{first:?}")
        };
        assert_eq!(
            (run.id, run.args.clone()),
            (RunNo(1), vec!["a \"b\"".to_owned()])
        );
        assert_eq!(
            apply(&tx, room, start(ann, "n")).unwrap(),
            Written::Repeated(run)
        );
        assert_eq!(last_seq(&tx, room), Seq(1));
    }

    #[test]
    fn a_run_ends_once_and_keeps_its_output() {
        let (mut conn, room, ann) = house();
        let tx = conn.transaction().unwrap();
        apply(&tx, room, start(ann, "n")).unwrap();
        let Written::Finished(Seq(2), run) = apply(&tx, room, end(RunNo(1))).unwrap() else {
            panic!()
        };
        assert_eq!((run.state, run.exit), (State::Done, Some(Exit::Code(0))));
        assert_eq!(output(&tx, room, RunNo(1)).unwrap(), b"hi");
        assert!(matches!(
            apply(&tx, room, end(RunNo(1))),
            Err(Error::NoSuchRun)
        ));
    }

    #[test]
    fn a_restart_ends_what_was_running() {
        let (mut conn, room, ann) = house();
        let tx = conn.transaction().unwrap();
        apply(&tx, room, start(ann, "n")).unwrap();
        assert_eq!(fail_unfinished(&tx, Timestamp(9)).unwrap(), 1);
        let run = one(&tx, room, RunNo(1)).unwrap().unwrap();
        assert_eq!(
            run.exit,
            Some(Exit::Failed("the server was restarted".into()))
        );
        assert_eq!(
            (
                last_seq(&tx, room),
                fail_unfinished(&tx, Timestamp(9)).unwrap()
            ),
            (Seq(2), 0)
        );
    }

    #[test]
    fn the_last_hundred_are_kept() {
        let (mut conn, room, ann) = house();
        let tx = conn.transaction().unwrap();
        for n in 1..=105 {
            apply(&tx, room, start(ann, &format!("n{n}"))).unwrap();
            apply(&tx, room, end(RunNo(n))).unwrap();
        }
        let all = history(&tx, room, None, 1_000).unwrap();
        assert_eq!(
            (all.len(), all[0].id, all[99].id),
            (100, RunNo(105), RunNo(6))
        );
    }
}
