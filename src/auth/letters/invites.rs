//! Invitations to the house: links that let people make an account.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;

use super::Error;
use crate::auth::session::token_hash;
use crate::auth::{Email, store};
use crate::base::{InviteId, Timestamp, UserId, random_token};

/// How long an invitation holds when nobody says: a week, in seconds.
const TERM_S: i64 = 7 * 24 * 60 * 60;
/// How long one holds at most: a year, in seconds.
const MAX_TERM_S: i64 = 366 * 24 * 60 * 60;
/// How many people one lets in at most.
pub(super) const MAX_USES: u32 = 1_000;
/// How many invitations there are at most.
pub(super) const MAX_INVITES: u32 = 1_000;
/// The longest token we look at. Ours have 43 characters.
const MAX_TOKEN: usize = 128;

/// An invitation to the house, as administrators see it.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct HouseInvite {
    /// Its id.
    pub id: InviteId,
    /// The link. Told once, when it is made: we keep only what recognises it.
    pub url: Option<String>,
    /// Whom it is for, if it is for someone: the account gets this address.
    pub email: Option<String>,
    /// Until when it holds.
    pub expires_at: Timestamp,
    /// How many more people it lets in.
    pub uses_left: u32,
    /// When it was made.
    pub created_at: Timestamp,
    /// By whom; by nobody when its address asked for it.
    pub created_by: Option<String>,
}

/// What an invitation is to allow.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Terms {
    pub email: Option<Email>,
    pub expires_at: Timestamp,
    pub uses: u32,
    /// Who invites; nobody when the address asks for itself.
    pub by: Option<UserId>,
}

impl Terms {
    /// Accepts what an administrator asks for, or says which field is wrong.
    pub fn parse(
        email: Option<&str>,
        expires_in: Option<i64>,
        uses: Option<u32>,
        by: UserId,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let email = email.filter(|email| !email.trim().is_empty());
        let email = email.map(Email::parse).transpose()?;
        let term = expires_in.unwrap_or(TERM_S);
        if !(60..=MAX_TERM_S).contains(&term) {
            return Err(Error::BadTerm);
        }
        let uses = uses.unwrap_or(1);
        let most = if email.is_some() { 1 } else { MAX_USES };
        if !(1..=most).contains(&uses) {
            return Err(Error::BadUses);
        }
        Ok(Self {
            email,
            expires_at: now.plus_ms(term * 1_000),
            uses,
            by: Some(by),
        })
    }
}

/// Makes an invitation: it and its token.
pub(super) fn create(
    tx: &Transaction<'_>,
    terms: &Terms,
    now: Timestamp,
) -> Result<(HouseInvite, String), Error> {
    let sql = "select count(*) from house_invite where expires_at > ?1 and uses_left > 0";
    let held: u32 = tx.prepare_cached(sql)?.query_row([now], |row| row.get(0))?;
    if held >= MAX_INVITES {
        return Err(Error::TooManyInvites);
    }
    let (id, token) = (InviteId::fresh(), random_token());
    let sql = "
        insert into house_invite (id, token, email, expires_at, uses_left, created_by, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    tx.prepare_cached(sql)?.execute(params![
        id,
        token_hash(&token),
        terms.email.as_ref().map(Email::as_str),
        terms.expires_at,
        terms.uses,
        terms.by,
        now,
    ])?;
    let sql = format!("{SELECT} where house_invite.id = ?1");
    let invite = tx.prepare_cached(&sql)?.query_row([id], invite)?;
    Ok((invite, token))
}

const SELECT: &str = "
    select house_invite.id as id, house_invite.email as email, expires_at, uses_left,
           house_invite.created_at as created_at, user.name as created_by
    from house_invite left join user on user.id = house_invite.created_by";

fn invite(row: &Row<'_>) -> rusqlite::Result<HouseInvite> {
    Ok(HouseInvite {
        id: row.get("id")?,
        url: None,
        email: row.get("email")?,
        expires_at: row.get("expires_at")?,
        uses_left: row.get("uses_left")?,
        created_at: row.get("created_at")?,
        created_by: row.get("created_by")?,
    })
}

/// The invitations that still hold, newest first.
pub(super) fn list(conn: &Connection, now: Timestamp) -> Result<Vec<HouseInvite>, Error> {
    let sql =
        format!("{SELECT} where expires_at > ?1 and uses_left > 0 order by house_invite.id desc");
    let mut select = conn.prepare_cached(&sql)?;
    let rows = select.query_map([now], invite)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes an invitation back.
pub(super) fn revoke(tx: &Transaction<'_>, id: InviteId) -> Result<(), Error> {
    let sql = "delete from house_invite where id = ?1";
    match tx.prepare_cached(sql)?.execute([id])? {
        0 => Err(Error::InviteGone),
        _ => Ok(()),
    }
}

/// The invitation that `token` belongs to, if it still holds.
pub(in crate::auth) fn of(
    conn: &Connection,
    token: &str,
    now: Timestamp,
) -> Result<Option<HouseInvite>, Error> {
    if token.len() > MAX_TOKEN {
        return Ok(None);
    }
    let sql =
        format!("{SELECT} where house_invite.token = ?1 and expires_at > ?2 and uses_left > 0");
    let mut select = conn.prepare_cached(&sql)?;
    Ok(select
        .query_row(params![token_hash(token), now], invite)
        .optional()?)
}

/// Lets one person in by an invitation. Whether it still held is answered.
pub(in crate::auth) fn take(
    tx: &Transaction<'_>,
    token: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = "
        update house_invite set uses_left = uses_left - 1
        where token = ?1 and expires_at > ?2 and uses_left > 0";
    let taken = tx
        .prepare_cached(sql)?
        .execute(params![token_hash(token), now])?;
    Ok(taken > 0)
}

/// Takes back what an address has asked for before.
pub(super) fn forget(tx: &Transaction<'_>, email: &Email) -> Result<(), Error> {
    let sql = "delete from house_invite where created_by is null and email = ?1";
    tx.prepare_cached(sql)?.execute([email.as_str()])?;
    Ok(())
}

/// Whether people with this address may make an account by themselves.
pub(super) fn admits(house: &store::House, email: &Email) -> bool {
    let key = email.key();
    let domain = key.rsplit_once('@').map_or("", |(_, domain)| domain);
    house.registration == store::Registration::Domain
        && house.domains.iter().any(|admitted| admitted == domain)
}
