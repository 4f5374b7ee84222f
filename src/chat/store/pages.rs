//! Reading messages: pages of history, pins, and what hangs on them.
//!
//! What hangs on messages is read once for a page, never once for each message.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::message;
use crate::base::{MessageId, RoomId, UserId};
use crate::chat::attachment;
use crate::chat::message::{QUOTED, Quote};
use crate::chat::{Error, Message};

/// Up to `limit` messages said before `before`, oldest first.
pub fn history(
    conn: &Connection,
    room: RoomId,
    before: Option<MessageId>,
    limit: u32,
) -> Result<Vec<Message>, Error> {
    // One bound, and not a choice of two, so that the index leads there from however far.
    let sql = "
        select message.id, seq, author, user.name as author_name, body, nonce, sent_at,
               edited_at, deleted_at, pinned_at, reply_to
        from message join user on user.id = author
        where room = ?1 and seq < case when ?2 is null then 9223372036854775807
            else (select seq from message where id = ?2 and room = ?1) end
        order by seq desc limit ?3";
    let mut page = conn
        .prepare_cached(sql)?
        .query_map(params![room, before, limit], message)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    page.reverse();
    whole(conn, page)
}

/// Up to `limit` messages said after `after`, oldest first.
pub fn after(
    conn: &Connection,
    room: RoomId,
    after: MessageId,
    limit: u32,
) -> Result<Vec<Message>, Error> {
    let sql = "
        select message.id, seq, author, user.name as author_name, body, nonce, sent_at,
               edited_at, deleted_at, pinned_at, reply_to
        from message join user on user.id = author
        where room = ?1 and seq > (select seq from message where id = ?2 and room = ?1)
        order by seq limit ?3";
    let page = conn
        .prepare_cached(sql)?
        .query_map(params![room, after, limit], message)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    whole(conn, page)
}

/// The pinned messages of a room, the one pinned last first.
pub fn pins(conn: &Connection, room: RoomId) -> Result<Vec<Message>, Error> {
    let sql = "
        select message.id, seq, author, user.name as author_name, body, nonce, sent_at,
               edited_at, deleted_at, pinned_at, reply_to
        from message join user on user.id = author
        where room = ?1 and pinned_at is not null order by pinned_at desc, message.id desc";
    let pinned = conn
        .prepare_cached(sql)?
        .query_map([room], message)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    whole(conn, pinned)
}

/// One message with all that hangs on it.
pub fn one(conn: &Connection, room: RoomId, id: MessageId) -> Result<Message, Error> {
    let sql = "
        select message.id, seq, author, user.name as author_name, body, nonce, sent_at,
               edited_at, deleted_at, pinned_at, reply_to
        from message join user on user.id = author where message.id = ?1 and room = ?2";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![id, room], message)
        .optional()?;
    let found = found.ok_or(Error::NoSuchMessage)?;
    Ok(whole(conn, vec![found])?.remove(0))
}

/// Whether `id` is a message of this room.
pub fn has(conn: &Connection, room: RoomId, id: MessageId) -> Result<bool, Error> {
    let sql = "select 1 from message where id = ?1 and room = ?2";
    Ok(conn.prepare_cached(sql)?.exists(params![id, room])?)
}

/// A quote of which nothing but its place is known.
pub(super) fn empty_quote(id: MessageId) -> Quote {
    Quote {
        id,
        author: UserId::default(),
        author_name: String::new(),
        body: String::new(),
    }
}

/// Adds to messages what hangs on them.
pub(super) fn whole(conn: &Connection, mut page: Vec<Message>) -> Result<Vec<Message>, Error> {
    if page.is_empty() {
        return Ok(page);
    }
    quote(conn, &mut page)?;
    react(conn, &mut page)?;
    attachment::fill(conn, &mut page)?;
    Ok(page)
}

/// Fills the quotes with what the quoted messages say now.
fn quote(conn: &Connection, page: &mut [Message]) -> Result<(), Error> {
    let quoted = page.iter().filter_map(|message| message.reply_to.as_ref());
    let ids: Vec<i64> = quoted.map(|quote| quote.id.0).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let sql = "
        select message.id, author, user.name as author_name, substr(body, 1, ?2) as body
        from message join user on user.id = author
        where message.id in (select value from json_each(?1))";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map(params![list(&ids), QUOTED], |row| {
        Ok(Quote {
            id: row.get("id")?,
            author: row.get("author")?,
            author_name: row.get("author_name")?,
            body: row.get("body")?,
        })
    })?;
    let found = rows
        .map(|quote| quote.map(|quote| (quote.id, quote)))
        .collect::<rusqlite::Result<HashMap<_, _>>>()?;
    for message in page {
        let id = message.reply_to.as_ref().map(|quote| quote.id);
        message.reply_to = id.and_then(|id| found.get(&id).cloned());
    }
    Ok(())
}

/// Adds the reactions, in the order in which each was first given.
fn react(conn: &Connection, page: &mut [Message]) -> Result<(), Error> {
    let ids: Vec<i64> = page.iter().map(|message| message.id.0).collect();
    let sql = "
        select message, emoji, user from reaction
        where message in (select value from json_each(?1)) order by message, at, emoji, user";
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query([list(&ids)])?;
    let places: HashMap<i64, usize> = ids.into_iter().enumerate().map(|(n, id)| (id, n)).collect();
    while let Some(row) = rows.next()? {
        let (id, emoji): (i64, String) = (row.get("message")?, row.get("emoji")?);
        if let Some(&place) = places.get(&id) {
            page[place].react(&emoji, row.get("user")?, true);
        }
    }
    Ok(())
}

/// Numbers as SQL takes a list of them.
fn list(ids: &[i64]) -> String {
    serde_json::to_string(ids).expect("numbers are JSON")
}
