//! A browser tab with one file open: a real Yjs document that speaks as ours does.

use longhouse::base::{ConnId, DocId, FileId, RoomNo};
use longhouse::editor::{self, DocEvent, DocRequest, Event, Message};
use longhouse::rooms::Role;
use longhouse::wire::read_varint;
use yrs::block::ClientID;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{
    Doc, GetString, OffsetKind, Options, ReadTxn, StateVector, Text, TextRef, Transact, Update,
};

use super::{Room, Told};

/// A browser tab with one file open: it speaks as ours does.
pub struct Tab {
    pub doc: Doc,
    pub text: TextRef,
    pub file: FileId,
    pub conn: Option<ConnId>,
    pub number: Option<DocId>,
    pub n: u64,
    has_answered: bool,
    /// What it typed, with the number of the message that carried it last.
    pub typed: Vec<(String, u64)>,
    /// What it was told is on disk.
    pub saved: Vec<String>,
    pub refused: Vec<&'static str>,
}

impl Tab {
    pub fn new(client: u64, file: FileId) -> Self {
        let doc = Doc::with_options(Options {
            client_id: ClientID::new(client),
            offset_kind: OffsetKind::Utf16,
            ..Options::default()
        });
        let text = doc.get_or_insert_text("content");
        Self {
            doc,
            text,
            file,
            conn: None,
            number: None,
            n: 0,
            has_answered: false,
            typed: Vec::new(),
            saved: Vec::new(),
            refused: Vec::new(),
        }
    }

    pub fn connect(&mut self, room: &mut Room, role: Role) {
        let conn = room.connect(role);
        self.conn = Some(conn);
        room.doc(conn, DocRequest::Open { file: self.file })
            .unwrap();
    }

    pub fn disconnect(&mut self, room: &mut Room) {
        if let Some(conn) = self.conn {
            room.disconnect(conn);
        }
        self.lost();
    }

    /// The connection is gone: nothing of what was not confirmed counts any more.
    pub fn lost(&mut self) {
        (self.conn, self.number, self.has_answered) = (None, None, false);
        self.typed.iter_mut().for_each(|(_, n)| *n = u64::MAX);
    }

    pub fn read(&self) -> String {
        self.text.get_string(&self.doc.transact())
    }

    /// Types `word`, which nobody else ever types, at some place.
    pub fn write(&mut self, room: &mut Room, at: u32, word: &str) {
        let update = {
            let mut txn = self.doc.transact_mut();
            self.text.insert(&mut txn, at, word);
            txn.encode_update_v1()
        };
        let n = self.send_update(room, &update);
        self.typed.push((word.to_owned(), n));
    }

    pub fn erase(&mut self, room: &mut Room, at: u32, len: u32) {
        let update = {
            let mut txn = self.doc.transact_mut();
            self.text.remove_range(&mut txn, at, len);
            txn.encode_update_v1()
        };
        self.send_update(room, &update);
    }

    fn send_update(&mut self, room: &mut Room, update: &[u8]) -> u64 {
        if !self.has_answered {
            return u64::MAX;
        }
        self.send(room, Message::Update(update))
    }

    /// Sends a message, and returns its number.
    pub fn send(&mut self, room: &mut Room, message: Message<'_>) -> u64 {
        let (Some(conn), Some(number)) = (self.conn, self.number) else {
            return u64::MAX;
        };
        self.n += 1;
        room.binary(conn, editor::SYNC, number, self.n, &payload(message))
            .unwrap();
        self.n
    }

    /// An edit that is not sent.
    pub fn typed_offline(&self, at: u32, word: &str) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        self.text.insert(&mut txn, at, word);
        txn.encode_update_v1()
    }

    /// Reads what has come, up to `most` frames.
    pub fn receive(&mut self, room: &mut Room, most: usize) -> usize {
        for count in 0..most {
            let told = self
                .conn
                .and_then(|conn| room.inboxes.get_mut(&conn)?.pop_front());
            match told {
                None => return count,
                Some(Told::Event(_, Event::Doc(event))) => self.event(room, event),
                Some(Told::Event(..)) => {}
                Some(Told::Binary(frame)) => self.frame(room, &frame),
            }
        }
        most
    }

    fn event(&mut self, room: &mut Room, event: DocEvent) {
        match event {
            DocEvent::Opened { doc, .. } => {
                (self.number, self.n) = (Some(doc), 0);
                let vector = self.doc.transact().state_vector().encode_v1();
                self.send(room, Message::Step1(&vector));
            }
            DocEvent::Saved { n, .. } => {
                let saved = self.typed.extract_if(.., |(_, needs)| *needs <= n);
                self.saved.extend(saved.map(|(word, _)| word));
            }
            DocEvent::Refused { code, .. } => self.refused.push(code),
        }
    }

    fn frame(&mut self, room: &mut Room, frame: &[u8]) {
        let mut rest = frame;
        let tag = read_varint(&mut rest).unwrap();
        assert_eq!(read_varint(&mut rest), Some(3));
        assert_eq!(read_varint(&mut rest), self.number.map(|doc| doc.0 as u64));
        if tag != u64::from(editor::SYNC) {
            return;
        }
        match Message::parse(rest).expect("a sync message") {
            Message::Step1(vector) => {
                let vector = StateVector::decode_v1(vector).unwrap();
                let lacking = self.doc.transact().encode_state_as_update_v1(&vector);
                let n = self.send(room, Message::Step2(&lacking));
                self.has_answered = true;
                // All that was typed before rides in this one.
                self.typed
                    .iter_mut()
                    .for_each(|(_, needs)| *needs = n.min(*needs));
            }
            Message::Step2(update) | Message::Update(update) => {
                let update = Update::decode_v1(update).unwrap();
                self.doc.transact_mut().apply_update(update).unwrap();
                let is_missing = self.doc.transact().has_missing_updates();
                assert!(!is_missing, "an update came before its time");
            }
        }
    }
}

/// A sync message without a frame.
pub fn payload(message: Message<'_>) -> Vec<u8> {
    let frame = message.frame(RoomNo(0), DocId(0));
    frame[3..].to_vec()
}
