//! SQL for the table `identity`, and for what coming in by a provider asks of others.

use data_encoding::BASE64URL_NOPAD;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::Error;
use super::person::Person;
use crate::auth::Email;
use crate::auth::session::token_hash;
use crate::base::{Timestamp, UserId};

/// Who is connected with the one whom a provider calls `subject`.
pub fn owner(conn: &Connection, person: &Person) -> Result<Option<UserId>, Error> {
    let sql = "select user from identity where issuer = ?1 and subject = ?2";
    let mut select = conn.prepare_cached(sql)?;
    let found = select.query_row([&person.issuer, &person.subject], |row| row.get(0));
    Ok(found.optional()?)
}

/// Whose account has this address.
pub fn account_with(conn: &Connection, email: &Email) -> Result<Option<UserId>, Error> {
    let sql = "select id from user where email_key = ?1";
    let mut select = conn.prepare_cached(sql)?;
    Ok(select
        .query_row([email.key()], |row| row.get(0))
        .optional()?)
}

/// Lets `person` come in as `user` from now on.
pub fn connect(
    tx: &Transaction<'_>,
    user: UserId,
    person: &Person,
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "
        insert into identity (issuer, subject, user, email, created_at, used_at)
        values (?1, ?2, ?3, ?4, ?5, ?5)";
    let email = person.email.as_ref().map(Email::as_str);
    tx.prepare_cached(sql)?
        .execute(params![person.issuer, person.subject, user, email, at])?;
    Ok(())
}

/// Notes that `person` came, and what their address is now.
pub fn used(tx: &Transaction<'_>, person: &Person, at: Timestamp) -> Result<(), Error> {
    let sql = "
        update identity set used_at = ?3, email = coalesce(?4, email)
        where issuer = ?1 and subject = ?2";
    let email = person.email.as_ref().map(Email::as_str);
    tx.prepare_cached(sql)?
        .execute(params![person.issuer, person.subject, at, email])?;
    Ok(())
}

/// Notes that the address of `user` was shown to be theirs, if it is this one.
pub fn verified(
    tx: &Transaction<'_>,
    user: UserId,
    email: &Email,
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "
        update user set email_verified_at = coalesce(email_verified_at, ?3)
        where id = ?1 and email_key = ?2";
    tx.prepare_cached(sql)?
        .execute(params![user, email.key(), at])?;
    Ok(())
}

/// Someone at a provider who comes in as someone here.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    subject: String,
    /// By which address to recognise it.
    pub email: Option<String>,
    /// Since when.
    pub created_at: Timestamp,
    /// When they last came in that way.
    pub used_at: Timestamp,
}

impl Identity {
    /// A name for addresses that tells nothing.
    pub fn id(&self) -> String {
        let hash = token_hash(&format!("{}\0{}", self.issuer, self.subject));
        BASE64URL_NOPAD.encode(&hash[..16])
    }
}

/// By whom `user` comes in.
pub fn identities(conn: &Connection, user: UserId) -> Result<Vec<Identity>, Error> {
    let sql = "
        select issuer, subject, email, created_at, used_at from identity
        where user = ?1 order by created_at, issuer";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map([user], |row| {
        Ok(Identity {
            issuer: row.get("issuer")?,
            subject: row.get("subject")?,
            email: row.get("email")?,
            created_at: row.get("created_at")?,
            used_at: row.get("used_at")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes away the identity called `id`, if there is another way into the account by one of
/// `issuers`, a passkey or a password. Answers whose word it was.
pub fn disconnect(
    tx: &Transaction<'_>,
    user: UserId,
    id: &str,
    issuers: &[String],
) -> Result<String, Error> {
    let all = identities(tx, user)?;
    let (gone, left): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.id() == id);
    let gone = gone.into_iter().next().ok_or(Error::NoSuchIdentity)?;
    // A provider that was taken out of the settings lets nobody in any more.
    let by_provider = left.iter().any(|one| issuers.contains(&one.issuer));
    let sql = "
        select password is not null or exists (select 1 from passkey where passkey.user = user.id)
        from user where id = ?1";
    let otherwise: bool = tx
        .prepare_cached(sql)?
        .query_row([user], |row| row.get(0))?;
    if !by_provider && !otherwise {
        return Err(Error::LastWay);
    }
    let sql = "delete from identity where issuer = ?1 and subject = ?2 and user = ?3";
    tx.prepare_cached(sql)?
        .execute(params![gone.issuer, gone.subject, user])?;
    Ok(gone.issuer)
}
