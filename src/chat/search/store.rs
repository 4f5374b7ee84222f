//! SQL for search: reads what chat owns, and of rooms and people what they are called.
//!
//! Which messages come into question is found in one of four ways, all from the newest back:
//! those of the asker's rooms, when they are few; those that the index of words names; those with
//! files; or all that there are. Each is then looked at: is it in one of the rooms, and is it what
//! is meant? Common words and large rooms end soon, because a page is full soon. Where neither is
//! common the look ends by time, and the answer says where to go on.

use std::collections::HashMap;
use std::time::Duration;

use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, Rows, params};

use super::fold::fold;
use super::query::{Indexed, Query};
use crate::auth::Username;
use crate::base::{MessageId, RoomId, Seq, Timestamp, UserId};
use crate::chat::Error;
use crate::telemetry::Stopwatch;

/// So many messages are looked at one by one, without the index.
const FEW: usize = 2_048;
/// In more rooms than these nobody counts whether their messages are few.
const FEW_ROOMS: usize = 256;
/// About how many numbers of messages the index is asked at first, by how many parts the question
/// has. It may put the parts together in all of them before it answers, so this bounds that time.
const SLICE: i64 = 32_768;
/// A slice that took less than this is followed by a larger one.
const QUICK: Duration = Duration::from_millis(1);
/// By how much messages may be out of the order of their times.
const SLACK_MS: i64 = 60_000;

/// A message that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its place in the history.
    pub id: MessageId,
    /// Its place among the room's durable events.
    pub seq: Seq,
    /// Where it was said.
    pub room: RoomId,
    /// Who said it.
    pub author: UserId,
    /// What they are called now.
    pub author_name: String,
    /// What was said.
    pub body: String,
    /// When.
    pub sent_at: Timestamp,
    /// When its words were last changed.
    pub edited_at: Option<Timestamp>,
}

/// A room as far as it is shown above what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its address.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What a look has come to.
#[derive(Debug, Default)]
pub struct Found {
    /// The newest first.
    pub hits: Vec<Hit>,
    /// The rooms of the one who asked, as far as they were meant.
    pub rooms: HashMap<RoomId, Place>,
    /// What is older than this was not looked at; null when nothing is.
    pub next: Option<MessageId>,
}

/// Looks for what `query` means in the rooms of `asker`, from before `before` back, until `limit`
/// messages are found or `patience` is at its end.
pub fn search(
    conn: &Connection,
    asker: UserId,
    query: &Query,
    before: Option<MessageId>,
    limit: usize,
    patience: Duration,
) -> Result<Found, Error> {
    let watch = Stopwatch::start();
    let rooms = rooms(conn, asker, &query.within)?;
    let authors = people(conn, asker, &query.from)?;
    let (low, high) = bounds(conn, query, before)?;
    if rooms.is_empty() || authors.as_ref().is_some_and(Vec::is_empty) || low >= high {
        return Ok(Found::default());
    }
    let few = few(conn, &rooms, authors.as_deref(), low, high)?;
    let indexed = query.indexed();
    let mut look = Look {
        query,
        rooms: &rooms,
        authors,
        is_indexed: few.is_none() && indexed.as_ref().is_some_and(|asked| asked.is_whole),
        detail: conn.prepare_cached(DETAIL)?,
        limit,
        watch,
        patience,
        hits: Vec::new(),
        at: None,
    };
    let next = match (few, indexed) {
        (Some(few), _) => look.at_few(conn, &few)?,
        (None, Some(asked)) => look.at_words(conn, &asked, low, high)?,
        (None, None) if query.has_file => look.at_all(conn, FILES, low, high)?,
        (None, None) => look.at_all(conn, ALL, low, high)?,
    };
    let hits = std::mem::take(&mut look.hits);
    drop(look);
    Ok(Found { hits, rooms, next })
}

/// What stands behind a number. Words that were taken back are nowhere.
const DETAIL: &str = "
    select message.id, seq, room, author, user.name as author_name, body, sent_at, edited_at,
           exists (select 1 from upload where message = message.id) as has_file
    from message join user on user.id = author
    where message.id = ?1 and deleted_at is null";

/// `cross` holds the index to the outer place: it goes from the newest back by itself.
const WORDS: &str = "
    select message.id, room, author
    from message_words cross join message on message.id = message_words.rowid
    where message_words match ?1 and message_words.rowid >= ?2 and message_words.rowid < ?3
    order by message_words.rowid desc";

const FILES: &str = "
    select message.id, message.room, author
    from upload cross join message on message.id = upload.message
    where upload.message is not null and upload.message >= ?1 and upload.message < ?2
    order by upload.message desc";

const ALL: &str = "
    select id, room, author from message where id >= ?1 and id < ?2 order by id desc";

const ONE: &str = "select id, room, author from message where id = ?1";

/// A look through messages.
struct Look<'a> {
    query: &'a Query,
    rooms: &'a HashMap<RoomId, Place>,
    authors: Option<Vec<UserId>>,
    /// Whether the index vouches for the words that it knows.
    is_indexed: bool,
    detail: CachedStatement<'a>,
    limit: usize,
    watch: Stopwatch,
    patience: Duration,
    hits: Vec<Hit>,
    /// The last that was looked at.
    at: Option<MessageId>,
}

impl Look<'_> {
    /// Looks at one message. Answers whether to go on.
    fn see(&mut self, row: &Row<'_>) -> rusqlite::Result<bool> {
        let id = row.get(0)?;
        if self.at.replace(id) == Some(id) {
            return Ok(true);
        }
        let author: UserId = row.get(2)?;
        let is_theirs = |authors: &Vec<UserId>| authors.contains(&author);
        if self.rooms.contains_key(&row.get(1)?) && self.authors.as_ref().is_none_or(is_theirs) {
            let wants_file = self.query.has_file;
            let hit = self.detail.query_row([id], |row| {
                Ok((hit_of(row)?, !wants_file || row.get("has_file")?))
            });
            if let Some((hit, has_file)) = hit.optional()?
                && has_file
                && self.query.since.is_none_or(|since| hit.sent_at >= since)
                && self.query.until.is_none_or(|until| hit.sent_at < until)
                && self.query.matches(&hit.body, self.is_indexed)
            {
                self.hits.push(hit);
            }
        }
        Ok(self.hits.len() < self.limit && self.watch.elapsed() < self.patience)
    }

    /// Looks at all `rows`. Answers whether to go on.
    fn walk(&mut self, mut rows: Rows<'_>) -> rusqlite::Result<bool> {
        while let Some(row) = rows.next()? {
            if !self.see(row)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn at_few(&mut self, conn: &Connection, few: &[i64]) -> rusqlite::Result<Option<MessageId>> {
        let mut one = conn.prepare_cached(ONE)?;
        for id in few {
            let rows = one.query([id])?;
            if !self.walk(rows)? {
                return Ok(self.at);
            }
        }
        Ok(None)
    }

    fn at_words(
        &mut self,
        conn: &Connection,
        asked: &Indexed,
        low: i64,
        high: i64,
    ) -> rusqlite::Result<Option<MessageId>> {
        let mut select = conn.prepare_cached(WORDS)?;
        let slice = SLICE / i64::try_from(asked.parts).unwrap_or(SLICE).max(1);
        let (mut upper, mut width) = (high, slice);
        while upper > low {
            let begun = self.watch.elapsed();
            let lower = upper.saturating_sub(width).max(low);
            let rows = select.query(params![asked.question, lower, upper])?;
            if !self.walk(rows)? {
                return Ok(self.at);
            }
            upper = lower;
            let now = self.watch.elapsed();
            if now >= self.patience && upper > low {
                return Ok(Some(MessageId(upper)));
            }
            width = match now.saturating_sub(begun) < QUICK {
                true => width.saturating_mul(4),
                false => slice,
            };
        }
        Ok(None)
    }

    fn at_all(
        &mut self,
        conn: &Connection,
        sql: &str,
        low: i64,
        high: i64,
    ) -> rusqlite::Result<Option<MessageId>> {
        let mut select = conn.prepare_cached(sql)?;
        let done = self.walk(select.query(params![low, high])?)?;
        Ok(self.at.filter(|_| !done))
    }
}

fn hit_of(row: &Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        id: row.get("id")?,
        seq: row.get("seq")?,
        room: row.get("room")?,
        author: row.get("author")?,
        author_name: row.get("author_name")?,
        body: row.get("body")?,
        sent_at: row.get("sent_at")?,
        edited_at: row.get("edited_at")?,
    })
}

/// The rooms that `asker` is a member of, or those of them that are called so.
fn rooms(
    conn: &Connection,
    asker: UserId,
    names: &[String],
) -> rusqlite::Result<HashMap<RoomId, Place>> {
    let sql = "
        select room.id, code, room.name as name from member join room on room.id = member.room
        where member.user = ?1";
    let names: Vec<_> = names.iter().map(|name| fold(name)).collect();
    let is_meant = |place: &Place| {
        let name = fold(&place.name);
        names.is_empty()
            || names
                .iter()
                .any(|given| name == *given || place.code == *given)
    };
    let mut select = conn.prepare_cached(sql)?;
    let rooms = select.query_map([asker], |row| {
        let (code, name) = (row.get("code")?, row.get("name")?);
        Ok((row.get("id")?, Place { code, name }))
    })?;
    rooms
        .filter(|room| room.as_ref().map_or(true, |(_, place)| is_meant(place)))
        .collect()
}

/// Who is called so: by their usernames, or else by what they are called. `None`: anyone.
fn people(
    conn: &Connection,
    asker: UserId,
    names: &[String],
) -> rusqlite::Result<Option<Vec<UserId>>> {
    if names.is_empty() {
        return Ok(None);
    }
    let mut found = Vec::new();
    for name in names {
        if name.eq_ignore_ascii_case("me") {
            found.push(asker);
            continue;
        }
        let by_key = "select id from user where username_key = ?1";
        let known = match Username::parse(name) {
            Ok(name) => conn
                .prepare_cached(by_key)?
                .query_row([name.key()], |row| row.get(0))
                .optional()?,
            Err(_) => None,
        };
        match known {
            Some(user) => found.push(user),
            None => found.extend(called(conn, asker, &fold(name))?),
        }
    }
    Ok(Some(found))
}

/// Those in the asker's rooms whose name, or one of whose names, is `name`, folded.
fn called(conn: &Connection, asker: UserId, name: &str) -> rusqlite::Result<Vec<UserId>> {
    let sql = "
        select id, name from user where id in (
            select other.user from member as mine join member as other on other.room = mine.room
            where mine.user = ?1)";
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query([asker])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let theirs = fold(&row.get::<_, String>(1)?);
        if theirs == name || theirs.split_whitespace().any(|part| part == name) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// Between which numbers the messages in question are: from the first, to before the second.
fn bounds(
    conn: &Connection,
    query: &Query,
    before: Option<MessageId>,
) -> rusqlite::Result<(i64, i64)> {
    let newest: Option<i64> = conn
        .prepare_cached("select max(id) from message")?
        .query_row([], |row| row.get(0))?;
    let end = newest.unwrap_or_default() + 1;
    let low = match query.since {
        Some(since) => said_from(conn, since.plus_ms(-SLACK_MS), end)?,
        None => 0,
    };
    let high = match query.until {
        Some(until) => said_from(conn, until.plus_ms(SLACK_MS), end)?,
        None => end,
    };
    Ok((low, before.map_or(high, |before| high.min(before.0))))
}

/// From which number on messages were said at `time` or later: their numbers grow with time.
fn said_from(conn: &Connection, time: Timestamp, end: i64) -> rusqlite::Result<i64> {
    let sql = "select sent_at from message where id >= ?1 order by id limit 1";
    let mut select = conn.prepare_cached(sql)?;
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = low + (high - low) / 2;
        let said: Option<Timestamp> = select.query_row([middle], |row| row.get(0)).optional()?;
        match said.is_none_or(|said| said >= time) {
            true => high = middle,
            false => low = middle + 1,
        }
    }
    Ok(low)
}

/// The numbers of all messages that come into question, the newest first, if they are few.
fn few(
    conn: &Connection,
    rooms: &HashMap<RoomId, Place>,
    authors: Option<&[UserId]>,
    low: i64,
    high: i64,
) -> rusqlite::Result<Option<Vec<i64>>> {
    if rooms.len().saturating_mul(authors.map_or(1, <[_]>::len)) > FEW_ROOMS {
        return Ok(None);
    }
    // Neither reads more than an index: `message_seq`, and the one of nonces.
    let of_room = "select id from message where room = ?1 order by seq desc limit ?2";
    let of_author = "select id from message where room = ?1 and author = ?3 limit ?2";
    let mut seen = Vec::new();
    let most = i64::try_from(FEW).unwrap_or(i64::MAX) + 1;
    for room in rooms.keys() {
        match authors {
            None => {
                let mut select = conn.prepare_cached(of_room)?;
                let ids = select.query_map(params![room, most], |row| row.get::<_, i64>(0))?;
                // What is older than was asked for ends a room.
                for id in ids {
                    let id = id?;
                    if id < low {
                        break;
                    }
                    seen.push(id);
                }
            }
            Some(authors) => {
                let mut select = conn.prepare_cached(of_author)?;
                for author in authors {
                    let ids = select.query_map(params![room, most, author], |row| row.get(0))?;
                    for id in ids {
                        seen.push(id?);
                    }
                }
            }
        }
        if seen.len() > FEW {
            return Ok(None);
        }
    }
    seen.retain(|id| (low..high).contains(id));
    seen.sort_unstable_by(|a, b| b.cmp(a));
    seen.dedup();
    Ok(Some(seen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::open_alone;

    /// Ids of what is found, by all pages, each of which looks at one candidate.
    fn find(conn: &Connection, asker: UserId, raw: &str) -> Vec<i64> {
        let query = Query::parse(raw, 0).unwrap();
        let (mut found, mut before) = (Vec::new(), None);
        loop {
            let page = search(conn, asker, &query, before, 50, Duration::ZERO).unwrap();
            found.extend(page.hits.iter().map(|hit| hit.id.0));
            match page.next {
                Some(next) => assert!(before.replace(next).is_none_or(|last| next < last)),
                None => return found,
            }
        }
    }

    #[test]
    fn a_room_of_many_messages_is_searched_to_its_end_however_often_the_time_runs_out() {
        let dir = tempfile::tempdir().unwrap();
        let conn = open_alone(&dir.path().join("t.db")).unwrap();
        let (ann, room) = (UserId::fresh(), RoomId::fresh());
        let many = i64::try_from(FEW).unwrap() + 10;
        let fill = "
            insert into user (id, name, role, created_at) values (?1, 'Ann', 'member', 0);
            insert into room (id, code, name, visibility, created_at, active_at)
            values (?2, 'r', 'R', 'private', 0, 0);
            insert into member (room, user, role, slot, joined_at) values (?2, ?1, 'owner', 0, 0);
            insert into message (room, seq, author, body, nonce, sent_at)
            with n(n) as (values (1) union all select n + 1 from n where n < ?3)
            select ?2, n, ?1, 'needle', n, n * 1000 from n where n in (7, 2000)
            union all
            select ?2, n, ?1, 'hay ab', n, n * 1000 from n where n not in (7, 2000);
            insert into upload (id, room, user, message, name, media_type, size, received, created_at)
            select randomblob(16), ?2, ?1, id, 'a', 'text/plain', 1, 1, 0 from message
            where seq in (7, 8)";
        for statement in fill.split(';') {
            let mut statement = conn.prepare(statement).unwrap();
            let values = params![ann, room, many];
            let count = statement.parameter_count();
            statement.execute(&values[..count]).unwrap();
        }
        let id = |seq: i64| {
            let sql = "select id from message where seq = ?1";
            conn.query_row(sql, [seq], |row| row.get::<_, i64>(0))
                .unwrap()
        };
        let mut both = vec![id(7), id(2000)];
        both.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(find(&conn, ann, "needle"), both);
        assert_eq!(find(&conn, ann, "ne -hay"), both, "without the index");
        assert_eq!(find(&conn, ann, "has:file needle"), [id(7)]);
        let mut files = vec![id(7), id(8)];
        files.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(find(&conn, ann, "has:file"), files);
        assert_eq!(find(&conn, UserId::fresh(), "needle"), [0; 0]);
    }
}
