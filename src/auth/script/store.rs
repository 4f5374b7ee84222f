//! SQL for the table `access_token`.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;

use super::{Error, Scope};
use crate::auth::session::TokenHash;
use crate::base::{SessionId, Timestamp, UserId};

/// How exactly it is noted when a token was last used, in milliseconds.
const USED_MS: i64 = 5 * 60 * 1_000;

/// What is looked up of a token that is shown.
pub(super) struct Found {
    pub id: SessionId,
    pub user: UserId,
    pub scopes: BTreeSet<Scope>,
    pub expires_at: Timestamp,
    used_at: Option<Timestamp>,
}

impl Found {
    /// Whether it was long ago that its use was noted.
    pub fn is_stale(&self, now: Timestamp) -> bool {
        self.used_at
            .is_none_or(|used| now.since_ms(used) >= USED_MS)
    }
}

/// The token with this hash, if it is good and its owner is not locked out.
pub(super) fn by_hash(
    conn: &Connection,
    hash: &TokenHash,
    now: Timestamp,
) -> Result<Option<Found>, Error> {
    let sql = "
        select access_token.id as id, user, scopes, expires_at, used_at
        from access_token join user on user.id = access_token.user
        where hash = ?1 and expires_at > ?2 and disabled = 0";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![hash, now], |row| {
            Ok(Found {
                id: row.get("id")?,
                user: row.get("user")?,
                scopes: scopes(row)?,
                expires_at: row.get("expires_at")?,
                used_at: row.get("used_at")?,
            })
        });
    Ok(found.optional()?)
}

/// Notes that a token was used.
pub(super) fn used(tx: &Transaction<'_>, id: SessionId, now: Timestamp) -> Result<(), Error> {
    let sql = "update access_token set used_at = ?2 where id = ?1";
    tx.prepare_cached(sql)?.execute(params![id, now])?;
    Ok(())
}

/// A token as its owner sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = AccessToken)]
pub(super) struct Token {
    pub id: SessionId,
    /// What its owner calls it.
    pub name: String,
    /// What it is good for.
    pub scopes: BTreeSet<Scope>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// To within five minutes.
    pub used_at: Option<Timestamp>,
}

/// The tokens of someone, the newest first.
pub(super) fn tokens(
    conn: &Connection,
    user: UserId,
    now: Timestamp,
) -> rusqlite::Result<Vec<Token>> {
    let sql = "
        select id, name, scopes, created_at, expires_at, used_at from access_token
        where user = ?1 and expires_at > ?2 order by id desc";
    let mut select = conn.prepare_cached(sql)?;
    let tokens = select.query_map(params![user, now], |row| {
        Ok(Token {
            id: row.get("id")?,
            name: row.get("name")?,
            scopes: scopes(row)?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            used_at: row.get("used_at")?,
        })
    })?;
    tokens.collect()
}

/// Stores a token.
pub(super) fn add(
    tx: &Transaction<'_>,
    user: UserId,
    token: &Token,
    hash: &TokenHash,
) -> Result<(), Error> {
    let sql = "
        insert into access_token (id, user, hash, name, scopes, created_at, expires_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let scopes = serde_json::to_string(&token.scopes).unwrap_or_default();
    tx.execute(
        sql,
        params![
            token.id,
            user,
            hash,
            token.name,
            scopes,
            token.created_at,
            token.expires_at
        ],
    )?;
    Ok(())
}

/// Takes a token back. Returns its name, if there was one.
pub(super) fn remove(
    tx: &Transaction<'_>,
    user: UserId,
    id: SessionId,
) -> Result<Option<String>, Error> {
    let sql = "delete from access_token where id = ?1 and user = ?2 returning name";
    let found = tx.query_row(sql, params![id, user], |row| row.get(0));
    Ok(found.optional()?)
}

fn scopes(row: &Row<'_>) -> rusqlite::Result<BTreeSet<Scope>> {
    let scopes: String = row.get("scopes")?;
    // What cannot be read is good for nothing.
    Ok(serde_json::from_str(&scopes).unwrap_or_default())
}
