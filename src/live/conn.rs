//! One WebSocket that speaks our protocol: it reads, and passes on; its rooms write.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::time::{self, Instant};

use super::frame::{ClientFrame, Join, ServerFrame, Welcome};
use super::reading::{Received, receive, take};
use super::registry::{RoomHandle, Rooms};
use super::{Input, Kind};
use crate::auth::{self, Identity, User};
use crate::base::{DocId, Explain, Fault, Refusal, RoomNo, TokenBucket, now};
use crate::rooms;
use crate::wire::websocket::{self, Limits, Opcode, Parser};
use crate::wire::{Close, Outlet, read_varint};

/// How large a client's messages may be.
const LIMITS: Limits = Limits {
    text: 256 * 1024,
    binary: 8 * 1024 * 1024,
};

/// How often we ask whether the client is still there.
pub(super) const HEARTBEAT: Duration = Duration::from_secs(25);

/// How many unanswered questions end a connection.
const UNANSWERED: u32 = 2;

/// How long a connection that is being closed may take for what it still has to send.
pub(super) const LAST_BYTES: Duration = Duration::from_secs(2);

/// How many rooms one connection may be in.
const ROOMS: usize = 32;

/// Someone who has been let in at the door.
#[derive(Debug)]
pub struct Visitor {
    /// Their way out.
    pub outlet: Arc<Outlet>,
    /// The proof of who they are.
    pub identity: Identity,
    /// Who they are.
    pub person: User,
    /// The running rooms.
    pub rooms: Rooms,
    /// How many frames a second they may send, in the long run.
    pub frames_per_s: u32,
}

/// Why a frame outside rooms was turned down.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("you have not joined a room with this number")]
    NotJoined,
    #[error("there is no such room, or it is not open to you")]
    NoSuchRoom,
    #[error("one connection can be in at most {ROOMS} rooms; leave one first")]
    TooManyRooms,
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::NotJoined => Fault::Invalid,
            Self::NoSuchRoom => Fault::NotFound,
            Self::TooManyRooms => Fault::Busy,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotJoined => "not_joined",
            Self::NoSuchRoom => "no_such_room",
            Self::TooManyRooms => "too_many_rooms",
        }
    }
}

/// Sends what waits, for a moment, and lets the connection go.
pub(super) async fn part(outlet: &Outlet) {
    let sent = async {
        while outlet.is_waiting() {
            if outlet.stream().writable().await.is_err() {
                return;
            }
            outlet.flush();
        }
    };
    let _ = time::timeout(LAST_BYTES, sent).await;
}

/// Serves a connection until it ends. `early` are bytes that came with the upgrade.
pub async fn serve(visitor: Visitor, early: Vec<u8>) {
    let outlet = Arc::clone(&visitor.outlet);
    let (rooms, session) = (visitor.rooms.clone(), visitor.identity.session);
    let mut conn = Conn::new(visitor);
    conn.welcome();
    rooms.belongs(session, conn.visitor.identity.user, &outlet);
    rooms.languages().add(&outlet);
    let close = conn.run(early).await;
    rooms.languages().remove(outlet.id);
    rooms.parted(session, outlet.id);
    conn.leave_all().await;
    outlet.close(close);
    part(&outlet).await;
}

struct Conn {
    visitor: Visitor,
    parser: Parser,
    rooms: BTreeMap<RoomNo, RoomHandle>,
    bucket: TokenBucket,
    unanswered: u32,
    next_ping: Instant,
    next_proof: Instant,
}

/// When the proof of who someone is runs out.
fn expiry(identity: &Identity) -> Instant {
    let left = identity.expires_at.since_ms(now()).max(0) as u64;
    Instant::now() + Duration::from_millis(left)
}

impl Conn {
    fn new(visitor: Visitor) -> Self {
        let rate = visitor.frames_per_s;
        Self {
            parser: Parser::new(LIMITS),
            rooms: BTreeMap::new(),
            bucket: TokenBucket::new(rate * 10, f64::from(rate), now()),
            unanswered: 0,
            next_ping: Instant::now() + HEARTBEAT,
            next_proof: expiry(&visitor.identity),
            visitor,
        }
    }

    async fn run(&mut self, mut early: Vec<u8>) -> Close {
        let outlet = Arc::clone(&self.visitor.outlet);
        match take(&outlet, &mut self.parser, &mut early) {
            Ok(received) => {
                if let Err(close) = self.received(received).await {
                    return close;
                }
            }
            Err(close) => return close,
        }
        // One timer for the life of the connection: a frame that comes does not touch it.
        let mut due = pin!(time::sleep_until(self.due()));
        loop {
            outlet.flush();
            if let Some(close) = outlet.closing() {
                return close;
            }
            let done = tokio::select! {
                readable = outlet.stream().readable() => match readable {
                    Ok(()) => self.read().await,
                    Err(_) => Err(Close::Normal),
                },
                writable = outlet.stream().writable(), if outlet.is_waiting() => {
                    writable.map_err(|_| Close::Normal)
                }
                () = outlet.woken() => Ok(()),
                () = due.as_mut() => {
                    let done = self.is_due().await;
                    due.as_mut().reset(self.due());
                    done
                }
            };
            if let Err(close) = done {
                return close;
            }
        }
    }

    /// When something is to be done though nothing comes.
    fn due(&self) -> Instant {
        self.next_ping.min(self.next_proof)
    }

    async fn is_due(&mut self) -> Result<(), Close> {
        let now = Instant::now();
        if self.next_ping <= now {
            self.ping()?;
        }
        if self.next_proof <= now {
            self.prove_again().await?;
        }
        Ok(())
    }

    fn welcome(&self) {
        let welcome = Welcome {
            conn: self.visitor.outlet.id,
            user: self.visitor.person.clone(),
            version: env!("CARGO_PKG_VERSION"),
            now: now(),
            heartbeat_ms: HEARTBEAT.as_millis() as u32,
        };
        self.send(None, None, &ServerFrame::Welcome(welcome));
    }

    fn ping(&mut self) -> Result<(), Close> {
        if self.unanswered >= UNANSWERED {
            return Err(Close::TooSlow("no answer to two pings"));
        }
        self.unanswered += 1;
        self.next_ping = Instant::now() + HEARTBEAT;
        let mut ping = Vec::new();
        websocket::encode(&mut ping, Opcode::Ping, &[]);
        self.visitor.outlet.push(&ping);
        Ok(())
    }

    /// The access token has run out: is the session behind it still good?
    async fn prove_again(&mut self) -> Result<(), Close> {
        let db = self.visitor.rooms.db();
        let proved = auth::prove_again(db, self.visitor.identity, now()).await;
        self.visitor.identity = proved.map_err(|_| Close::SignedOut)?;
        self.next_proof = expiry(&self.visitor.identity);
        Ok(())
    }

    async fn read(&mut self) -> Result<(), Close> {
        let outlet = Arc::clone(&self.visitor.outlet);
        match receive(&outlet, &mut self.parser)? {
            Some(received) => self.received(received).await,
            None => Ok(()),
        }
    }

    async fn received(&mut self, received: Vec<Received>) -> Result<(), Close> {
        // Any sign of life answers the ping.
        self.unanswered = 0;
        for message in received {
            if self.bucket.take(now()).is_err() {
                return Err(Close::TooMany);
            }
            match message {
                Received::Text(text) => self.text(&text).await?,
                Received::Binary(bytes) => self.binary(bytes).await?,
                Received::Close => return Err(Close::Normal),
            }
        }
        Ok(())
    }

    async fn text(&mut self, text: &str) -> Result<(), Close> {
        let Ok(frame) = serde_json::from_str::<ClientFrame>(text) else {
            return Err(Close::Malformed(
                "a text frame has to be one of the protocol's requests",
            ));
        };
        let re = frame.re;
        if let Some(ping) = frame.ping {
            self.send(None, re, &ServerFrame::Pong { at: ping.at });
            return Ok(());
        }
        if let Some(join) = frame.join {
            if let Err(refusal) = self.join(join).await {
                self.send(None, re, &ServerFrame::Refused(refusal));
            }
            return Ok(());
        }
        if let Some(leave) = frame.leave {
            return self.leave(leave.r).await;
        }
        match frame.r.and_then(|r| self.rooms.get(&r)) {
            Some(room) => {
                let input = Input::Frame(self.visitor.outlet.id, Box::new(frame));
                room.input(input).await.map_err(|()| Close::GoingAway)
            }
            None => {
                self.send(frame.r, re, &ServerFrame::Refused(Error::NotJoined.into()));
                Ok(())
            }
        }
    }

    async fn join(&mut self, join: Join) -> Result<(), Refusal> {
        if self.rooms.len() >= ROOMS {
            return Err(Error::TooManyRooms.into());
        }
        let user = self.visitor.person.id;
        let rooms = &self.visitor.rooms;
        let code = join.room;
        let found = rooms
            .db()
            .read(move |conn| rooms::by_code(conn, &code, user))
            .await?;
        let Some((room, Some(role))) = found else {
            return Err(Error::NoSuchRoom.into());
        };
        if !role.can_read() {
            return Err(Error::NoSuchRoom.into());
        }
        let outlet = Arc::clone(&self.visitor.outlet);
        let handle = rooms
            .enter(room, outlet, user, Kind::Tab, join.resume)
            .await?;
        self.rooms.insert(handle.no, handle);
        Ok(())
    }

    async fn leave(&mut self, r: RoomNo) -> Result<(), Close> {
        if let Some(room) = self.rooms.remove(&r) {
            // A room that has ended needs no goodbye.
            let _ = room.input(Input::Leave(self.visitor.outlet.id)).await;
        }
        Ok(())
    }

    async fn leave_all(&mut self) {
        for (_, room) in std::mem::take(&mut self.rooms) {
            let _ = room.input(Input::Leave(self.visitor.outlet.id)).await;
        }
    }

    /// `tag r doc` and, for sync messages, `n`, as unsigned LEB128; then what y-protocols says.
    async fn binary(&mut self, bytes: Bytes) -> Result<(), Close> {
        const BAD: Close = Close::Malformed("a binary frame starts with its tag and numbers");
        let mut rest = &bytes[..];
        let mut number = || read_varint(&mut rest).ok_or(BAD);
        let (tag, r, doc) = (number()?, number()?, number()?);
        let n = match tag {
            1 => Some(number()?),
            2 => None,
            _ => return Err(BAD),
        };
        let payload = bytes.slice_ref(rest);
        let Some(room) = self.rooms.get(&RoomNo(r as i64)) else {
            // It may have been on its way when the room showed this connection out.
            return Ok(());
        };
        let input = Input::Binary {
            conn: self.visitor.outlet.id,
            tag: tag as u8,
            doc: DocId(doc as i64),
            n,
            payload,
        };
        room.input(input).await.map_err(|()| Close::GoingAway)
    }

    fn send(&self, r: Option<RoomNo>, re: Option<u64>, frame: &ServerFrame) {
        let mut json = Vec::new();
        frame.encode(r, None, re, &mut json);
        let mut bytes = Vec::new();
        websocket::encode(&mut bytes, Opcode::Text, &json);
        self.visitor.outlet.push(&bytes);
    }
}
