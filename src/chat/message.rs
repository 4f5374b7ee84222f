//! The rules of a chat message.

use serde::Serialize;
use ts_rs::TS;

use super::attachment::{self, Attached};
use crate::base::{BadNonce, Explain, Fault, MessageId, Seq, Timestamp, UploadId, UserId};
use crate::{rooms, store};

/// The longest message, in characters.
pub(super) const MAX_BODY: usize = 40_000;

/// How often the words of one message are changed; each time what it said is kept.
pub(super) const MAX_EDITS: u32 = 100;

/// How many different emoji one message takes.
pub(super) const MAX_REACTIONS: u32 = 20;

/// How many messages of a room are pinned at once.
pub(super) const MAX_PINS: u32 = 100;

/// How much of a message is quoted above an answer to it, in characters.
pub(super) const QUOTED: u32 = 280;

/// Why a chat request was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing but white space.
    #[error("a message needs some text")]
    Empty,
    /// Longer than we take.
    #[error("a message holds at most {MAX_BODY} characters; share the text as a file instead")]
    TooLong,
    /// A nonce that is none.
    #[error(transparent)]
    Nonce(#[from] BadNonce),
    /// The caller's role does not allow it.
    #[error("your role in this room does not let you write here")]
    ReadOnly,
    /// No message of this room.
    #[error("there is no such message in this room")]
    NoSuchMessage,
    /// Someone else's words.
    #[error("only who said it can change it")]
    NotYours,
    /// Its words were taken back.
    #[error("this message was deleted")]
    Deleted,
    /// The house lets words be changed for some time only.
    #[error("this was said too long ago to be changed")]
    TooLate,
    /// Changed as often as anything may be.
    #[error("a message can be changed {MAX_EDITS} times; say it anew instead")]
    EditedTooOften,
    /// Not one emoji.
    #[error("a reaction is one emoji")]
    NotAnEmoji,
    /// As many kinds of reactions as a message takes.
    #[error("a message takes at most {MAX_REACTIONS} different reactions")]
    TooManyReactions,
    /// As many pinned messages as a room takes.
    #[error("a room has at most {MAX_PINS} pinned messages; unpin one first")]
    TooManyPins,
    /// Nothing that can be looked for.
    #[error(transparent)]
    Search(#[from] super::search::Bad),
    /// The room is gone.
    #[error("there is no such room, or it is not open to you")]
    NoSuchRoom,
    /// Its files cannot hang on it.
    #[error(transparent)]
    Attachment(#[from] attachment::Error),
    /// The conversation is not open to them, or not yet.
    #[error(transparent)]
    Room(#[from] rooms::Error),
    /// The database failed us.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::Empty | Self::Nonce(_) | Self::NotAnEmoji | Self::Search(_) => Fault::Invalid,
            Self::TooLong => Fault::TooLarge,
            Self::ReadOnly | Self::NotYours | Self::TooLate => Fault::Forbidden,
            Self::NoSuchRoom | Self::NoSuchMessage => Fault::NotFound,
            Self::Deleted | Self::EditedTooOften | Self::TooManyReactions | Self::TooManyPins => {
                Fault::Conflict
            }
            Self::Attachment(error) => error.fault(),
            Self::Room(error) => error.fault(),
            Self::Store(error) => error.fault(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::Search(_)).then_some("q")
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "message_empty",
            Self::TooLong => "message_too_long",
            Self::Nonce(_) => "invalid_nonce",
            Self::ReadOnly => "read_only",
            Self::Search(_) => "invalid_search",
            Self::NoSuchRoom => "no_such_room",
            Self::NoSuchMessage => "no_such_message",
            Self::NotYours => "not_your_message",
            Self::Deleted => "message_deleted",
            Self::TooLate => "too_late_to_edit",
            Self::EditedTooOften => "edited_too_often",
            Self::NotAnEmoji => "not_an_emoji",
            Self::TooManyReactions => "too_many_reactions",
            Self::TooManyPins => "too_many_pins",
            Self::Attachment(error) => error.code(),
            Self::Room(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// The text of a message: trimmed, not empty, not too long.
#[derive(Clone, Debug, PartialEq)]
pub struct Text(String);

impl Text {
    /// Accepts `raw` as the text of a message, or says why not.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        // White space at the start of the first line may be Markdown's.
        let text = raw.trim_end().trim_start_matches(['\n', '\r']);
        if text.trim().is_empty() {
            return Err(Error::Empty);
        }
        if text.chars().count() > MAX_BODY {
            return Err(Error::TooLong);
        }
        Ok(Self(text.replace('\0', "\u{fffd}")))
    }

    /// Accepts `raw` as the text of a message with `files`, which may do without.
    pub fn beside(raw: &str, files: &Attached) -> Result<Self, Error> {
        match Self::parse(raw) {
            Err(Error::Empty) if !files.is_empty() => Ok(Self(String::new())),
            parsed => parsed,
        }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A message as stored and as shown.
#[derive(Clone, Debug, PartialEq, Serialize, TS, utoipa::ToSchema)]
pub struct Message {
    /// Its place in the history.
    pub id: MessageId,
    /// Its place among the room's durable events.
    pub seq: Seq,
    /// Who said it.
    pub author: UserId,
    /// What they are called now; they may have left the room.
    pub author_name: String,
    /// What was said, in Markdown.
    pub body: String,
    /// The client's own name for it.
    pub nonce: String,
    /// When it reached us.
    pub sent_at: Timestamp,
    /// What it answers.
    pub reply_to: Option<Quote>,
    /// When its words were last changed.
    pub edited_at: Option<Timestamp>,
    /// When its words were taken back. `body` is empty then.
    pub deleted_at: Option<Timestamp>,
    /// Since when it is pinned.
    pub pinned_at: Option<Timestamp>,
    /// What others think of it, in the order in which each was first given.
    pub reactions: Vec<Reaction>,
    /// The files that hang on it.
    pub attachments: Vec<Attachment>,
}

impl Message {
    /// Gives or takes a reaction.
    pub(super) fn react(&mut self, emoji: &str, user: UserId, on: bool) {
        let at = self.reactions.iter().position(|one| one.emoji == emoji);
        match (at, on) {
            (None, false) => {}
            (None, true) => self.reactions.push(Reaction {
                emoji: emoji.to_owned(),
                users: vec![user],
            }),
            (Some(at), _) => {
                let users = &mut self.reactions[at].users;
                users.retain(|&other| other != user);
                if on {
                    users.push(user);
                } else if users.is_empty() {
                    self.reactions.remove(at);
                }
            }
        }
    }

    /// Quotes `changed` anew, if this is an answer to it.
    pub(super) fn requote(&mut self, changed: &Self) {
        if let Some(quote) = &mut self.reply_to
            && quote.id == changed.id
        {
            quote.body = changed.body.chars().take(QUOTED as usize).collect();
        }
    }
}

/// The message that another one answers, as far as it is shown above it.
#[derive(Clone, Debug, PartialEq, Serialize, TS, utoipa::ToSchema)]
pub struct Quote {
    /// Which message.
    pub id: MessageId,
    /// Who said it.
    pub author: UserId,
    /// What they are called now.
    pub author_name: String,
    /// How it begins; empty when its words were taken back.
    pub body: String,
}

/// An emoji, and those who gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
pub struct Reaction {
    /// One emoji.
    pub emoji: String,
    /// Who, in the order of giving.
    pub users: Vec<UserId>,
}

/// A file that hangs on a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
pub struct Attachment {
    /// Which file.
    pub id: UploadId,
    /// What it is called.
    pub name: String,
    /// What it was found to be (RFC 6838), whatever its sender called it.
    pub media_type: String,
    /// In bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// In pixels, for pictures.
    pub width: Option<u32>,
    /// In pixels, for pictures.
    pub height: Option<u32>,
    /// Whether there is a small picture of it.
    pub thumbnail: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_bounded_and_not_empty() {
        assert_eq!(Text::parse("\n  hi \n").unwrap().as_str(), "  hi");
        assert!(matches!(Text::parse(" \t \n"), Err(Error::Empty)));
        assert!(Text::parse(&"x".repeat(MAX_BODY)).is_ok());
        assert!(matches!(
            Text::parse(&"x".repeat(MAX_BODY + 1)),
            Err(Error::TooLong)
        ));
    }
}
