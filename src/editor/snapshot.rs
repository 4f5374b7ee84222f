//! What a file looked like over time: one state every few minutes of work, fewer with age.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::Error;
use crate::base::{DocId, FileId, RoomId, SnapshotId, Timestamp, UserId};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// The least time between two snapshots.
const APART_MS: i64 = 5 * MINUTE_MS;

/// An earlier state of a file, without its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Which.
    pub id: SnapshotId,
    /// When.
    pub at: Timestamp,
    /// How long the text is.
    pub bytes: i64,
    /// Who wrote since the one before.
    pub by: Vec<UserId>,
}

/// Whether a snapshot is taken only when it is time for one, or in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// When the last is some minutes old.
    Due,
    /// Before something is done that someone may want to undo.
    Always,
}

/// Keeps `text`, unless it is what was kept last, and drops what has become too much.
pub fn keep(
    tx: &Transaction<'_>,
    doc: DocId,
    text: &str,
    by: &[UserId],
    when: When,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "select at, body from snapshot where doc = ?1 order by at desc limit 1";
    let last: Option<(Timestamp, Vec<u8>)> = tx
        .prepare_cached(sql)?
        .query_row([doc], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let body = zstd::bulk::compress(text.as_bytes(), 3).map_err(|_| Error::Corrupt)?;
    if let Some((at, before)) = last
        && (before == body || (when == When::Due && now.since_ms(at) < APART_MS))
    {
        return Ok(());
    }
    let exists = tx
        .prepare_cached("select 1 from document where id = ?1")?
        .exists([doc])?;
    if !exists {
        return Ok(());
    }
    let authors = serde_json::to_string(by).unwrap_or_default();
    let sql =
        "insert into snapshot (id, doc, at, bytes, body, authors) values (?1, ?2, ?3, ?4, ?5, ?6)";
    let row = params![
        SnapshotId::fresh(),
        doc,
        now,
        text.len() as i64,
        body,
        authors
    ];
    tx.prepare_cached(sql)?.execute(row)?;
    let all = of(tx, doc)?;
    let ages: Vec<_> = all.iter().map(|snapshot| snapshot.at).collect();
    for at in thinned(&ages, now) {
        tx.prepare_cached("delete from snapshot where id = ?1")?
            .execute([all[at].id])?;
    }
    Ok(())
}

/// The earlier states of a document, newest first.
pub fn of(conn: &Connection, doc: DocId) -> Result<Vec<Snapshot>, Error> {
    let sql = "select id, at, bytes, authors from snapshot where doc = ?1 order by at desc";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map([doc], |row| {
        let authors: String = row.get(3)?;
        let by = serde_json::from_str(&authors).unwrap_or_default();
        Ok(Snapshot {
            id: row.get(0)?,
            at: row.get(1)?,
            bytes: row.get(2)?,
            by,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The text of an earlier state.
pub fn text(
    conn: &Connection,
    room: RoomId,
    file: FileId,
    id: SnapshotId,
) -> Result<String, Error> {
    let sql = "
        select bytes, body from snapshot
        join document on document.id = snapshot.doc join node on node.id = document.file
        where snapshot.id = ?1 and document.file = ?2 and node.room = ?3";
    let found: Option<(i64, Vec<u8>)> = conn
        .prepare_cached(sql)?
        .query_row(params![id, file, room], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (bytes, body) = found.ok_or(Error::NoSuchSnapshot)?;
    let text = zstd::bulk::decompress(&body, usize::try_from(bytes).unwrap_or(0))
        .map_err(|_| Error::Corrupt)?;
    String::from_utf8(text).map_err(|_| Error::Corrupt)
}

/// Which of `ages`, newest first, are one too many: of a day all are kept, of a week one an
/// hour, of 90 days one a day.
fn thinned(ages: &[Timestamp], now: Timestamp) -> Vec<usize> {
    let slot = |at: Timestamp| match now.since_ms(at) {
        age if age < DAY_MS => None,
        age if age < 7 * DAY_MS => Some((0, at.0 / (60 * MINUTE_MS))),
        age if age < 90 * DAY_MS => Some((1, at.0 / DAY_MS)),
        _ => Some((2, 0)),
    };
    let mut taken = std::collections::BTreeSet::new();
    let is_extra = |at: Timestamp, taken: &mut std::collections::BTreeSet<_>| match slot(at) {
        None => false,
        Some((2, _)) => true,
        Some(slot) => !taken.insert(slot),
    };
    (0..ages.len())
        .filter(|at| is_extra(ages[*at], &mut taken))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snapshots_get_fewer_with_age() {
        let now = Timestamp(1_000 * DAY_MS);
        // One every 5 minutes for 100 days.
        let ages: Vec<_> = (0..100 * 24 * 12)
            .map(|n| now.plus_ms(-5 * n * MINUTE_MS))
            .collect();
        let kept = ages.len() - thinned(&ages, now).len();
        // The ends of the spans fall on a full hour and a full day, which begins one more.
        assert_eq!(kept, 24 * 12 + (6 * 24 + 1) + (83 + 1));
    }

    #[test]
    fn thinning_twice_changes_nothing() {
        let now = Timestamp(1_000 * DAY_MS + 7);
        let mut ages: Vec<_> = (0..5_000)
            .map(|n| now.plus_ms(-5 * n * MINUTE_MS))
            .collect();
        let gone = thinned(&ages, now);
        let mut at = 0;
        ages.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        assert!(thinned(&ages, now).is_empty());
    }
}
