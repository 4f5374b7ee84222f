//! A WebSocket that sends everything back: for trying the path through proxies, and for
//! conformance suites, which know no other way to look at a server.

use std::sync::Arc;

use super::conn::part;
use crate::wire::websocket::{self, Incoming, Limits, Opcode, Parser};
use crate::wire::{Close, Outlet};

/// Messages may be as large as the largest that Autobahn's suite sends.
const LIMITS: Limits = Limits {
    text: 16 * 1024 * 1024,
    binary: 16 * 1024 * 1024,
};

/// Echoes until the client leaves. `early` are bytes that came with the upgrade.
///
/// Nothing is read while something waits to be written, so it takes no more memory
/// than one message.
pub async fn echo(outlet: Arc<Outlet>, early: Vec<u8>) {
    let mut parser = Parser::new(LIMITS);
    let mut buffer = early;
    loop {
        let fed = parser.feed(&mut buffer, |incoming| answer(&outlet, &incoming));
        if let Err(close) = fed {
            outlet.close(close);
            break;
        }
        while outlet.is_waiting() {
            if outlet.stream().writable().await.is_err() {
                return;
            }
            outlet.flush();
        }
        if outlet.stream().readable().await.is_err() {
            return;
        }
        buffer.resize(64 * 1024, 0);
        match outlet.stream().try_read(&mut buffer) {
            Ok(0) => return,
            Ok(n) => buffer.truncate(n),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => buffer.clear(),
            Err(_) => return,
        }
    }
    part(&outlet).await;
}

fn answer(outlet: &Outlet, incoming: &Incoming<'_>) -> Result<(), Close> {
    let (opcode, payload) = match incoming {
        Incoming::Text(text) => (Opcode::Text, text.as_bytes()),
        Incoming::Binary(bytes) => (Opcode::Binary, *bytes),
        Incoming::Ping(payload) => (Opcode::Pong, *payload),
        Incoming::Pong => return Ok(()),
        Incoming::Close(_) => return Err(Close::Normal),
    };
    let mut frame = Vec::new();
    websocket::encode(&mut frame, opcode, payload);
    outlet.push_unbounded(&frame);
    Ok(())
}
