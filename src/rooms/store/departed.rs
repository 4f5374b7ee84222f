//! SQL about those who left a room, as far as it matters when they come back.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::base::{RoomId, UserId};
use crate::rooms::{Error, Role};

/// Notes that someone who was `before` is gone: by themselves, or because they were removed.
pub fn note(
    tx: &Transaction<'_>,
    room: RoomId,
    user: UserId,
    before: Role,
    removed: bool,
) -> Result<(), Error> {
    let kept = (!removed).then_some(before);
    if kept.is_some_and(Role::can_write) {
        return Ok(());
    }
    let sql = "insert or replace into departed (room, user, role) values (?1, ?2, ?3)";
    tx.prepare_cached(sql)?.execute(params![room, user, kept])?;
    Ok(())
}

/// As what someone may come in who joins by themselves and would be `wanted`.
pub fn as_before(
    tx: &Transaction<'_>,
    room: RoomId,
    user: UserId,
    wanted: Role,
) -> Result<Role, Error> {
    let sql = "select role from departed where room = ?1 and user = ?2";
    let before: Option<Option<Role>> = tx
        .prepare_cached(sql)?
        .query_row(params![room, user], |row| row.get("role"))
        .optional()?;
    match before {
        None => Ok(wanted),
        Some(Some(role)) => Ok(role.min(wanted)),
        Some(None) => Err(Error::Removed),
    }
}

/// They were let in again: what was before is over.
pub fn forget(tx: &Transaction<'_>, room: RoomId, user: UserId) -> Result<(), Error> {
    let sql = "delete from departed where room = ?1 and user = ?2";
    tx.prepare_cached(sql)?.execute(params![room, user])?;
    Ok(())
}
