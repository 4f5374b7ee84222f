//! Chat as it happens in one room.

use std::collections::{BTreeMap, VecDeque};

use super::attachment::Attached;
use super::seen::Marks;
use super::{
    Change, Config, Emoji, Error, Event, Mark, Message, Opened, Reacted, Request, Text, What,
};
use crate::base::{MessageId, Nonce, Seq, Timestamp, UserId};
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
        /// What it answers.
        reply_to: Option<MessageId>,
        /// The files that hang on it.
        attachments: Attached,
    },
    /// Do something to a message.
    Change(Change),
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
    /// What a message has become, told under the room's next number.
    Changed(Seq, Message),
    /// A reaction given or taken, told under the room's next number.
    Reacted(Seq, Reacted),
    /// Nothing: it was so already.
    Same(Message),
    /// Read up to there.
    Read(UserId, Mark),
}

/// The state of chat in one room that dies with the room.
#[derive(Debug, Default)]
pub struct Live {
    /// Who is typing, and until when.
    typing: BTreeMap<UserId, Timestamp>,
    recent: VecDeque<Message>,
    has_older: bool,
    marks: Marks,
    config: Config,
}

impl Live {
    /// Chat as it was stored.
    pub fn new(opened: Opened, config: Config) -> Self {
        Self {
            has_older: opened.recent.len() >= RECENT,
            typing: BTreeMap::new(),
            recent: opened.recent.into(),
            marks: Marks::new(opened.marks),
            config,
        }
    }

    /// The last messages, oldest first, and whether there are older ones.
    pub fn recent(&self) -> (Vec<Message>, bool) {
        (self.recent.iter().cloned().collect(), self.has_older)
    }

    /// How many of the last messages `user` has not read.
    pub fn unread(&self, user: UserId) -> usize {
        let read = self.marks.read_to(user).unwrap_or_default();
        let unread = |message: &&Message| message.seq > read && message.author != user;
        self.recent.iter().filter(unread).count()
    }

    /// Someone is a member from now on: what was said before is not unread.
    pub fn came(&mut self, user: UserId, now: Seq) {
        self.marks.came(user, now);
    }

    /// Someone is none any more.
    pub fn left(&mut self, user: UserId) {
        self.marks.left(user);
    }

    /// When [`tick`](Self::tick) is due.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.marks.deadline()
    }

    /// How far people have read since that was told last, for those who [hear](Self::hears) of it.
    pub fn tick(&mut self, now: Timestamp) -> Option<Event> {
        let marks = self.marks.tick(now);
        (!marks.is_empty()).then_some(Event::Seen { marks })
    }

    /// Whether `user` is told how far others have read.
    pub fn hears(&self, user: UserId) -> bool {
        self.marks.hears(user)
    }

    /// How far others have read, for `user` who comes in.
    pub fn seen(&self, user: UserId) -> Option<Event> {
        let marks = self.marks.for_one(user);
        (!marks.is_empty()).then_some(Event::Seen { marks })
    }

    /// Takes a write that came by HTTP, of a member who may have become something else on the way.
    pub fn asked(
        &mut self,
        cx: &Cx,
        mut write: Write,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Error> {
        match &mut write {
            Write::Post { .. } if !cx.caller.role.can_chat() => return Err(Error::ReadOnly),
            Write::Post { .. } | Write::Read { .. } => {}
            Write::Change(change) => {
                change.what.allowed(cx.caller.role)?;
                change.role = cx.caller.role;
                if let What::Edit { since, .. } = &mut change.what {
                    *since = self.config.editable_since(cx.now);
                }
            }
        }
        out.write(cx.caller.conn, write);
        Ok(())
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
            Request::Post {
                body,
                nonce,
                reply_to,
                attachments,
            } => {
                let attachments = Attached::parse(attachments)?;
                let write = Write::Post {
                    author: user,
                    text: Text::beside(&body, &attachments)?,
                    nonce: Nonce::parse(&nonce)?,
                    at: cx.now,
                    reply_to,
                    attachments,
                };
                out.write(cx.caller.conn, write);
            }
            Request::Edit { id, body } => {
                let (text, since) = (Text::parse(&body)?, self.config.editable_since(cx.now));
                Change::ask(cx, id, What::Edit { text, since }, out)?;
            }
            Request::Delete { id } => Change::ask(cx, id, What::Delete, out)?,
            Request::React { id, emoji, on } => {
                let emoji = Emoji::parse(&emoji)?;
                Change::ask(cx, id, What::React { emoji, on }, out)?;
            }
            Request::Pin { id, on } => Change::ask(cx, id, What::Pin { on }, out)?,
            Request::Typing {} => {
                let until = cx.now.plus_ms(TYPING_MS);
                self.typing.retain(|_, until| *until > cx.now);
                if self.typing.insert(user, until).is_none() {
                    out.broadcast(Event::Typing { user });
                }
            }
            Request::Read { seq } => {
                let newest = self.recent.back().map_or(seq, |last| last.seq.min(seq));
                if self
                    .marks
                    .read_to(user)
                    .is_none_or(|before| before < newest)
                {
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
            Written::Changed(seq, message) => {
                for other in &mut self.recent {
                    if other.id == message.id {
                        other.clone_from(&message);
                    }
                    other.requote(&message);
                }
                out.durable(seq, Event::Changed(message));
            }
            Written::Reacted(seq, reacted) => {
                let (id, user) = (reacted.message, reacted.user);
                if let Some(message) = self.recent.iter_mut().find(|message| message.id == id) {
                    message.react(&reacted.emoji, user, reacted.on);
                }
                out.durable(seq, Event::Reacted(reacted));
            }
            Written::Same(_) => {}
            Written::Read(user, mark) => {
                self.marks.read(user, mark, cx.now);
                out.send(cx.caller.conn, Event::Read { seq: mark.seq });
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

    fn live(recent: Vec<Message>) -> Live {
        let marks = BTreeMap::new();
        Live::new(Opened { recent, marks }, Config::default())
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
        let mut chat = live(vec![message(ann, 1), message(bob, 2)]);
        assert_eq!((chat.unread(ann), chat.unread(bob)), (1, 1));
        let mut out = Outbox::default();
        let mark = Mark {
            seq: Seq(2),
            is_open: true,
        };
        chat.written(&cx(ann, 0), Written::Read(ann, mark), &mut out);
        assert_eq!((chat.unread(ann), chat.unread(bob)), (0, 1));
    }

    #[test]
    fn nobody_reads_ahead_of_what_was_said() {
        let (ann, bob) = (UserId::fresh(), UserId::fresh());
        let mut chat = live(vec![message(bob, 4)]);
        let mut out = Outbox::default();
        let far = Request::Read { seq: Seq(i64::MAX) };
        chat.request(&cx(ann, 0), far, &mut out).unwrap();
        let write = Write::Read {
            user: ann,
            seq: Seq(4),
        };
        assert_eq!(out.drain(), [Output::Write(ConnId(7), write)]);
    }

    #[test]
    fn who_comes_in_sees_what_has_become_of_the_last_messages() {
        let (ann, bob) = (UserId::fresh(), UserId::fresh());
        let mut answer = message(bob, 2);
        answer.reply_to = Some(super::super::message::Quote {
            id: MessageId(1),
            author: ann,
            author_name: "Ann".into(),
            body: "hi".into(),
        });
        let mut chat = live(vec![message(ann, 1), answer]);
        let mut out = Outbox::default();
        let mut edited = message(ann, 1);
        edited.body = "ho".into();
        chat.written(&cx(ann, 0), Written::Changed(Seq(3), edited), &mut out);
        for (user, on) in [(ann, true), (bob, true), (bob, true), (ann, false)] {
            let reacted = Reacted {
                message: MessageId(2),
                emoji: "👍".into(),
                user,
                on,
            };
            chat.written(&cx(user, 0), Written::Reacted(Seq(4), reacted), &mut out);
        }
        let (recent, _) = chat.recent();
        assert_eq!(recent[0].body, "ho");
        assert_eq!(recent[1].reply_to.as_ref().unwrap().body, "ho");
        assert_eq!(recent[1].reactions.len(), 1);
        assert_eq!(recent[1].reactions[0].users, [bob]);
    }

    #[test]
    fn who_may_not_talk_any_more_changes_nothing_by_http_either() {
        let mut chat = live(Vec::new());
        let mut cx = cx(UserId::fresh(), 0);
        let change = Change {
            id: MessageId(1),
            by: cx.caller.user,
            role: Role::Owner,
            at: cx.now,
            what: What::Delete,
        };
        let mut out = Outbox::default();
        cx.caller.role = Role::Viewer;
        let write = Write::Change(change);
        assert!(chat.asked(&cx, write.clone(), &mut out).is_err());
        cx.caller.role = Role::Editor;
        chat.asked(&cx, write, &mut out).unwrap();
        let written = out.drain();
        let [Output::Write(_, Write::Change(change))] = &written[..] else {
            panic!("{written:?}");
        };
        assert_eq!(change.role, Role::Editor, "what they are now counts");
    }
}
