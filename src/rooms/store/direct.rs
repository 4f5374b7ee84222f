//! SQL of direct conversations.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Error, by_id};
use crate::base::{Nonce, RoomId, Timestamp, UserId};
use crate::rooms::direct::{Kind, Participant, Standing, settled};
use crate::rooms::{Role, Room, code};

/// Someone with whom a conversation is to be.
#[derive(Clone, Copy, Debug)]
pub struct Invited {
    /// Who.
    pub user: UserId,
    /// Whether they are asked first.
    pub asked: bool,
}

/// What tells the conversation of these people from all others: their ids, in order.
fn pair(me: UserId, others: impl Iterator<Item = UserId>) -> Vec<u8> {
    let mut ids: Vec<UserId> = others.chain([me]).collect();
    ids.sort();
    ids.dedup();
    ids.iter().flat_map(|id| *id.0.as_bytes()).collect()
}

/// The conversation that `me` has with exactly these others, if there is one.
pub fn existing(conn: &Connection, me: UserId, others: &[UserId]) -> Result<Option<RoomId>, Error> {
    let pair = pair(me, others.iter().copied());
    Ok(conn
        .prepare_cached("select id from room where pair = ?1")?
        .query_row([pair], |row| row.get(0))
        .optional()?)
}

/// Opens the conversation of `me` with `others`: the one that there is, or a new one. Also says
/// whether it is new. Who opens one that they were asked for has answered by that.
///
/// The others see a new one from its first message on.
pub fn open(
    tx: &Transaction<'_>,
    me: UserId,
    others: &[Invited],
    now: Timestamp,
) -> Result<(Room, bool), Error> {
    let ids: Vec<UserId> = others.iter().map(|other| other.user).collect();
    if let Some(room) = existing(tx, me, &ids)? {
        let sql = "update member set hidden_seq = null, request = 0 where room = ?1 and user = ?2";
        tx.prepare_cached(sql)?.execute(params![room, me])?;
        return Ok((by_id(tx, room)?, false));
    }
    let id = RoomId::fresh();
    let sql = "
        insert into room (id, code, name, visibility, created_at, active_at, kind, pair)
        values (?1, ?2, '', 'private', ?3, ?3, 'direct', ?4)";
    let code = super::unused(tx, code::fresh)?;
    let pair = pair(me, ids.iter().copied());
    tx.prepare_cached(sql)?
        .execute(params![id, code, now, pair])?;
    let sql = "
        insert into member (room, user, role, slot, joined_at, request, hidden_seq)
        values (?1, ?2, 'viewer', ?3, ?4, ?5, ?6)";
    let mut insert = tx.prepare_cached(sql)?;
    insert.execute(params![id, me, 0, now, 0, None::<i64>])?;
    for (slot, other) in (1..).zip(others) {
        insert.execute(params![id, other.user, slot, now, other.asked, 0])?;
    }
    for user in ids.into_iter().chain([me]) {
        settle(tx, id, user)?;
    }
    Ok((by_id(tx, id)?, true))
}

/// Whether two people know each other from somewhere: they are in a room together, or in a
/// conversation that both of them want.
pub fn shares(conn: &Connection, one: UserId, other: UserId) -> Result<bool, Error> {
    let sql = "
        select 1 from member as mine join member as theirs on theirs.room = mine.room
        where mine.user = ?1 and theirs.user = ?2 and mine.request = 0 and theirs.request = 0";
    Ok(conn.prepare_cached(sql)?.exists(params![one, other])?)
}

/// The conversation of these two, if they have one.
pub fn pair_of(conn: &Connection, one: UserId, other: UserId) -> Result<Option<RoomId>, Error> {
    existing(conn, one, &[other])
}

/// Notes whether `user` wants a conversation that they are asked for.
pub fn answer(tx: &Transaction<'_>, room: RoomId, user: UserId, wanted: bool) -> Result<(), Error> {
    let sql = "update member set request = ?3 where room = ?1 and user = ?2 and request = 1";
    let now = if wanted { 0 } else { 2 };
    match tx.prepare_cached(sql)?.execute(params![room, user, now])? {
        0 => Err(Error::NoRequest),
        _ => Ok(()),
    }
}

/// Puts a conversation out of `user`'s sight until the next message.
pub fn hide(tx: &Transaction<'_>, room: RoomId, user: UserId) -> Result<(), Error> {
    let sql = "
        update member set hidden_seq = (select seq from room where id = ?1)
        where room = ?1 and user = ?2";
    tx.prepare_cached(sql)?.execute(params![room, user])?;
    Ok(())
}

/// Whether it is the conversation of two: neither of them ever leaves it.
pub fn is_of_two(conn: &Connection, room: RoomId) -> Result<bool, Error> {
    let sql = "select 1 from room where id = ?1 and length(pair) = 32";
    Ok(conn.prepare_cached(sql)?.exists([room])?)
}

/// Refuses what direct conversations do not have.
pub fn none_of_it(conn: &Connection, room: RoomId) -> Result<(), Error> {
    match kind(conn, room)? {
        Some(Kind::Direct) => Err(Error::Direct),
        _ => Ok(()),
    }
}

/// Someone is gone from a group: it is the conversation of its people no longer. Says whether
/// nobody is left.
pub fn left(tx: &Transaction<'_>, room: RoomId) -> Result<bool, Error> {
    if kind(tx, room)? != Some(Kind::Direct) {
        return Ok(false);
    }
    tx.prepare_cached("update room set pair = null where id = ?1")?
        .execute([room])?;
    let mut anyone = tx.prepare_cached("select 1 from member where room = ?1")?;
    Ok(!anyone.exists([room])?)
}

fn kind(conn: &Connection, room: RoomId) -> Result<Option<Kind>, Error> {
    Ok(conn
        .prepare_cached("select kind from room where id = ?1")?
        .query_row([room], |row| row.get("kind"))
        .optional()?)
}

/// Has `user` be what they are by now. `None`: it is no direct conversation, or not theirs.
pub fn settle(tx: &Transaction<'_>, room: RoomId, user: UserId) -> Result<Option<Role>, Error> {
    let Some(role) = standing(tx, room, user)?.map(settled) else {
        return Ok(None);
    };
    let sql = "update member set role = ?3 where room = ?1 and user = ?2 and role <> ?3";
    tx.prepare_cached(sql)?.execute(params![room, user, role])?;
    Ok(Some(role))
}

/// Refuses what `author` would say in a conversation that is not open to them, and more than
/// one message (the one of this `nonce`, perhaps) before anyone has answered.
///
/// Reads `message`, which is chat's: it is asked where the message is written.
pub fn may_say(
    tx: &Transaction<'_>,
    room: RoomId,
    author: UserId,
    nonce: &Nonce,
) -> Result<(), Error> {
    if kind(tx, room)? != Some(Kind::Direct) {
        return Ok(());
    }
    let standing = standing(tx, room, author)?.ok_or(Error::NoSuchRoom)?;
    match settled(standing) {
        Role::Viewer => Err(Error::NotReachable),
        Role::Commenter => {
            let sql = "select 1 from message where room = ?1 and author = ?2 and nonce <> ?3";
            let row = params![room, author, nonce.as_str()];
            match tx.prepare_cached(sql)?.exists(row)? {
                true => Err(Error::Unanswered),
                false => Ok(()),
            }
        }
        Role::Editor | Role::Moderator | Role::Owner => Ok(()),
    }
}

/// Reads `block`, which belongs to people: what it means for a conversation is looked up where
/// that is.
fn standing(conn: &Connection, room: RoomId, user: UserId) -> Result<Option<Standing>, Error> {
    let sql = "
        select mine.request > 0 as is_asked,
               exists (select 1 from member as other
                       where other.room = ?1 and other.user <> ?2 and other.request > 0)
               and not exists (select 1 from member as other
                               where other.room = ?1 and other.user <> ?2 and other.request = 0) as waits,
               length(pair) = 32 and exists (
                   select 1 from member as other join block
                       on (block.user = ?2 and block.blocked = other.user)
                       or (block.user = other.user and block.blocked = ?2)
                   where other.room = ?1 and other.user <> ?2) as is_blocked
        from member as mine join room on room.id = mine.room
        where mine.room = ?1 and mine.user = ?2 and room.kind = 'direct'";
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params![room, user], |row| {
            Ok(Standing {
                is_asked: row.get("is_asked")?,
                waits: row.get("waits")?,
                is_blocked: row.get::<_, Option<bool>>("is_blocked")?.unwrap_or(false),
            })
        })
        .optional()?)
}

/// The people of a direct conversation, in the order of joining.
pub fn people(conn: &Connection, room: RoomId) -> Result<Vec<Participant>, Error> {
    let sql = "
        select user, username, user.name as name from member join user on user.id = member.user
        where room = ?1 order by slot, user";
    let people = conn
        .prepare_cached(sql)?
        .query_map([room], participant_of)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(people)
}

fn participant_of(row: &Row<'_>) -> rusqlite::Result<Participant> {
    Ok(Participant {
        user: row.get("user")?,
        username: row.get("username")?,
        name: row.get("name")?,
    })
}

/// What was said last in a conversation.
pub struct LastWords {
    /// Who said it.
    pub author: UserId,
    /// How it begins.
    pub body: String,
    /// When.
    pub at: Timestamp,
}

/// What was said last. Reads `message`, which is chat's, like the list it is for.
pub fn last_words(conn: &Connection, room: RoomId) -> Result<Option<LastWords>, Error> {
    let sql = "
        select author, substr(body, 1, 200) as body, sent_at from message
        where room = ?1 and deleted_at is null order by seq desc limit 1";
    let last = conn.prepare_cached(sql)?.query_row([room], |row| {
        Ok(LastWords {
            author: row.get("author")?,
            body: row.get("body")?,
            at: row.get("sent_at")?,
        })
    });
    Ok(last.optional()?)
}
