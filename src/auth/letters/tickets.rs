//! SQL for tickets: what recognises a link that was sent to someone.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::Error;
use crate::auth::session::token_hash;
use crate::base::{Timestamp, UserId, random_token};

/// The longest token we look at. Ours have 43 characters.
const MAX_TOKEN: usize = 128;

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Shows that an address is its owner's.
    Verify,
    /// Gives an account another address.
    Change,
    /// Gives an account another password.
    Reset,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Change => "change",
            Self::Reset => "reset",
        }
    }

    /// How long such a link works, in milliseconds.
    pub fn term_ms(self) -> i64 {
        const MINUTE: i64 = 60 * 1_000;
        match self {
            Self::Reset => 30 * MINUTE,
            Self::Change => 24 * 60 * MINUTE,
            Self::Verify => 3 * 24 * 60 * MINUTE,
        }
    }
}

/// What a link is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ticket {
    pub user: UserId,
    /// The address it was sent to.
    pub email: String,
}

/// Makes a link: its token, and until when it works.
pub(super) fn issue(
    tx: &Transaction<'_>,
    purpose: Purpose,
    ticket: &Ticket,
    now: Timestamp,
) -> Result<(String, Timestamp), Error> {
    let token = random_token();
    let expires_at = now.plus_ms(purpose.term_ms());
    let sql = "
        insert into ticket (hash, purpose, user, email, created_at, expires_at)
        values (?1, ?2, ?3, ?4, ?5, ?6)";
    tx.prepare_cached(sql)?.execute(params![
        token_hash(&token),
        purpose.as_str(),
        ticket.user,
        ticket.email,
        now,
        expires_at,
    ])?;
    Ok((token, expires_at))
}

/// What `token` is for, if it is a link of this purpose that still works.
pub(super) fn look(
    conn: &Connection,
    purpose: Purpose,
    token: &str,
    now: Timestamp,
) -> Result<Option<Ticket>, Error> {
    if token.len() > MAX_TOKEN {
        return Ok(None);
    }
    let sql = "
        select user, email from ticket where hash = ?1 and purpose = ?2 and expires_at > ?3";
    let mut select = conn.prepare_cached(sql)?;
    let found = select.query_row(params![token_hash(token), purpose.as_str(), now], |row| {
        Ok(Ticket {
            user: row.get("user")?,
            email: row.get("email")?,
        })
    });
    Ok(found.optional()?)
}

/// Uses a link up, and all others of its purpose with it.
pub(super) fn redeem(
    tx: &Transaction<'_>,
    purpose: Purpose,
    token: &str,
    now: Timestamp,
) -> Result<Option<Ticket>, Error> {
    let found = look(tx, purpose, token, now)?;
    if let Some(ticket) = &found {
        forget(tx, purpose, ticket.user)?;
    }
    Ok(found)
}

/// Makes all links of this purpose useless.
pub(super) fn forget(tx: &Transaction<'_>, purpose: Purpose, user: UserId) -> Result<(), Error> {
    let sql = "delete from ticket where user = ?1 and purpose = ?2";
    tx.prepare_cached(sql)?
        .execute(params![user, purpose.as_str()])?;
    Ok(())
}

/// The address that someone's account is about to get.
pub(super) fn pending(
    conn: &Connection,
    user: UserId,
    now: Timestamp,
) -> Result<Option<String>, Error> {
    let sql = "
        select email from ticket where user = ?1 and purpose = 'change' and expires_at > ?2
        order by created_at desc limit 1";
    let mut select = conn.prepare_cached(sql)?;
    Ok(select
        .query_row(params![user, now], |row| row.get(0))
        .optional()?)
}

/// Forgets links and invitations that are over. For a job that runs now and then.
pub(in crate::auth) fn sweep(tx: &Transaction<'_>, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute("delete from ticket where expires_at <= ?1", [now])?;
    let sql = "delete from house_invite where expires_at <= ?1 or uses_left = 0";
    tx.execute(sql, [now])?;
    Ok(())
}
