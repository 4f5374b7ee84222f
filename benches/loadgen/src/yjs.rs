//! As much of the Yjs update format (version 1) as typing needs, and whole documents by `yrs`.
use anyhow::Result;
use std::sync::{Arc, Mutex};
use yrs::updates::decoder::Decode;
use yrs::{GetString, ReadTxn, StateVector, Text, Transact, Update};

/// The name of the text inside a document.
pub const TEXT: &str = "content";

/// An update that holds nothing.
pub const NOTHING: [u8; 2] = [0, 0];

/// One edit of a text: where, how many characters go, what comes.
pub type Edit = (usize, usize, String);

/// Appends an unsigned LEB128 number.
pub fn put(mut n: u64, out: &mut Vec<u8>) {
    while n > 127 {
        out.push(n as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Takes an unsigned LEB128 number off the front.
pub fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut n = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(n);
        }
    }
    None
}

/// Takes a length and that many bytes off the front.
pub fn take_bytes<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(take(bytes)?).ok()?;
    let (head, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(head)
}

/// The update of a client that types `x` after its own last character, or first into an empty text.
pub fn keystroke(client: u64, clock: u64) -> Vec<u8> {
    let mut out = Vec::with_capacity(40);
    put(1, &mut out);
    put(1, &mut out);
    put(client, &mut out);
    put(clock, &mut out);
    if clock > 0 {
        out.push(0x84);
        put(client, &mut out);
        put(clock - 1, &mut out);
    } else {
        out.extend([4, 1, TEXT.len() as u8]);
        out.extend_from_slice(TEXT.as_bytes());
    }
    out.extend([1, b'x', 0]);
    out
}

/// Tells `found` client, clock and length of every string in an update; `None` where it holds something else.
pub fn strings(mut update: &[u8], mut found: impl FnMut(u64, u64, u64)) -> Option<()> {
    let bytes = &mut update;
    for _ in 0..take(bytes)? {
        let (count, client, mut clock) = (take(bytes)?, take(bytes)?, take(bytes)?);
        for _ in 0..count {
            let (&info, rest) = bytes.split_first()?;
            *bytes = rest;
            if info & 0x1f != 4 {
                return None;
            }
            for origin in [0x80, 0x40] {
                if info & origin != 0 {
                    take(bytes)?;
                    take(bytes)?;
                }
            }
            if info & 0xc0 == 0 {
                if take(bytes)? == 1 {
                    take_bytes(bytes)?;
                } else {
                    take(bytes)?;
                    take(bytes)?;
                }
            }
            let length = take_bytes(bytes)?.len() as u64;
            found(client, clock, length);
            clock += length;
        }
    }
    Some(())
}

/// A document that one client made.
pub struct Played {
    /// The update of each edit, in order.
    pub updates: Vec<Vec<u8>>,
    /// All of it as one update.
    pub state: Vec<u8>,
    /// Length of the text.
    pub length: usize,
}

/// Makes the edits one by one, until the text has `enough` characters (0: all of them).
pub fn play(edits: &[Edit], enough: usize) -> Result<Played> {
    let doc = yrs::Doc::with_client_id(0x5000_0001);
    let text = doc.get_or_insert_text(TEXT);
    let updates = Arc::new(Mutex::new(Vec::new()));
    let seen = updates.clone();
    let watching = doc.observe_update_v1(move |_, event| {
        if let Ok(mut seen) = seen.lock() {
            seen.push(event.update.clone());
        }
    })?;
    for (at, deleted, inserted) in edits {
        let mut tx = doc.transact_mut();
        if *deleted > 0 {
            text.remove_range(&mut tx, *at as u32, *deleted as u32);
        }
        if !inserted.is_empty() {
            text.insert(&mut tx, *at as u32, inserted);
        }
        if enough > 0 && text.len(&tx) as usize >= enough {
            break;
        }
    }
    drop(watching);
    let tx = doc.transact();
    let state = tx.encode_state_as_update_v1(&StateVector::default());
    let length = text.len(&tx) as usize;
    let updates = updates
        .lock()
        .map(|mut all| std::mem::take(&mut *all))
        .unwrap_or_default();
    Ok(Played { updates, state, length })
}

/// The length of the text that an update brings into an empty document.
pub fn length_of(update: &[u8]) -> Result<usize> {
    let doc = yrs::Doc::new();
    let text = doc.get_or_insert_text(TEXT);
    doc.transact_mut().apply_update(Update::decode_v1(update)?)?;
    Ok(text.get_string(&doc.transact()).len())
}
