//! A room's documents with a real database, and clients that are real Yjs documents: all of
//! a house but its sockets, so that a test decides what is lost, and when.

mod tab;

pub use tab::{Tab, payload};

use std::collections::{BTreeMap, VecDeque};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use longhouse::base::{ConnId, DocId, FileId, RoomId, RoomNo, Seq, Timestamp, UserId};
use longhouse::editor::{self, DocEvent, DocRequest, Event, Live, Person, TreeEvent, Written};
use longhouse::editor::{Kind, Node, Stamp, TreeRequest};
use longhouse::rooms::{Caller, Cx, Role};
use longhouse::store::Db;
use longhouse::wire::{Close, Outbox, Output, To};
use tempfile::TempDir;

type Commit = (Caller, BoxFuture<'static, Result<Written, editor::Error>>);

/// Small, seeded, and the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % sides
    }
}

/// The seeds of this run; `LONGHOUSE_SEED` repeats one.
pub fn seeds(count: u64) -> Vec<u64> {
    if let Some(seed) = std::env::var("LONGHOUSE_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
    {
        return vec![seed];
    }
    let base = u64::from_ne_bytes(longhouse::base::random_bytes());
    (0..count).map(|n| base.wrapping_mul(2 * n + 1)).collect()
}

/// What a connection was sent.
#[derive(Clone, Debug)]
pub enum Told {
    /// With its place among the durable events.
    Event(Option<Seq>, Event),
    Binary(Bytes),
}

/// One room of a house.
pub struct Room {
    pub db: Db,
    pub id: RoomId,
    pub now: Timestamp,
    pub live: Live,
    pub owner: UserId,
    pub inboxes: BTreeMap<ConnId, VecDeque<Told>>,
    roles: BTreeMap<ConnId, (UserId, Role)>,
    commits: VecDeque<Commit>,
    conns: i64,
    dir: TempDir,
}

impl Room {
    pub async fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let db = Db::open(&dir.path().join("house.db")).unwrap();
        let (id, owner) = (RoomId::fresh(), UserId::fresh());
        let made = db.write(move |tx| {
            let sql =
                "insert into user (id, name, role, created_at) values (?1, 'Ann', 'member', 0)";
            tx.execute(sql, [owner])?;
            let sql = "
                insert into room (id, code, name, visibility, created_at, active_at)
                values (?1, 'otter', 'Room', 'private', 0, 0)";
            tx.execute(sql, [id])?;
            Ok::<_, longhouse::store::Error>(())
        });
        made.await.unwrap();
        let live = open(&db, id).await;
        Self {
            db,
            id,
            now: Timestamp(1_000_000_000_000),
            live,
            owner,
            inboxes: BTreeMap::new(),
            roles: BTreeMap::new(),
            commits: VecDeque::new(),
            conns: 0,
            dir,
        }
    }

    /// A new connection of someone.
    pub fn connect(&mut self, role: Role) -> ConnId {
        self.conns += 1;
        let conn = ConnId(self.conns);
        self.inboxes.insert(conn, VecDeque::new());
        self.roles.insert(conn, (self.owner, role));
        conn
    }

    /// A connection breaks, with all that was on its way to it.
    pub fn disconnect(&mut self, conn: ConnId) {
        self.inboxes.remove(&conn);
        self.roles.remove(&conn);
        let mut out = Outbox::default();
        self.live.leave(conn, self.now, &mut out);
        self.carry_out(out);
    }

    /// The server is killed. What is not on disk is lost, and every connection breaks.
    pub async fn kill(&mut self) {
        // Some of what was asked for gets to the disk, but nobody hears of it.
        for (_, commit) in std::mem::take(&mut self.commits) {
            let _ = commit.await;
        }
        self.inboxes.clear();
        self.roles.clear();
        self.db = Db::open(&self.dir.path().join("house.db")).unwrap();
        self.live = open(&self.db, self.id).await;
    }

    fn cx(&self, conn: ConnId) -> Cx {
        let (user, role) = self
            .roles
            .get(&conn)
            .copied()
            .unwrap_or((self.owner, Role::Viewer));
        Cx {
            now: self.now,
            room: self.id,
            caller: Caller { conn, user, role },
        }
    }

    pub fn tree(&mut self, conn: ConnId, request: TreeRequest) -> Result<(), editor::Error> {
        let mut out = Outbox::default();
        let done = self.live.tree(&self.cx(conn), request, &mut out);
        self.carry_out(out);
        done
    }

    pub fn doc(&mut self, conn: ConnId, request: DocRequest) -> Result<(), editor::Error> {
        let mut out = Outbox::default();
        let done = self.live.doc(&self.cx(conn), request, &mut out);
        self.carry_out(out);
        done
    }

    /// A binary frame as a client sends it, after the tag and the room.
    pub fn binary(
        &mut self,
        conn: ConnId,
        tag: u8,
        doc: DocId,
        n: u64,
        payload: &[u8],
    ) -> Result<(), Close> {
        let person = Person {
            id: self.owner,
            name: "Ann".into(),
            slot: 4,
        };
        let mut out = Outbox::default();
        let cx = self.cx(conn);
        let done = self
            .live
            .binary(&cx, &person, tag, doc, Some(n), payload, &mut out);
        self.carry_out(out);
        done
    }

    /// What a connection was told about its documents.
    pub fn events(&mut self, conn: ConnId) -> Vec<DocEvent> {
        let inbox = self.inboxes.get_mut(&conn).unwrap();
        let told = inbox.drain(..).filter_map(|told| match told {
            Told::Event(_, Event::Doc(event)) => Some(event),
            _ => None,
        });
        told.collect()
    }

    /// What an HTTP request wants committed, and what came of it.
    pub async fn ask(&mut self, write: editor::Write) -> Result<Written, editor::Error> {
        self.conns += 1;
        let cx = Cx {
            now: self.now,
            room: self.id,
            caller: Caller {
                conn: ConnId(self.conns),
                user: self.owner,
                role: Role::Owner,
            },
        };
        let mut out = Outbox::default();
        self.live.asked(&cx, write, &mut out);
        self.carry_out(out);
        loop {
            let (caller, commit) = self.commits.pop_front().expect("an answer");
            let done = commit.await;
            if let Ok(written) = &done {
                self.written(caller, written.clone());
            }
            if caller.conn == cx.caller.conn {
                return done;
            }
        }
    }

    fn carry_out(&mut self, mut out: Outbox<Event, editor::Write>) {
        for output in out.drain() {
            match output {
                Output::Event(to, seq, event) => self.tell(&to, &Told::Event(seq, event)),
                Output::Binary(to, frame) => self.tell(&to, &Told::Binary(frame)),
                Output::Write(conn, write) => {
                    let caller = self.cx(conn).caller;
                    let commit = editor::commit(&self.db, self.id, write, self.now);
                    self.commits.push_back((caller, commit));
                }
            }
        }
    }

    fn tell(&mut self, to: &To, told: &Told) {
        for (conn, inbox) in &mut self.inboxes {
            let is_meant = match to {
                To::One(one) => one == conn,
                To::All => true,
                To::AllBut(one) => one != conn,
                To::Some(some) => some.contains(conn),
            };
            if is_meant {
                inbox.push_back(told.clone());
            }
        }
    }

    fn written(&mut self, caller: Caller, written: Written) {
        let mut out = Outbox::default();
        let cx = Cx {
            now: self.now,
            room: self.id,
            caller,
        };
        self.live.written(&cx, written, &mut out);
        self.carry_out(out);
    }

    /// What was asked for last is never carried out.
    pub fn fail_commits(&mut self, with: impl Fn() -> Written) {
        for (caller, _) in std::mem::take(&mut self.commits) {
            self.written(caller, with());
        }
    }

    /// Waits for the oldest commit.
    pub async fn commit_one(&mut self) -> bool {
        let Some((caller, commit)) = self.commits.pop_front() else {
            return false;
        };
        if let Ok(written) = commit.await {
            self.written(caller, written);
        }
        true
    }

    /// Waits until all that was asked for is done.
    pub async fn commit_all(&mut self) {
        while self.commit_one().await {}
    }

    /// Time passes.
    pub fn pass(&mut self, ms: i64) {
        self.now = self.now.plus_ms(ms);
        let mut out = Outbox::default();
        self.live.tick(self.now, &mut out);
        self.carry_out(out);
    }

    /// Everything written so far gets to the disk, and everyone is told.
    pub async fn settle(&mut self) {
        let mut out = Outbox::default();
        self.live.flush(&mut out);
        self.carry_out(out);
        self.commit_all().await;
    }

    /// Makes a file.
    pub async fn file(&mut self, name: &str, text: &str) -> FileId {
        let conn = self.connect(Role::Editor);
        let id = FileId::fresh();
        let stamp = Stamp(self.now.0, conn.0);
        let text = Some(text.to_owned());
        let (name, kind) = (name.to_owned(), Kind::File);
        let create = TreeRequest::Create {
            id,
            kind,
            name,
            parent: None,
            language: None,
            text,
            stamp,
        };
        self.tree(conn, create).unwrap();
        self.commit_all().await;
        self.disconnect(conn);
        id
    }

    /// One number out of the database.
    pub async fn count(&mut self, sql: &'static str) -> i64 {
        let counted = self.db.read(move |conn| {
            Ok::<_, longhouse::store::Error>(conn.query_row(sql, [], |row| row.get(0))?)
        });
        counted.await.unwrap()
    }

    /// The text of a file, as it is on disk.
    pub async fn text(&mut self, file: FileId) -> String {
        self.settle().await;
        let id = self.id;
        let files = self
            .db
            .read(move |conn| editor::export(conn, id))
            .await
            .unwrap();
        files
            .into_iter()
            .find(|exported| exported.id == file)
            .expect("the file")
            .text
    }
}

async fn open(db: &Db, id: RoomId) -> Live {
    let opened = db.read(move |conn| editor::open(conn, id)).await.unwrap();
    Live::new(RoomNo(3), opened, "epoch".into())
}

/// What a connection was told about the tree.
pub fn nodes(room: &mut Room, conn: ConnId) -> Vec<Node> {
    let inbox = room.inboxes.get_mut(&conn).unwrap();
    let told = inbox.drain(..).filter_map(|told| match told {
        Told::Event(_, Event::Tree(TreeEvent::Changed { nodes })) => Some(nodes),
        _ => None,
    });
    told.flatten().collect()
}
