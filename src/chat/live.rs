//! Chat as it happens in one room.

use std::collections::{BTreeMap, VecDeque};

use super::{Error, Event, Message, Request, Text};
use crate::base::{Nonce, Seq, Timestamp, UserId};
use crate::rooms::Cx;
use crate::telemetry::numbers;
use crate::wire::Outbox;

/// How long one key press counts as typing.
const TYPING_MS: i64 = 3_000;

/// How many messages a room remembers, for those who come in.
const RECENT: usize = 50;

/// A change to commit.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Append a message to the room's history.
    Post {
        /// Who says it.
        author: UserId,
        /// What.
        text: Text,
        /// The client's own name for it.
        nonce: Nonce,
        /// When it reached us.
        at: Timestamp,
    },
    /// Remember how far someone has read.
    Read {
        /// Who.
        user: UserId,
        /// Up to which event.
        seq: Seq,
    },
}

/// A change committed.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// Said now.
    Posted(Message),
    /// Said before: the same nonce again.
    Repeated(Message),
    /// Read up to there.
    Read(UserId, Seq),
}

/// The state of chat in one room that dies with the room.
#[derive(Debug, Default)]
pub struct Live {
    /// Who is typing, and until when.
    typing: BTreeMap<UserId, Timestamp>,
    recent: VecDeque<Message>,
    has_older: bool,
    read: BTreeMap<UserId, Seq>,
}

impl Live {
    /// Chat with what was said last, oldest first, and how far everyone has read.
    pub fn new(recent: Vec<Message>, read: BTreeMap<UserId, Seq>) -> Self {
        Self {
            has_older: recent.len() >= RECENT,
            typing: BTreeMap::new(),
            recent: recent.into(),
            read,
        }
    }

    /// The last messages, oldest first, and whether there are older ones.
    pub fn recent(&self) -> (Vec<Message>, bool) {
        (self.recent.iter().cloned().collect(), self.has_older)
    }

    /// How many of the last messages `user` has not read.
    pub fn unread(&self, user: UserId) -> usize {
        let read = self.read.get(&user).copied().unwrap_or_default();
        let unread = |message: &&Message| message.seq > read && message.author != user;
        self.recent.iter().filter(unread).count()
    }

    /// Someone is a member from now on: what was said before is not unread.
    pub fn came(&mut self, user: UserId, now: Seq) {
        let mark = self.read.entry(user).or_default();
        *mark = now.max(*mark);
    }

    /// Takes a request from a member.
    pub fn request(
        &mut self,
        cx: &Cx,
        request: Request,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Error> {
        // What one has read is one's own affair.
        let is_said = !matches!(request, Request::Read { .. });
        if is_said && !cx.caller.role.can_chat() {
            return Err(Error::ReadOnly);
        }
        let user = cx.caller.user;
        match request {
            Request::Post { body, nonce } => {
                let write = Write::Post {
                    author: user,
                    text: Text::parse(&body)?,
                    nonce: Nonce::parse(&nonce)?,
                    at: cx.now,
                };
                out.write(cx.caller.conn, write);
            }
            Request::Typing {} => {
                let until = cx.now.plus_ms(TYPING_MS);
                self.typing.retain(|_, until| *until > cx.now);
                if self.typing.insert(user, until).is_none() {
                    out.broadcast(Event::Typing { user });
                }
            }
            Request::Read { seq } => {
                let newest = self.recent.back().map_or(seq, |last| last.seq.min(seq));
                if self.read.get(&user).is_none_or(|before| *before < newest) {
                    out.write(cx.caller.conn, Write::Read { user, seq: newest });
                }
            }
        }
        Ok(())
    }

    /// Learns that a write is durable: now it may be seen.
    pub fn written(&mut self, cx: &Cx, written: Written, out: &mut Outbox<Event, Write>) {
        match written {
            Written::Posted(message) => {
                numbers::MESSAGES.add([], 1);
                self.typing.remove(&message.author);
                if self.recent.len() == RECENT {
                    self.recent.pop_front();
                    self.has_older = true;
                }
                self.recent.push_back(message.clone());
                out.durable(message.seq, Event::Posted(message));
            }
            Written::Repeated(message) => out.send(cx.caller.conn, Event::Posted(message)),
            Written::Read(user, seq) => {
                let mark = self.read.entry(user).or_default();
                *mark = seq.max(*mark);
                out.send(cx.caller.conn, Event::Read { seq });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ConnId, MessageId, RoomId};
    use crate::rooms::{Caller, Role};
    use crate::wire::Output;

    fn cx(user: UserId, now: i64) -> Cx {
        let caller = Caller {
            conn: ConnId(7),
            user,
            role: Role::Editor,
        };
        Cx {
            now: Timestamp(now),
            room: RoomId::fresh(),
            caller,
        }
    }

    fn message(author: UserId, seq: i64) -> Message {
        Message {
            id: MessageId(seq),
            seq: Seq(seq),
            author,
            author_name: "Ann".into(),
            body: "hi".into(),
            nonce: format!("n{seq}"),
            sent_at: Timestamp(0),
            reply_to: None,
            edited_at: None,
            deleted_at: None,
            pinned_at: None,
            reactions: Vec::new(),
            attachments: Vec::new(),
        }
    }

    #[test]
    fn a_key_press_is_told_once_until_it_wears_off() {
        let (mut chat, user) = (Live::default(), UserId::fresh());
        let mut out = Outbox::default();
        for now in [0, 500, 2_999, 6_000] {
            chat.request(&cx(user, now), Request::Typing {}, &mut out)
                .unwrap();
        }
        assert_eq!(out.drain().len(), 2);
    }

    #[test]
    fn the_same_nonce_again_is_answered_to_the_asker_alone() {
        let (mut chat, user) = (Live::default(), UserId::fresh());
        let mut out = Outbox::default();
        chat.written(&cx(user, 0), Written::Repeated(message(user, 1)), &mut out);
        assert!(matches!(
            &out.drain()[..],
            [Output::Event(crate::wire::To::One(ConnId(7)), None, _)]
        ));
        assert!(chat.recent().0.is_empty());
    }

    #[test]
    fn ones_own_messages_are_never_unread() {
        let (ann, bob) = (UserId::fresh(), UserId::fresh());
        let mut chat = Live::new(vec![message(ann, 1), message(bob, 2)], BTreeMap::new());
        assert_eq!((chat.unread(ann), chat.unread(bob)), (1, 1));
        let mut out = Outbox::default();
        chat.written(&cx(ann, 0), Written::Read(ann, Seq(2)), &mut out);
        assert_eq!((chat.unread(ann), chat.unread(bob)), (0, 1));
    }

    #[test]
    fn nobody_reads_ahead_of_what_was_said() {
        let (ann, bob) = (UserId::fresh(), UserId::fresh());
        let mut chat = Live::new(vec![message(bob, 4)], BTreeMap::new());
        let mut out = Outbox::default();
        let far = Request::Read { seq: Seq(i64::MAX) };
        chat.request(&cx(ann, 0), far, &mut out).unwrap();
        let write = Write::Read {
            user: ann,
            seq: Seq(4),
        };
        assert_eq!(out.drain(), [Output::Write(ConnId(7), write)]);
    }
}
