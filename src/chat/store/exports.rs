//! What the chat has of someone, for those who want to take it along.

use rusqlite::{Connection, Row, params};
use serde_json::{Value, json};

use crate::base::UserId;
use crate::store::Error;

/// What someone has said, and what they had said before they changed it.
pub fn export(conn: &Connection, user: UserId) -> Result<Value, Error> {
    let sql = "
        select room.code as room, message.id, body, sent_at, reply_to, edited_at, deleted_at,
            (select json_group_array(json_object('body', earlier.body, 'until', earlier.at))
             from message_edit as earlier where earlier.message = message.id) as before
        from message join room on room.id = message.room
        where author = ?1 order by message.id";
    all(conn, sql, user, |row| {
        let before: String = row.get("before")?;
        Ok(json!({
            "room": row.get::<_, String>("room")?,
            "id": row.get::<_, i64>("id")?,
            "body": row.get::<_, String>("body")?,
            "sent_at": row.get::<_, i64>("sent_at")?,
            "reply_to": row.get::<_, Option<i64>>("reply_to")?,
            "edited_at": row.get::<_, Option<i64>>("edited_at")?,
            "deleted_at": row.get::<_, Option<i64>>("deleted_at")?,
            "before": serde_json::from_str::<Value>(&before).unwrap_or_default(),
        }))
    })
}

/// What someone has reacted with, to which messages.
pub fn export_reactions(conn: &Connection, user: UserId) -> Result<Value, Error> {
    let sql = "
        select room.code as room, message.id, emoji, at
        from reaction join message on message.id = reaction.message
                      join room on room.id = message.room
        where reaction.user = ?1 order by at";
    all(conn, sql, user, |row| {
        Ok(json!({
            "room": row.get::<_, String>("room")?,
            "message": row.get::<_, i64>("id")?,
            "emoji": row.get::<_, String>("emoji")?,
            "at": row.get::<_, i64>("at")?,
        }))
    })
}

/// What someone has begun to write.
pub fn export_drafts(conn: &Connection, user: UserId) -> Result<Value, Error> {
    let sql = "
        select room.code as room, body, at from draft join room on room.id = draft.room
        where user = ?1 order by at";
    all(conn, sql, user, |row| {
        Ok(json!({
            "room": row.get::<_, String>("room")?,
            "body": row.get::<_, String>("body")?,
            "at": row.get::<_, i64>("at")?,
        }))
    })
}

fn all(
    conn: &Connection,
    sql: &str,
    user: UserId,
    value: impl FnMut(&Row<'_>) -> rusqlite::Result<Value>,
) -> Result<Value, Error> {
    let mut select = conn.prepare_cached(sql)?;
    let found = select.query_map(params![user], value)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
