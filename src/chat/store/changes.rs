//! What happens to a message after it was said.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;

use super::{has, next_seq, one};
use crate::base::{MessageId, RoomId, Timestamp, UserId};
use crate::chat::message::{MAX_EDITS, MAX_PINS, MAX_REACTIONS};
use crate::chat::{Change, Emoji, Error, Reacted, Text, What, Written, mention};

/// The message that something is to be done to.
struct Subject {
    author: UserId,
    body: String,
    sent_at: Timestamp,
    is_deleted: bool,
    is_pinned: bool,
}

/// Commits a change to a message. Where it is so already, nothing happens, and nobody is told.
pub(super) fn change(tx: &Transaction<'_>, room: RoomId, change: Change) -> Result<Written, Error> {
    let subject = subject(tx, room, change.id)?.ok_or(Error::NoSuchMessage)?;
    let has_changed = match &change.what {
        What::Delete => delete(tx, &change, &subject)?,
        _ if subject.is_deleted => return Err(Error::Deleted),
        What::Edit { text, since } => edit(tx, room, &change, &subject, text, *since)?,
        What::Pin { on } => pin(tx, room, &change, &subject, *on)?,
        What::React { emoji, on } => {
            let has_changed = react(tx, &change, emoji, *on)?;
            return reacted(tx, room, change, has_changed);
        }
    };
    if !has_changed {
        return one(tx, room, change.id).map(Written::Same);
    }
    let seq = next_seq(tx, room, change.at)?;
    Ok(Written::Changed(seq, one(tx, room, change.id)?))
}

fn subject(conn: &Connection, room: RoomId, id: MessageId) -> Result<Option<Subject>, Error> {
    let sql = "
        select author, body, sent_at, deleted_at is not null as is_deleted,
               pinned_at is not null as is_pinned
        from message where id = ?1 and room = ?2";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![id, room], |row| {
            Ok(Subject {
                author: row.get("author")?,
                body: row.get("body")?,
                sent_at: row.get("sent_at")?,
                is_deleted: row.get("is_deleted")?,
                is_pinned: row.get("is_pinned")?,
            })
        });
    Ok(found.optional()?)
}

/// Puts new words in the place of the old, which are kept.
fn edit(
    tx: &Transaction<'_>,
    room: RoomId,
    change: &Change,
    subject: &Subject,
    text: &Text,
    since: Option<Timestamp>,
) -> Result<bool, Error> {
    if subject.author != change.by {
        return Err(Error::NotYours);
    }
    if subject.body == text.as_str() {
        return Ok(false);
    }
    if since.is_some_and(|since| subject.sent_at < since) {
        return Err(Error::TooLate);
    }
    let sql = "select count(*) from message_edit where message = ?1";
    let edits: u32 = tx
        .prepare_cached(sql)?
        .query_row([change.id], |row| row.get(0))?;
    if edits >= MAX_EDITS {
        return Err(Error::EditedTooOften);
    }
    let sql = "insert into message_edit (message, body, at) values (?1, ?2, ?3)";
    tx.prepare_cached(sql)?
        .execute(params![change.id, subject.body, change.at])?;
    let sql = "update message set body = ?2, edited_at = ?3 where id = ?1";
    tx.prepare_cached(sql)?
        .execute(params![change.id, text.as_str(), change.at])?;
    mention::note_again(tx, room, change.id, change.by, text.as_str())?;
    Ok(true)
}

/// Takes the words back, and everything that hangs on them. That there was a message stays.
fn delete(tx: &Transaction<'_>, change: &Change, subject: &Subject) -> Result<bool, Error> {
    if subject.author != change.by && !change.role.can_moderate() {
        return Err(Error::NotYours);
    }
    if subject.is_deleted {
        return Ok(false);
    }
    for table in ["message_edit", "reaction", "mention"] {
        let sql = format!("delete from {table} where message = ?1");
        tx.prepare_cached(&sql)?.execute([change.id])?;
    }
    let sql = "
        update message set body = '', deleted_at = ?2, deleted_by = ?3, edited_at = null,
                           pinned_at = null, pinned_by = null, reply_to = null
        where id = ?1";
    tx.prepare_cached(sql)?
        .execute(params![change.id, change.at, change.by])?;
    Ok(true)
}

fn pin(
    tx: &Transaction<'_>,
    room: RoomId,
    change: &Change,
    subject: &Subject,
    on: bool,
) -> Result<bool, Error> {
    if subject.is_pinned == on {
        return Ok(false);
    }
    let sql = "select count(*) from message where room = ?1 and pinned_at is not null";
    let pins: u32 = tx
        .prepare_cached(sql)?
        .query_row([room], |row| row.get(0))?;
    if on && pins >= MAX_PINS {
        return Err(Error::TooManyPins);
    }
    let (at, by) = (on.then_some(change.at), on.then_some(change.by));
    let sql = "update message set pinned_at = ?2, pinned_by = ?3 where id = ?1";
    tx.prepare_cached(sql)?
        .execute(params![change.id, at, by])?;
    Ok(true)
}

fn react(tx: &Transaction<'_>, change: &Change, emoji: &Emoji, on: bool) -> Result<bool, Error> {
    let (id, emoji) = (change.id, emoji.as_str());
    if !on {
        let sql = "delete from reaction where message = ?1 and emoji = ?2 and user = ?3";
        let gone = tx
            .prepare_cached(sql)?
            .execute(params![id, emoji, change.by])?;
        return Ok(gone > 0);
    }
    let sql = "select count(distinct emoji) from reaction where message = ?1 and emoji <> ?2";
    let others: u32 = tx
        .prepare_cached(sql)?
        .query_row(params![id, emoji], |row| row.get(0))?;
    if others >= MAX_REACTIONS {
        return Err(Error::TooManyReactions);
    }
    let sql = "
        insert into reaction (message, user, emoji, at) values (?1, ?2, ?3, ?4)
        on conflict do nothing";
    let row = params![id, change.by, emoji, change.at];
    Ok(tx.prepare_cached(sql)?.execute(row)? > 0)
}

fn reacted(
    tx: &Transaction<'_>,
    room: RoomId,
    change: Change,
    has_changed: bool,
) -> Result<Written, Error> {
    let What::React { emoji, on } = change.what else {
        unreachable!("it was a reaction")
    };
    if !has_changed {
        return one(tx, room, change.id).map(Written::Same);
    }
    let reacted = Reacted {
        message: change.id,
        emoji: emoji.as_str().to_owned(),
        user: change.by,
        on,
    };
    Ok(Written::Reacted(next_seq(tx, room, change.at)?, reacted))
}

/// What a message said before its words were changed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Earlier {
    /// What it said, in Markdown.
    body: String,
    /// Until when it said so.
    until: Timestamp,
}

/// What a message said before, oldest first.
pub fn edits(conn: &Connection, room: RoomId, id: MessageId) -> Result<Vec<Earlier>, Error> {
    if !has(conn, room, id)? {
        return Err(Error::NoSuchMessage);
    }
    let sql = "select body, at from message_edit where message = ?1 order by id";
    let mut select = conn.prepare_cached(sql)?;
    let edits = select.query_map([id], |row| {
        Ok(Earlier {
            body: row.get("body")?,
            until: row.get("at")?,
        })
    })?;
    Ok(edits.collect::<rusqlite::Result<_>>()?)
}
