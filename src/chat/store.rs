//! SQL for the tables that chat owns, and the read marks in `member`.

mod changes;
mod drafts;
mod exports;
mod pages;

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Error, Mark, Message, Write, Written, attachment, mention};
use crate::base::{MessageId, Nonce, RoomId, Timestamp, UserId};
use crate::rooms::{may_say, next_seq};

pub(super) use changes::{Earlier, edits};
pub(super) use drafts::{Draft, draft, keep_draft};
pub use exports::{export, export_drafts, export_reactions};
use pages::whole;
pub(super) use pages::{after, has, history, one, pins};

/// How many messages a room starts with.
const RECENT: u32 = 50;

/// What a room starts with.
#[derive(Debug)]
pub struct Opened {
    /// What was said last, oldest first.
    pub recent: Vec<Message>,
    /// How far everyone has read.
    pub marks: BTreeMap<UserId, Mark>,
}

/// Reads what a room starts with.
pub fn open(conn: &Connection, room: RoomId) -> Result<Opened, Error> {
    let sql = "
        select member.user, read_seq, coalesce(receipts, 1) as is_open
        from member left join reach on reach.user = member.user where room = ?1";
    let marks = conn
        .prepare_cached(sql)?
        .query_map([room], |row| Ok((row.get(0)?, mark(row)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let recent = history(conn, room, None, RECENT)?;
    Ok(Opened { recent, marks })
}

fn mark(row: &Row<'_>) -> rusqlite::Result<Mark> {
    Ok(Mark {
        seq: row.get("read_seq")?,
        is_open: row.get("is_open")?,
    })
}

/// Commits a change to a room's chat, and returns what it amounts to.
pub fn apply(tx: &Transaction<'_>, room: RoomId, write: Write) -> Result<Written, Error> {
    match write {
        Write::Post {
            author,
            text,
            nonce,
            at,
            reply_to,
            attachments,
        } => {
            may_say(tx, room, author, &nonce)?;
            if let Some(id) = reply_to
                && !has(tx, room, id)?
            {
                return Err(Error::NoSuchMessage);
            }
            // Stored under the room's next number, unless it is there already, or the room is not.
            let sql = "
                insert into message (room, seq, author, body, nonce, sent_at, reply_to)
                select id, seq + 1, ?2, ?3, ?4, ?5, ?6 from room where id = ?1
                on conflict (room, author, nonce) do nothing
                returning id, seq, author, (select name from user where user.id = author) as author_name,
                          body, nonce, sent_at, edited_at, deleted_at, pinned_at, reply_to";
            let row = params![room, author, text.as_str(), nonce.as_str(), at, reply_to];
            let posted = tx.prepare_cached(sql)?.query_row(row, message).optional()?;
            let Some(mut message) = posted else {
                let first = by_nonce(tx, room, author, &nonce)?;
                return first.map(Written::Repeated).ok_or(Error::NoSuchRoom);
            };
            if reply_to.is_some() {
                message = whole(tx, vec![message])?.remove(0);
            }
            next_seq(tx, room, at)?;
            if !attachments.is_empty() {
                attachment::attach(tx, room, &mut message, &attachments)?;
            }
            mention::note(tx, room, message.id, author, &message.body)?;
            Ok(Written::Posted(message))
        }
        Write::Change(change) => changes::change(tx, room, change),
        Write::Read { user, seq } => {
            let sql = "
                update member set read_seq = max(read_seq, ?3) where room = ?1 and user = ?2
                returning read_seq,
                    coalesce((select receipts from reach where reach.user = ?2), 1) as is_open";
            let row = params![room, user, seq];
            let marked = tx.prepare_cached(sql)?.query_row(row, mark).optional()?;
            Ok(Written::Read(user, marked.ok_or(Error::NoSuchRoom)?))
        }
    }
}

fn by_nonce(
    conn: &Connection,
    room: RoomId,
    author: UserId,
    nonce: &Nonce,
) -> Result<Option<Message>, Error> {
    let sql = "select id from message where room = ?1 and author = ?2 and nonce = ?3";
    let id: Option<MessageId> = conn
        .prepare_cached(sql)?
        .query_row(params![room, author, nonce.as_str()], |row| row.get(0))
        .optional()?;
    id.map(|id| one(conn, room, id)).transpose()
}

/// A message as its own row has it: what it quotes has no words yet, and nobody has reacted.
fn message(row: &Row<'_>) -> rusqlite::Result<Message> {
    let quoted: Option<MessageId> = row.get("reply_to")?;
    Ok(Message {
        id: row.get("id")?,
        seq: row.get("seq")?,
        author: row.get("author")?,
        author_name: row.get("author_name")?,
        body: row.get("body")?,
        nonce: row.get("nonce")?,
        sent_at: row.get::<_, Timestamp>("sent_at")?,
        reply_to: quoted.map(pages::empty_quote),
        edited_at: row.get("edited_at")?,
        deleted_at: row.get("deleted_at")?,
        pinned_at: row.get("pinned_at")?,
        reactions: Vec::new(),
        attachments: Vec::new(),
    })
}
