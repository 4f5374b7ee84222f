//! Cursors: never stored, newest wins.
//!
//! A client id belongs to the connection that used it first, for as long as it is there.
//! What others say about it is not heard, and `user` always is the true person.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::base::{ConnId, UserId};
use crate::wire::{Close, read_varint, write_varint};

/// The largest state, in bytes of JSON.
const MAX_STATE: usize = 4 * 1024;
/// How many client ids one connection may use for one document.
const MAX_CLIENTS: usize = 8;
/// How many states one update may hold. Yjs clients send back what they hear, ours and others'.
const MAX_ENTRIES: u64 = 4_096;

/// A person as cursors show them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// What they are called.
    pub name: String,
    /// Which colour they have.
    pub slot: u8,
}

#[derive(Clone, Debug)]
struct Cursor {
    conn: ConnId,
    user: UserId,
    clock: u64,
    state: String,
}

/// Everyone's cursors in one document, by Yjs' client ids.
#[derive(Debug, Default)]
pub struct Awareness {
    cursors: BTreeMap<u64, Cursor>,
}

impl Awareness {
    /// Takes an update, and returns what of it is for the others to know.
    pub fn take(
        &mut self,
        conn: ConnId,
        person: &Person,
        mut update: &[u8],
    ) -> Result<Option<Vec<u8>>, Close> {
        const BAD: Close = Close::Malformed("a cursor update that is none");
        let count = read_varint(&mut update)
            .filter(|count| *count <= MAX_ENTRIES)
            .ok_or(BAD)?;
        let mut news = Vec::new();
        for _ in 0..count {
            let client = read_varint(&mut update).ok_or(BAD)?;
            let clock = read_varint(&mut update)
                .filter(|clock| *clock < 1 << 52)
                .ok_or(BAD)?;
            let len = read_varint(&mut update).ok_or(BAD)?;
            if len > update.len() as u64 {
                return Err(BAD);
            }
            let (state, rest) = update.split_at(len as usize);
            update = rest;
            if self.is_news(conn, person.id, client, clock, state) {
                news.extend(self.put(conn, person, client, clock, state)?);
            }
        }
        if !update.is_empty() {
            return Err(BAD);
        }
        Ok((!news.is_empty()).then(|| encode(&news)))
    }

    fn is_news(&self, conn: ConnId, user: UserId, client: u64, clock: u64, state: &[u8]) -> bool {
        match self.cursors.get(&client) {
            // Someone who came back may take over from their own connection that has not ended yet.
            Some(cursor) if cursor.conn != conn && cursor.user != user => false,
            Some(cursor) => clock > cursor.clock || (clock == cursor.clock && state == b"null"),
            None => state != b"null",
        }
    }

    fn put(
        &mut self,
        conn: ConnId,
        person: &Person,
        client: u64,
        clock: u64,
        state: &[u8],
    ) -> Result<Option<(u64, u64, String)>, Close> {
        if state == b"null" {
            self.cursors.remove(&client);
            return Ok(Some((client, clock, "null".to_owned())));
        }
        if state.len() > MAX_STATE {
            return Err(Close::Malformed("a cursor state of more than 4 KiB"));
        }
        let object: Result<Map<String, Value>, _> = serde_json::from_slice(state);
        let mut object =
            object.map_err(|_| Close::Malformed("a cursor state that is not a JSON object"))?;
        let person_is = |cursor: &&Cursor| cursor.conn == conn;
        let is_new = !self.cursors.contains_key(&client);
        if is_new && self.cursors.values().filter(person_is).count() >= MAX_CLIENTS {
            return Err(Close::Malformed("too many client ids on one connection"));
        }
        let user = serde_json::to_value(person).unwrap_or_default();
        object.insert("user".to_owned(), user);
        let state = Value::Object(object).to_string();
        let cursor = Cursor {
            conn,
            user: person.id,
            clock,
            state: state.clone(),
        };
        self.cursors.insert(client, cursor);
        Ok(Some((client, clock, state)))
    }

    /// Forgets a connection's cursors, and returns what the others have to be told.
    pub fn leave(&mut self, conn: ConnId) -> Option<Vec<u8>> {
        let theirs = |cursor: &Cursor| cursor.conn == conn;
        let gone: Vec<_> = self
            .cursors
            .iter()
            .filter(|(_, cursor)| theirs(cursor))
            .map(|(client, cursor)| (*client, cursor.clock + 1, "null".to_owned()))
            .collect();
        self.cursors.retain(|_, cursor| !theirs(cursor));
        (!gone.is_empty()).then(|| encode(&gone))
    }

    /// Everyone's cursors, for a newcomer.
    pub fn all(&self) -> Option<Vec<u8>> {
        let all = self.cursors.iter();
        let all: Vec<_> = all
            .map(|(client, cursor)| (*client, cursor.clock, cursor.state.clone()))
            .collect();
        (!all.is_empty()).then(|| encode(&all))
    }
}

fn encode(states: &[(u64, u64, String)]) -> Vec<u8> {
    let mut out = Vec::new();
    write_varint(&mut out, states.len() as u64);
    for (client, clock, state) in states {
        write_varint(&mut out, *client);
        write_varint(&mut out, *clock);
        write_varint(&mut out, state.len() as u64);
        out.extend_from_slice(state.as_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Person {
        Person {
            id: UserId::fresh(),
            name: name.into(),
            slot: 4,
        }
    }

    fn update(client: u64, clock: u64, state: &str) -> Vec<u8> {
        encode(&[(client, clock, state.to_owned())])
    }

    fn states(bytes: &[u8]) -> Vec<(u64, u64, Value)> {
        let mut rest = bytes;
        let count = read_varint(&mut rest).unwrap();
        (0..count)
            .map(|_| {
                let (client, clock) = (
                    read_varint(&mut rest).unwrap(),
                    read_varint(&mut rest).unwrap(),
                );
                let len = read_varint(&mut rest).unwrap() as usize;
                let state = serde_json::from_slice(&rest[..len]).unwrap();
                rest = &rest[len..];
                (client, clock, state)
            })
            .collect()
    }

    #[test]
    fn the_person_is_the_true_one_whatever_the_client_wrote() {
        let (mut awareness, ann) = (Awareness::default(), person("Ann"));
        let lie = update(7, 1, r#"{"user":{"name":"Bob"},"cursor":3}"#);
        let told = awareness.take(ConnId(1), &ann, &lie).unwrap().unwrap();
        let state = &states(&told)[0].2;
        assert_eq!(state["user"]["name"], "Ann");
        assert_eq!(state["cursor"], 3);
        assert_eq!(states(&awareness.all().unwrap())[0].2["user"]["slot"], 4);
    }

    #[test]
    fn nobody_speaks_for_anothers_cursor() {
        let (mut awareness, ann, bob) = (Awareness::default(), person("Ann"), person("Bob"));
        awareness
            .take(ConnId(1), &ann, &update(7, 1, "{}"))
            .unwrap();
        assert_eq!(
            awareness
                .take(ConnId(2), &bob, &update(7, 9, "{}"))
                .unwrap(),
            None
        );
        assert_eq!(
            awareness
                .take(ConnId(2), &bob, &update(7, 9, "null"))
                .unwrap(),
            None
        );
        assert!(
            awareness
                .take(ConnId(3), &ann, &update(7, 2, "{}"))
                .unwrap()
                .is_some()
        );
    }

    #[test]
    fn an_older_state_changes_nothing() {
        let (mut awareness, ann) = (Awareness::default(), person("Ann"));
        awareness
            .take(ConnId(1), &ann, &update(7, 5, r#"{"a":1}"#))
            .unwrap();
        assert_eq!(
            awareness
                .take(ConnId(1), &ann, &update(7, 5, r#"{"a":2}"#))
                .unwrap(),
            None
        );
        assert_eq!(
            awareness
                .take(ConnId(1), &ann, &update(7, 4, r#"{"a":3}"#))
                .unwrap(),
            None
        );
    }

    #[test]
    fn who_leaves_takes_their_cursors_along() {
        let (mut awareness, ann) = (Awareness::default(), person("Ann"));
        awareness
            .take(ConnId(1), &ann, &update(7, 5, "{}"))
            .unwrap();
        awareness
            .take(ConnId(2), &person("Bob"), &update(8, 1, "{}"))
            .unwrap();
        let told = awareness.leave(ConnId(1)).unwrap();
        assert_eq!(states(&told), [(7, 6, Value::Null)]);
        assert_eq!(states(&awareness.all().unwrap()).len(), 1);
        assert_eq!(awareness.leave(ConnId(1)), None);
    }

    #[test]
    fn states_are_bounded_in_size_and_number() {
        let (mut awareness, ann) = (Awareness::default(), person("Ann"));
        let huge = format!(r#"{{"a":"{}"}}"#, "x".repeat(MAX_STATE));
        assert!(
            awareness
                .take(ConnId(1), &ann, &update(1, 1, &huge))
                .is_err()
        );
        assert!(
            awareness
                .take(ConnId(1), &ann, &update(1, 1, "[]"))
                .is_err()
        );
        assert!(awareness.take(ConnId(1), &ann, &[0xff; 20]).is_err());
        for client in 0..8 {
            awareness
                .take(ConnId(1), &ann, &update(client, 1, "{}"))
                .unwrap();
        }
        assert!(
            awareness
                .take(ConnId(1), &ann, &update(8, 1, "{}"))
                .is_err()
        );
    }
}
