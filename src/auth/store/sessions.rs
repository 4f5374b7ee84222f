//! SQL for the table `session`.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::user_of;
use crate::auth::session::{
    GRACE_MS, LIFETIME_MS, MAX_SESSIONS, NewSession, Rotation, TokenHash, token_hash,
};
use crate::auth::{Error, Origin, User};
use crate::base::{SessionId, Timestamp, UserId};

/// Until when a sign-in, or the token of a script, still holds.
pub(in crate::auth) fn holds_until(
    conn: &Connection,
    session: SessionId,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let sql = "
        select expires_at from (
            select user, expires_at from session where id = ?1
            union all select user, expires_at from access_token where id = ?1
        ) as held join user on user.id = held.user
        where expires_at > ?2 and disabled = 0";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![session, now], |row| row.get(0));
    Ok(found.optional()?)
}

/// Stores a sign-in; the oldest of too many makes room.
pub(in crate::auth) fn add_session(
    tx: &Transaction<'_>,
    user: UserId,
    session: &NewSession,
) -> Result<(), Error> {
    let sql = "
        delete from session where user = ?1 and (expires_at <= ?2 or id in (
            select id from session where user = ?1 order by used_at desc limit -1 offset ?3))";
    tx.prepare_cached(sql)?
        .execute(params![user, session.at, MAX_SESSIONS - 1])?;
    let sql = "
        insert into session (id, user, token, rotated_at, device, created_at, used_at, expires_at,
                             address, way, proved_at)
        values (?1, ?2, ?3, ?4, ?5, ?4, ?4, ?6, ?7, ?8, ?4)";
    tx.prepare_cached(sql)?.execute(params![
        session.id,
        user,
        token_hash(&session.token),
        session.at,
        session.device,
        session.until,
        session.address,
        session.way.as_str(),
    ])?;
    Ok(())
}

/// A sign-in, as the refresh token that was shown stands to it.
struct Shown {
    id: SessionId,
    user: UserId,
    is_current: bool,
    is_repeated: bool,
    rotated_at: Timestamp,
    expires_at: Timestamp,
    /// When its owner last showed who they are; nothing for guests, who cannot show it again.
    proved_at: Option<Timestamp>,
}

fn shown(conn: &Connection, token: &TokenHash, next: &TokenHash) -> Result<Option<Shown>, Error> {
    let sql = "
        select session.id as id, session.user as user, token = ?1 as current, token = ?2 as repeated,
               rotated_at, expires_at,
               iif(role = 'guest', null, max(session.created_at, proved_at)) as proved_at
        from session join user on user.id = session.user where token = ?1 or previous = ?1";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![token, next], |row| {
            Ok(Shown {
                id: row.get("id")?,
                user: row.get("user")?,
                is_current: row.get("current")?,
                is_repeated: row.get("repeated")?,
                rotated_at: row.get("rotated_at")?,
                expires_at: row.get("expires_at")?,
                proved_at: row.get("proved_at")?,
            })
        });
    Ok(found.optional()?)
}

/// Replaces a refresh token by the next one, for as long as `most_ms` after its owner showed who
/// they are.
pub(in crate::auth) fn rotate(
    tx: &Transaction<'_>,
    token: &TokenHash,
    next: &TokenHash,
    origin: &Origin,
    most_ms: i64,
) -> Result<Rotation, Error> {
    let now = origin.at;
    let Some(shown) = shown(tx, token, next)? else {
        return Ok(Rotation::Unknown);
    };
    let id = shown.id;
    let end = shown.proved_at.map(|proved| proved.plus_ms(most_ms));
    if end.is_some_and(|end| end <= now) {
        end_session(tx, id)?;
        return Ok(Rotation::TooOld(id));
    }
    if shown.expires_at <= now {
        end_session(tx, id)?;
        return Ok(Rotation::Unknown);
    }
    if shown.is_current {
        let sql = "
            update session set previous = token, token = ?2, rotated_at = ?3, used_at = ?3, expires_at = ?4,
                               address = ?5, device = ?6
            where id = ?1";
        let unused = now.plus_ms(LIFETIME_MS);
        let expires = end.map_or(unused, |end| end.min(unused));
        let row = params![id, next, now, expires, origin.address(), origin.device];
        tx.prepare_cached(sql)?.execute(row)?;
        return Ok(Rotation::Rotated(id));
    }
    if shown.is_repeated && now.since_ms(shown.rotated_at) <= GRACE_MS {
        return Ok(Rotation::Repeated(id));
    }
    end_session(tx, id)?;
    Ok(Rotation::Stolen(id, shown.user))
}

/// Ends a sign-in. Returns whose it was, if there was one.
pub(in crate::auth) fn end_session(
    tx: &Transaction<'_>,
    id: SessionId,
) -> Result<Option<UserId>, Error> {
    let sql = "delete from session where id = ?1 returning user";
    let found = tx.prepare_cached(sql)?.query_row([id], |row| row.get(0));
    Ok(found.optional()?)
}

/// The sign-in that a refresh token belongs to.
pub(in crate::auth) fn session_of(
    conn: &Connection,
    token: &TokenHash,
) -> Result<Option<SessionId>, Error> {
    let sql = "select id from session where token = ?1 or previous = ?1";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([token], |row| row.get(0))
        .optional()?)
}

/// Whose sign-in this is, unless they are disabled.
pub(in crate::auth) fn user_of_session(
    conn: &Connection,
    id: SessionId,
) -> Result<Option<User>, Error> {
    let sql = "
        select user.id as id, username, name, email, role, user.created_at as created_at
        from session join user on user.id = session.user where session.id = ?1 and disabled = 0";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([id], user_of)
        .optional()?)
}
