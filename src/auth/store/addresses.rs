//! SQL for the addresses of people, and for passwords that are given anew.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::auth::{Email, Error};
use crate::base::{SessionId, Timestamp, UserId};

/// The address of an account.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::auth) struct Address {
    pub email: String,
    /// Whether it was shown to be its owner's.
    pub verified: bool,
}

/// The address of `user`, if they have one.
pub(in crate::auth) fn address(conn: &Connection, user: UserId) -> Result<Option<Address>, Error> {
    let sql = "
        select email, email_verified_at is not null as verified from user
        where id = ?1 and email is not null";
    let mut select = conn.prepare_cached(sql)?;
    let found = select.query_row([user], |row| {
        Ok(Address {
            email: row.get("email")?,
            verified: row.get("verified")?,
        })
    });
    Ok(found.optional()?)
}

/// The present address of `user` was shown to be theirs.
pub(in crate::auth) fn verify_address(
    tx: &Transaction<'_>,
    user: UserId,
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "update user set email_verified_at = ?2 where id = ?1 and email is not null";
    tx.prepare_cached(sql)?.execute(params![user, at])?;
    Ok(())
}

/// Gives `user` another address, which nobody has shown to be theirs yet.
pub(in crate::auth) fn set_address(
    tx: &Transaction<'_>,
    user: UserId,
    email: &Email,
) -> Result<(), Error> {
    let taken = "select 1 from user where email_key = ?1 and id <> ?2";
    if tx
        .prepare_cached(taken)?
        .exists(params![email.key(), user])?
    {
        return Err(Error::EmailTaken);
    }
    let sql = "
        update user set email = ?2, email_key = ?3, email_verified_at = null where id = ?1";
    tx.prepare_cached(sql)?
        .execute(params![user, email.as_str(), email.key()])?;
    Ok(())
}

/// Whose address this is, by what they are called where there is no doubt.
pub(in crate::auth) fn owner_of(conn: &Connection, email: &Email) -> Result<Option<String>, Error> {
    let sql = "select coalesce(username, name) from user where email_key = ?1";
    let mut select = conn.prepare_cached(sql)?;
    Ok(select
        .query_row([email.key()], |row| row.get(0))
        .optional()?)
}

/// Gives someone another password, and ends all their sign-ins and the tokens of their scripts:
/// whoever has either may be why the password is replaced. Returns those ended.
pub(in crate::auth) fn reset_password(
    tx: &Transaction<'_>,
    user: UserId,
    password: &str,
) -> Result<Vec<SessionId>, Error> {
    let sql = "update user set password = ?2 where id = ?1";
    tx.prepare_cached(sql)?.execute(params![user, password])?;
    let mut ended = Vec::new();
    for sql in [
        "delete from session where user = ?1 returning id",
        "delete from access_token where user = ?1 returning id",
    ] {
        let mut delete = tx.prepare_cached(sql)?;
        let rows = delete.query_map([user], |row| row.get(0))?;
        ended.extend(rows.collect::<rusqlite::Result<Vec<SessionId>>>()?);
    }
    Ok(ended)
}
