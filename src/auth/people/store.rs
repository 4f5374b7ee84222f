//! SQL of what people and administrators look at: sign-ins, everyone, what happened.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Error;
use crate::auth::user::key;
use crate::auth::{self, HouseRole, User};
use crate::base::{SessionId, Timestamp, UserId};

/// A sign-in as it is kept.
pub(super) struct Session {
    pub id: SessionId,
    pub device: String,
    pub address: String,
    pub way: String,
    pub created_at: Timestamp,
    pub used_at: Timestamp,
}

/// The sign-ins of someone that still hold, the last used first.
pub(super) fn sessions(
    conn: &Connection,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<Session>, Error> {
    let sql = "
        select id, device, address, way, created_at, used_at from session
        where user = ?1 and expires_at > ?2 order by used_at desc, id";
    let mut select = conn.prepare_cached(sql)?;
    let sessions = select.query_map(params![user, now], |row| {
        Ok(Session {
            id: row.get("id")?,
            device: row.get("device")?,
            address: row.get("address")?,
            way: row.get("way")?,
            created_at: row.get("created_at")?,
            used_at: row.get("used_at")?,
        })
    })?;
    Ok(sessions.collect::<rusqlite::Result<_>>()?)
}

/// Ends sign-ins of `user`: this one, or all but `keep`. Returns those ended.
pub(in crate::auth) fn end_sessions(
    tx: &Transaction<'_>,
    user: UserId,
    only: Option<SessionId>,
    keep: Option<SessionId>,
) -> rusqlite::Result<Vec<SessionId>> {
    let sql = "
        delete from session
        where user = ?1 and (?2 is null or id = ?2) and (?3 is null or id <> ?3) returning id";
    let mut delete = tx.prepare_cached(sql)?;
    let ended = delete.query_map(params![user, only, keep], |row| row.get(0))?;
    ended.collect()
}

/// Someone as administrators see them.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Person {
    #[serde(flatten)]
    pub user: User,
    /// Whether they are locked out.
    pub disabled: bool,
    /// When they were last here, as far as sign-ins that still hold tell.
    last_seen_at: Option<Timestamp>,
    /// How many sign-ins they have.
    sessions: u32,
    /// When the account will be deleted, if its owner has asked for that.
    leaves_at: Option<Timestamp>,
}

const PEOPLE: &str = "
    select id, username, name, email, role, created_at, disabled, leaves_at,
           (select max(used_at) from session where session.user = user.id) as last_seen_at,
           (select count(*) from session
            where session.user = user.id and expires_at > unixepoch() * 1000) as sessions
    from user";

/// Everyone whose name, username or address contains `query`, the newest first. Who was
/// forgotten is not among them.
pub(super) fn people(
    conn: &Connection,
    query: &str,
    before: Option<UserId>,
    limit: u32,
) -> Result<Vec<Person>, Error> {
    let sql = format!(
        "{PEOPLE}
        where (?1 = '' or instr(username_key, ?1) or instr(email_key, ?1) or instr(lower(name), ?1))
          and (?2 is null or id < ?2)
          and not (role = 'guest' and disabled and not exists (select 1 from member where member.user = user.id))
        order by id desc limit ?3"
    );
    let mut select = conn.prepare_cached(&sql)?;
    let people = select.query_map(params![key(query.trim()), before, limit], person_of)?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// The person with this id, also when they are disabled.
pub(super) fn person(conn: &Connection, id: UserId) -> Result<Option<Person>, Error> {
    let sql = format!("{PEOPLE} where id = ?1");
    let mut select = conn.prepare_cached(&sql)?;
    Ok(select.query_row([id], person_of).optional()?)
}

fn person_of(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        user: auth::store::user_of(row)?,
        disabled: row.get("disabled")?,
        last_seen_at: row.get("last_seen_at")?,
        sessions: row.get("sessions")?,
        leaves_at: row.get("leaves_at")?,
    })
}

/// Gives someone another role in the house, which keeps an administrator.
pub(in crate::auth) fn set_role(
    tx: &Connection,
    user: UserId,
    role: HouseRole,
) -> Result<(), auth::Error> {
    tx.execute(
        "update user set role = ?2 where id = ?1",
        params![user, role],
    )?;
    keep_an_admin(tx)
}

/// Locks someone out and ends their sign-ins, or lets them in again. The house keeps an
/// administrator. Returns the sign-ins ended.
pub(in crate::auth) fn set_disabled(
    tx: &Connection,
    user: UserId,
    disabled: bool,
) -> Result<Vec<SessionId>, auth::Error> {
    let sql = "update user set disabled = ?2 where id = ?1";
    tx.execute(sql, params![user, disabled])?;
    keep_an_admin(tx)?;
    let sql = "delete from session where user = ?1 and ?2 returning id";
    let mut delete = tx.prepare_cached(sql)?;
    let ended = delete.query_map(params![user, disabled], |row| row.get(0))?;
    Ok(ended.collect::<rusqlite::Result<_>>()?)
}

/// A house that had an administrator keeps one, who is not about to leave: without, nobody could
/// make another.
pub(in crate::auth) fn keep_an_admin(conn: &Connection) -> Result<(), auth::Error> {
    let sql = "select 1 from user where role = 'admin' and disabled = 0 and leaves_at is null";
    if conn.prepare_cached(sql)?.exists([])? {
        return Ok(());
    }
    Err(auth::Error::LastAdmin)
}

/// Which entries are asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Which {
    /// What happened.
    pub event: Option<String>,
    /// By whom or to whom.
    pub user: Option<UserId>,
    /// Only older ones.
    pub before: Option<i64>,
    /// How many at most.
    pub limit: u32,
}

/// Something that happened, with the names that those concerned have now.
pub(super) struct Happened {
    pub id: i64,
    pub at: Timestamp,
    pub event: String,
    pub actor: Option<(UserId, Option<String>)>,
    pub subject: Option<(UserId, Option<String>)>,
    pub address: String,
    pub device: String,
    pub detail: Value,
}

/// What happened, the latest first.
pub(super) fn history(conn: &Connection, which: &Which) -> Result<Vec<Happened>, Error> {
    let sql = "
        select audit.id as id, at, event, actor, subject, address, device, detail,
               one.name as actor_name, other.name as subject_name
        from audit left join user as one on one.id = actor left join user as other on other.id = subject
        where (?1 is null or event = ?1) and (?2 is null or actor = ?2 or subject = ?2)
          and (?3 is null or audit.id < ?3)
        order by audit.id desc limit ?4";
    let mut select = conn.prepare_cached(sql)?;
    let row = params![which.event, which.user, which.before, which.limit];
    let history = select.query_map(row, |row| {
        let named = |id: Option<UserId>, name| Some((id?, name));
        let detail: String = row.get("detail")?;
        Ok(Happened {
            id: row.get("id")?,
            at: row.get("at")?,
            event: row.get("event")?,
            actor: named(row.get("actor")?, row.get("actor_name")?),
            subject: named(row.get("subject")?, row.get("subject_name")?),
            address: row.get("address")?,
            device: row.get("device")?,
            detail: serde_json::from_str(&detail).unwrap_or_default(),
        })
    })?;
    Ok(history.collect::<rusqlite::Result<_>>()?)
}

/// The rows of someone that `sql` selects, by the names of its columns. Bytes are left out.
pub(super) fn rows(conn: &Connection, sql: &str, user: UserId) -> Result<Value, Error> {
    let mut select = conn.prepare_cached(sql)?;
    let names: Vec<String> = select.column_names().map(str::to_owned).collect();
    let rows = select.query_map([user], |row| {
        let mut shown = Map::new();
        for (at, name) in names.iter().enumerate() {
            let value = match row.get_ref(at)? {
                ValueRef::Integer(number) => number.into(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
                ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
            };
            shown.insert(name.clone(), value);
        }
        Ok(Value::Object(shown))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
