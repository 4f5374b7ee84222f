//! A WebSocket client that is small enough to be trusted, and can misbehave.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long a test waits for a frame before it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A frame from the server.
#[derive(Debug, PartialEq)]
pub enum Frame {
    Text(Value),
    Binary(Vec<u8>),
    Close(u16, String),
}

pub struct Ws {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Ws {
    /// Connects with these extra header lines; `Err` is the status of a refusal and its body.
    pub async fn connect(
        addr: &str,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Result<Self, (u16, String)> {
        let mut stream = TcpStream::connect(addr).await.unwrap();
        let mut request = format!(
            "GET {path} HTTP/1.1\r\nHost: {addr}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        );
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += "\r\n";
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut buffer = Vec::new();
        let end = loop {
            if let Some(at) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            assert_ne!(read(&mut stream, &mut buffer).await, 0, "no answer");
        };
        let head = String::from_utf8_lossy(&buffer[..end]).to_string();
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        buffer.drain(..end);
        if status != 101 {
            let length = head
                .lines()
                .find_map(|line| {
                    line.to_lowercase()
                        .strip_prefix("content-length: ")?
                        .parse()
                        .ok()
                })
                .unwrap_or(0usize);
            while buffer.len() < length {
                assert_ne!(read(&mut stream, &mut buffer).await, 0, "half an answer");
            }
            return Err((status, String::from_utf8_lossy(&buffer).into_owned()));
        }
        Ok(Self { stream, buffer })
    }

    /// Sends a frame of our protocol.
    pub async fn send(&mut self, json: Value) {
        self.frame(0x81, json.to_string().as_bytes()).await;
    }

    /// Sends a binary message.
    pub async fn binary(&mut self, payload: &[u8]) {
        self.frame(0x82, payload).await;
    }

    /// Sends a frame with this first byte.
    pub async fn frame(&mut self, first: u8, payload: &[u8]) {
        let mut bytes = vec![first];
        match payload.len() {
            n @ 0..126 => bytes.push(0x80 | n as u8),
            n @ 126..=0xffff => {
                bytes.push(0x80 | 126);
                bytes.extend((n as u16).to_be_bytes());
            }
            n => {
                bytes.push(0x80 | 127);
                bytes.extend((n as u64).to_be_bytes());
            }
        }
        let mask = [0xa5, 0x5a, 0x0f, 0xf0];
        bytes.extend(mask);
        bytes.extend(
            payload
                .iter()
                .zip(mask.iter().cycle())
                .map(|(byte, key)| byte ^ key),
        );
        self.raw(&bytes).await;
    }

    /// Sends bytes as they are.
    pub async fn raw(&mut self, bytes: &[u8]) {
        // The server may have hung up on a misbehaving test; what it said is still to be read.
        let _ = self.stream.write_all(bytes).await;
    }

    /// The next frame; `None` when the server has hung up. Pings are left out.
    pub async fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some((opcode, payload)) = self.take() {
                match opcode {
                    1 => return Some(Frame::Text(serde_json::from_slice(&payload).unwrap())),
                    2 => return Some(Frame::Binary(payload)),
                    8 => {
                        let code = payload
                            .first_chunk()
                            .map_or(1005, |code| u16::from_be_bytes(*code));
                        let reason = payload.get(2..).unwrap_or_default();
                        return Some(Frame::Close(
                            code,
                            String::from_utf8_lossy(reason).into_owned(),
                        ));
                    }
                    _ => continue,
                }
            }
            let got =
                tokio::time::timeout(PATIENCE, read(&mut self.stream, &mut self.buffer)).await;
            if got.expect("the server says nothing") == 0 {
                return None;
            }
        }
    }

    /// The next text frame for which `wanted` is not null at `pointer`; others are passed over.
    pub async fn until(&mut self, pointer: &str) -> Value {
        loop {
            match self.next().await {
                Some(Frame::Text(json))
                    if json.pointer(pointer).is_some_and(|value| !value.is_null()) =>
                {
                    return json;
                }
                Some(Frame::Text(_) | Frame::Binary(_)) => {}
                other => panic!("waiting for {pointer}: {other:?}"),
            }
        }
    }

    /// The code with which the server closes.
    pub async fn closed(&mut self) -> u16 {
        loop {
            match self.next().await {
                Some(Frame::Close(code, _)) => return code,
                Some(_) => {}
                None => return 0,
            }
        }
    }

    fn take(&mut self) -> Option<(u8, Vec<u8>)> {
        let [first, second, rest @ ..] = &self.buffer[..] else {
            return None;
        };
        let (len, extra) = match second {
            126 => (u16::from_be_bytes(*rest.first_chunk()?) as usize, 2),
            127 => (u64::from_be_bytes(*rest.first_chunk()?) as usize, 8),
            n => (*n as usize, 0),
        };
        let opcode = first & 0x0f;
        let payload = rest.get(extra..extra + len)?.to_vec();
        self.buffer.drain(..2 + extra + len);
        Some((opcode, payload))
    }
}

/// Reads some more; 0 when the other side is gone.
async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> usize {
    let mut bytes = [0; 16 * 1024];
    let n = stream.read(&mut bytes).await.unwrap_or(0);
    buffer.extend_from_slice(&bytes[..n]);
    n
}
