//! Looking after accounts from the command line, on the server's own machine.
//!
//! Works while the server runs: SQLite lets one writer in after the other, and a running
//! server hears of what has ended within a second (see `Accounts::watch`).

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::json;

use super::accounts::Application;
use super::audit::{self, Entry, Event};
use super::names::login_key;
use super::store::{self, NewUser};
use super::{Error, HouseRole, Origin, Password, User, factor, password, people};
use crate::base::{Timestamp, UserId, now};

/// Makes an account.
pub fn add(
    conn: &mut Connection,
    new: Application,
    role: HouseRole,
    at: Timestamp,
) -> Result<UserId, Error> {
    let user = NewUser {
        id: UserId::fresh(),
        username: new.username,
        name: new.name,
        email: new.email,
        password: Some(password::hash_now(&new.password)?),
        role,
        at,
    };
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    store::add_user(&tx, &user)?;
    note(&tx, Event::Registered, user.id, json!({ "role": role }))?;
    tx.commit()?;
    Ok(user.id)
}

/// Everyone who has an account or is a guest, and whether they are disabled.
pub fn list(conn: &Connection) -> Result<Vec<(User, bool)>, Error> {
    let sql = "
        select id, username, name, email, role, created_at, disabled from user
        order by role, username, created_at";
    let mut select = conn.prepare(sql)?;
    let rows = select.query_map([], |row| Ok((store::user_of(row)?, row.get("disabled")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives someone another password, and ends all their sign-ins and the tokens of their scripts.
pub fn set_password(conn: &mut Connection, login: &str, password: &Password) -> Result<(), Error> {
    let hash = password::hash_now(password)?;
    change(conn, login, |tx, user| {
        store::reset_password(tx, user, &hash)?;
        note(tx, Event::PasswordChanged, user, json!({}))
    })
}

/// Gives someone another role in the house.
pub fn set_role(conn: &mut Connection, login: &str, role: HouseRole) -> Result<(), Error> {
    change(conn, login, |tx, user| {
        people::store::set_role(tx, user, role)?;
        note(tx, Event::RoleChanged, user, json!({ "to": role }))
    })
}

/// Locks someone out, or lets them in again.
pub fn set_disabled(conn: &mut Connection, login: &str, disabled: bool) -> Result<(), Error> {
    change(conn, login, |tx, user| {
        people::store::set_disabled(tx, user, disabled)?;
        let event = if disabled {
            Event::Disabled
        } else {
            Event::Enabled
        };
        note(tx, event, user, json!({}))
    })
}

/// Notes what was done on the command line.
fn note(
    tx: &Transaction<'_>,
    event: Event,
    subject: UserId,
    detail: serde_json::Value,
) -> Result<(), Error> {
    let entry = Entry {
        event,
        actor: None,
        subject: Some(subject),
        detail,
    };
    Ok(audit::record(tx, &entry, &Origin::of_the_house(now()))?)
}

/// How many passkeys someone has, and whether an authenticator app.
pub fn factors(conn: &Connection, login: &str) -> Result<(u32, bool), Error> {
    let key = login_key(login);
    let found = store::credentials(conn, &key)?.ok_or(Error::NoSuchUser)?;
    factor::counts(conn, found.user)
}

/// Takes all of them away, and ends all sign-ins: for who has lost every one. What is left is
/// the password; see [`set_password`].
pub fn clear_factors(conn: &mut Connection, login: &str) -> Result<(u32, bool), Error> {
    let mut cleared = (0, false);
    change(conn, login, |tx, user| {
        cleared = factor::clear(tx, user)?;
        tx.execute("delete from session where user = ?1", [user])?;
        note(tx, Event::FactorRemoved, user, json!({ "all": true }))
    })?;
    Ok(cleared)
}

fn change(
    conn: &mut Connection,
    login: &str,
    work: impl FnOnce(&Transaction<'_>, UserId) -> Result<(), Error>,
) -> Result<(), Error> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let key = login_key(login);
    let found = store::credentials(&tx, &key)?.ok_or(Error::NoSuchUser)?;
    work(&tx, found.user)?;
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house() -> (tempfile::TempDir, Connection) {
        let dir = tempfile::tempdir().unwrap();
        let conn = crate::store::open_alone(&dir.path().join("t.db")).unwrap();
        (dir, conn)
    }

    fn application(username: &str) -> Application {
        Application::parse(username, None, None, "wet dog on a sofa").unwrap()
    }

    #[test]
    fn the_last_administrator_stays() {
        let (_dir, mut conn) = house();
        add(
            &mut conn,
            application("ann"),
            HouseRole::Admin,
            Timestamp(0),
        )
        .unwrap();
        assert!(matches!(
            set_disabled(&mut conn, "ann", true),
            Err(Error::LastAdmin)
        ));
        assert!(matches!(
            set_role(&mut conn, "Ann", HouseRole::Member),
            Err(Error::LastAdmin)
        ));
        add(
            &mut conn,
            application("bob"),
            HouseRole::Admin,
            Timestamp(0),
        )
        .unwrap();
        set_disabled(&mut conn, "ann", true).unwrap();
        assert_eq!(
            list(&conn)
                .unwrap()
                .iter()
                .filter(|(_, disabled)| *disabled)
                .count(),
            1
        );
    }

    #[test]
    fn nobody_is_nobody() {
        let (_dir, mut conn) = house();
        assert!(matches!(
            set_role(&mut conn, "eve", HouseRole::Admin),
            Err(Error::NoSuchUser)
        ));
    }

    #[test]
    fn who_has_lost_every_factor_begins_anew() {
        let (_dir, mut conn) = house();
        let new = application("ann");
        let ann = add(&mut conn, new, HouseRole::Admin, Timestamp(0)).unwrap();
        conn.execute(
            "insert into totp (user, secret, confirmed_at) values (?1, x'00', 1)",
            [ann],
        )
        .unwrap();
        let sql = "
            insert into passkey (id, user, credential, name, data, created_at)
            values (x'01', ?1, x'02', 'Phone', '{}', 0)";
        conn.execute(sql, [ann]).unwrap();
        assert_eq!(factors(&conn, "Ann").unwrap(), (1, true));
        assert_eq!(clear_factors(&mut conn, "ann").unwrap(), (1, true));
        assert_eq!(factors(&conn, "ann").unwrap(), (0, false));
    }
}
