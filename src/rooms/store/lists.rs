//! SQL for lists of rooms and of members.

use rusqlite::{Connection, params};

use super::direct::{self, LastWords};
use super::{member_of, room_columns, room_of, with_people};
use crate::base::{RoomId, Timestamp, UserId};
use crate::rooms::direct::{Kind, Request};
use crate::rooms::{Error, Member, Notify, Role, Room};

/// How many public rooms are listed at most, the liveliest first.
const PUBLIC: u32 = 500;

/// A room in the list of its member's rooms.
pub struct Mine {
    /// The room.
    pub room: Room,
    /// What they may do in it.
    pub role: Role,
    /// How many messages they have not read, up to 100.
    pub unread: u32,
    /// How many of these mention them, up to 100.
    pub mentions: u32,
    /// What they want to hear of.
    pub notify: Notify,
    /// When something was last done in it.
    pub last_activity_at: Timestamp,
    /// How many belong to it.
    pub member_count: u32,
    /// For a direct conversation that not all have agreed to.
    pub request: Option<Request>,
    /// What was said last in a direct conversation.
    pub last: Option<LastWords>,
}

/// The rooms that `user` is a member of, the liveliest first.
///
/// Reads `message`, which is chat's: a list that came in two parts would be two queries a room.
pub fn mine(conn: &Connection, user: UserId) -> Result<Vec<Mine>, Error> {
    let sql = concat!(
        // Mentions are counted for all rooms at once, among the newest.
        "with called as materialized (
             select message.room as room, count(*) as n
             from (select message as id from mention where user = ?1
                   order by message desc limit 500) as newest
             cross join message on message.id = newest.id
             join member on member.room = message.room and member.user = ?1
             where message.seq > member.read_seq and deleted_at is null
             group by message.room)
         select ",
        room_columns!(),
        ", active_at, member.role as role, member.notify as notify,
         min(100, coalesce((select n from called where called.room = room.id), 0)) as mentions,
         (select count(*) from member as other where other.room = room.id) as member_count,
         (select count(*) from (select 1 from message
                                where message.room = room.id and message.seq > member.read_seq
                                  and message.author <> member.user limit 100)) as unread,
         member.request = 1 as asked,
         kind = 'direct'
         and exists (select 1 from member as other where other.room = room.id
                     and other.user <> member.user and other.request > 0)
         and not exists (select 1 from member as other where other.room = room.id
                         and other.user <> member.user and other.request = 0) as waiting
         from member join room on room.id = member.room
         where member.user = ?1 and member.request < 2
           and (hidden_seq is null or exists (select 1 from message where message.room = room.id
                                              and message.seq > hidden_seq))
         order by active_at desc"
    );
    let list = conn
        .prepare_cached(sql)?
        .query_map([user], |row| {
            let (asked, waiting) = (row.get("asked")?, row.get("waiting")?);
            Ok(Mine {
                request: match (asked, waiting) {
                    (true, _) => Some(Request::Asked),
                    (false, true) => Some(Request::Waiting),
                    (false, false) => None,
                },
                last: None,
                room: room_of(row)?,
                role: row.get("role")?,
                unread: row.get("unread")?,
                mentions: row.get("mentions")?,
                notify: row.get("notify")?,
                last_activity_at: row.get("active_at")?,
                member_count: row.get("member_count")?,
            })
        })?
        .collect::<rusqlite::Result<Vec<Mine>>>()?;
    list.into_iter()
        .map(|mut mine| {
            if mine.room.kind == Kind::Direct {
                mine.last = direct::last_words(conn, mine.room.id)?;
                mine.room = with_people(conn, mine.room)?.seen_by(user);
            }
            Ok(mine)
        })
        .collect()
}

/// A room that everyone can find.
pub struct Public {
    /// The room.
    pub room: Room,
    /// How many belong to it.
    pub member_count: u32,
    /// Whether the one who asks does.
    pub joined: bool,
}

/// The public rooms, the liveliest first.
pub fn public(conn: &Connection, user: UserId) -> Result<Vec<Public>, Error> {
    let sql = concat!(
        "select ",
        room_columns!(),
        ", (select count(*) from member where room = room.id) as member_count,
         exists (select 1 from member where room = room.id and user = ?1) as joined
         from room where visibility = 'public' order by active_at desc limit ?2"
    );
    let list = conn
        .prepare_cached(sql)?
        .query_map(params![user, PUBLIC], |row| {
            Ok(Public {
                room: room_of(row)?,
                member_count: row.get("member_count")?,
                joined: row.get("joined")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(list)
}

/// How many belong to a room.
pub fn member_count(conn: &Connection, room: RoomId) -> Result<u32, Error> {
    let sql = "select count(*) from member where room = ?1";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([room], |row| row.get(0))?)
}

/// The members of a room, oldest first.
pub fn members(conn: &Connection, room: RoomId) -> Result<Vec<Member>, Error> {
    let sql = "
        select user, username, user.name as name, member.role as role, user.role = 'guest' as guest,
               slot, joined_at
        from member join user on user.id = member.user
        where room = ?1 order by joined_at, user";
    let members = conn
        .prepare_cached(sql)?
        .query_map([room], member_of)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(members)
}

/// What some members are called, and their colours.
pub fn names(
    conn: &Connection,
    room: RoomId,
    users: &[UserId],
) -> Result<Vec<(UserId, String, u8)>, Error> {
    let sql = "
        select name, slot from member join user on user.id = member.user
        where room = ?1 and member.user = ?2";
    let mut select = conn.prepare_cached(sql)?;
    let mut names = Vec::with_capacity(users.len());
    for &user in users {
        let mut rows = select.query(params![room, user])?;
        if let Some(row) = rows.next()? {
            names.push((user, row.get(0)?, row.get(1)?));
        }
    }
    Ok(names)
}
