//! Taking apart what comes over a WebSocket.

use std::cell::RefCell;

use bytes::Bytes;

use crate::wire::websocket::{self, Incoming, Opcode, Parser};
use crate::wire::{Close, Outlet};

/// How much is read at once.
const READ: usize = 64 * 1024;

thread_local! {
    /// Shared by all connections of a thread, so that an idle one has no buffer.
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; READ]);
}

/// What one read has brought, taken out of the shared buffer.
#[derive(Debug)]
pub(super) enum Received {
    Text(String),
    Binary(Bytes),
    Close,
}

/// Reads what is there, answers pings, and says what else came. `Ok(None)`: nothing was there yet.
pub(super) fn receive(
    outlet: &Outlet,
    parser: &mut Parser,
) -> Result<Option<Vec<Received>>, Close> {
    BUFFER.with_borrow_mut(|buffer| {
        let n = match outlet.stream().try_read(buffer) {
            Ok(0) => return Err(Close::Normal),
            Ok(n) => n,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return Ok(None),
            Err(_) => return Err(Close::Normal),
        };
        take(outlet, parser, &mut buffer[..n]).map(Some)
    })
}

/// Takes bytes apart that have been read already.
pub(super) fn take(
    outlet: &Outlet,
    parser: &mut Parser,
    bytes: &mut [u8],
) -> Result<Vec<Received>, Close> {
    let mut received = Vec::new();
    parser.feed(bytes, |incoming| {
        match incoming {
            Incoming::Text(text) => received.push(Received::Text(text.to_owned())),
            Incoming::Binary(bytes) => {
                received.push(Received::Binary(Bytes::copy_from_slice(bytes)))
            }
            Incoming::Ping(payload) => {
                let mut pong = Vec::new();
                websocket::encode(&mut pong, Opcode::Pong, payload);
                outlet.push(&pong);
            }
            Incoming::Pong => {}
            Incoming::Close(_) => received.push(Received::Close),
        }
        Ok(())
    })?;
    Ok(received)
}
