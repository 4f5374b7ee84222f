//! SQL for the tables that auth owns: `house`, `user`, `session`.

mod addresses;
mod keys;
mod news;
mod sessions;

pub(super) use addresses::{
    Address, address, owner_of, reset_password, set_address, verify_address,
};
#[cfg(test)]
pub(super) use keys::signing_keys;
pub(super) use keys::{StoredKey, renew_keys};
pub(super) use news::news;
pub(super) use sessions::{
    add_session, end_session, holds_until, rotate, session_of, user_of_session,
};

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use super::{Email, Error, HouseRole, Newcomer, PersonName, User, Username};
use crate::base::{SessionId, Timestamp, UserId};

/// Who may make an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Registration {
    /// Everyone who reaches the house.
    Open,
    /// Who has an invitation.
    Invite,
    /// Who has an invitation, or reads the letters of an address of certain domains.
    Domain,
    /// Nobody.
    Closed,
}

impl Registration {
    fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Invite => "invite",
            Self::Domain => "domain",
            Self::Closed => "closed",
        }
    }

    fn from_stored(stored: &str) -> Self {
        match stored {
            "open" => Self::Open,
            "domain" => Self::Domain,
            "closed" => Self::Closed,
            _ => Self::Invite,
        }
    }
}

impl Registration {
    /// Whether a guest, whom someone has invited, may make an account.
    pub(super) fn takes_guests(self) -> bool {
        self != Self::Closed
    }
}

/// The house itself.
#[derive(Clone, Debug)]
pub struct House {
    /// What it is called.
    pub name: String,
    /// Who may make an account.
    pub registration: Registration,
    /// Whose addresses may register by themselves, where that is by domain: as they are compared.
    pub domains: Vec<String>,
    /// Its address on the net, when it was told.
    pub public_url: Option<String>,
    /// Changes when a backup is restored.
    pub epoch: String,
    /// Makes refresh tokens follow one another.
    pub token_key: crate::base::Secret<Vec<u8>>,
}

/// The house.
pub fn house(conn: &Connection) -> Result<House, Error> {
    let sql = "select name, registration, domains, public_url, epoch, token_key from house";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| {
        Ok(House {
            name: row.get("name")?,
            registration: Registration::from_stored(row.get_ref("registration")?.as_str()?),
            domains: serde_json::from_str(row.get_ref("domains")?.as_str()?).unwrap_or_default(),
            public_url: row.get("public_url")?,
            epoch: row.get("epoch")?,
            token_key: crate::base::Secret::new(row.get("token_key")?),
        })
    })?)
}

/// Describes the house anew; `None` stays as it is.
pub(super) fn change_house(
    tx: &Transaction<'_>,
    name: Option<&PersonName>,
    registration: Option<Registration>,
    domains: Option<&[String]>,
    public_url: Option<&str>,
) -> Result<(), Error> {
    let sql = "
        update house set name = coalesce(?1, name), registration = coalesce(?2, registration),
                         domains = coalesce(?3, domains), public_url = coalesce(?4, public_url)";
    tx.execute(
        sql,
        params![
            name.map(PersonName::as_str),
            registration.map(Registration::as_str),
            domains.map(|domains| serde_json::json!(domains).to_string()),
            public_url
        ],
    )?;
    Ok(())
}

/// Whether the house has an administrator.
pub(super) fn has_admin(conn: &Connection) -> Result<bool, Error> {
    let sql = "select exists (select 1 from user where role = 'admin')";
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}

/// A person with an account, about to be stored.
#[derive(Clone, Debug)]
pub(super) struct NewUser {
    pub id: UserId,
    pub username: Username,
    pub name: PersonName,
    pub email: Option<Email>,
    /// None for who comes in by a provider alone.
    pub password: Option<String>,
    pub role: HouseRole,
    pub at: Timestamp,
}

/// Refuses a username or an address that someone has.
pub(super) fn not_taken(
    conn: &Connection,
    username: &Username,
    email: Option<&Email>,
) -> Result<(), Error> {
    if is_taken(conn, username)? {
        return Err(Error::UsernameTaken);
    }
    let taken = "select 1 from user where email_key = ?1";
    if conn
        .prepare_cached(taken)?
        .exists([email.map(Email::key)])?
    {
        return Err(Error::EmailTaken);
    }
    Ok(())
}

/// Stores a new person, unless name or address are taken.
pub(super) fn add_user(tx: &Transaction<'_>, user: &NewUser) -> Result<(), Error> {
    let email_key = user.email.as_ref().map(Email::key);
    not_taken(tx, &user.username, user.email.as_ref())?;
    let sql = "
        insert into user (id, username, username_key, name, email, email_key, password, role, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    tx.prepare_cached(sql)?.execute(params![
        user.id,
        user.username.as_str(),
        user.username.key(),
        user.name.as_str(),
        user.email.as_ref().map(Email::as_str),
        email_key,
        user.password,
        user.role,
        user.at
    ])?;
    Ok(())
}

/// Stores a guest and their sign-in.
pub fn add_newcomer(tx: &Transaction<'_>, newcomer: &Newcomer) -> Result<(), Error> {
    let sql = "insert into user (id, name, role, created_at) values (?1, ?2, 'guest', ?3)";
    let row = params![newcomer.user, newcomer.name.as_str(), newcomer.session.at];
    tx.prepare_cached(sql)?.execute(row)?;
    add_session(tx, newcomer.user, &newcomer.session)
}

/// How many guests could come back, because their sign-in still holds.
pub fn live_guests(conn: &Connection, now: Timestamp) -> Result<u32, Error> {
    let sql = "
        select count(distinct user.id) from user join session on session.user = user.id
        where user.role = 'guest' and session.expires_at > ?1";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([now], |row| row.get(0))?)
}

/// The person with this id, unless they are disabled.
pub fn user(conn: &Connection, id: UserId) -> Result<Option<User>, Error> {
    let sql = "
        select id, username, name, email, role, created_at from user
        where id = ?1 and disabled = 0";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([id], user_of)
        .optional()?)
}

/// What is needed to check a password.
pub(super) struct Credentials {
    pub user: UserId,
    pub password: Option<String>,
    pub disabled: bool,
}

/// The account with this username or address, by the form in which they are compared.
pub(super) fn credentials(conn: &Connection, key: &str) -> Result<Option<Credentials>, Error> {
    // No username has an @, so an address is never someone else's username.
    let sql = "
        select id, password, disabled from user
        where username_key = ?1 or (email_key = ?1 and instr(?1, '@') > 0)";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([key], credentials_of)
        .optional()?)
}

/// The same by id.
pub(super) fn credentials_by_id(
    conn: &Connection,
    id: UserId,
) -> Result<Option<Credentials>, Error> {
    let sql = "select id, password, disabled from user where id = ?1";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([id], credentials_of)
        .optional()?)
}

fn credentials_of(row: &Row<'_>) -> rusqlite::Result<Credentials> {
    Ok(Credentials {
        user: row.get("id")?,
        password: row.get("password")?,
        disabled: row.get("disabled")?,
    })
}

/// Whether someone has this username.
pub(super) fn is_taken(conn: &Connection, username: &Username) -> Result<bool, Error> {
    let sql = "select 1 from user where username_key = ?1";
    Ok(conn.prepare_cached(sql)?.exists([username.key()])?)
}

/// The settings of a person.
pub(super) fn settings(conn: &Connection, id: UserId) -> Result<serde_json::Value, Error> {
    let text: String = conn
        .prepare_cached("select settings from user where id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(serde_json::from_str(&text).unwrap_or_else(|_| serde_json::json!({})))
}

/// Renames someone; `None` stays as it is.
pub(super) fn change_user(
    tx: &Transaction<'_>,
    id: UserId,
    name: Option<&PersonName>,
    username: Option<&Username>,
) -> Result<(), Error> {
    if let Some(username) = username {
        let taken = "select 1 from user where username_key = ?1 and id <> ?2";
        if tx
            .prepare_cached(taken)?
            .exists(params![username.key(), id])?
        {
            return Err(Error::UsernameTaken);
        }
        let sql = "update user set username = ?2, username_key = ?3 where id = ?1";
        tx.execute(sql, params![id, username.as_str(), username.key()])?;
    }
    if let Some(name) = name {
        tx.execute(
            "update user set name = ?2 where id = ?1",
            params![id, name.as_str()],
        )?;
    }
    Ok(())
}

/// Stores the settings of a person.
pub(super) fn set_settings(tx: &Transaction<'_>, id: UserId, settings: &str) -> Result<(), Error> {
    tx.execute(
        "update user set settings = ?2 where id = ?1",
        params![id, settings],
    )?;
    Ok(())
}

/// Gives someone a new password, and ends all their sign-ins but one. Returns those ended.
pub(super) fn set_password(
    tx: &Transaction<'_>,
    id: UserId,
    password: &str,
    keep: SessionId,
) -> Result<Vec<SessionId>, Error> {
    tx.execute(
        "update user set password = ?2 where id = ?1",
        params![id, password],
    )?;
    let sql = "delete from session where user = ?1 and id <> ?2 returning id";
    let ended = tx
        .prepare_cached(sql)?
        .query_map(params![id, keep], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ended)
}

/// For how long a sign-in that has expired is kept, in milliseconds: a day, in which whoever comes
/// back is told why they have to sign in.
const EXPIRED_MS: i64 = 24 * 60 * 60 * 1_000;

/// Forgets sign-ins that have expired. For a job that runs now and then.
pub fn sweep(tx: &Transaction<'_>, now: Timestamp) -> Result<usize, Error> {
    super::audit::sweep(tx, now)?;
    news::sweep_news(tx, now)?;
    tx.execute("delete from access_token where expires_at <= ?1", [now])?;
    super::letters::sweep_tickets(tx, now)?;
    let long_ago = now.plus_ms(-EXPIRED_MS);
    Ok(tx.execute("delete from session where expires_at <= ?1", [long_ago])?)
}

pub(super) fn user_of(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get("id")?,
        username: row.get("username")?,
        name: row.get("name")?,
        email: row.get("email")?,
        role: row.get("role")?,
        created_at: row.get("created_at")?,
    })
}
