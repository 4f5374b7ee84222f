//! SQL for the table that mail owns: `letter`.

use rusqlite::{Connection, Row, Transaction, params};
use serde::Serialize;

use super::{Error, Letter};
use crate::base::{LetterId, Timestamp};

/// How long a letter is tried, in milliseconds: a day.
const PATIENCE_MS: i64 = 24 * 60 * 60 * 1_000;
/// How long we remember that there was a letter, in milliseconds: thirty days.
const KEPT_MS: i64 = 30 * PATIENCE_MS;
/// How many letters that wait for nobody are remembered.
const KEPT: u32 = 2_000;
/// How many are taken to the post at once.
const BATCH: u32 = 16;
/// The pause after the first attempt, in milliseconds; each is three times as long as the one before.
const FIRST_PAUSE_MS: i64 = 5_000;
/// The longest pause, in milliseconds.
const LONGEST_PAUSE_MS: i64 = 60 * 60 * 1_000;

/// Stores a letter: due at once, or kept because of what `stays` says.
pub(super) fn add(
    tx: &Transaction<'_>,
    letter: &Letter,
    stays: Option<&str>,
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "
        insert into letter (id, kind, recipient, subject, text, html, link, created_at, expires_at, next_at, error)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    tx.prepare_cached(sql)?.execute(params![
        LetterId::fresh(),
        letter.kind,
        letter.recipient,
        letter.subject,
        letter.text,
        letter.html,
        letter.link,
        at,
        letter.expires_at,
        stays.is_none().then_some(at),
        stays,
    ])?;
    // Whoever asks for letters again and again pushes out older ones, and fills no disk.
    let sql = "
        delete from letter where next_at is null and id in (
            select id from letter where next_at is null order by id desc limit -1 offset ?1)";
    tx.prepare_cached(sql)?.execute([KEPT])?;
    Ok(())
}

/// How many letters wait to be sent.
pub(super) fn waiting(conn: &Connection) -> Result<u32, Error> {
    let sql = "select count(*) from letter where next_at is not null";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// A letter on its way to the post.
#[derive(Clone, Debug)]
pub(super) struct Due {
    pub id: LetterId,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub created_at: Timestamp,
    /// Whether there will be another attempt if this one fails.
    pub is_last: bool,
}

/// Takes the letters that are due. The next attempt at each is set down with it, so that what
/// happens to us in between loses none.
pub(super) fn take(tx: &Transaction<'_>, now: Timestamp) -> Result<Vec<Due>, Error> {
    give_up(tx, now)?;
    let sql = "
        select id, recipient, subject, text, html, created_at, expires_at, attempts from letter
        where next_at <= ?1 order by next_at, id limit ?2";
    let mut select = tx.prepare_cached(sql)?;
    let rows = select.query_map(params![now, BATCH], |row| due(row, now))?;
    let found = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let sql = "update letter set attempts = attempts + 1, next_at = ?2 where id = ?1";
    for (due, next) in &found {
        tx.prepare_cached(sql)?.execute(params![due.id, next])?;
    }
    Ok(found.into_iter().map(|(due, _)| due).collect())
}

fn due(row: &Row<'_>, now: Timestamp) -> rusqlite::Result<(Due, Timestamp)> {
    let (created_at, expires_at): (Timestamp, Timestamp) =
        (row.get("created_at")?, row.get("expires_at")?);
    let next = now.plus_ms(pause(row.get("attempts")?));
    let due = Due {
        id: row.get("id")?,
        recipient: row.get("recipient")?,
        subject: row.get("subject")?,
        text: row.get("text")?,
        html: row.get("html")?,
        created_at,
        is_last: next >= created_at.plus_ms(PATIENCE_MS).min(expires_at),
    };
    Ok((due, next))
}

/// How long to wait after an attempt, when there were `before` others.
fn pause(before: u32) -> i64 {
    let factor = 3_i64.saturating_pow(before.min(20));
    FIRST_PAUSE_MS.saturating_mul(factor).min(LONGEST_PAUSE_MS)
}

/// When the next letter is due.
pub(super) fn next(conn: &Connection) -> Result<Option<Timestamp>, Error> {
    let sql = "select min(next_at) from letter where next_at is not null";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// A letter has been taken by the mail server: what it said, link included, is forgotten.
pub(super) fn sent(tx: &Transaction<'_>, id: LetterId, now: Timestamp) -> Result<(), Error> {
    let sql = "
        update letter set sent_at = ?2, next_at = null, error = null, text = '', html = '', link = null
        where id = ?1";
    tx.prepare_cached(sql)?.execute(params![id, now])?;
    Ok(())
}

/// A letter could not be sent: never, or not this time.
pub(super) fn failed(
    tx: &Transaction<'_>,
    id: LetterId,
    why: &str,
    for_good: bool,
) -> Result<(), Error> {
    let sql = "
        update letter set error = ?2, next_at = case when ?3 then null else next_at end
        where id = ?1";
    tx.prepare_cached(sql)?
        .execute(params![id, why, for_good])?;
    Ok(())
}

/// Stops trying what has been tried for long enough, or is of no use any more.
fn give_up(tx: &Transaction<'_>, now: Timestamp) -> Result<(), Error> {
    let sql = "
        update letter set next_at = null, error = coalesce(error, 'its time was over before it could be sent')
        where next_at <= ?1 and min(created_at + ?2, expires_at) <= ?1";
    tx.prepare_cached(sql)?.execute(params![now, PATIENCE_MS])?;
    Ok(())
}

/// Forgets what letters said whose time is over, and letters of long ago. For a job that runs
/// now and then.
pub fn sweep(tx: &Transaction<'_>, now: Timestamp) -> Result<(), Error> {
    let sql = "
        update letter set text = '', html = '', link = null, next_at = null
        where expires_at <= ?1 and html <> ''";
    tx.execute(sql, [now])?;
    let sql = "delete from letter where created_at <= ?1 and next_at is null";
    tx.execute(sql, [now.plus_ms(-KEPT_MS)])?;
    Ok(())
}

/// Forgets all letters to an address, those that wait included: its owner is here no more.
pub fn forget(tx: &Transaction<'_>, recipient: &str) -> Result<(), crate::store::Error> {
    tx.execute("delete from letter where recipient = ?1", [recipient])?;
    Ok(())
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LetterState)]
pub enum State {
    /// It is tried, again if need be.
    Waiting,
    /// The mail server has taken it.
    Sent,
    /// It stays here: someone has to pass its link on.
    Kept,
    /// It was tried, and will not be any more.
    Failed,
}

/// A letter as administrators see it.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = KeptLetter)]
pub struct Kept {
    /// Its id.
    pub id: LetterId,
    /// What it is about: `reset`, `verify`, `change`, `invitation`, ….
    pub kind: String,
    /// The address that it goes to; empty when there is none.
    pub recipient: String,
    /// What it is about, in one line.
    pub subject: String,
    /// What became of it.
    pub state: State,
    /// The link in it, to be passed on: not when it was sent, nor when its time is over.
    pub link: Option<String>,
    /// Why it was not sent.
    pub error: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it is tried next.
    pub next_at: Option<Timestamp>,
    /// When the mail server took it.
    pub sent_at: Option<Timestamp>,
    /// Until when it is of any use.
    pub expires_at: Timestamp,
}

/// The newest `limit` letters.
pub fn list(conn: &Connection, now: Timestamp, limit: u32) -> Result<Vec<Kept>, Error> {
    let sql = "
        select id, kind, recipient, subject, error, attempts, created_at, next_at, sent_at, expires_at,
               case when expires_at > ?1 then link end as link
        from letter order by id desc limit ?2";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map(params![now, limit], kept)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let (attempts, next_at, sent_at): (u32, Option<Timestamp>, Option<Timestamp>) = (
        row.get("attempts")?,
        row.get("next_at")?,
        row.get("sent_at")?,
    );
    let state = match (sent_at, next_at, attempts) {
        (Some(_), _, _) => State::Sent,
        (None, Some(_), _) => State::Waiting,
        (None, None, 0) => State::Kept,
        (None, None, _) => State::Failed,
    };
    Ok(Kept {
        id: row.get("id")?,
        kind: row.get("kind")?,
        recipient: row.get("recipient")?,
        subject: row.get("subject")?,
        state,
        link: row.get("link")?,
        error: row.get("error")?,
        attempts,
        created_at: row.get("created_at")?,
        next_at,
        sent_at,
        expires_at: row.get("expires_at")?,
    })
}

#[cfg(test)]
mod tests;
