//! The WebSocket protocol (RFC 6455), server side, without I/O: bytes in, messages out.
//!
//! Ours, because the usual libraries keep 10 to 140 KiB per connection and encode a
//! frame once per receiver. This one keeps nothing while nothing is half received,
//! and a frame for a room is encoded once.

use aws_lc_rs::digest;
use data_encoding::BASE64;

use super::Close;

/// A message, or a control frame, from a client.
#[derive(Debug, PartialEq)]
pub enum Incoming<'a> {
    /// A text message.
    Text(&'a str),
    /// A binary message.
    Binary(&'a [u8]),
    /// To be answered with a pong of the same payload.
    Ping(&'a [u8]),
    /// The answer to a ping.
    Pong,
    /// The client says goodbye, with this code if it gave one.
    Close(Option<u16>),
}

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opcode {
    /// UTF-8.
    Text = 1,
    /// Bytes.
    Binary = 2,
    /// Goodbye.
    Close = 8,
    /// Are you there?
    Ping = 9,
    /// Yes.
    Pong = 10,
}

/// The answer to a client's `Sec-WebSocket-Key` (RFC 6455 §4.2.2).
pub fn accept_key(key: &str) -> String {
    let mut sha1 = digest::Context::new(&digest::SHA1_FOR_LEGACY_USE_ONLY);
    sha1.update(key.as_bytes());
    sha1.update(b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    BASE64.encode(sha1.finish().as_ref())
}

/// Appends a complete, unmasked frame to `out`.
pub fn encode(out: &mut Vec<u8>, opcode: Opcode, payload: &[u8]) {
    out.reserve(payload.len() + 10);
    out.push(0x80 | opcode as u8);
    match payload.len() {
        n @ 0..126 => out.push(n as u8),
        n @ 126..=0xffff => {
            out.push(126);
            out.extend_from_slice(&(n as u16).to_be_bytes());
        }
        n => {
            out.push(127);
            out.extend_from_slice(&(n as u64).to_be_bytes());
        }
    }
    out.extend_from_slice(payload);
}

/// A close frame with its code and reason.
pub fn encode_close(out: &mut Vec<u8>, close: Close) {
    let mut payload = close.code().to_be_bytes().to_vec();
    payload.extend_from_slice(close.reason().as_bytes());
    encode(out, Opcode::Close, &payload);
}

/// How large a message may be, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A text message.
    pub text: usize,
    /// A binary message.
    pub binary: usize,
}

/// Takes a client's byte stream apart.
#[derive(Debug)]
pub struct Parser {
    limits: Limits,
    /// The beginning of a frame whose rest has not arrived.
    pending: Vec<u8>,
    /// The beginning of a message whose last fragment has not arrived.
    message: Option<Fragments>,
}

#[derive(Debug)]
struct Fragments {
    opcode: Opcode,
    payload: Vec<u8>,
    /// How much of a text is known to be UTF-8.
    valid: usize,
}

struct Header {
    fin: bool,
    opcode: u8,
    mask: [u8; 4],
    start: usize,
    len: usize,
}

impl Parser {
    /// A parser at the start of a stream.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            pending: Vec::new(),
            message: None,
        }
    }

    /// Takes what has arrived, and gives each complete message to `sink`, which may
    /// end it all with an error. `input` is unmasked in place.
    pub fn feed(
        &mut self,
        input: &mut [u8],
        mut sink: impl FnMut(Incoming<'_>) -> Result<(), Close>,
    ) -> Result<(), Close> {
        if self.pending.is_empty() {
            let used = self.frames(input, &mut sink)?;
            self.pending.extend_from_slice(&input[used..]);
            return Ok(());
        }
        self.pending.extend_from_slice(input);
        let mut pending = std::mem::take(&mut self.pending);
        let used = self.frames(&mut pending, &mut sink)?;
        if used < pending.len() {
            pending.drain(..used);
            self.pending = pending;
        }
        Ok(())
    }

    /// Handles the complete frames at the front of `bytes`, and says how long they are.
    fn frames(
        &mut self,
        bytes: &mut [u8],
        sink: &mut impl FnMut(Incoming<'_>) -> Result<(), Close>,
    ) -> Result<usize, Close> {
        let mut at = 0;
        while let Some(header) = self.header(&bytes[at..])? {
            let start = at + header.start;
            let Some(payload) = bytes.get_mut(start..start + header.len) else {
                break;
            };
            unmask(payload, header.mask);
            self.frame(&header, payload, sink)?;
            at = start + header.len;
        }
        Ok(at)
    }

    fn header(&self, bytes: &[u8]) -> Result<Option<Header>, Close> {
        let [first, second, rest @ ..] = bytes else {
            return Ok(None);
        };
        if first & 0x70 != 0 {
            return Err(Close::Protocol("reserved bits are set"));
        }
        if second & 0x80 == 0 {
            return Err(Close::Protocol("a client has to mask its frames"));
        }
        let (fin, opcode) = (first & 0x80 != 0, first & 0x0f);
        if opcode >= 8 && (!fin || second & 0x7f > 125) {
            return Err(Close::Protocol("a control frame is short and whole"));
        }
        let (len, extra) = match second & 0x7f {
            126 => match rest.first_chunk::<2>() {
                Some(n) => (u64::from(u16::from_be_bytes(*n)), 2),
                None => return Ok(None),
            },
            127 => match rest.first_chunk::<8>() {
                Some(n) => (u64::from_be_bytes(*n), 8),
                None => return Ok(None),
            },
            n => (u64::from(n), 0),
        };
        let known = self.message.as_ref();
        let limit = match (opcode, known.map(|message| message.opcode)) {
            (1, _) | (0, Some(Opcode::Text)) => self.limits.text,
            _ => self.limits.binary,
        };
        let before = known.map_or(0, |message| message.payload.len());
        if len > (limit.saturating_sub(before)) as u64 {
            return Err(Close::TooLarge);
        }
        let Some(mask) = rest[extra..].first_chunk::<4>() else {
            return Ok(None);
        };
        Ok(Some(Header {
            fin,
            opcode,
            mask: *mask,
            start: 2 + extra + 4,
            len: len as usize,
        }))
    }

    fn frame(
        &mut self,
        header: &Header,
        payload: &[u8],
        sink: &mut impl FnMut(Incoming<'_>) -> Result<(), Close>,
    ) -> Result<(), Close> {
        match (header.opcode, self.message.is_some()) {
            (0, true) => self.fragment(header.fin, payload, sink),
            (0, false) => Err(Close::Protocol("nothing to continue")),
            (1 | 2, true) => Err(Close::Protocol("the last message has not ended")),
            (1, false) if header.fin => {
                let text = std::str::from_utf8(payload).map_err(|_| Close::NotUtf8)?;
                sink(Incoming::Text(text))
            }
            (2, false) if header.fin => sink(Incoming::Binary(payload)),
            (1 | 2, false) => {
                self.message = Some(Fragments {
                    opcode: if header.opcode == 1 {
                        Opcode::Text
                    } else {
                        Opcode::Binary
                    },
                    payload: Vec::new(),
                    valid: 0,
                });
                self.fragment(false, payload, sink)
            }
            (8, _) => sink(Incoming::Close(close_code(payload)?)),
            (9, _) => sink(Incoming::Ping(payload)),
            (10, _) => sink(Incoming::Pong),
            _ => Err(Close::Protocol("no such opcode")),
        }
    }

    fn fragment(
        &mut self,
        last: bool,
        payload: &[u8],
        sink: &mut impl FnMut(Incoming<'_>) -> Result<(), Close>,
    ) -> Result<(), Close> {
        let Some(message) = &mut self.message else {
            return Ok(());
        };
        message.payload.extend_from_slice(payload);
        if message.opcode == Opcode::Text {
            message.valid += valid_prefix(&message.payload[message.valid..])?;
        }
        if !last {
            return Ok(());
        }
        let Some(message) = self.message.take() else {
            return Ok(());
        };
        match message.opcode {
            Opcode::Text => {
                let text = String::from_utf8(message.payload).map_err(|_| Close::NotUtf8)?;
                sink(Incoming::Text(&text))
            }
            _ => sink(Incoming::Binary(&message.payload)),
        }
    }
}

fn unmask(payload: &mut [u8], mask: [u8; 4]) {
    let wide = u64::from_ne_bytes([
        mask[0], mask[1], mask[2], mask[3], mask[0], mask[1], mask[2], mask[3],
    ]);
    let mut chunks = payload.chunks_exact_mut(8);
    for chunk in &mut chunks {
        let word = u64::from_ne_bytes(*chunk.first_chunk().expect("chunks are exact")) ^ wide;
        chunk.copy_from_slice(&word.to_ne_bytes());
    }
    for (byte, key) in chunks.into_remainder().iter_mut().zip(mask.iter().cycle()) {
        *byte ^= key;
    }
}

/// How many of `bytes` are whole UTF-8; a character may still be cut off at the end.
fn valid_prefix(bytes: &[u8]) -> Result<usize, Close> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.len()),
        Err(error) if error.error_len().is_none() => Ok(error.valid_up_to()),
        Err(_) => Err(Close::NotUtf8),
    }
}

fn close_code(payload: &[u8]) -> Result<Option<u16>, Close> {
    let (code, reason) = match payload {
        [] => return Ok(None),
        [_] => return Err(Close::Protocol("half a close code")),
        [high, low, reason @ ..] => (u16::from_be_bytes([*high, *low]), reason),
    };
    if !matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999) {
        return Err(Close::Protocol("no such close code"));
    }
    std::str::from_utf8(reason).map_err(|_| Close::NotUtf8)?;
    Ok(Some(code))
}

#[cfg(test)]
mod tests;
