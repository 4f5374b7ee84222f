//! SQL for the table `upload`.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Attached, Error};
use crate::base::{MessageId, RoomId, Timestamp, UploadId, UserId};
use crate::blob::Hash;
use crate::chat::Message;
use crate::chat::message::Attachment;
use crate::rooms::Role;

/// How long a file may take to arrive, and how far back a day goes.
pub(super) const DAY_MS: i64 = 24 * HOUR_MS;
const HOUR_MS: i64 = 3_600 * 1_000;

/// What may be sent, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How many files one person may be sending.
    pub at_once: u32,
    /// How much one person may send in a day.
    pub per_day: Option<u64>,
    /// How much a room may hold.
    pub in_room: Option<u64>,
}

/// What is full, so that no other file can be begun.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Full {
    /// The hands of the sender.
    Hands,
    /// What they may send in a day.
    Day,
    /// The room.
    Room,
}

/// A file that somebody wants to send.
#[derive(Clone, Debug)]
pub(super) struct New {
    pub id: UploadId,
    pub room: RoomId,
    pub user: UserId,
    pub name: String,
    pub size: u64,
    pub at: Timestamp,
}

/// Notes that a file will come, if there is room for it.
pub(super) fn begin(
    tx: &Transaction<'_>,
    new: &New,
    limits: Limits,
) -> Result<Option<Full>, Error> {
    let number = |sql: &str, of: &dyn rusqlite::ToSql, since: Timestamp| {
        tx.prepare_cached(sql)?
            .query_row(params![of, since], |row| row.get::<_, i64>(0))
    };
    // Who closes a page leaves files behind that they cannot cancel: those count no longer than an hour.
    let open = "
        select count(*) from upload
        where user = ?1 and blob is null and received >= 0 and created_at > ?2";
    let sent = "select coalesce(sum(size), 0) from upload where user = ?1 and created_at > ?2";
    let held = "select coalesce(sum(size), 0) from upload where room = ?1 and received >= 0 and created_at > ?2";
    let (hour, day) = (new.at.plus_ms(-HOUR_MS), new.at.plus_ms(-DAY_MS));
    let ever = Timestamp(i64::MIN);
    let exceeds = |held: i64, limit: Option<u64>| {
        limit.is_some_and(|limit| (held as u64).saturating_add(new.size) > limit)
    };
    if number(open, &new.user, hour)? >= i64::from(limits.at_once) {
        return Ok(Some(Full::Hands));
    }
    if exceeds(number(sent, &new.user, day)?, limits.per_day) {
        return Ok(Some(Full::Day));
    }
    if exceeds(number(held, &new.room, ever)?, limits.in_room) {
        return Ok(Some(Full::Room));
    }
    let sql = "
        insert into upload (id, room, user, name, media_type, size, created_at)
        values (?1, ?2, ?3, ?4, '', ?5, ?6)";
    let row = params![
        new.id,
        new.room,
        new.user,
        new.name,
        new.size as i64,
        new.at
    ];
    tx.prepare_cached(sql)?.execute(row)?;
    Ok(None)
}

/// A file on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Upload {
    pub id: UploadId,
    pub size: u64,
    /// Whether all of it is there, and has been looked at.
    pub is_whole: bool,
}

/// The file `id` that `user` is sending, if they may still do so.
pub(super) fn own(conn: &Connection, id: UploadId, user: UserId) -> Result<Upload, Error> {
    let open = "select 1 from user where id = ?1 and not disabled";
    if !conn.prepare_cached(open)?.exists([user])? {
        return Err(Error::NoSuchRoom);
    }
    let sql = "
        select size, blob is not null as whole, member.role as role from upload
        join member on member.room = upload.room and member.user = upload.user
        where upload.id = ?1 and upload.user = ?2 and received >= 0";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![id, user], |row| {
            let upload = Upload {
                id,
                size: row.get::<_, i64>("size")? as u64,
                is_whole: row.get("whole")?,
            };
            Ok((upload, row.get::<_, Role>("role")?))
        })
        .optional()?;
    let (upload, role) = found.ok_or(Error::NoSuchUpload)?;
    match role.can_chat() {
        true => Ok(upload),
        false => Err(Error::ReadOnly),
    }
}

/// What was found out about a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole {
    pub blob: Hash,
    pub media_type: &'static str,
    pub size: Option<(u32, u32)>,
    pub thumbnail: Option<Hash>,
}

/// Notes that all of a file is there.
pub(super) fn complete(tx: &Transaction<'_>, id: UploadId, whole: &Whole) -> Result<(), Error> {
    let sql = "
        update upload set blob = ?2, media_type = ?3, width = ?4, height = ?5, thumbnail = ?6,
               received = size
        where id = ?1 and received >= 0";
    let (width, height) = whole.size.unzip();
    let row = params![
        id,
        whole.blob,
        whole.media_type,
        width,
        height,
        whole.thumbnail
    ];
    match tx.prepare_cached(sql)?.execute(row)? {
        0 => Err(Error::NoSuchUpload),
        _ => Ok(()),
    }
}

/// Gives a file up that no message carries. Its row stays for a day: what was sent was sent, and
/// counts as that.
pub(super) fn cancel(tx: &Transaction<'_>, id: UploadId, user: UserId) -> Result<(), Error> {
    let sql = "
        update upload set received = -1, name = '', blob = null, thumbnail = null
        where id = ?1 and user = ?2 and message is null and received >= 0";
    match tx.prepare_cached(sql)?.execute(params![id, user])? {
        0 => Err(Error::NoSuchUpload),
        _ => Ok(()),
    }
}

/// A file as it is served.
#[derive(Clone, Debug)]
pub(super) struct Served {
    pub blob: Hash,
    pub thumbnail: Option<Hash>,
    pub name: String,
    pub media_type: String,
}

/// The file `id` of a room: for everyone there once a message carries it, until then for its sender.
pub(super) fn served(
    conn: &Connection,
    room: RoomId,
    id: UploadId,
    user: UserId,
) -> Result<Served, Error> {
    let sql = "
        select blob, thumbnail, name, media_type from upload
        where id = ?1 and room = ?2 and blob is not null and (message is not null or user = ?3)";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![id, room, user], |row| {
            Ok(Served {
                blob: row.get("blob")?,
                thumbnail: row.get("thumbnail")?,
                name: row.get("name")?,
                media_type: row.get("media_type")?,
            })
        })
        .optional()?;
    found.ok_or(Error::NoSuchUpload)
}

/// Hangs files on a message that was just said: only whole ones of the same person and room
/// that hang on none.
pub(in crate::chat) fn attach(
    tx: &Transaction<'_>,
    room: RoomId,
    message: &mut Message,
    files: &Attached,
) -> Result<(), Error> {
    let sql = "
        update upload set message = ?1, place = ?2
        where id = ?3 and room = ?4 and user = ?5 and message is null and blob is not null";
    let mut update = tx.prepare_cached(sql)?;
    for (place, id) in files.0.iter().enumerate() {
        if update.execute(params![message.id, place as i64, id, room, message.author])? == 0 {
            return Err(Error::NotAttachable);
        }
    }
    fill(tx, std::slice::from_mut(message))
}

/// Fills in the files of messages: one query, however many messages.
pub(in crate::chat) fn fill(conn: &Connection, messages: &mut [Message]) -> Result<(), Error> {
    if messages.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = messages.iter().map(|message| message.id.0).collect();
    let ids = serde_json::to_string(&ids).expect("numbers are JSON");
    let sql = "
        select message, id, name, media_type, size, width, height, thumbnail is not null as small
        from upload where message in (select value from json_each(?1))
        order by message, place";
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query([ids])?;
    while let Some(row) = rows.next()? {
        let of: MessageId = row.get("message")?;
        let file = attachment(row)?;
        let message = messages.iter_mut().find(|message| message.id == of);
        message
            .into_iter()
            .for_each(|message| message.attachments.push(file.clone()));
    }
    Ok(())
}

/// A file of which all is there, as a message carries it.
pub(super) fn whole(conn: &Connection, id: UploadId) -> Result<Option<Attachment>, Error> {
    let sql = "
        select id, name, media_type, size, width, height, thumbnail is not null as small
        from upload where id = ?1 and blob is not null";
    let mut select = conn.prepare_cached(sql)?;
    Ok(select.query_row([id], attachment).optional()?)
}

fn attachment(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    Ok(Attachment {
        id: row.get("id")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get::<_, i64>("size")? as u64,
        width: row.get("width")?,
        height: row.get("height")?,
        thumbnail: row.get("small")?,
    })
}

/// Forgets files that were begun before `before`, and that no message carries.
pub(super) fn forget_unsaid(tx: &Transaction<'_>, before: Timestamp) -> Result<usize, Error> {
    let sql = "delete from upload where message is null and created_at < ?1";
    Ok(tx.prepare_cached(sql)?.execute([before])?)
}

/// Whether a file is expected, or was not looked at yet.
pub(super) fn is_expected(conn: &Connection, id: UploadId) -> Result<bool, Error> {
    let sql = "select 1 from upload where id = ?1 and blob is null and received >= 0";
    Ok(conn.prepare_cached(sql)?.exists([id])?)
}

/// Whether anything refers to content.
pub(super) fn is_referred(conn: &Connection, hash: Hash) -> Result<bool, Error> {
    let sql = "
        select 1 from upload where blob = ?1
        union all select 1 from upload where thumbnail = ?1 limit 1";
    Ok(conn.prepare_cached(sql)?.exists([hash])?)
}

/// All content that is referred to.
pub fn referred(conn: &Connection) -> crate::store::Result<Vec<Hash>> {
    let sql = "
        select blob from upload where blob is not null
        union select thumbnail from upload where thumbnail is not null";
    let mut select = conn.prepare(sql)?;
    let found = select.query_map([], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
