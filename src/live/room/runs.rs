//! Programs and the files they are made of: two features that only the room sees both of.

use super::{Commit, Room};
use crate::base::{RunNo, Timestamp, UserId};
use crate::live::frame::ServerFrame;
use crate::rooms::{Caller, Cx};
use crate::sandbox::{Ask, Entry, Error, Found, Request, Run, Start};
use crate::wire::Outbox;

impl Room {
    /// Takes a request about programs from a member.
    pub(super) fn run(&mut self, cx: &Cx, request: Request, commit: Commit) -> Result<(), Error> {
        let mut out = Outbox::default();
        let (people, members) = (self.people.users(), &self.members);
        let here = |user| members.get(&user).filter(|_| people.contains(&user));
        let mut done = self.runs.request(cx, &here, request, &mut out);
        for ask in self.runs.asks() {
            if let Ask::Find(_, start) = ask {
                let found = self.find(&start.entry);
                done = done.and(self.runs.start(cx, start, found, &mut out));
            }
        }
        self.absorb_runs(Some(commit), out);
        done
    }

    /// Takes the same from an HTTP request.
    pub(super) fn start(&mut self, now: Timestamp, caller: Caller, start: Start) {
        let Some(caller) = self.present(caller) else {
            return;
        };
        let cx = Cx {
            now,
            room: self.room.id,
            caller,
        };
        let found = self.find(&start.entry);
        let mut out = Outbox::default();
        let done = self.runs.start(&cx, start, found, &mut out);
        self.absorb_runs(Some(Commit { caller, re: None }), out);
        if let Err(error) = done {
            self.answer(caller.conn, None, ServerFrame::Refused(error.into()));
        }
    }

    /// A program that is not over, with what is kept of its output.
    pub fn output(&self, run: RunNo) -> Option<(Run, Vec<u8>)> {
        self.runs.output(run)
    }

    /// Learns who may type here, and who not any more.
    pub(super) fn seat(&mut self, user: UserId) {
        let is_here = self.people.users().contains(&user);
        let member = self.members.get(&user);
        let mut out = Outbox::default();
        if is_here && member.is_some_and(|member| member.role.can_run()) {
            self.runs.came(user, &mut out);
        } else {
            self.runs.left(user, &mut out);
        }
        self.absorb_runs(None, out);
    }

    fn find(&self, entry: &Entry) -> Option<Found> {
        let is_meant = |found: &crate::editor::Entry| match entry {
            Entry::File(file) => found.id == *file,
            Entry::Path(path) => found.path == *path,
            // As it was then, not as it is now.
            Entry::Run(_) => false,
        };
        let mut shown = self.editor.resolved().into_iter();
        let found =
            shown.find(|found| found.kind == crate::editor::Kind::File && is_meant(found))?;
        Some(Found {
            file: found.id,
            path: found.path,
            language: found.language,
        })
    }
}
