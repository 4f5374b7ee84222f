//! SQL for the table `signing_key`.

use rusqlite::{Connection, Transaction, params};

use crate::auth::Error;
use crate::auth::token::{AFTERLIFE_MS, KEY_MS};
use crate::base::{Secret, Timestamp};

/// A key that signs access tokens.
pub(in crate::auth) struct StoredKey {
    /// Its name in the head of a token.
    pub id: String,
    /// Ed25519, PKCS#8.
    pub secret: Secret<Vec<u8>>,
    /// Since when it signs.
    pub created_at: Timestamp,
}

/// All keys, the newest first.
pub(in crate::auth) fn signing_keys(conn: &Connection) -> Result<Vec<StoredKey>, Error> {
    let sql = "select id, key, created_at from signing_key order by created_at desc, id";
    let mut select = conn.prepare_cached(sql)?;
    let keys = select.query_map([], |row| {
        Ok(StoredKey {
            id: row.get("id")?,
            secret: Secret::new(row.get("key")?),
            created_at: row.get("created_at")?,
        })
    })?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// Takes `fresh` when the newest key has had its time, drops those that verify nothing any
/// more, and returns the others.
pub(in crate::auth) fn renew_keys(
    tx: &Transaction<'_>,
    fresh: &StoredKey,
    now: Timestamp,
) -> Result<Vec<StoredKey>, Error> {
    let keys = signing_keys(tx)?;
    match keys.first() {
        Some(newest) if now.since_ms(newest.created_at) < KEY_MS => {
            if now.since_ms(newest.created_at) >= AFTERLIFE_MS {
                let sql = "delete from signing_key where created_at < ?1";
                tx.execute(sql, [newest.created_at])?;
            }
        }
        _ => {
            let sql = "insert into signing_key (id, key, created_at) values (?1, ?2, ?3)";
            tx.execute(
                sql,
                params![fresh.id, fresh.secret.expose(), fresh.created_at],
            )?;
        }
    }
    signing_keys(tx)
}
