//! What may happen to a message after it was said.

use super::{Emoji, Error, Event, Text, Write};
use crate::base::{MessageId, Timestamp, UserId};
use crate::rooms::{Caller, Cx, Role};
use crate::wire::Outbox;

/// Something to be done to a message, by someone.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which message.
    pub id: MessageId,
    /// Who wants it.
    pub by: UserId,
    /// What they are in the room.
    pub role: Role,
    /// When it reached us.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What is to be done to a message.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Say something else instead.
    Edit {
        /// The new words.
        text: Text,
        /// What was said before this is to stay as it is.
        since: Option<Timestamp>,
    },
    /// Take the words back.
    Delete,
    /// Give or take a reaction.
    React {
        /// Which.
        emoji: Emoji,
        /// Whether it is given.
        on: bool,
    },
    /// Put it where everyone finds it, or take it from there.
    Pin {
        /// Whether it is pinned.
        on: bool,
    },
}

impl Change {
    /// Asks for something to be done to a message.
    pub(super) fn ask(
        cx: &Cx,
        id: MessageId,
        what: What,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Error> {
        let Caller { conn, user, role } = cx.caller;
        what.allowed(role)?;
        let change = Self {
            id,
            by: user,
            role,
            at: cx.now,
            what,
        };
        out.write(conn, Write::Change(change));
        Ok(())
    }
}

impl What {
    /// Refuses those whose role does not allow it to any message.
    pub(super) fn allowed(&self, role: Role) -> Result<(), Error> {
        let may = match self {
            Self::Edit { .. } | Self::Delete | Self::React { .. } => role.can_chat(),
            Self::Pin { .. } => role.can_pin(),
        };
        if may { Ok(()) } else { Err(Error::ReadOnly) }
    }
}
