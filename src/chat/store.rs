//! SQL for the table that chat owns, `message`, and the read marks in `member`.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde_json::{Value, json};

use super::{Error, Message, Write, Written};
use crate::base::{MessageId, Nonce, RoomId, Seq, Timestamp, UserId};
use crate::rooms::next_seq;

/// What a room starts with: what was said last, oldest first, and how far everyone has read.
pub fn open(
    conn: &Connection,
    room: RoomId,
) -> Result<(Vec<Message>, BTreeMap<UserId, Seq>), Error> {
    let read = conn
        .prepare_cached("select user, read_seq from member where room = ?1")?
        .query_map([room], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok((history(conn, room, None, 50)?, read))
}

/// Commits a change to a room's chat, and returns what it amounts to.
pub fn apply(tx: &Transaction<'_>, room: RoomId, write: Write) -> Result<Written, Error> {
    match write {
        Write::Post {
            author,
            text,
            nonce,
            at,
        } => {
            // Stored under the room's next number, unless it is there already, or the room is not.
            let sql = "
                insert into message (room, seq, author, body, nonce, sent_at)
                select id, seq + 1, ?2, ?3, ?4, ?5 from room where id = ?1
                on conflict (room, author, nonce) do nothing
                returning id, seq, author, (select name from user where user.id = author) as author_name,
                          body, nonce, sent_at, edited_at, deleted_at, pinned_at";
            let row = params![room, author, text.as_str(), nonce.as_str(), at];
            let posted = tx.prepare_cached(sql)?.query_row(row, message).optional()?;
            let Some(message) = posted else {
                let first = by_nonce(tx, room, author, &nonce)?;
                return first.map(Written::Repeated).ok_or(Error::NoSuchRoom);
            };
            next_seq(tx, room, at)?;
            Ok(Written::Posted(message))
        }
        Write::Read { user, seq } => {
            let sql =
                "update member set read_seq = max(read_seq, ?3) where room = ?1 and user = ?2";
            tx.prepare_cached(sql)?.execute(params![room, user, seq])?;
            Ok(Written::Read(user, seq))
        }
    }
}

/// Up to `limit` messages said before `before`, oldest first.
pub fn history(
    conn: &Connection,
    room: RoomId,
    before: Option<MessageId>,
    limit: u32,
) -> Result<Vec<Message>, Error> {
    let sql = "
        select message.id, seq, author, user.name as author_name, body, nonce, sent_at,
               edited_at, deleted_at, pinned_at
        from message join user on user.id = author
        where room = ?1 and (?2 is null or seq < (select seq from message where id = ?2 and room = ?1))
        order by seq desc limit ?3";
    let mut page = conn
        .prepare_cached(sql)?
        .query_map(params![room, before, limit], message)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    page.reverse();
    Ok(page)
}

fn by_nonce(
    conn: &Connection,
    room: RoomId,
    author: UserId,
    nonce: &Nonce,
) -> Result<Option<Message>, Error> {
    let sql = "
        select message.id, seq, author, user.name as author_name, body, nonce, sent_at,
               edited_at, deleted_at, pinned_at
        from message join user on user.id = author
        where room = ?1 and author = ?2 and nonce = ?3";
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params![room, author, nonce.as_str()], message)
        .optional()?)
}

fn message(row: &Row<'_>) -> rusqlite::Result<Message> {
    Ok(Message {
        id: row.get("id")?,
        seq: row.get("seq")?,
        author: row.get("author")?,
        author_name: row.get("author_name")?,
        body: row.get("body")?,
        nonce: row.get("nonce")?,
        sent_at: row.get::<_, Timestamp>("sent_at")?,
        reply_to: None,
        edited_at: row.get("edited_at")?,
        deleted_at: row.get("deleted_at")?,
        pinned_at: row.get("pinned_at")?,
        reactions: Vec::new(),
        attachments: Vec::new(),
    })
}

/// What someone has said, for an export.
pub fn export(conn: &Connection, user: UserId) -> Result<Value, crate::store::Error> {
    let sql = "
        select room.code as room, body, sent_at from message join room on room.id = message.room
        where author = ?1 order by message.id";
    let mut select = conn.prepare_cached(sql)?;
    let said = select.query_map([user], |row| {
        Ok(json!({
            "room": row.get::<_, String>("room")?,
            "body": row.get::<_, String>("body")?,
            "sent_at": row.get::<_, i64>("sent_at")?,
        }))
    })?;
    Ok(said.collect::<rusqlite::Result<_>>()?)
}
