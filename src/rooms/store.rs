//! SQL for the tables that rooms own: `room`, `member`, `invite`.

mod departed;
pub(super) mod direct;
pub(super) mod invites;
pub(super) mod lists;
pub(super) mod seats;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::direct::Kind;
use super::room::{MAX_MEMBERS, MAX_ROOMS, NewRoom};
use super::{Error, Event, Member, Notify, Role, Room, Visibility, Why, Write};
use crate::auth;
use crate::base::{RoomId, Seq, Timestamp, UserId};

/// The columns of a [`Room`].
macro_rules! room_columns {
    () => {
        "room.id as id, code, kind, room.name as name, description, visibility, room.created_at as created_at,
         (select user from member where room = room.id and role = 'owner'
          order by joined_at, user limit 1) as owner"
    };
}
use room_columns;

/// What a room's task has to know to start: the room, its last event, and its members.
pub fn open(conn: &Connection, room: RoomId) -> Result<(Room, Seq, Vec<Member>), Error> {
    let sql = concat!("select seq, ", room_columns!(), " from room where id = ?1");
    let (mut found, seq) = conn
        .prepare_cached(sql)?
        .query_row([room], |row| Ok((room_of(row)?, row.get("seq")?)))
        .optional()?
        .ok_or(Error::NoSuchRoom)?;
    let sql = "
        select user, username, user.name as name, member.role as role, user.role = 'guest' as guest,
               slot, joined_at
        from member join user on user.id = member.user
        where room = ?1 order by joined_at";
    let members = conn
        .prepare_cached(sql)?
        .query_map([room], member_of)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if found.kind == Kind::Direct {
        found.people = members.iter().map(Into::into).collect();
    }
    Ok((found, seq, members))
}

/// What `user` may do in `room`, if they are a member.
pub fn role(conn: &Connection, room: RoomId, user: UserId) -> Result<Option<Role>, Error> {
    let sql = "select role from member where room = ?1 and user = ?2";
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params![room, user], |row| row.get("role"))
        .optional()?)
}

/// The room with this code, and what `user` may do in it, if they are a member.
pub fn by_code(
    conn: &Connection,
    code: &str,
    user: UserId,
) -> Result<Option<(RoomId, Option<Role>)>, Error> {
    let sql = "
        select room.id, member.role from room
        left join member on member.room = room.id and member.user = ?2
        where code = ?1 and not exists (select 1 from user where id = ?2 and disabled)";
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params![code, user], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The room with this id.
pub fn by_id(conn: &Connection, room: RoomId) -> Result<Room, Error> {
    let sql = concat!("select ", room_columns!(), " from room where id = ?1");
    let found = conn
        .prepare_cached(sql)?
        .query_row([room], room_of)
        .optional()?;
    with_people(conn, found.ok_or(Error::NoSuchRoom)?)
}

/// The same room with its people, if it is a direct conversation.
fn with_people(conn: &Connection, mut room: Room) -> Result<Room, Error> {
    if room.kind == Kind::Direct {
        room.people = direct::people(conn, room.id)?;
    }
    Ok(room)
}

/// The first of the codes that no room has.
fn unused(tx: &Transaction<'_>, mut code: impl FnMut() -> String) -> Result<String, Error> {
    let mut taken = tx.prepare_cached("select 1 from room where code = ?1")?;
    loop {
        let code = code();
        if !taken.exists([&code])? {
            return Ok(code);
        }
    }
}

/// Makes a room, owned by `owner`. `code` is asked for codes until one is new.
pub(super) fn create(
    tx: &Transaction<'_>,
    owner: UserId,
    new: &NewRoom,
    code: impl FnMut() -> String,
    now: Timestamp,
) -> Result<Room, Error> {
    let owned = "select count(*) from member where user = ?1 and role = 'owner'";
    let owned: i64 = tx
        .prepare_cached(owned)?
        .query_row([owner], |row| row.get(0))?;
    if owned >= MAX_ROOMS {
        return Err(Error::TooManyRooms);
    }
    let code = unused(tx, code)?;
    let id = RoomId::fresh();
    let sql = "
        insert into room (id, code, name, description, visibility, created_at, active_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
    let row = params![
        id,
        code,
        new.name.as_str(),
        new.description,
        new.visibility,
        now
    ];
    tx.prepare_cached(sql)?.execute(row)?;
    join(tx, id, owner, Role::Owner, now)?;
    by_id(tx, id)
}

/// Takes the room's next sequence number, for a durable event at the time `at`.
pub fn next_seq(tx: &Transaction<'_>, room: RoomId, at: Timestamp) -> rusqlite::Result<Seq> {
    let sql = "update room set seq = seq + 1, active_at = ?2 where id = ?1 returning seq";
    tx.prepare_cached(sql)?
        .query_row(params![room, at], |row| row.get(0))
}

/// Commits a change to a room, and returns what it amounts to. `None` in the place of the
/// sequence number: nothing has changed.
pub fn apply(
    tx: &Transaction<'_>,
    room: RoomId,
    write: Write,
    now: Timestamp,
) -> Result<(Option<Seq>, Event), Error> {
    let event = match write {
        Write::Join { user, role, at } => {
            if let Some(member) = member(tx, room, user)? {
                return Ok((None, Event::Joined(member)));
            }
            let role = departed::as_before(tx, room, user, role)?;
            join(tx, room, user, role, at)?;
            Event::Joined(member(tx, room, user)?.ok_or(Error::NoSuchMember)?)
        }
        Write::Accept {
            user,
            invite,
            newcomer,
            at,
        } => {
            if let Some(member) = member(tx, room, user)? {
                return Ok((None, Event::Joined(member)));
            }
            if let Some(newcomer) = newcomer {
                auth::add_newcomer(tx, &newcomer)?;
            }
            let role = invites::use_up(tx, room, invite, user, at)?;
            departed::forget(tx, room, user)?;
            join(tx, room, user, role, at)?;
            Event::Joined(member(tx, room, user)?.ok_or(Error::NoSuchMember)?)
        }
        Write::Leave { user, removed_by } => {
            let before = member(tx, room, user)?.ok_or(Error::NoSuchMember)?;
            if let Some(by) = removed_by {
                let mine = role(tx, room, by)?.ok_or(Error::NoSuchRoom)?;
                if !mine.can_remove(before.role) {
                    return Err(Error::NotBelowYou);
                }
            }
            keep_an_owner(tx, room, user)?;
            invites::revoke_of(tx, room, user)?;
            let sql = "delete from member where room = ?1 and user = ?2";
            tx.prepare_cached(sql)?.execute(params![room, user])?;
            departed::note(tx, room, user, before.role, removed_by.is_some())?;
            if direct::left(tx, room)? {
                tx.execute("delete from room where id = ?1", [room])?;
                return Ok((None, Event::Deleted));
            }
            let why = removed_by.map_or(Why::Left, |_| Why::Removed);
            Event::Left { user, why }
        }
        Write::Role { by, user, role } => {
            let before = member(tx, room, user)?.ok_or(Error::NoSuchMember)?;
            // As things are now: the role that let the request in may have been taken since.
            let mine = self::role(tx, room, by)?.ok_or(Error::NoSuchRoom)?;
            if !mine.can_give(before.role, role) {
                return Err(Error::NotBelowYou);
            }
            if before.guest && role.can_moderate() {
                return Err(Error::GuestOwner);
            }
            if before.role == role {
                return Ok((None, Event::Role { user, role }));
            }
            if before.role == Role::Owner {
                keep_an_owner(tx, room, user)?;
            }
            for given in Role::ALL
                .into_iter()
                .filter(|&as_| !role.can_invite_as(as_))
            {
                invites::revoke_those(tx, room, user, given)?;
            }
            let sql = "update member set role = ?3 where room = ?1 and user = ?2";
            tx.prepare_cached(sql)?.execute(params![room, user, role])?;
            Event::Role { user, role }
        }
        Write::Settle { user } => {
            let before = self::role(tx, room, user)?.ok_or(Error::NoSuchMember)?;
            let role = direct::settle(tx, room, user)?.unwrap_or(before);
            let event = Event::Role { user, role };
            if role == before {
                return Ok((None, event));
            }
            event
        }
        Write::Rename { user } => {
            let Member { name, username, .. } =
                member(tx, room, user)?.ok_or(Error::NoSuchMember)?;
            Event::Renamed {
                user,
                name,
                username,
            }
        }
        Write::Change {
            name,
            description,
            visibility,
        } => {
            let sql = "
                update room set name = coalesce(?2, name), description = coalesce(?3, description),
                                visibility = coalesce(?4, visibility)
                where id = ?1";
            let name = name.as_ref().map(super::Name::as_str);
            tx.prepare_cached(sql)?
                .execute(params![room, name, description, visibility])?;
            Event::Changed(by_id(tx, room)?)
        }
        Write::Delete => {
            tx.execute("delete from room where id = ?1", [room])?;
            return Ok((None, Event::Deleted));
        }
    };
    Ok((Some(next_seq(tx, room, now)?), event))
}

fn join(
    tx: &Transaction<'_>,
    room: RoomId,
    user: UserId,
    role: Role,
    at: Timestamp,
) -> Result<(), Error> {
    // The colour that fewest have, so that two people in a room differ as long as they can.
    let sql = "
        with palette(slot) as (values (0), (1), (2), (3), (4), (5), (6), (7), (8))
        select palette.slot, count(member.user) as taken, (select count(*) from member where room = ?1)
        from palette left join member on member.slot = palette.slot and room = ?1
        group by palette.slot order by taken, palette.slot limit 1";
    let (slot, members): (u8, i64) = tx
        .prepare_cached(sql)?
        .query_row([room], |row| Ok((row.get(0)?, row.get(2)?)))?;
    if members >= MAX_MEMBERS {
        return Err(Error::Full);
    }
    // What was said before one came is not unread.
    let sql = "
        insert into member (room, user, role, slot, joined_at, read_seq)
        values (?1, ?2, ?3, ?4, ?5, (select seq from room where id = ?1))";
    tx.prepare_cached(sql)?
        .execute(params![room, user, role, slot, at])?;
    Ok(())
}

/// Stores what a member wants to hear of.
pub(super) fn set_notify(
    tx: &Transaction<'_>,
    room: RoomId,
    user: UserId,
    notify: Notify,
) -> Result<(), Error> {
    let sql = "update member set notify = ?3 where room = ?1 and user = ?2";
    tx.prepare_cached(sql)?
        .execute(params![room, user, notify])?;
    Ok(())
}

fn member(conn: &Connection, room: RoomId, user: UserId) -> Result<Option<Member>, Error> {
    let sql = "
        select user, username, user.name as name, member.role as role, user.role = 'guest' as guest,
               slot, joined_at
        from member join user on user.id = member.user
        where room = ?1 and user = ?2";
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params![room, user], member_of)
        .optional()?)
}

/// Refuses if `user` is the only owner.
fn keep_an_owner(tx: &Transaction<'_>, room: RoomId, user: UserId) -> Result<(), Error> {
    let sql = "
        select (select role from member where room = ?1 and user = ?2) = 'owner'
           and not exists (select 1 from member where room = ?1 and role = 'owner' and user <> ?2)";
    let last: Option<bool> = tx
        .prepare_cached(sql)?
        .query_row(params![room, user], |row| row.get(0))?;
    if last == Some(true) {
        return Err(Error::LastOwner);
    }
    Ok(())
}

fn room_of(row: &Row<'_>) -> rusqlite::Result<Room> {
    Ok(Room {
        id: row.get("id")?,
        code: row.get("code")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        description: row.get("description")?,
        visibility: row.get("visibility")?,
        created_at: row.get("created_at")?,
        owner: row.get("owner")?,
        people: Vec::new(),
    })
}

fn member_of(row: &Row<'_>) -> rusqlite::Result<Member> {
    Ok(Member {
        user: row.get("user")?,
        username: row.get("username")?,
        name: row.get("name")?,
        role: row.get("role")?,
        guest: row.get("guest")?,
        slot: row.get("slot")?,
        joined_at: row.get("joined_at")?,
    })
}

impl FromSql for Role {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let found = Self::ALL.into_iter().find(|role| role.as_str() == name);
        found.ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Role {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "room" => Ok(Self::Room),
            "direct" => Ok(Self::Direct),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl FromSql for Visibility {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "public" => Ok(Self::Public),
            "private" => Ok(Self::Private),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for Visibility {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Public => "public",
            Self::Private => "private",
        }
        .into())
    }
}
