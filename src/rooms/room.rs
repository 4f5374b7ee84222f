//! A room, and the rules about rooms.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Role;
use super::direct::{Kind, MAX_OTHERS, Participant};
use crate::auth::{self, Newcomer};
use crate::base::{Explain, Fault, InviteId, RoomId, Timestamp, UserId};
use crate::store;

/// The longest name, in characters.
const MAX_NAME: usize = 80;
/// The longest description, in characters.
const MAX_DESCRIPTION: usize = 500;
/// How many people a room takes: a snapshot of all members is sent to whoever joins.
pub(super) const MAX_MEMBERS: i64 = 1_000;
/// How many rooms one person owns at most.
pub(super) const MAX_ROOMS: i64 = 200;
/// How many invitations a room has at once.
pub(super) const MAX_INVITES: i64 = 50;

/// Why a request about a room was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such room. Rooms one is not a member of look the same.
    #[error("there is no such room, or it is not open to you")]
    NoSuchRoom,
    /// No such person in this room.
    #[error("there is no such person in this room")]
    NoSuchMember,
    /// The name is no name.
    #[error("a room's name has 1 to {MAX_NAME} characters, and no control characters")]
    BadName,
    /// The description is too long.
    #[error("a description has at most {MAX_DESCRIPTION} characters, and no control characters")]
    BadDescription,
    /// The caller's role does not allow it.
    #[error("only an owner of the room can do this")]
    OwnersOnly,
    /// The caller's role does not allow it.
    #[error("only an owner or a moderator of the room can do this")]
    ModeratorsOnly,
    /// The caller keeps order, but not over this person, or not with this role.
    #[error("only an owner can do this to a moderator or an owner, or make someone one")]
    NotBelowYou,
    /// The caller's role does not let people in as this.
    #[error("your role in this room does not let you invite people as that")]
    MayNotInviteAs,
    /// An owner or a moderator has shown them out.
    #[error("you were removed from this room; ask someone inside for an invitation")]
    Removed,
    /// A room without an owner would belong to nobody.
    #[error("a room needs an owner; make someone else owner first, or delete the room")]
    LastOwner,
    /// To delete a room one has to say its name.
    #[error("to delete the room, confirm with its exact name")]
    NotConfirmed,
    /// Guests cannot own or administer.
    #[error("a guest cannot be a moderator or an owner")]
    GuestOwner,
    /// Too many members.
    #[error("a room takes at most {MAX_MEMBERS} people; remove someone first")]
    Full,
    /// Owns too many rooms.
    #[error("you own {MAX_ROOMS} rooms, and more are not allowed; delete one first")]
    TooManyRooms,
    /// Too many invitations.
    #[error("a room has at most {MAX_INVITES} invitations; take one back first")]
    TooManyInvites,
    /// An invitation cannot make owners.
    #[error(
        "an invitation is for viewers, commenters, editors or, for people with an account, moderators"
    )]
    BadInviteRole,
    /// Not a term.
    #[error("an invitation holds for a minute to a year")]
    BadTerm,
    /// Not a count.
    #[error("an invitation is for 1 to 1000 people")]
    BadUses,
    /// Who looks on may let nobody in.
    #[error("your role in this room does not let you invite people")]
    MayNotInvite,
    /// An invitation for those who have an account.
    #[error("this invitation is for people with an account; sign in or register first")]
    MembersOnly,
    /// The invitation does not hold (any more).
    #[error("this invitation is used up, has expired, or was taken back; ask for a new one")]
    InviteGone,
    /// Direct conversations have no invitations.
    #[error("a direct conversation has no invitations; start one with more people")]
    Direct,
    /// Nobody waits for an answer there.
    #[error("there is no request here that waits for your answer")]
    NoRequest,
    /// Too few, or too many.
    #[error("a direct conversation is with 1 to {MAX_OTHERS} other people")]
    BadPeople,
    /// Blocked, not wanted, or not there: all of these look the same.
    #[error("you cannot write to this person, or to one of these people")]
    NotReachable,
    /// Nobody has answered yet.
    #[error("your first message was delivered; you can write more when it is answered")]
    Unanswered,
    /// Making the guest failed.
    #[error(transparent)]
    Account(#[from] auth::Error),
    /// The database failed us.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::NoSuchRoom | Self::NoSuchMember | Self::InviteGone | Self::NoRequest => {
                Fault::NotFound
            }
            Self::BadName
            | Self::BadPeople
            | Self::BadDescription
            | Self::NotConfirmed
            | Self::BadInviteRole
            | Self::BadTerm
            | Self::BadUses => Fault::Invalid,
            Self::OwnersOnly
            | Self::ModeratorsOnly
            | Self::NotBelowYou
            | Self::Removed
            | Self::NotReachable
            | Self::Unanswered
            | Self::MayNotInvite
            | Self::MayNotInviteAs
            | Self::MembersOnly => Fault::Forbidden,
            Self::LastOwner
            | Self::Direct
            | Self::GuestOwner
            | Self::Full
            | Self::TooManyRooms
            | Self::TooManyInvites => Fault::Conflict,
            Self::Account(error) => error.fault(),
            Self::Store(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchRoom => "no_such_room",
            Self::NoSuchMember => "no_such_member",
            Self::BadName => "invalid_name",
            Self::BadDescription => "invalid_description",
            Self::OwnersOnly => "owners_only",
            Self::ModeratorsOnly => "moderators_only",
            Self::NotBelowYou => "not_below_you",
            Self::Removed => "removed",
            Self::MayNotInviteAs => "may_not_invite_as",
            Self::LastOwner => "last_owner",
            Self::NotConfirmed => "not_confirmed",
            Self::GuestOwner => "guest_owner",
            Self::Full => "room_full",
            Self::TooManyRooms => "too_many_rooms",
            Self::TooManyInvites => "too_many_invites",
            Self::BadInviteRole => "invalid_role",
            Self::BadTerm => "invalid_expires_in",
            Self::BadUses => "invalid_uses",
            Self::MayNotInvite => "may_not_invite",
            Self::MembersOnly => "members_only",
            Self::InviteGone => "invite_gone",
            Self::Direct => "direct_conversation",
            Self::NoRequest => "no_request",
            Self::BadPeople => "invalid_people",
            Self::NotReachable => "not_reachable",
            Self::Unanswered => "unanswered",
            Self::Account(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::BadName => Some("name"),
            Self::BadDescription => Some("description"),
            Self::NotConfirmed => Some("confirm"),
            Self::BadInviteRole | Self::MayNotInviteAs => Some("role"),
            Self::BadTerm => Some("expires_in"),
            Self::BadUses => Some("uses"),
            Self::BadPeople => Some("people"),
            Self::Account(error) => error.field(),
            _ => None,
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::Account(error) => error.retry_after_s(),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Who can find a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Every member of the house can find it and come in.
    Public,
    /// Only who was let in.
    Private,
}

/// A room as everyone in it sees it.
#[derive(Clone, Debug, PartialEq, Serialize, TS, utoipa::ToSchema)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// Its address: short, readable, unguessable.
    pub code: String,
    /// What sort of room it is.
    pub kind: Kind,
    /// Its name; of a direct conversation, the names of the others.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Who can find it.
    pub visibility: Visibility,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who has owned it for longest.
    pub owner: Option<UserId>,
    /// The people of a direct conversation; of other rooms nobody, for they have members.
    pub people: Vec<Participant>,
}

/// The name of a room: trimmed, not empty, printable, not too long.
#[derive(Clone, Debug, PartialEq)]
pub struct Name(String);

impl Name {
    /// Accepts `raw` as a name, or says why not.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        let name = raw.trim();
        let fits = (1..=MAX_NAME).contains(&name.chars().count());
        // A name of invisible characters alone would be a row nobody can point at.
        let visible = name.chars().any(|c| !is_invisible(c));
        let breaks =
            |c: char| c.is_control() || turns_text(c) || matches!(c, '\u{2028}' | '\u{2029}');
        if !fits || !visible || name.chars().any(breaks) {
            return Err(Error::BadName);
        }
        Ok(Self(name.to_owned()))
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Accepts `raw` as a description, or says why not.
pub fn parse_description(raw: &str) -> Result<String, Error> {
    let text = raw.trim();
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.chars().count() > MAX_DESCRIPTION || text.chars().any(odd) {
        return Err(Error::BadDescription);
    }
    Ok(text.to_owned())
}

/// Marks that turn the text around them. They would reach beyond the name.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A room about to be made.
#[derive(Clone, Debug)]
pub(super) struct NewRoom {
    pub name: Name,
    pub description: String,
    pub visibility: Visibility,
}

/// White space, zero-width characters and marks of direction.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// A change to a room or to who belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Someone becomes a member. Harmless when they are one already.
    Join {
        /// Who.
        user: UserId,
        /// As what.
        role: Role,
        /// When.
        at: Timestamp,
    },
    /// Someone comes in by an invitation, which is used up by that. Harmless, and the
    /// invitation is not used, when they are a member already.
    Accept {
        /// Who.
        user: UserId,
        /// By which invitation.
        invite: InviteId,
        /// The guest to be made, when they have no account.
        newcomer: Option<Newcomer>,
        /// When.
        at: Timestamp,
    },
    /// Someone stops being a member.
    Leave {
        /// Who.
        user: UserId,
        /// Who made them; nobody, when they go by themselves.
        removed_by: Option<UserId>,
    },
    /// Someone gets another role.
    Role {
        /// From whom.
        by: UserId,
        /// Who.
        user: UserId,
        /// Which.
        role: Role,
    },
    /// Someone in a direct conversation is what answers and blocks have made them by now.
    Settle {
        /// Who.
        user: UserId,
    },
    /// Someone is called something else, which their account says already.
    Rename {
        /// Who.
        user: UserId,
    },
    /// The room is described anew; `None` stays as it is.
    Change {
        /// Its name.
        name: Option<Name>,
        /// What it is for.
        description: Option<String>,
        /// Who can find it.
        visibility: Option<Visibility>,
    },
    /// The room goes, with everything in it.
    Delete,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_seen() {
        assert_eq!(Name::parse("  Job runner ").unwrap().as_str(), "Job runner");
        assert!(Name::parse("مكتب 🛖").is_ok());
        for bad in [
            "",
            "   ",
            "\u{200b}\u{200d}",
            "a\nb",
            "a\0b",
            "\u{202e}nub",
            &"x".repeat(81),
        ] {
            assert!(matches!(Name::parse(bad), Err(Error::BadName)), "{bad:?}");
        }
    }
}
