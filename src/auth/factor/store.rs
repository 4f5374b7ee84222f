//! SQL for the tables of factors: `passkey`, `totp`, `recovery_code`.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use webauthn_rs::prelude::Passkey;

use super::error::MAX_PASSKEYS;
use super::recovery;
use super::totp::{SECRET, Seed};
use super::vault::Vault;
use super::{Error, Kind};
use crate::auth::session::TokenHash;
use crate::auth::{self, PersonName};
use crate::base::{PasskeyId, SessionId, Timestamp, UserId};

/// A passkey, as its owner sees it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PasskeyRow {
    /// Its id here.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// Since when it is here.
    pub created_at: Timestamp,
    /// When it was last used, if it was.
    pub used_at: Option<Timestamp>,
}

/// Someone's passkeys, the oldest first.
pub(super) fn passkeys(conn: &Connection, user: UserId) -> Result<Vec<PasskeyRow>, Error> {
    let sql = "
        select id, name, created_at, used_at from passkey where user = ?1 order by created_at, id";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map([user], |row| {
        Ok(PasskeyRow {
            id: row.get("id")?,
            name: row.get("name")?,
            created_at: row.get("created_at")?,
            used_at: row.get("used_at")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What their authenticators call them.
pub(super) fn credentials(conn: &Connection, user: UserId) -> Result<Vec<Vec<u8>>, Error> {
    let mut select = conn.prepare_cached("select credential from passkey where user = ?1")?;
    let rows = select.query_map([user], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A passkey with its key and counter.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub id: PasskeyId,
    pub user: UserId,
    pub key: Passkey,
}

/// The passkey that its authenticator calls `credential`.
pub(super) fn known(conn: &Connection, credential: &[u8]) -> Result<Option<Known>, Error> {
    let sql = "select id, user, data from passkey where credential = ?1";
    let found = conn
        .prepare_cached(sql)?
        .query_row([credential], |row| {
            let data: String = row.get("data")?;
            Ok((row.get("id")?, row.get("user")?, data))
        })
        .optional()?;
    let Some((id, user, data)) = found else {
        return Ok(None);
    };
    // What we wrote ourselves and can no longer read is of no use as a key.
    let key = serde_json::from_str(&data).ok();
    Ok(key.map(|key| Known { id, user, key }))
}

/// Stores a new passkey.
pub(super) fn add_passkey(
    tx: &Transaction<'_>,
    user: UserId,
    name: &PersonName,
    key: &Passkey,
    now: Timestamp,
) -> Result<PasskeyRow, Error> {
    let count: u32 = tx
        .prepare_cached("select count(*) from passkey where user = ?1")?
        .query_row([user], |row| row.get(0))?;
    if count >= MAX_PASSKEYS {
        return Err(Error::TooManyPasskeys);
    }
    let taken = "select 1 from passkey where credential = ?1";
    if tx.prepare_cached(taken)?.exists([key.cred_id()])? {
        return Err(Error::PasskeyTaken);
    }
    let id = PasskeyId::fresh();
    let sql = "
        insert into passkey (id, user, credential, name, data, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6)";
    tx.prepare_cached(sql)?.execute(params![
        id,
        user,
        key.cred_id(),
        name.as_str(),
        data(key),
        now
    ])?;
    Ok(PasskeyRow {
        id,
        name: name.as_str().to_owned(),
        created_at: now,
        used_at: None,
    })
}

/// Keeps that a passkey was used, and its counter. It may have been removed meanwhile.
pub(super) fn use_passkey(
    tx: &Transaction<'_>,
    known: &Known,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "update passkey set data = ?2, used_at = ?3 where id = ?1";
    let row = params![known.id, data(&known.key), now];
    if tx.prepare_cached(sql)?.execute(row)? == 0 {
        return Err(Error::WrongPasskey);
    }
    Ok(())
}

fn data(key: &Passkey) -> String {
    serde_json::to_string(key).expect("a key is JSON")
}

/// Calls a passkey something else.
pub(super) fn rename_passkey(
    tx: &Transaction<'_>,
    user: UserId,
    id: PasskeyId,
    name: &PersonName,
) -> Result<(), Error> {
    let sql = "update passkey set name = ?3 where id = ?1 and user = ?2";
    match tx.execute(sql, params![id, user, name.as_str()])? {
        0 => Err(Error::NoSuchPasskey),
        _ => Ok(()),
    }
}

/// Takes a passkey away, unless nothing else would let its owner in. What it was called.
pub(super) fn remove_passkey(
    tx: &Transaction<'_>,
    user: UserId,
    id: PasskeyId,
) -> Result<String, Error> {
    let sql = "delete from passkey where id = ?1 and user = ?2 returning name";
    let name = tx
        .prepare_cached(sql)?
        .query_row(params![id, user], |row| row.get(0))
        .optional()?;
    let name = name.ok_or(Error::NoSuchPasskey)?;
    match ways_in(tx, user)? {
        0 => Err(Error::LastWayIn),
        _ => Ok(name),
    }
}

/// In how many ways someone could sign in: by password, by providers, by passkeys.
pub fn ways_in(conn: &Connection, user: UserId) -> Result<u32, Error> {
    let sql = "
        select (select password is not null from user where id = ?1)
            + (select count(*) from identity where user = ?1)
            + (select count(*) from passkey where user = ?1)";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([user], |row| row.get(0))?)
}

/// An authenticator app.
pub(super) struct App {
    /// Its secret, sealed.
    sealed: Vec<u8>,
    /// Null until its first code was right.
    pub confirmed_at: Option<Timestamp>,
    /// The last step that was used.
    step: i64,
}

impl App {
    /// The step whose code was given by `user`, if it is one that was not used yet.
    fn step(&self, vault: &Vault, user: UserId, code: &str, now: Timestamp) -> Option<i64> {
        let seed = Seed::stored(vault.unseal(user, &self.sealed)?);
        seed.step(code, now, self.step)
    }
}

/// Someone's authenticator app, also before its first code.
pub(super) fn app(conn: &Connection, user: UserId) -> Result<Option<App>, Error> {
    let sql = "select secret, confirmed_at, step from totp where user = ?1";
    let found = conn.prepare_cached(sql)?.query_row([user], |row| {
        Ok(App {
            sealed: row.get("secret")?,
            confirmed_at: row.get("confirmed_at")?,
            step: row.get("step")?,
        })
    });
    Ok(found.optional()?)
}

/// Puts a new app in the place of one that was never confirmed.
pub(super) fn begin_app(
    tx: &Transaction<'_>,
    vault: &Vault,
    user: UserId,
    seed: &Seed,
) -> Result<(), Error> {
    if app(tx, user)?.is_some_and(|app| app.confirmed_at.is_some()) {
        return Err(Error::TotpOn);
    }
    let sql = "insert or replace into totp (user, secret) values (?1, ?2)";
    tx.prepare_cached(sql)?
        .execute(params![user, vault.seal(user, seed.bytes())])?;
    Ok(())
}

/// Confirms an app by its first code.
pub(super) fn confirm_app(
    tx: &Transaction<'_>,
    vault: &Vault,
    user: UserId,
    code: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let app = app(tx, user)?.ok_or(Error::TotpOff)?;
    if app.confirmed_at.is_some() {
        return Err(Error::TotpOn);
    }
    let step = app.step(vault, user, code, now);
    let step = step.ok_or(Error::WrongCode)?;
    let sql = "update totp set confirmed_at = ?2, step = ?3 where user = ?1";
    tx.execute(sql, params![user, now, step])?;
    Ok(())
}

/// Uses a code of a confirmed app: it, and those before it, work no more.
pub(super) fn use_code(
    tx: &Transaction<'_>,
    vault: &Vault,
    user: UserId,
    code: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let app = app(tx, user)?.filter(|app| app.confirmed_at.is_some());
    let step = app.and_then(|app| app.step(vault, user, code, now));
    let step = step.ok_or(Error::WrongCode)?;
    let sql = "update totp set step = ?2 where user = ?1";
    tx.prepare_cached(sql)?.execute(params![user, step])?;
    Ok(())
}

/// Seals the secrets that were stored before there was a vault. Says how many there are that it
/// cannot open, because another key has sealed them.
pub(in crate::auth) fn seal_apps(
    tx: &Transaction<'_>,
    vault: &Vault,
) -> Result<usize, auth::Error> {
    let mut select = tx.prepare("select user, secret from totp")?;
    let rows = select.query_map([], |row| Ok((row.get("user")?, row.get("secret")?)))?;
    let rows: Vec<(UserId, Vec<u8>)> = rows.collect::<rusqlite::Result<_>>()?;
    let mut lost = 0;
    for (user, secret) in rows {
        if secret.len() == SECRET {
            let sql = "update totp set secret = ?2 where user = ?1";
            tx.execute(sql, params![user, vault.seal(user, &secret)])?;
        } else if vault.unseal(user, &secret).is_none() {
            lost += 1;
        }
    }
    Ok(lost)
}

/// Takes the app and the recovery codes away. Says whether there was an app that counted.
pub(super) fn remove_app(conn: &Connection, user: UserId) -> rusqlite::Result<bool> {
    conn.execute("delete from recovery_code where user = ?1", [user])?;
    let sql = "delete from totp where user = ?1 returning confirmed_at is not null";
    let counted = conn
        .prepare_cached(sql)?
        .query_row([user], |row| row.get(0))
        .optional()?;
    Ok(counted.unwrap_or(false))
}

/// Gives someone new recovery codes in the place of all they had.
pub(super) fn renew_recovery_codes(
    tx: &Transaction<'_>,
    user: UserId,
) -> Result<Vec<String>, Error> {
    tx.execute("delete from recovery_code where user = ?1", [user])?;
    let codes: Vec<String> = (0..recovery::COUNT).map(|_| recovery::fresh()).collect();
    let mut insert = tx.prepare_cached("insert into recovery_code (user, hash) values (?1, ?2)")?;
    for code in &codes {
        insert.execute(params![user, recovery::hash(code)])?;
    }
    Ok(codes)
}

/// Uses a recovery code up.
pub(super) fn use_recovery_code(
    tx: &Transaction<'_>,
    user: UserId,
    hash: &TokenHash,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "
        update recovery_code set used_at = ?3
        where user = ?1 and hash = ?2 and used_at is null";
    match tx.prepare_cached(sql)?.execute(params![user, hash, now])? {
        0 => Err(Error::WrongCode),
        _ => Ok(()),
    }
}

/// How many recovery codes are left.
pub(super) fn recovery_codes_left(conn: &Connection, user: UserId) -> Result<u32, Error> {
    let sql = "select count(*) from recovery_code where user = ?1 and used_at is null";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([user], |row| row.get(0))?)
}

/// What a second step can be made with; empty when there is none to make.
pub(in crate::auth) fn seconds(conn: &Connection, user: UserId) -> Result<Vec<Kind>, auth::Error> {
    let sql = "
        select exists (select 1 from recovery_code where user = ?1 and used_at is null) as codes,
            exists (select 1 from passkey where user = ?1) as passkeys
        from totp where user = ?1 and confirmed_at is not null";
    let found = conn.prepare_cached(sql)?.query_row([user], |row| {
        Ok((
            row.get::<_, bool>("codes")?,
            row.get::<_, bool>("passkeys")?,
        ))
    });
    let Some((codes, passkeys)) = found.optional()? else {
        return Ok(Vec::new());
    };
    let mut kinds = vec![Kind::Totp];
    kinds.extend(codes.then_some(Kind::Recovery));
    kinds.extend(passkeys.then_some(Kind::Passkey));
    Ok(kinds)
}

/// When the owner of a sign-in last showed who they are.
pub(super) fn proved_at(conn: &Connection, session: SessionId) -> Result<Timestamp, Error> {
    let sql = "select proved_at from session where id = ?1";
    let at = conn
        .prepare_cached(sql)?
        .query_row([session], |row| row.get(0))
        .optional()?;
    Ok(at.unwrap_or_default())
}

/// Keeps that they showed it now.
pub(super) fn set_proved(
    tx: &Transaction<'_>,
    session: SessionId,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "update session set proved_at = ?2 where id = ?1";
    tx.prepare_cached(sql)?.execute(params![session, now])?;
    Ok(())
}

/// Takes every factor of someone's away: what an administrator does for who has lost them all.
/// Says how many passkeys went, and whether there was an app.
pub(in crate::auth) fn clear(conn: &Connection, user: UserId) -> Result<(u32, bool), auth::Error> {
    let (passkeys, _) = counts(conn, user)?;
    conn.execute("delete from passkey where user = ?1", [user])?;
    Ok((passkeys, remove_app(conn, user)?))
}

/// How many passkeys someone has, and whether an app.
pub(in crate::auth) fn counts(conn: &Connection, user: UserId) -> Result<(u32, bool), auth::Error> {
    let sql = "
        select (select count(*) from passkey where user = ?1) as passkeys,
            exists (select 1 from totp where user = ?1 and confirmed_at is not null) as app";
    let counted = conn
        .prepare_cached(sql)?
        .query_row([user], |row| Ok((row.get("passkeys")?, row.get("app")?)));
    Ok(counted?)
}
