//! y-protocols' messages as binary frames: bytes in, bytes out.

use bytes::Bytes;

use crate::base::{DocId, RoomNo};
use crate::wire::{read_varint, write_varint};

/// The tag of frames that carry documents.
pub const SYNC: u8 = 1;
/// The tag of frames that carry cursors.
pub const AWARENESS: u8 = 2;

/// A message of the sync protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message<'a> {
    /// What the sender has, as a state vector.
    Step1(&'a [u8]),
    /// What the receiver lacks, as an update.
    Step2(&'a [u8]),
    /// Something new.
    Update(&'a [u8]),
}

impl<'a> Message<'a> {
    /// Reads a message that fills `payload`.
    pub fn parse(mut payload: &'a [u8]) -> Option<Self> {
        let kind = read_varint(&mut payload)?;
        let len = read_varint(&mut payload)?;
        if len != payload.len() as u64 {
            return None;
        }
        match kind {
            0 => Some(Self::Step1(payload)),
            1 => Some(Self::Step2(payload)),
            2 => Some(Self::Update(payload)),
            _ => None,
        }
    }

    /// The message as a complete frame to clients.
    pub fn frame(self, r: RoomNo, doc: DocId) -> Bytes {
        self.framed(r, doc).0
    }

    /// The same, and the content alone, in the same memory.
    pub fn framed(self, r: RoomNo, doc: DocId) -> (Bytes, Bytes) {
        let (kind, content) = match self {
            Self::Step1(content) => (0, content),
            Self::Step2(content) => (1, content),
            Self::Update(content) => (2, content),
        };
        let mut frame = Vec::with_capacity(content.len() + 16);
        head(&mut frame, SYNC, r, doc);
        write_varint(&mut frame, kind);
        write_varint(&mut frame, content.len() as u64);
        let start = frame.len();
        frame.extend_from_slice(content);
        let frame = Bytes::from(frame);
        (frame.clone(), frame.slice(start..))
    }
}

/// Cursors as a complete frame to clients.
pub fn awareness_frame(r: RoomNo, doc: DocId, update: &[u8]) -> Bytes {
    let mut frame = Vec::with_capacity(update.len() + 8);
    head(&mut frame, AWARENESS, r, doc);
    frame.extend_from_slice(update);
    frame.into()
}

fn head(frame: &mut Vec<u8>, tag: u8, r: RoomNo, doc: DocId) {
    write_varint(frame, u64::from(tag));
    write_varint(frame, r.0 as u64);
    write_varint(frame, doc.0 as u64);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_its_numbers_and_a_message() {
        let (frame, content) = Message::Update(&[7, 8]).framed(RoomNo(3), DocId(300));
        assert_eq!(&frame[..], [1, 3, 0xac, 2, 2, 2, 7, 8]);
        assert_eq!(&content[..], [7, 8]);
        assert_eq!(Message::parse(&frame[4..]), Some(Message::Update(&[7, 8])));
    }

    #[test]
    fn a_message_is_not_longer_nor_shorter_than_it_says() {
        for bad in [
            &[][..],
            &[2],
            &[2, 3, 1, 1],
            &[2, 1, 1, 1],
            &[3, 0],
            &[0, 0xff],
        ] {
            assert_eq!(Message::parse(bad), None, "{bad:?}");
        }
    }
}
