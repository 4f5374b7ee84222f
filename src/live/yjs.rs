//! Other people's Yjs clients: the y-websocket protocol for one file.
//!
//! Its messages are `varint type` and a body: 0 sync, 1 awareness, 2 auth, 3 "tell me the
//! awareness". They know neither rooms nor documents nor counters, which are put around
//! them here, so that documents see one kind of client only.

use std::sync::Arc;

use bytes::Bytes;
use tokio::time::{self, Instant};

use super::conn::{HEARTBEAT, Visitor, part};
use super::reading::{Received, receive, take};
use super::{Input, Kind};
use crate::auth;
use crate::base::{DocId, RoomId, TokenBucket, now};
use crate::editor::{AWARENESS, SYNC};
use crate::wire::websocket::{self, Limits, Opcode, Parser};
use crate::wire::{Close, read_varint, write_varint};

/// How large a client's messages may be.
const LIMITS: Limits = Limits {
    text: 1024,
    binary: 8 * 1024 * 1024,
};

/// How many messages may come before the document is open.
const EARLY: usize = 16;

/// What a room knows of such a client.
#[derive(Debug, Default)]
pub(super) struct Client {
    doc: Option<DocId>,
    n: u64,
    early: Vec<(u8, Bytes)>,
}

impl Client {
    /// A message has come. Says what to do with it, unless it has to wait.
    pub(super) fn incoming(
        &mut self,
        tag: u8,
        payload: Bytes,
    ) -> Result<Option<(DocId, Option<u64>, Bytes)>, Close> {
        let Some(doc) = self.doc else {
            if self.early.len() == EARLY {
                return Err(Close::TooMany);
            }
            self.early.push((tag, payload));
            return Ok(None);
        };
        Ok(Some((doc, self.count(tag), payload)))
    }

    /// The document is open. Says what has waited for it.
    pub(super) fn opened(&mut self, doc: DocId) -> Vec<(u8, Option<u64>, Bytes)> {
        self.doc = Some(doc);
        let early = std::mem::take(&mut self.early);
        let counted = early
            .into_iter()
            .map(|(tag, payload)| (tag, self.count(tag), payload));
        counted.collect()
    }

    fn count(&mut self, tag: u8) -> Option<u64> {
        self.n += u64::from(tag == SYNC);
        (tag == SYNC).then_some(self.n)
    }
}

/// One of our binary frames (`tag r doc payload`) as a complete WebSocket frame for such a client.
pub(super) fn outgoing(frame: &[u8]) -> Vec<u8> {
    let mut rest = frame;
    let tag = read_varint(&mut rest);
    let _room_and_doc = (read_varint(&mut rest), read_varint(&mut rest));
    let mut message = Vec::with_capacity(rest.len() + 8);
    match tag {
        Some(1) => write_varint(&mut message, 0),
        Some(2) => {
            write_varint(&mut message, 1);
            write_varint(&mut message, rest.len() as u64);
        }
        // Terminals are not theirs.
        _ => return Vec::new(),
    }
    message.extend_from_slice(rest);
    let mut bytes = Vec::with_capacity(message.len() + 10);
    websocket::encode(&mut bytes, Opcode::Binary, &message);
    bytes
}

/// Serves such a client until it ends.
pub async fn serve(visitor: Visitor, room: RoomId, path: String, early: Vec<u8>) {
    let outlet = Arc::clone(&visitor.outlet);
    let auth::Identity { session, user, .. } = visitor.identity;
    visitor.rooms.belongs(session, user, &outlet);
    let close = run(&visitor, room, path, early).await;
    visitor.rooms.parted(session, outlet.id);
    outlet.close(close);
    part(&outlet).await;
}

async fn run(visitor: &Visitor, room: RoomId, path: String, mut early: Vec<u8>) -> Close {
    let outlet = &visitor.outlet;
    let user = visitor.person.id;
    let entered = visitor
        .rooms
        .enter(room, Arc::clone(outlet), user, Kind::Yjs { path }, None);
    let Ok(room) = entered.await else {
        return Close::GoingAway;
    };
    let mut parser = Parser::new(LIMITS);
    let mut bucket = TokenBucket::new(
        visitor.frames_per_s * 10,
        f64::from(visitor.frames_per_s),
        now(),
    );
    let mut received = take(outlet, &mut parser, &mut early).map(Some);
    let mut identity = visitor.identity;
    let mut heartbeat = time::interval_at(Instant::now() + HEARTBEAT, HEARTBEAT);
    let close = loop {
        match received {
            Ok(Some(messages)) => {
                for message in messages {
                    let input = match forward(message) {
                        _ if bucket.take(now()).is_err() => Err(Close::TooMany),
                        Ok(Some((tag, payload))) => Ok(Input::Yjs(outlet.id, tag, payload)),
                        Ok(None) => continue,
                        Err(close) => Err(close),
                    };
                    let sent = match input {
                        Ok(input) => room.input(input).await.map_err(|()| Close::GoingAway),
                        Err(close) => Err(close),
                    };
                    if let Err(close) = sent {
                        outlet.close(close);
                    }
                }
            }
            Ok(None) => {}
            Err(close) => break close,
        }
        outlet.flush();
        if let Some(close) = outlet.closing() {
            break close;
        }
        received = tokio::select! {
            readable = outlet.stream().readable() => match readable {
                Ok(()) => receive(outlet, &mut parser),
                Err(_) => Err(Close::Normal),
            },
            _ = outlet.stream().writable(), if outlet.is_waiting() => Ok(None),
            () = outlet.woken() => Ok(None),
            _ = heartbeat.tick() => {
                // TCP tells when nobody is there; y-websocket's provider closes by itself when it hears nothing.
                let mut ping = Vec::new();
                websocket::encode(&mut ping, Opcode::Ping, &[]);
                outlet.push(&ping);
                // The access token has run out: is the sign-in behind it still good?
                if identity.expires_at <= now() {
                    match auth::prove_again(visitor.rooms.db(), identity, now()).await {
                        Ok(proved) => identity = proved,
                        Err(_) => outlet.close(Close::SignedOut),
                    }
                }
                Ok(None)
            }
        };
    };
    let _ = room.input(Input::Leave(outlet.id)).await;
    close
}

/// What one of their messages is in our terms; `None`: nothing to do about it.
fn forward(message: Received) -> Result<Option<(u8, Bytes)>, Close> {
    const BAD: Close = Close::Malformed("this is not a message of y-websocket");
    let bytes = match message {
        Received::Binary(bytes) => bytes,
        Received::Text(_) => return Err(BAD),
        Received::Close => return Err(Close::Normal),
    };
    let mut rest = &bytes[..];
    match read_varint(&mut rest).ok_or(BAD)? {
        0 => Ok(Some((SYNC, bytes.slice_ref(rest)))),
        1 => {
            let len = read_varint(&mut rest).ok_or(BAD)?;
            if len != rest.len() as u64 {
                return Err(BAD);
            }
            Ok(Some((AWARENESS, bytes.slice_ref(rest))))
        }
        // Whoever opens a document is told all cursors anyway.
        3 => Ok(None),
        _ => Err(BAD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> Received {
        Received::Binary(Bytes::copy_from_slice(bytes))
    }

    #[test]
    fn sync_and_awareness_are_passed_on_and_the_rest_is_not() {
        let body = Bytes::from_static(&[7, 8]);
        assert_eq!(forward(message(&[0, 7, 8])), Ok(Some((SYNC, body.clone()))));
        assert_eq!(forward(message(&[1, 2, 7, 8])), Ok(Some((AWARENESS, body))));
        assert_eq!(forward(message(&[3])), Ok(None));
        for bad in [&[1, 9, 7, 8][..], &[2, 0], &[9], &[]] {
            assert!(forward(message(bad)).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn what_comes_before_the_document_is_open_waits_and_is_bounded() {
        let mut client = Client::default();
        let step = Bytes::from_static(&[0, 1, 0]);
        assert_eq!(client.incoming(SYNC, step.clone()), Ok(None));
        assert_eq!(client.opened(DocId(4)), [(SYNC, Some(1), step.clone())]);
        assert_eq!(
            client.incoming(SYNC, step.clone()),
            Ok(Some((DocId(4), Some(2), step.clone())))
        );
        let mut hasty = Client::default();
        for _ in 0..EARLY {
            assert_eq!(hasty.incoming(SYNC, step.clone()), Ok(None));
        }
        assert_eq!(hasty.incoming(SYNC, step), Err(Close::TooMany));
    }

    #[test]
    fn our_frames_become_theirs() {
        assert_eq!(outgoing(&[1, 3, 5, 0, 1, 0]), [0x82, 4, 0, 0, 1, 0]);
        assert_eq!(outgoing(&[2, 3, 5, 9, 9]), [0x82, 4, 1, 2, 9, 9]);
        assert!(outgoing(&[3, 3, 5, 0, b'x']).is_empty());
    }
}
