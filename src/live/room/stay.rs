//! Coming into a room, and leaving it.

use bytes::Bytes;

use super::{Device, Error, Kind, Output, Room};
use crate::base::{ConnId, DocId, Seq, Timestamp, UserId};
use crate::editor;
use crate::live::frame::{ClientFrame, Joined, Me, Resume, ServerFrame, Snapshot};
use crate::live::yjs;
use crate::rooms::{self, Why};
use crate::wire::{Close, Outbox, To};

impl Room {
    pub(super) fn enter(
        &mut self,
        now: Timestamp,
        conn: ConnId,
        user: UserId,
        kind: Kind,
        resume: Option<Resume>,
    ) {
        let Some(member) = self.members.get(&user) else {
            let refused = ServerFrame::Refused(Error::NoSuchRoom.into());
            self.tell(To::One(conn), refused);
            return self.out.push(Output::Forget(conn));
        };
        let me = Me {
            user,
            role: member.role,
            slot: member.slot,
        };
        let yjs = matches!(kind, Kind::Yjs { .. }).then(yjs::Client::default);
        self.devices.insert(conn, Device { user, yjs });
        let told = self
            .is_shown(user)
            .then(|| self.people.enter(conn, user))
            .flatten();
        if let Kind::Yjs { path } = kind {
            self.enter_yjs(now, conn, &path);
        } else {
            let resumed = resume.filter(|resume| resume.epoch == self.epoch);
            self.welcome(conn, me, resumed.map(|resume| resume.seq));
        }
        if let Some(event) = told {
            self.tell(To::AllBut(conn), ServerFrame::Presence(event));
        }
        self.seat(user);
    }

    /// Tells someone who came what is here; with `seen`, only what they missed since.
    fn welcome(&mut self, conn: ConnId, me: Me, seen: Option<Seq>) {
        let reset = seen.is_none().then(|| self.snapshot(me.user));
        let marks = self.chat.seen(me.user);
        let joined = Joined {
            r: self.no,
            room: self.room_as_seen_by(me.user),
            epoch: self.epoch.clone(),
            seq: self.seq,
            me,
            presence: self.people.all(),
            reset,
        };
        self.tell(To::One(conn), ServerFrame::Joined(Box::new(joined)));
        if let Some(marks) = marks {
            self.tell(To::One(conn), ServerFrame::Chat(marks));
        }
        if let Some(seq) = seen {
            self.out.push(Output::Replay(conn, seq));
            let mut out = Outbox::default();
            self.runs.catch_up(conn, &mut out);
            self.absorb_runs(None, out);
        }
    }

    /// Everything durable, for `user`.
    fn snapshot(&self, user: UserId) -> Snapshot {
        let (messages, more_messages) = self.chat.recent();
        Snapshot {
            members: self.members.values().cloned().collect(),
            tree: self.editor.nodes(),
            messages,
            more_messages,
            unread: self.chat.unread(user),
            runs: self.runs.recent(),
        }
    }

    /// The room, with its people as they are called now.
    fn room_as_seen_by(&self, user: UserId) -> rooms::Room {
        let mut room = self.room.clone();
        if room.kind == rooms::Kind::Direct {
            room.people = self.members.values().map(Into::into).collect();
        }
        room.seen_by(user)
    }

    /// Whether others see that someone is here. Not in a conversation that they have not agreed
    /// to, nor where one of two has blocked the other.
    fn is_shown(&self, user: UserId) -> bool {
        let role = self.members.get(&user).map(|member| member.role);
        self.room.kind == rooms::Kind::Room || role.is_some_and(rooms::Role::can_chat)
    }

    /// Has everyone see, or not see any longer, that someone is here, as their role is now.
    pub(super) fn show_or_hide(&mut self, user: UserId) {
        let shown = self.is_shown(user);
        let devices = self.devices.iter();
        let theirs = devices.filter_map(|(conn, device)| (device.user == user).then_some(*conn));
        let conns: Vec<ConnId> = theirs.collect();
        for conn in conns {
            let told = match (shown, self.people.has(conn)) {
                (true, false) => self.people.enter(conn, user),
                (false, true) => self.people.leave(conn),
                _ => None,
            };
            if let Some(event) = told {
                self.tell(To::All, ServerFrame::Presence(event));
            }
        }
    }

    pub(super) fn leave(&mut self, now: Timestamp, conn: ConnId) {
        let Some(Device { user, .. }) = self.devices.remove(&conn) else {
            return;
        };
        let mut out = Outbox::default();
        self.editor.leave(conn, now, &mut out);
        self.absorb_editor(None, out);
        if let Some(event) = self.people.leave(conn) {
            self.tell(To::All, ServerFrame::Presence(event));
        }
        self.seat(user);
        self.out.push(Output::Forget(conn));
    }

    /// Lets someone else's Yjs client open the one file it is for.
    fn enter_yjs(&mut self, now: Timestamp, conn: ConnId, path: &str) {
        let Some(file) = self.editor.file_at(path) else {
            let close = Close::Malformed("there is no such file in this room");
            return self.out.push(Output::Close(conn, close));
        };
        let open = editor::DocRequest::Open { file };
        let frame = ClientFrame {
            doc: Some(open),
            ..ClientFrame::default()
        };
        self.frame(now, conn, frame);
    }

    pub(super) fn yjs_message(&mut self, now: Timestamp, conn: ConnId, tag: u8, payload: Bytes) {
        let Some(client) = self.devices.get_mut(&conn).and_then(|d| d.yjs.as_mut()) else {
            return;
        };
        match client.incoming(tag, payload) {
            Ok(Some((doc, n, payload))) => self.binary(now, conn, tag, doc, n, &payload),
            Ok(None) => {}
            Err(close) => self.out.push(Output::Close(conn, close)),
        }
    }

    /// The document of someone else's Yjs client is open: lets in what it has sent meanwhile.
    pub(super) fn opened_yjs(&mut self, now: Timestamp, conn: ConnId, doc: DocId) {
        let Some(client) = self.devices.get_mut(&conn).and_then(|d| d.yjs.as_mut()) else {
            return;
        };
        for (tag, n, payload) in client.opened(doc) {
            self.binary(now, conn, tag, doc, n, &payload);
        }
    }

    /// Ends the stay of one person, or of everyone.
    pub(super) fn show_out(&mut self, now: Timestamp, who: Option<UserId>, why: Why) {
        let theirs = |device: &Device| who.is_none_or(|user| user == device.user);
        let conns: Vec<ConnId> = self
            .devices
            .iter()
            .filter_map(|(conn, device)| theirs(device).then_some(*conn))
            .collect();
        for conn in conns {
            if self
                .devices
                .get(&conn)
                .is_some_and(|device| device.yjs.is_some())
            {
                self.out.push(Output::Close(conn, Close::SignedOut));
            } else {
                self.tell(To::One(conn), ServerFrame::Gone { why });
            }
            self.leave(now, conn);
        }
    }
}
