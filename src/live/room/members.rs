//! What changes about the room itself, and about who belongs to it.

use super::{Commit, Output, Room, Write};
use crate::base::{ConnId, Seq, Timestamp, UserId};
use crate::live::frame::ServerFrame;
use crate::rooms::{self, Caller, Member, Why};

impl Room {
    /// Has the news of a member's name numbered, so that those who resume learn it too.
    pub(super) fn renamed(&mut self, user: UserId) {
        let Some(&Member { role, .. }) = self.members.get(&user) else {
            return;
        };
        let caller = Caller {
            conn: ConnId::default(),
            user,
            role,
        };
        let write = Write::Room(rooms::Write::Rename { user });
        self.out
            .push(Output::Write(Commit { caller, re: None }, write));
    }

    pub(super) fn room_changed(&mut self, now: Timestamp, seq: Option<Seq>, event: rooms::Event) {
        let mut reseated = None;
        let gone = match &event {
            rooms::Event::Changed(room) => {
                self.room = room.clone();
                None
            }
            rooms::Event::Joined(member) => {
                self.members.insert(member.user, member.clone());
                self.chat.came(member.user, self.seq);
                None
            }
            rooms::Event::Role { user, role } => {
                if let Some(member) = self.members.get_mut(user) {
                    member.role = *role;
                }
                reseated = Some(*user);
                None
            }
            rooms::Event::Renamed {
                user,
                name,
                username,
            } => {
                if let Some(member) = self.members.get_mut(user) {
                    member.name.clone_from(name);
                    member.username.clone_from(username);
                    // Who has a username has an account, and was perhaps a guest before.
                    member.guest = username.is_none();
                }
                None
            }
            rooms::Event::Left { user, why } => {
                self.members.remove(user);
                self.chat.left(*user);
                Some((Some(*user), *why))
            }
            rooms::Event::Deleted => Some((None, Why::Deleted)),
        };
        let deleted = event == rooms::Event::Deleted;
        if let Some(seq) = seq {
            self.durable(seq, ServerFrame::Room(event));
        }
        if let Some(user) = reseated {
            self.show_or_hide(user);
            self.seat(user);
        }
        if let Some((who, why)) = gone {
            self.show_out(now, who, why);
        }
        if deleted {
            self.out.push(Output::End);
        }
    }
}
