//! What the features ask for, in the terms of the room.

use super::{Commit, Output, Room, Write};
use crate::base::{ConnId, Seq};
use crate::live::frame::ServerFrame;
use crate::rooms::{Caller, Role};
use crate::wire::{self, Outbox, To};
use crate::{chat, editor, sandbox};

impl Room {
    pub(super) fn absorb_chat(&mut self, commit: Commit, out: Outbox<chat::Event, chat::Write>) {
        self.absorb(Some(commit), out, ServerFrame::Chat, Write::Chat);
    }

    pub(super) fn absorb_editor(
        &mut self,
        commit: Option<Commit>,
        out: Outbox<editor::Event, editor::Write>,
    ) {
        self.absorb(commit, out, editor_frame, Write::Editor);
    }

    pub(super) fn absorb_runs(
        &mut self,
        commit: Option<Commit>,
        out: Outbox<sandbox::Event, sandbox::Write>,
    ) {
        self.absorb(commit, out, ServerFrame::Run, Write::Run);
        for ask in self.runs.asks() {
            if let sandbox::Ask::Launch(launch) = ask {
                self.out.push(Output::Launch(launch));
            }
        }
    }

    fn absorb<E, W>(
        &mut self,
        commit: Option<Commit>,
        mut out: Outbox<E, W>,
        frame: impl Fn(E) -> ServerFrame,
        write: impl Fn(W) -> Write,
    ) {
        for output in out.drain() {
            match output {
                wire::Output::Event(to, seq, event) => self.event(to, seq, frame(event)),
                wire::Output::Binary(to, bytes) => self.out.push(Output::Binary(to, bytes)),
                wire::Output::Write(conn, asked) => {
                    let commit = commit.filter(|commit| commit.caller.conn == conn);
                    let commit = commit.unwrap_or_else(|| self.on_behalf_of(conn));
                    self.out.push(Output::Write(commit, write(asked)));
                }
            }
        }
    }

    fn event(&mut self, to: To, seq: Option<Seq>, frame: ServerFrame) {
        if let Some(seq) = seq {
            return self.durable(seq, frame);
        }
        if let (To::One(conn), ServerFrame::Doc(editor::DocEvent::Opened { doc, .. })) =
            (&to, &frame)
        {
            self.opened.push((*conn, *doc));
        }
        self.tell(to, frame);
    }

    /// A write that no request waits for.
    fn on_behalf_of(&self, conn: ConnId) -> Commit {
        let device = self.devices.get(&conn);
        let user = device.map(|device| device.user).unwrap_or_default();
        let role = self
            .members
            .get(&user)
            .map_or(Role::Viewer, |member| member.role);
        Commit {
            caller: Caller { conn, user, role },
            re: None,
        }
    }
}

fn editor_frame(event: editor::Event) -> ServerFrame {
    match event {
        editor::Event::Tree(event) => ServerFrame::Tree(event),
        editor::Event::Doc(event) => ServerFrame::Doc(event),
    }
}
