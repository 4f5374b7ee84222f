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
    let expires = session.at.plus_ms(LIFETIME_MS);
    tx.prepare_cached(sql)?.execute(params![
        session.id,
        user,
        token_hash(&session.token),
        session.at,
        session.device,
        expires,
        session.address,
        session.way.as_str(),
    ])?;
    Ok(())
}

/// Replaces a refresh token by the next one.
pub(in crate::auth) fn rotate(
    tx: &Transaction<'_>,
    token: &TokenHash,
    next: &TokenHash,
    origin: &Origin,
) -> Result<Rotation, Error> {
    let now = origin.at;
    let sql = "
        select id, user, token = ?1 as current, token = ?2 as repeated, rotated_at, expires_at
        from session where token = ?1 or previous = ?1";
    let found = tx
        .prepare_cached(sql)?
        .query_row(params![token, next], |row| {
            let rotated: Timestamp = row.get("rotated_at")?;
            let expires: Timestamp = row.get("expires_at")?;
            Ok((
                row.get("id")?,
                row.get("user")?,
                row.get("current")?,
                row.get("repeated")?,
                rotated,
                expires,
            ))
        })
        .optional()?;
    let Some((id, user, current, repeated, rotated, expires)) = found else {
        return Ok(Rotation::Unknown);
    };
    let _: (SessionId, UserId, bool, bool) = (id, user, current, repeated);
    if expires <= now {
        end_session(tx, id)?;
        return Ok(Rotation::Unknown);
    }
    if current {
        let sql = "
            update session set previous = token, token = ?2, rotated_at = ?3, used_at = ?3, expires_at = ?4,
                               address = ?5, device = ?6
            where id = ?1";
        let expires = now.plus_ms(LIFETIME_MS);
        let row = params![id, next, now, expires, origin.address(), origin.device];
        tx.prepare_cached(sql)?.execute(row)?;
        return Ok(Rotation::Rotated(id));
    }
    if repeated && now.since_ms(rotated) <= GRACE_MS {
        return Ok(Rotation::Repeated(id));
    }
    end_session(tx, id)?;
    Ok(Rotation::Stolen(id, user))
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
