//! SQL for the table `news`, which triggers fill.

use rusqlite::{Connection, Transaction};

use crate::auth::{Error, News};
use crate::base::{SessionId, Timestamp, UserId};

/// How long news are kept, in milliseconds: an hour, six times as long as an access token lasts.
const KEPT_MS: i64 = 60 * 60 * 1_000;

/// The news after number `last`, and the number of the newest. What has ended comes first: who
/// was locked out is to be told that, not to come back.
pub(in crate::auth) fn news(conn: &Connection, last: i64) -> Result<(i64, Vec<News>), Error> {
    let sql = "select id, session, user from news where id > ?1 order by session is null, id";
    let mut newest = last;
    let mut heard = Vec::new();
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query([last])?;
    while let Some(row) = rows.next()? {
        newest = newest.max(row.get("id")?);
        let session: Option<SessionId> = row.get("session")?;
        let user: Option<UserId> = row.get("user")?;
        heard.extend(session.map(News::Ended));
        heard.extend(user.map(News::Changed));
    }
    Ok((newest, heard))
}

/// Forgets old news.
pub(in crate::auth) fn sweep_news(tx: &Transaction<'_>, now: Timestamp) -> Result<(), Error> {
    tx.execute("delete from news where at < ?1", [now.plus_ms(-KEPT_MS)])?;
    Ok(())
}
