//! What people have begun to write.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;

use crate::base::{RoomId, Timestamp, UserId};
use crate::chat::Error;

/// What someone has begun to write in a room.
#[derive(Debug, Default, Serialize, utoipa::ToSchema)]
pub struct Draft {
    /// The words so far, in Markdown; empty when there are none.
    body: String,
    /// When they were written.
    at: Option<Timestamp>,
}

/// What `user` has begun to write in `room`.
pub fn draft(conn: &Connection, room: RoomId, user: UserId) -> Result<Draft, Error> {
    let sql = "select body, at from draft where room = ?1 and user = ?2";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![room, user], |row| {
            Ok(Draft {
                body: row.get("body")?,
                at: row.get("at")?,
            })
        });
    Ok(found.optional()?.unwrap_or_default())
}

/// Keeps what `user` has begun to write in `room`; empty words are none.
pub fn keep_draft(
    tx: &Transaction<'_>,
    room: RoomId,
    user: UserId,
    body: &str,
    at: Timestamp,
) -> Result<(), Error> {
    if body.is_empty() {
        let sql = "delete from draft where room = ?1 and user = ?2";
        tx.prepare_cached(sql)?.execute(params![room, user])?;
        return Ok(());
    }
    // Who has left meanwhile leaves nothing behind.
    let sql = "
        insert into draft (room, user, body, at)
        select room, user, ?3, ?4 from member where room = ?1 and user = ?2
        on conflict (user, room) do update set body = excluded.body, at = excluded.at";
    tx.prepare_cached(sql)?
        .execute(params![room, user, body, at])?;
    Ok(())
}
