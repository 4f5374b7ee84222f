//! SQL for the tables `reach` and `block`, and of who is found.

use std::collections::HashSet;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use serde_json::{Value, json};

use super::Error;
use super::find::{Found, rank};
use super::reach::{Reach, Way, Who, way};
use crate::base::{MessageId, RoomId, Timestamp, UserId};
use crate::rooms;

/// How many people a search finds at most.
const MOST_FOUND: usize = 20;
/// How many people one can block.
pub(super) const MAX_BLOCKS: i64 = 1_000;

/// How someone can be reached.
pub(super) fn reach(conn: &Connection, user: UserId) -> Result<Reach, Error> {
    let sql = "
        select find, write, receipts, typing, phone is not null as phone from reach where user = ?1";
    let found = conn.prepare_cached(sql)?.query_row([user], |row| {
        Ok(Reach {
            find: row.get("find")?,
            write: row.get("write")?,
            receipts: row.get("receipts")?,
            typing: row.get("typing")?,
            phone: row.get("phone")?,
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

/// Keeps how `user` can be reached; their phone number stays as it is.
pub(super) fn set_reach(tx: &Transaction<'_>, user: UserId, reach: &Reach) -> Result<(), Error> {
    let sql = "
        insert into reach (user, find, write, receipts, typing) values (?1, ?2, ?3, ?4, ?5)
        on conflict (user) do update
        set find = ?2, write = ?3, receipts = ?4, typing = ?5";
    tx.prepare_cached(sql)?.execute(params![
        user,
        reach.find,
        reach.write,
        reach.receipts,
        reach.typing
    ])?;
    Ok(())
}

/// Keeps what `user` can be found by, or forgets it.
pub(super) fn set_phone(
    tx: &Transaction<'_>,
    user: UserId,
    phone: Option<Vec<u8>>,
) -> Result<(), Error> {
    let sql = "
        insert into reach (user, phone) values (?1, ?2)
        on conflict (user) do update set phone = ?2";
    tx.prepare_cached(sql)?.execute(params![user, phone])?;
    Ok(())
}

/// Everyone who shares a room with `user`, or a conversation that both want.
fn company(conn: &Connection, user: UserId) -> Result<HashSet<UserId>, Error> {
    let sql = "
        select distinct theirs.user from member as mine
        join member as theirs on theirs.room = mine.room and theirs.request = 0
        where mine.user = ?1 and mine.request = 0 and theirs.user <> ?1";
    let company = conn
        .prepare_cached(sql)?
        .query_map([user], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(company)
}

/// Those with an account who can be found at all by `?1`.
macro_rules! findable {
    () => {
        "select user.id, username, name, coalesce(reach.find, 'everyone') as find
         from user left join reach on reach.user = user.id
         where role <> 'guest' and not disabled and user.id <> ?1
           and coalesce(reach.find, 'everyone') <> 'nobody'
           and not exists (select 1 from block where block.user = user.id and blocked = ?1)"
    };
}

/// Those who may be found by `me` and fit these words, the best first. No words: those with
/// whom `me` shares a room.
pub(super) fn by_words(conn: &Connection, me: UserId, words: &str) -> Result<Vec<Found>, Error> {
    let company = company(conn, me)?;
    let mut select = conn.prepare_cached(findable!())?;
    let mut rows = select.query([me])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let user: UserId = row.get("id")?;
        let shared = company.contains(&user);
        if !row.get::<_, Who>("find")?.lets(shared) || (words.is_empty() && !shared) {
            continue;
        }
        let (username, name): (Option<String>, String) = (row.get("username")?, row.get("name")?);
        if let Some(rank) = rank(words, username.as_deref(), &name) {
            let one = Found {
                user,
                username,
                name,
                shared,
            };
            found.push((rank, !shared, one));
        }
    }
    found.sort_by(|(a, b, x), (c, d, y)| (a, b, &x.name, x.user).cmp(&(c, d, &y.name, y.user)));
    found.truncate(MOST_FOUND);
    Ok(found.into_iter().map(|(_, _, one)| one).collect())
}

/// The colleague with this address: both have shown that theirs is at the same domain.
pub(super) fn by_email(conn: &Connection, me: UserId, email: &str) -> Result<Vec<Found>, Error> {
    let sql = concat!(
        findable!(),
        " and email_key = ?2 and email_verified_at is not null
           and exists (select 1 from user as mine where mine.id = ?1 and mine.email_verified_at is not null
                       and substr(mine.email_key, instr(mine.email_key, '@'))
                         = substr(user.email_key, instr(user.email_key, '@')))"
    );
    exactly(conn, me, sql, &email)
}

/// Those who have told this phone number.
pub(super) fn by_phone(conn: &Connection, me: UserId, phone: &[u8]) -> Result<Vec<Found>, Error> {
    exactly(conn, me, concat!(findable!(), " and phone = ?2"), &phone)
}

fn exactly(
    conn: &Connection,
    me: UserId,
    sql: &str,
    what: &dyn ToSql,
) -> Result<Vec<Found>, Error> {
    let company = company(conn, me)?;
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query(params![me, what])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let user: UserId = row.get("id")?;
        let shared = company.contains(&user);
        if row.get::<_, Who>("find")?.lets(shared) && found.len() < MOST_FOUND {
            found.push(Found {
                user,
                username: row.get("username")?,
                name: row.get("name")?,
                shared,
            });
        }
    }
    Ok(found)
}

/// How `me` comes through to `other`. `None`: not at all, for whatever reason.
pub(super) fn way_to(conn: &Connection, me: UserId, other: UserId) -> Result<Option<Way>, Error> {
    let sql = "
        select coalesce(reach.write, 'everyone') as write
        from user left join reach on reach.user = user.id
        where user.id = ?2 and role <> 'guest' and not disabled
          and not exists (select 1 from block where block.user = ?2 and blocked = ?1)";
    let write: Option<Who> = conn
        .prepare_cached(sql)?
        .query_row(params![me, other], |row| row.get(0))
        .optional()?;
    let shares = rooms::direct::shares(conn, me, other)?;
    Ok(write.and_then(|write| way(write, shares)))
}

/// Someone who is blocked.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Blocked {
    pub user: UserId,
    pub username: Option<String>,
    pub name: String,
    /// Since when.
    pub at: Timestamp,
}

/// Whom `user` blocks, the latest first.
pub(super) fn blocks(conn: &Connection, user: UserId) -> Result<Vec<Blocked>, Error> {
    let sql = "
        select blocked, username, name, at from block join user on user.id = blocked
        where block.user = ?1 order by at desc, blocked";
    let blocks = conn
        .prepare_cached(sql)?
        .query_map([user], |row| {
            Ok(Blocked {
                user: row.get("blocked")?,
                username: row.get("username")?,
                name: row.get("name")?,
                at: row.get("at")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(blocks)
}

/// Whether `user` blocks `other`.
pub(super) fn has_blocked(conn: &Connection, user: UserId, other: UserId) -> Result<bool, Error> {
    let sql = "select 1 from block where user = ?1 and blocked = ?2";
    Ok(conn.prepare_cached(sql)?.exists(params![user, other])?)
}

/// Has `user` not hear from `other` any more. Someone who is not there is as good as blocked.
pub(super) fn block(
    tx: &Transaction<'_>,
    user: UserId,
    other: UserId,
    now: Timestamp,
) -> Result<(), Error> {
    let count: i64 = tx
        .prepare_cached("select count(*) from block where user = ?1")?
        .query_row([user], |row| row.get(0))?;
    if count >= MAX_BLOCKS {
        return Err(Error::TooManyBlocks);
    }
    let sql = "
        insert into block (user, blocked, at) select ?1, id, ?3 from user where id = ?2
        on conflict do nothing";
    tx.prepare_cached(sql)?.execute(params![user, other, now])?;
    Ok(())
}

/// Has `user` hear from `other` again.
pub(super) fn unblock(tx: &Transaction<'_>, user: UserId, other: UserId) -> Result<(), Error> {
    let sql = "delete from block where user = ?1 and blocked = ?2";
    tx.prepare_cached(sql)?.execute(params![user, other])?;
    Ok(())
}

/// A message that is reported.
pub(super) struct Reported {
    pub author: UserId,
    pub author_name: String,
    pub room: String,
    /// How it begins.
    pub body: String,
}

/// A message of a room, for those who look after the house. Reads `message`, which is chat's.
pub(super) fn reported(
    conn: &Connection,
    room: RoomId,
    message: MessageId,
) -> Result<Reported, Error> {
    let sql = "
        select author, user.name as author_name, room.code as room, substr(body, 1, 1000) as body
        from message join user on user.id = author join room on room.id = message.room
        where message.id = ?1 and message.room = ?2";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![message, room], |row| {
            Ok(Reported {
                author: row.get("author")?,
                author_name: row.get("author_name")?,
                room: row.get("room")?,
                body: row.get("body")?,
            })
        })
        .optional()?;
    found.ok_or(Error::NoSuchMessage)
}

/// How someone can be reached and whom they block, for an export.
pub fn export(conn: &Connection, user: UserId) -> Result<Value, crate::store::Error> {
    let reach = reach(conn, user).map_err(stored)?;
    let blocks = blocks(conn, user).map_err(stored)?;
    let blocks: Vec<Value> = blocks
        .into_iter()
        .map(|one| json!({ "name": one.name, "username": one.username, "at": one.at }))
        .collect();
    Ok(json!({ "reach": reach, "blocked": blocks }))
}

/// Forgets how someone could be reached, whom they blocked, and who blocked them.
pub fn forget(tx: &Transaction<'_>, user: UserId) -> Result<(), Error> {
    tx.execute("delete from reach where user = ?1", [user])?;
    tx.execute("delete from block where user = ?1 or blocked = ?1", [user])?;
    Ok(())
}

/// These queries fail with the database alone.
fn stored(error: Error) -> crate::store::Error {
    match error {
        Error::Store(error) => error,
        _ => rusqlite::Error::QueryReturnedNoRows.into(),
    }
}

impl FromSql for Who {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "everyone" => Ok(Self::Everyone),
            "shared" => Ok(Self::Shared),
            "nobody" => Ok(Self::Nobody),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for Who {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Everyone => "everyone",
            Self::Shared => "shared",
            Self::Nobody => "nobody",
        }
        .into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Db;

    /// A database with people of these names.
    async fn people(names: &[&'static str]) -> (tempfile::TempDir, Db, Vec<UserId>) {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&dir.path().join("house.db")).unwrap();
        let ids: Vec<UserId> = names.iter().map(|_| UserId::fresh()).collect();
        let rows: Vec<_> = ids.iter().copied().zip(names.iter().copied()).collect();
        let made = db.write(move |tx| {
            for (id, name) in rows {
                let sql = "
                    insert into user (id, username, username_key, name, email, email_key, role,
                                      created_at, email_verified_at)
                    values (?1, ?2, ?2, ?2, ?2 || '@lh.example', ?2 || '@lh.example', 'member', 0, 1)";
                tx.execute(sql, params![id, name])?;
            }
            Ok::<_, Error>(())
        });
        made.await.unwrap();
        (dir, db, ids)
    }

    #[tokio::test]
    async fn a_colleague_is_found_by_an_address_at_the_same_domain_when_both_are_confirmed() {
        let (_dir, db, ids) = people(&["ann", "bob", "cleo"]).await;
        let (ann, bob, cleo) = (ids[0], ids[1], ids[2]);
        let changed = db.write(move |tx| {
            let moved = "update user set email_key = 'cleo@other.example' where id = ?1";
            tx.execute(moved, [cleo])?;
            let find = |me, address: &str| Ok::<_, Error>(by_email(tx, me, address)?.len());
            assert_eq!(find(ann, "bob@lh.example")?, 1);
            assert_eq!(find(ann, "bo@lh.example")?, 0);
            assert_eq!(find(ann, "cleo@other.example")?, 0);
            assert_eq!(find(cleo, "bob@lh.example")?, 0);
            tx.execute(
                "update user set email_verified_at = null where id = ?1",
                [ann],
            )?;
            assert_eq!(find(ann, "bob@lh.example")?, 0);
            assert_eq!(find(bob, "ann@lh.example")?, 0);
            Ok::<_, Error>(())
        });
        changed.await.unwrap();
    }

    #[tokio::test]
    async fn nothing_is_left_of_how_someone_could_be_reached_who_is_forgotten() {
        let (_dir, db, ids) = people(&["ann", "bob"]).await;
        let (ann, bob) = (ids[0], ids[1]);
        let done = db.write(move |tx| {
            set_phone(tx, ann, Some(vec![7; 32]))?;
            block(tx, ann, bob, Timestamp(1))?;
            block(tx, bob, ann, Timestamp(1))?;
            assert_eq!(by_phone(tx, bob, &[7; 32])?.len(), 0);
            unblock(tx, ann, bob)?;
            assert_eq!(by_phone(tx, bob, &[7; 32])?.len(), 1);
            forget(tx, ann)?;
            assert_eq!(by_phone(tx, bob, &[7; 32])?.len(), 0);
            assert_eq!(reach(tx, ann)?, Reach::default());
            assert!(blocks(tx, bob)?.is_empty());
            Ok::<_, Error>(())
        });
        done.await.unwrap();
    }

    #[tokio::test]
    async fn nobody_is_blocked_twice_nor_who_is_not_there() {
        let (_dir, db, ids) = people(&["ann", "bob"]).await;
        let (ann, bob) = (ids[0], ids[1]);
        let done = db.write(move |tx| {
            block(tx, ann, UserId::fresh(), Timestamp(1))?;
            assert!(blocks(tx, ann)?.is_empty());
            block(tx, ann, bob, Timestamp(1))?;
            block(tx, ann, bob, Timestamp(2))?;
            assert_eq!(blocks(tx, ann)?.len(), 1);
            Ok::<_, Error>(())
        });
        done.await.unwrap();
    }
}
