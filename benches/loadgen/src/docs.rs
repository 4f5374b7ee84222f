//! Document dialects: how one opens a document and says what was typed, by kind of server.
use crate::chat;
use crate::plan::Plan;
use crate::ws::{self, Conn, Reader};
use crate::yjs::{self, put, take, take_bytes};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::cell::Cell;
use std::sync::Arc;

/// The kinds of y-protocols' sync messages.
pub const STEP_1: u8 = 0;
pub const STEP_2: u8 = 1;
pub const UPDATE: u8 = 2;

/// How a document server is spoken to.
pub enum Dialect {
    /// Our own protocol: binary frames on `/ws`, each counted so that it can be acknowledged.
    Longhouse(Plan),
    /// Our door for other people's Yjs clients: `/yjs/<room>/<path>`.
    LonghouseYjs(Plan),
    /// y-websocket: `/<document>`.
    Yws,
}

/// What the writing half of a document has to know.
pub struct Desk {
    pub conn: Arc<Conn>,
    /// Numbers of room and document on the server, by our own protocol.
    place: Option<(u64, u64)>,
    counted: Cell<u64>,
}

impl Desk {
    /// The frame of one sync message. Frames go out in the order they are made.
    pub fn sync(&self, kind: u8, body: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(body.len() + 24);
        match self.place {
            Some((room, doc)) => {
                self.counted.set(self.counted.get() + 1);
                out.push(1);
                put(room, &mut out);
                put(doc, &mut out);
                put(self.counted.get(), &mut out);
            }
            None => out.push(0),
        }
        out.push(kind);
        put(body.len() as u64, &mut out);
        out.extend_from_slice(body);
        out
    }

    /// Sends one sync message.
    pub async fn send(&self, kind: u8, body: &[u8]) -> Result<()> {
        self.conn.send(2, &self.sync(kind, body)).await
    }

    /// How many sync messages were sent: what `doc.saved` has to reach, by our own protocol.
    pub fn counted(&self) -> u64 {
        self.counted.get()
    }

    /// Tells `found` every sync message of a binary frame: kind and body.
    pub fn each<'a>(&self, mut frame: &'a [u8], mut found: impl FnMut(u8, &'a [u8])) -> Option<()> {
        let bytes = &mut frame;
        if self.place.is_some() {
            if take(bytes)? == 1 {
                take(bytes)?;
                take(bytes)?;
                let kind = take(bytes)?;
                found(kind as u8, take_bytes(bytes)?);
            }
            return Some(());
        }
        while !bytes.is_empty() {
            if take(bytes)? != 0 {
                return None; // awareness and the like: one to a frame
            }
            let kind = take(bytes)?;
            found(kind as u8, take_bytes(bytes)?);
        }
        Some(())
    }
}

/// An open document.
pub struct Opened {
    pub reader: Reader,
    pub desk: Desk,
    /// What the server had, as an update.
    pub had: Vec<u8>,
}

impl Dialect {
    /// The dialect called `name`.
    pub fn parse(name: &str, plan: Plan) -> Result<Self> {
        Ok(match name {
            "longhouse" => Self::Longhouse(plan),
            "longhouse-yjs" => Self::LonghouseYjs(plan),
            "yws" => Self::Yws,
            _ => anyhow::bail!("no such dialect: {name}"),
        })
    }

    /// Connects and syncs. Connection `n` has seat `n` of the plan, where there is one; elsewhere the document
    /// is called `doc`.
    pub async fn open(&self, addr: &str, doc: &str, n: usize) -> Result<Opened> {
        let (reader, place) = match self {
            Self::Longhouse(plan) => {
                let (mut reader, room) = chat::longhouse(addr, plan, n).await?;
                let open = json!({"r": room, "doc": {"open": {"file": plan.seat(n)?.file}}});
                reader.conn.send(1, open.to_string().as_bytes()).await?;
                let number = opened(&mut reader, room).await?;
                (reader, Some((room, number)))
            }
            Self::LonghouseYjs(plan) => {
                let seat = plan.seat(n)?;
                let path = format!("/yjs/{}/{}?token={}", seat.room, seat.path, seat.token);
                (ws::connect(addr, &path, "").await?, None)
            }
            Self::Yws => (ws::connect(addr, &format!("/{doc}"), "").await?, None),
        };
        let desk = Desk {
            conn: reader.conn.clone(),
            place,
            counted: Cell::new(0),
        };
        sync(reader, desk).await
    }
}

/// Both sides ask what the other has, and are told.
async fn sync(mut reader: Reader, desk: Desk) -> Result<Opened> {
    desk.send(STEP_1, &[0]).await?;
    let (mut had, mut asked) = (None, false);
    loop {
        let frame = reader.next().await?;
        if frame.first() == Some(&b'{') {
            continue; // JSON: other events of the room, and what is saved so far
        }
        desk.each(&frame, |kind, body| match kind {
            STEP_1 => asked = true,
            STEP_2 => had = Some(body.to_vec()),
            _ => {}
        });
        if std::mem::take(&mut asked) {
            desk.send(STEP_2, &yjs::NOTHING).await?;
        }
        if let Some(had) = had.take() {
            if desk.place.is_some() {
                acknowledged(&mut reader, &desk).await?;
            }
            return Ok(Opened { reader, desk, had });
        }
    }
}

/// Waits until the server says that it has dealt with all that was sent: only then is the document open.
async fn acknowledged(reader: &mut Reader, desk: &Desk) -> Result<()> {
    loop {
        let frame = reader.next().await?;
        let mut asked = false;
        if frame.first() != Some(&b'{') {
            desk.each(&frame, |kind, _| asked |= kind == STEP_1);
        }
        if asked {
            desk.send(STEP_2, &yjs::NOTHING).await?;
        }
        if saved(&frame).is_some_and(|n| n >= desk.counted()) {
            return Ok(());
        }
    }
}

/// Waits for the number of the document that was asked for.
async fn opened(reader: &mut Reader, room: u64) -> Result<u64> {
    loop {
        let frame = reader.next().await?;
        let Ok(value) = serde_json::from_slice::<Value>(&frame) else {
            continue;
        };
        if value["r"] != room {
            continue;
        }
        if let Some(refused) = value.get("refused") {
            anyhow::bail!("refused: {refused}");
        }
        if let Some(opened) = value["doc"].get("opened") {
            return opened["doc"].as_u64().context("no number of the document");
        }
    }
}

/// The number in a `doc.saved` frame.
pub fn saved(frame: &[u8]) -> Option<u64> {
    memchr::memmem::find(frame, b"\"saved\"")?;
    let value: Value = serde_json::from_slice(frame).ok()?;
    value["doc"]["saved"]["n"].as_u64()
}
