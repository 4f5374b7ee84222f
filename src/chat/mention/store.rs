//! SQL for the table `mention`.

use rusqlite::{Connection, Transaction, params};

use super::called::Called;
use crate::auth::Username;
use crate::base::{MessageId, RoomId, Seq, Timestamp, UserId};
use crate::chat::Error;
use crate::rooms;

/// Stores whom a new message calls: members of its room, and all only if its author may call all.
pub fn note(
    tx: &Transaction<'_>,
    room: RoomId,
    message: MessageId,
    author: UserId,
    body: &str,
) -> Result<(), Error> {
    if !body.contains('@') {
        return Ok(());
    }
    let called = Called::in_body(body);
    let one = "
        insert or ignore into mention (message, user, kind)
        select ?2, member.user, 'person' from user join member on member.user = user.id
        where username_key = ?3 and member.room = ?1 and member.user <> ?4";
    for name in called.names {
        if let Ok(name) = Username::parse(name) {
            let row = params![room, message, name.key(), author];
            tx.prepare_cached(one)?.execute(row)?;
        }
    }
    if !called.here && !called.room {
        return Ok(());
    }
    let may = rooms::role(tx, room, author).map_err(|_| Error::NoSuchRoom)?;
    if may.is_some_and(|role| role.can_call_all()) {
        let kind = if called.room { "room" } else { "here" };
        let all = "
            insert or ignore into mention (message, user, kind)
            select ?2, user, ?3 from member where room = ?1 and user <> ?4";
        let row = params![room, message, kind, author];
        tx.prepare_cached(all)?.execute(row)?;
    }
    Ok(())
}

/// Stores whom a message calls after its words were changed. Empty words call nobody.
pub fn note_again(
    tx: &Transaction<'_>,
    room: RoomId,
    message: MessageId,
    author: UserId,
    body: &str,
) -> Result<(), Error> {
    let sql = "delete from mention where message = ?1";
    tx.prepare_cached(sql)?.execute([message])?;
    note(tx, room, message, author, body)
}

/// A message that calls someone.
pub struct Call {
    /// Its place in the history.
    pub id: MessageId,
    /// Its place among the room's durable events.
    pub seq: Seq,
    /// The room's address.
    pub code: String,
    /// The room's name.
    pub room: String,
    /// Who said it.
    pub author: UserId,
    /// What they are called now.
    pub author_name: String,
    /// What was said.
    pub body: String,
    /// When.
    pub sent_at: Timestamp,
    /// When its words were last changed.
    pub edited_at: Option<Timestamp>,
    /// By name (`person`), or as one of all (`here`, `room`).
    pub kind: String,
    /// Whether it has not been read.
    pub unread: bool,
    /// What they call the one who is called.
    pub username: Option<String>,
}

/// Up to `limit` messages before `before` that call `user`, the newest first, in rooms that they
/// are still in.
pub fn list(
    conn: &Connection,
    user: UserId,
    before: Option<MessageId>,
    limit: u32,
) -> Result<Vec<Call>, Error> {
    let sql = "
        select message.id as id, message.seq as seq, room.code as code, room.name as room, author,
               user.name as author_name, body, sent_at, edited_at, mention.kind as kind,
               message.seq > member.read_seq as unread, me.username as username
        from mention
        join message on message.id = mention.message
        join member on member.room = message.room and member.user = mention.user
        join room on room.id = message.room
        join user on user.id = author
        join user as me on me.id = mention.user
        where mention.user = ?1 and (?2 is null or mention.message < ?2) and deleted_at is null
        order by mention.message desc limit ?3";
    let mut select = conn.prepare_cached(sql)?;
    let calls = select.query_map(params![user, before, limit], |row| {
        Ok(Call {
            id: row.get("id")?,
            seq: row.get("seq")?,
            code: row.get("code")?,
            room: row.get("room")?,
            author: row.get("author")?,
            author_name: row.get("author_name")?,
            body: row.get("body")?,
            sent_at: row.get("sent_at")?,
            edited_at: row.get("edited_at")?,
            kind: row.get("kind")?,
            unread: row.get("unread")?,
            username: row.get("username")?,
        })
    })?;
    Ok(calls.collect::<rusqlite::Result<_>>()?)
}
