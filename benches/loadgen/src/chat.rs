//! Chat dialects: how one joins a room, says something, and is told something, by kind of server.
use crate::plan::Plan;
use crate::ws::{self, Reader};
use anyhow::{Context, Result, bail};
use memchr::memmem::find;
use serde_json::{Value, json};

/// How a chat server is spoken to.
pub enum Dialect {
    /// Our own protocol: `/ws`, subprotocol `longhouse.v1`.
    Longhouse(Plan),
    /// The usual consumer of a Django Channels tutorial: JSON over `/ws/chat/<room>/`.
    Channels,
    /// Engine.IO 4 and Socket.IO 5, WebSocket alone.
    SocketIo,
    /// Plain WebSocket: `/ws/<room>`, what is sent is what everyone gets.
    Raw,
}

/// What a connection has to know to speak: its room's number on the server, where there is one.
pub type Place = u64;

impl Dialect {
    /// The dialect called `name`.
    pub fn parse(name: &str, plan: Plan) -> Result<Self> {
        Ok(match name {
            "longhouse" => Self::Longhouse(plan),
            "channels" => Self::Channels,
            "socketio" => Self::SocketIo,
            "raw" => Self::Raw,
            _ => bail!("no such dialect: {name}"),
        })
    }

    /// Connects as `user` and enters `room`; connection `user` has seat `user` of the plan.
    pub async fn enter(&self, addr: &str, room: &str, user: usize) -> Result<(Reader, Place)> {
        let path = match self {
            Self::Longhouse(plan) => return longhouse(addr, plan, user).await,
            Self::Channels => format!("/ws/chat/{room}/"),
            Self::SocketIo => "/socket.io/?EIO=4&transport=websocket".to_owned(),
            Self::Raw => format!("/ws/{room}"),
        };
        let mut reader = ws::connect(addr, &path, "").await?;
        match self {
            Self::Channels => {
                let greeting = reader.next().await?;
                find(&greeting, b"connection_established").context("no greeting")?;
            }
            Self::SocketIo => socketio(&mut reader, room).await?,
            Self::Raw | Self::Longhouse(_) => {}
        }
        Ok((reader, 0))
    }

    /// The frame that says `text`; `nonce` is new each time.
    pub fn encode(&self, place: Place, room: &str, user: usize, nonce: u64, text: &str) -> Vec<u8> {
        let plain = || format!(r#"{{"message":"{text}","username":"user{user}","room":"{room}"}}"#);
        match self {
            Self::Longhouse(_) => {
                format!(r#"{{"r":{place},"chat":{{"post":{{"body":"{text}","nonce":"{user:x}-{nonce:x}"}}}}}}"#)
            }
            Self::SocketIo => format!(r#"42["message",{}]"#, plain()),
            Self::Channels | Self::Raw => plain(),
        }
        .into_bytes()
    }

    /// The answer to a heartbeat that wants one.
    pub fn heartbeat(&self, frame: &[u8]) -> Option<&'static [u8]> {
        (matches!(self, Self::SocketIo) && frame == b"2").then_some(b"3")
    }

    /// Whether the server turned a request down.
    pub fn is_refusal(&self, frame: &[u8]) -> bool {
        matches!(self, Self::Longhouse(_)) && find(frame, b"\"refused\":").is_some()
    }
}

/// Connects by our own protocol and enters the room of the seat.
pub async fn longhouse(addr: &str, plan: &Plan, n: usize) -> Result<(Reader, Place)> {
    let seat = plan.seat(n)?;
    let headers = format!(
        "Sec-WebSocket-Protocol: longhouse.v1\r\nAuthorization: Bearer {}\r\n",
        seat.token
    );
    let mut reader = ws::connect(addr, "/ws", &headers).await?;
    answer(&mut reader, "welcome").await?;
    let join = json!({ "join": { "room": seat.room } });
    reader.conn.send(1, join.to_string().as_bytes()).await?;
    let joined = answer(&mut reader, "joined").await?;
    let place = joined["r"].as_u64().context("no number of the room")?;
    Ok((reader, place))
}

/// The next JSON frame with `key` at its top; what comes before it is passed over.
pub async fn answer(reader: &mut Reader, key: &str) -> Result<Value> {
    loop {
        let frame = reader.next().await?;
        if frame.first() != Some(&b'{') {
            continue;
        }
        let mut value: Value = serde_json::from_slice(&frame)?;
        if value.get("refused").is_some() {
            bail!("refused: {value}");
        }
        if let Some(found) = value.get_mut(key) {
            return Ok(found.take());
        }
    }
}

async fn socketio(reader: &mut Reader, room: &str) -> Result<()> {
    if reader.next().await?.first() != Some(&b'0') {
        bail!("no engine.io open packet");
    }
    reader.conn.send(1, b"40").await?;
    let connect = reader.next().await?;
    if !connect.starts_with(b"40") {
        bail!("no socket.io connect: {}", String::from_utf8_lossy(&connect));
    }
    reader
        .conn
        .send(1, format!(r#"420["join",{{"room":"{room}"}}]"#).as_bytes())
        .await?;
    loop {
        let frame = reader.next().await?;
        if frame.starts_with(b"430") {
            return Ok(());
        }
        if frame == b"2" {
            reader.conn.send(1, b"3").await?;
        }
    }
}
