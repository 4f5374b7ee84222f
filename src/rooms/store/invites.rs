//! SQL for invitations.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::auth::token_hash;
use crate::base::{InviteId, RoomId, Timestamp, UserId};
use crate::rooms::invite::Terms;
use crate::rooms::room::MAX_INVITES;
use crate::rooms::{Error, Invite, Role};

/// An invitation as the one sees it who holds the link.
#[derive(Clone, Debug)]
pub struct Landing {
    /// Its id.
    pub id: InviteId,
    /// Where it leads.
    pub room: RoomId,
    /// The room's name.
    pub name: String,
    /// What the room is for.
    pub description: String,
    /// The room's address.
    pub code: String,
    /// What one becomes.
    pub role: Role,
    /// Whether people without an account may use it.
    pub guests: bool,
    /// Until when it holds.
    pub expires_at: Option<Timestamp>,
    /// Who made it.
    pub invited_by: String,
}

/// Stores an invitation.
pub fn create(
    tx: &Transaction<'_>,
    room: RoomId,
    by: UserId,
    token: &str,
    terms: Terms,
    now: Timestamp,
) -> Result<Invite, Error> {
    // Those that do not hold any more take no place.
    let sql = "delete from invite where room = ?1 and (expires_at <= ?2 or uses_left <= 0)";
    tx.prepare_cached(sql)?.execute(params![room, now])?;
    let count = "select count(*) from invite where room = ?1";
    let count: i64 = tx
        .prepare_cached(count)?
        .query_row([room], |row| row.get(0))?;
    if count >= MAX_INVITES {
        return Err(Error::TooManyInvites);
    }
    let sql = "
        insert into invite (id, token, room, role, guests, expires_at, uses_left, created_by, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let id = InviteId::fresh();
    tx.prepare_cached(sql)?.execute(params![
        id,
        token_hash(token),
        room,
        terms.role,
        terms.guests,
        terms.expires_at,
        terms.uses,
        by,
        now
    ])?;
    let sql = "
        select invite.id as id, invite.role as role, expires_at, uses_left, guests,
               invite.created_at as created_at, user.name as created_by
        from invite join user on user.id = invite.created_by where invite.id = ?1";
    Ok(tx.prepare_cached(sql)?.query_row([id], invite_of)?)
}

/// The invitations of a room that still hold, newest first.
pub fn list(conn: &Connection, room: RoomId, now: Timestamp) -> Result<Vec<Invite>, Error> {
    let sql = "
        select invite.id as id, invite.role as role, expires_at, uses_left, guests,
               invite.created_at as created_at, user.name as created_by
        from invite join user on user.id = invite.created_by
        where room = ?1 and (expires_at is null or expires_at > ?2) and (uses_left is null or uses_left > 0)
        order by invite.id desc";
    let list = conn
        .prepare_cached(sql)?
        .query_map(params![room, now], invite_of)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(list)
}

/// Takes an invitation back.
pub fn revoke(tx: &Transaction<'_>, room: RoomId, id: InviteId) -> Result<(), Error> {
    let sql = "delete from invite where room = ?1 and id = ?2";
    match tx.prepare_cached(sql)?.execute(params![room, id])? {
        0 => Err(Error::InviteGone),
        _ => Ok(()),
    }
}

/// Takes back the invitations by which someone, who may do less now, lets people in as `given`.
pub fn revoke_those(
    tx: &Transaction<'_>,
    room: RoomId,
    by: UserId,
    given: Role,
) -> Result<(), Error> {
    let sql = "delete from invite where room = ?1 and created_by = ?2 and role = ?3";
    tx.prepare_cached(sql)?.execute(params![room, by, given])?;
    Ok(())
}

/// Takes back all invitations of someone who is gone.
pub fn revoke_of(tx: &Transaction<'_>, room: RoomId, by: UserId) -> Result<(), Error> {
    let sql = "delete from invite where room = ?1 and created_by = ?2";
    tx.prepare_cached(sql)?.execute(params![room, by])?;
    Ok(())
}

/// The invitation with this token, if it holds.
pub fn by_token(conn: &Connection, token: &str, now: Timestamp) -> Result<Landing, Error> {
    let sql = "
        select invite.id as id, room, room.name as name, description, code, invite.role as role, guests,
               expires_at, user.name as invited_by
        from invite join room on room.id = invite.room join user on user.id = invite.created_by
        where token = ?1 and (expires_at is null or expires_at > ?2) and (uses_left is null or uses_left > 0)
          and user.disabled = 0";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![token_hash(token), now], |row| {
            Ok(Landing {
                id: row.get("id")?,
                room: row.get("room")?,
                name: row.get("name")?,
                description: row.get("description")?,
                code: row.get("code")?,
                role: row.get("role")?,
                guests: row.get("guests")?,
                expires_at: row.get("expires_at")?,
                invited_by: row.get("invited_by")?,
            })
        })
        .optional()?;
    found.ok_or(Error::InviteGone)
}

/// Whether a token is that of an invitation that holds.
pub fn holds(conn: &Connection, token: &str, now: Timestamp) -> Result<bool, crate::store::Error> {
    match by_token(conn, token, now) {
        Ok(_) => Ok(true),
        Err(Error::Store(error)) => Err(error),
        Err(_) => Ok(false),
    }
}

/// Uses an invitation once, for `user`, who is stored already. Returns what they become.
pub(super) fn use_up(
    tx: &Transaction<'_>,
    room: RoomId,
    id: InviteId,
    user: UserId,
    now: Timestamp,
) -> Result<Role, Error> {
    let sql = "
        update invite set uses_left = uses_left - 1
        where id = ?1 and room = ?2 and (expires_at is null or expires_at > ?3)
          and (uses_left is null or uses_left > 0)
        returning role, guests or not exists (select 1 from user where id = ?4 and role = 'guest') as fits";
    let used = tx
        .prepare_cached(sql)?
        .query_row(params![id, room, now, user], |row| {
            Ok((row.get("role")?, row.get("fits")?))
        })
        .optional()?;
    match used {
        None => Err(Error::InviteGone),
        Some((_, false)) => Err(Error::MembersOnly),
        Some((role, true)) => Ok(role),
    }
}

fn invite_of(row: &Row<'_>) -> rusqlite::Result<Invite> {
    Ok(Invite {
        id: row.get("id")?,
        url: None,
        role: row.get("role")?,
        expires_at: row.get("expires_at")?,
        uses_left: row.get("uses_left")?,
        guests: row.get("guests")?,
        created_at: row.get("created_at")?,
        created_by: row.get("created_by")?,
    })
}
