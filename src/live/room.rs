//! A room as a state machine: input in, output out, no waiting.

mod absorb;
mod members;
mod runs;
mod stay;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::frame::{ClientFrame, ServerFrame};
use super::presence::People;
use super::yjs;
use super::{Commit, Input, Kind, Output, Write, Written};
use crate::base::{ConnId, DocId, Explain, Fault, Refusal, RoomId, RoomNo, Seq, Timestamp, UserId};
use crate::rooms::{self, Caller, Cx, Member};
use crate::wire::{Outbox, To};
use crate::{chat, editor, sandbox};

/// Why a frame cannot be for this room.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("there is no such room, or it is not open to you")]
    NoSuchRoom,
    #[error("a frame needs one request that a room takes: presence, chat, tree, doc or run")]
    NoRequest,
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::NoSuchRoom => Fault::NotFound,
            Self::NoRequest => Fault::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchRoom => "no_such_room",
            Self::NoRequest => "no_request",
        }
    }
}

/// All that is read from the store when a room starts.
#[derive(Debug)]
pub struct Opened {
    /// The room.
    pub room: rooms::Room,
    /// Its last durable event.
    pub seq: Seq,
    /// Who belongs to it.
    pub members: Vec<Member>,
    /// Its conversation.
    pub chat: chat::Live,
    /// Its documents.
    pub editor: editor::Live,
    /// Its programs.
    pub runs: sandbox::Live,
}

#[derive(Debug)]
struct Device {
    user: UserId,
    yjs: Option<yjs::Client>,
}

/// All that a room remembers while someone is in it.
#[derive(Debug)]
pub struct Room {
    no: RoomNo,
    epoch: String,
    room: rooms::Room,
    seq: Seq,
    members: BTreeMap<UserId, Member>,
    devices: HashMap<ConnId, Device>,
    people: People,
    chat: chat::Live,
    editor: editor::Live,
    runs: sandbox::Live,
    /// Documents that were opened in this turn, for Yjs clients that wait for it.
    opened: Vec<(ConnId, DocId)>,
    out: Vec<Output>,
}

impl Room {
    /// The room as it was stored, with nobody in it.
    pub fn new(no: RoomNo, epoch: String, opened: Opened) -> Self {
        let members = opened.members.into_iter();
        Self {
            no,
            epoch,
            room: opened.room,
            seq: opened.seq,
            members: members.map(|member| (member.user, member)).collect(),
            devices: HashMap::new(),
            people: People::default(),
            chat: opened.chat,
            editor: opened.editor,
            runs: opened.runs,
            opened: Vec::new(),
            out: Vec::new(),
        }
    }

    /// Which room it is.
    pub fn id(&self) -> RoomId {
        self.room.id
    }

    /// Its number on this server process.
    pub fn no(&self) -> RoomNo {
        self.no
    }

    /// Who is here.
    pub fn users(&self) -> BTreeSet<UserId> {
        self.people.users()
    }

    /// Whether the room has things to finish, though nobody is in it.
    pub fn is_busy(&self) -> bool {
        !self.devices.is_empty()
            || self.editor.deadline().is_some()
            || self.runs.is_busy()
            || self.runs.deadline().is_some()
    }

    /// When [`tick`](Self::tick) is due.
    pub fn deadline(&self) -> Option<Timestamp> {
        let due = [
            self.people.deadline(),
            self.chat.deadline(),
            self.editor.deadline(),
            self.runs.deadline(),
        ];
        due.into_iter().flatten().min()
    }

    /// Does what is due at the time `now`.
    pub fn tick(&mut self, now: Timestamp) -> Vec<Output> {
        for event in self.people.tick(now) {
            self.tell(To::All, ServerFrame::Presence(event));
        }
        if let Some(seen) = self.chat.tick(now) {
            let hears =
                |(conn, device): (&ConnId, &Device)| self.chat.hears(device.user).then_some(*conn);
            let to = To::Some(self.devices.iter().filter_map(hears).collect());
            self.tell(to, ServerFrame::Chat(seen));
        }
        self.runs.tick(now);
        let mut out = Outbox::default();
        self.editor.tick(now, &mut out);
        self.absorb_editor(None, out);
        std::mem::take(&mut self.out)
    }

    /// Asks for everything that is not yet durable to be written, before the room ends.
    pub fn flush(&mut self) -> Vec<Output> {
        let mut out = Outbox::default();
        self.editor.flush(&mut out);
        self.absorb_editor(None, out);
        std::mem::take(&mut self.out)
    }

    /// Takes one input, at the time `now`, and says what should be done about it.
    pub fn handle(&mut self, now: Timestamp, input: Input) -> Vec<Output> {
        match input {
            Input::Enter {
                conn,
                user,
                kind,
                resume,
            } => self.enter(now, conn, user, kind, resume),
            Input::Leave(conn) => self.leave(now, conn),
            Input::Frame(conn, frame) => self.frame(now, conn, *frame),
            Input::Binary {
                conn,
                tag,
                doc,
                n,
                payload,
            } => self.binary(now, conn, tag, doc, n, &payload),
            Input::Yjs(conn, tag, payload) => self.yjs_message(now, conn, tag, payload),
            Input::Renamed(user) => self.renamed(user),
            Input::Ask(caller, write) => self.ask(now, caller, write),
            Input::Written(commit, Ok(written)) => self.written(now, commit, written),
            Input::Written(commit, Err(refusal)) => {
                self.answer(commit.caller.conn, commit.re, ServerFrame::Refused(refusal));
            }
            Input::Start(caller, start) => self.start(now, caller, start),
            Input::Launched(run, controls) => self.runs.launched(run, controls),
            Input::Progress(run, progress) => {
                let mut out = Outbox::default();
                self.runs.progress(now, run, progress, &mut out);
                self.absorb_runs(None, out);
            }
        }
        for (conn, doc) in std::mem::take(&mut self.opened) {
            self.opened_yjs(now, conn, doc);
        }
        std::mem::take(&mut self.out)
    }

    /// What a connection may do. A frame may still be on its way when its connection is already gone.
    fn cx(&self, now: Timestamp, conn: ConnId) -> Option<Cx> {
        let user = self.devices.get(&conn)?.user;
        let role = self.members.get(&user)?.role;
        let caller = Caller { conn, user, role };
        Some(Cx {
            now,
            room: self.room.id,
            caller,
        })
    }

    fn frame(&mut self, now: Timestamp, conn: ConnId, frame: ClientFrame) {
        let re = frame.re;
        let Some(cx) = self.cx(now, conn) else {
            return;
        };
        let commit = Commit {
            caller: cx.caller,
            re,
        };
        let before = self.out.len();
        let refused: Option<Refusal> = if let Some(request) = frame.presence {
            self.people.update(conn, request, now);
            None
        } else if let Some(request) = frame.chat {
            let mut out = Outbox::default();
            let done = self.chat.request(&cx, request, &mut out);
            self.absorb_chat(commit, out);
            done.err().map(Into::into)
        } else if let Some(request) = frame.tree {
            let mut out = Outbox::default();
            let done = self.editor.tree(&cx, request, &mut out);
            self.absorb_editor(Some(commit), out);
            done.err().map(Into::into)
        } else if let Some(request) = frame.doc {
            let mut out = Outbox::default();
            let done = self.editor.doc(&cx, request, &mut out);
            self.absorb_editor(Some(commit), out);
            done.err().map(Into::into)
        } else if let Some(request) = frame.run {
            self.run(&cx, request, commit).err().map(Into::into)
        } else {
            Some(Error::NoRequest.into())
        };
        let writes =
            |output: &Output| matches!(output, Output::Write(commit, _) if commit.re == re);
        match refused {
            Some(refusal) => self.answer(conn, re, ServerFrame::Refused(refusal)),
            // What is written is done when it is durable.
            None if re.is_some() && !self.out[before..].iter().any(writes) => {
                self.answer(conn, re, ServerFrame::Done {});
            }
            None => {}
        }
    }

    fn binary(
        &mut self,
        now: Timestamp,
        conn: ConnId,
        tag: u8,
        doc: DocId,
        n: Option<u64>,
        payload: &[u8],
    ) {
        let Some(cx) = self.cx(now, conn) else {
            return;
        };
        let person = self
            .members
            .get(&cx.caller.user)
            .map(|member| editor::Person {
                id: member.user,
                name: member.name.clone(),
                slot: member.slot,
            });
        let Some(person) = person else {
            return;
        };
        let mut out = Outbox::default();
        let done = self
            .editor
            .binary(&cx, &person, tag, doc, n, payload, &mut out);
        self.absorb_editor(None, out);
        if let Err(close) = done {
            self.out.push(Output::Close(conn, close));
        }
    }

    /// An HTTP request's caller as they are now: the role that let the request in may have
    /// been taken on its way here. Whoever is no member any more is told so.
    fn present(&mut self, caller: Caller) -> Option<Caller> {
        let Some(member) = self.members.get(&caller.user) else {
            let refused = ServerFrame::Refused(Error::NoSuchRoom.into());
            self.answer(caller.conn, None, refused);
            return None;
        };
        let role = member.role;
        Some(Caller { role, ..caller })
    }

    fn ask(&mut self, now: Timestamp, caller: Caller, write: Write) {
        // Who joins is no member yet; what one may do to members is looked at when it is written.
        let caller = match write {
            Write::Room(_) => caller,
            _ => match self.present(caller) {
                Some(caller) => caller,
                None => return,
            },
        };
        let commit = Commit { caller, re: None };
        let cx = Cx {
            now,
            room: self.room.id,
            caller,
        };
        match write {
            Write::Chat(write) => {
                let mut out = Outbox::default();
                let done = self.chat.asked(&cx, write, &mut out);
                self.absorb_chat(commit, out);
                if let Err(error) = done {
                    self.answer(caller.conn, None, ServerFrame::Refused(error.into()));
                }
            }
            Write::Editor(write) => {
                let mut out = Outbox::default();
                self.editor.asked(&cx, write, &mut out);
                self.absorb_editor(Some(commit), out);
            }
            write => self.out.push(Output::Write(commit, write)),
        }
    }

    fn written(&mut self, now: Timestamp, commit: Commit, written: Written) {
        let cx = Cx {
            now,
            room: self.room.id,
            caller: commit.caller,
        };
        match written {
            Written::Room(seq, event) => self.room_changed(now, seq, event),
            Written::Chat(written) => {
                let mut out = Outbox::default();
                self.chat.written(&cx, written, &mut out);
                self.absorb_chat(commit, out);
            }
            Written::Editor(written) => {
                let mut out = Outbox::default();
                self.editor.written(&cx, written, &mut out);
                self.absorb_editor(Some(commit), out);
            }
            Written::Run(written) => {
                let mut out = Outbox::default();
                self.runs.written(&cx, *written, &mut out);
                self.absorb_runs(Some(commit), out);
            }
        }
        if commit.re.is_some() {
            self.answer(commit.caller.conn, commit.re, ServerFrame::Done {});
        }
    }

    fn tell(&mut self, to: To, frame: ServerFrame) {
        self.out.push(Output::Frame {
            to,
            seq: None,
            re: None,
            frame,
        });
    }

    fn answer(&mut self, conn: ConnId, re: Option<u64>, frame: ServerFrame) {
        self.out.push(Output::Frame {
            to: To::One(conn),
            seq: None,
            re,
            frame,
        });
    }

    fn durable(&mut self, seq: Seq, frame: ServerFrame) {
        self.seq = seq;
        self.out.push(Output::Frame {
            to: To::All,
            seq: Some(seq),
            re: None,
            frame,
        });
    }
}
