//! Members, and the proof of being one.

use axum::extract::{FromRef, FromRequestParts, Path};
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Error, store};
use crate::auth::Identity;
use crate::base::{ConnId, RoomId, Timestamp, UserId};
use crate::store::Db;
use crate::web::ApiError;

/// What a member may do in a room. Each question is a method; nobody compares roles.
///
/// | | viewer | commenter | editor | moderator | owner |
/// |---|---|---|---|---|---|
/// | read files, chat and runs, be seen ([`can_read`](Self::can_read)) | yes | yes | yes | yes | yes |
/// | talk ([`can_chat`](Self::can_chat)) | | yes | yes | yes | yes |
/// | call everyone at once ([`can_call_all`](Self::can_call_all)) | | | yes | yes | yes |
/// | change files and the tree ([`can_write`](Self::can_write)) | | | yes | yes | yes |
/// | pin messages ([`can_pin`](Self::can_pin)) | | | yes | yes | yes |
/// | run programs and feed them ([`can_run`](Self::can_run)) | | | yes | yes | yes |
/// | invite viewers, commenters and editors ([`can_invite`](Self::can_invite)) | | | yes | yes | yes |
/// | remove those below a moderator, and change their roles among these three; delete anyone's messages; settle who types into any program ([`can_moderate`](Self::can_moderate)) | | | | yes | yes |
/// | invite moderators; give every role; describe the room, its hidden tests, delete it ([`can_manage`](Self::can_manage)) | | | | | yes |
///
/// HTTP, `/ws` and `/yjs` ask the same methods. `tests/it/rules.rs` goes through every route
/// and frame with every role.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// May look.
    Viewer,
    /// May look and talk.
    Commenter,
    /// May look, talk and touch.
    Editor,
    /// May also keep order.
    Moderator,
    /// May also decide about the room.
    Owner,
}

impl Role {
    /// From the least to the most.
    pub const ALL: [Self; 5] = [
        Self::Viewer,
        Self::Commenter,
        Self::Editor,
        Self::Moderator,
        Self::Owner,
    ];

    /// What one becomes who joins a public room by themselves.
    pub const ON_JOINING: Self = Self::Editor;

    /// As it is stored and told.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Commenter => "commenter",
            Self::Editor => "editor",
            Self::Moderator => "moderator",
            Self::Owner => "owner",
        }
    }

    /// Whether this role may see what is in the room, and be seen there.
    pub fn can_read(self) -> bool {
        self >= Self::Viewer
    }

    /// Whether this role may talk.
    pub fn can_chat(self) -> bool {
        self >= Self::Commenter
    }

    /// Whether this role may call everyone in the room at once: `@here`, `@room`.
    pub fn can_call_all(self) -> bool {
        self >= Self::Editor
    }

    /// Whether this role may change documents and the tree.
    pub fn can_write(self) -> bool {
        self >= Self::Editor
    }

    /// Whether this role may say which messages matter to everyone.
    pub fn can_pin(self) -> bool {
        self >= Self::Editor
    }

    /// Whether this role may run programs and feed them.
    pub fn can_run(self) -> bool {
        self >= Self::Editor
    }

    /// Whether this role may let people in; see [`can_invite_as`](Self::can_invite_as).
    pub fn can_invite(self) -> bool {
        self >= Self::Editor
    }

    /// Whether this role may keep order: remove people and change what they may do.
    pub fn can_moderate(self) -> bool {
        self >= Self::Moderator
    }

    /// Whether this role may change or delete the room, and every role in it.
    pub fn can_manage(self) -> bool {
        self == Self::Owner
    }

    /// Whether this role may let people in as `given`. Who owns a room is decided among its
    /// members, not by a link.
    pub fn can_invite_as(self, given: Self) -> bool {
        let most = if self.can_manage() {
            Self::Moderator
        } else {
            Self::Editor
        };
        self.can_invite() && given <= most
    }

    /// Whether this role may remove someone who is `theirs`.
    pub fn can_remove(self, theirs: Self) -> bool {
        self.can_manage() || (self.can_moderate() && theirs < self)
    }

    /// Whether this role may make someone who is `theirs` into `given`. Only owners give a
    /// role that is not below their own.
    pub fn can_give(self, theirs: Self, given: Self) -> bool {
        self.can_manage() || (self.can_moderate() && theirs < self && given < self)
    }
}

/// A member as everyone in the room sees them.
#[derive(Clone, Debug, PartialEq, Serialize, TS, utoipa::ToSchema)]
pub struct Member {
    /// Who.
    pub user: UserId,
    /// Their unique name; guests have none.
    pub username: Option<String>,
    /// What they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they came by a link and have no account.
    pub guest: bool,
    /// Which colour of the presence palette is theirs in this room.
    pub slot: u8,
    /// Since when.
    pub joined_at: Timestamp,
}

/// The caller's membership of the room named in the path. A handler that takes one
/// cannot be reached by anyone else.
#[derive(Clone, Copy, Debug)]
pub struct Membership {
    /// The room.
    pub room: RoomId,
    /// The person.
    pub user: UserId,
    /// What they may do here.
    pub role: Role,
}

impl<S> FromRequestParts<S> for Membership
where
    S: Send + Sync,
    Db: FromRef<S>,
    crate::auth::Keys: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct InRoom {
            code: String,
        }

        let Identity { user, .. } = Identity::from_request_parts(parts, state).await?;
        let Path(InRoom { code }) = Path::from_request_parts(parts, state)
            .await
            .map_err(|_| Error::NoSuchRoom)?;
        let found = Db::from_ref(state)
            .read(move |conn| store::by_code(conn, &code, user))
            .await?;
        let (room, role) = found.ok_or(Error::NoSuchRoom)?;
        let role = role.filter(|role| role.can_read());
        Ok(Self {
            room,
            user,
            role: role.ok_or(Error::NoSuchRoom)?,
        })
    }
}

impl Membership {
    /// Refuses everyone but owners.
    pub(super) fn owner(&self) -> Result<(), Error> {
        match self.role.can_manage() {
            true => Ok(()),
            false => Err(Error::OwnersOnly),
        }
    }

    /// Refuses those who keep no order. Over whom they do is looked at when it is written.
    pub(super) fn moderator(&self) -> Result<(), Error> {
        match self.role.can_moderate() {
            true => Ok(()),
            false => Err(Error::ModeratorsOnly),
        }
    }

    /// Refuses those who may not let people in.
    pub(super) fn inviter(&self) -> Result<(), Error> {
        match self.role.can_invite() {
            true => Ok(()),
            false => Err(Error::MayNotInvite),
        }
    }

    /// The same person as a caller of the room's task.
    pub fn caller(&self) -> Caller {
        Caller {
            conn: ConnId::default(),
            user: self.user,
            role: self.role,
        }
    }
}

/// A member, connected; or an HTTP request of theirs, whose connection the room's task numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Caller {
    /// The connection the request came by.
    pub conn: ConnId,
    /// The person behind it.
    pub user: UserId,
    /// What they may do here.
    pub role: Role,
}

/// Everything a request to live state may depend on, besides the state itself.
#[derive(Clone, Copy, Debug)]
pub struct Cx {
    /// The time, as the room sees it.
    pub now: Timestamp,
    /// The room.
    pub room: RoomId,
    /// Who is asking.
    pub caller: Caller,
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Commenter, Editor, Moderator, Owner, Viewer};

    /// Those for whom the answer is yes.
    fn who(can: impl Fn(Role) -> bool) -> Vec<Role> {
        Role::ALL.into_iter().filter(|&role| can(role)).collect()
    }

    #[test]
    fn each_question_has_the_answers_of_the_table() {
        assert_eq!(who(Role::can_read), Role::ALL);
        assert_eq!(who(Role::can_chat), [Commenter, Editor, Moderator, Owner]);
        assert_eq!(who(Role::can_call_all), [Editor, Moderator, Owner]);
        assert_eq!(who(Role::can_write), [Editor, Moderator, Owner]);
        assert_eq!(who(Role::can_pin), [Editor, Moderator, Owner]);
        assert_eq!(who(Role::can_run), [Editor, Moderator, Owner]);
        assert_eq!(who(Role::can_invite), [Editor, Moderator, Owner]);
        assert_eq!(who(Role::can_moderate), [Moderator, Owner]);
        assert_eq!(who(Role::can_manage), [Owner]);
    }

    #[test]
    fn links_make_editors_at_most_and_those_of_owners_moderators() {
        let most = |role: Role| who(|given| role.can_invite_as(given)).last().copied();
        assert_eq!(
            Role::ALL.map(most),
            [None, None, Some(Editor), Some(Editor), Some(Moderator)]
        );
    }

    #[test]
    fn nobody_but_an_owner_gives_or_takes_what_is_not_below_them() {
        for theirs in Role::ALL {
            for given in Role::ALL {
                let may = who(|role| role.can_give(theirs, given));
                let is_below = theirs < Moderator && given < Moderator;
                let expected = if is_below {
                    vec![Moderator, Owner]
                } else {
                    vec![Owner]
                };
                assert_eq!(may, expected, "{theirs:?} to {given:?}");
            }
        }
        assert_eq!(who(|role| role.can_remove(Editor)), [Moderator, Owner]);
        assert_eq!(who(|role| role.can_remove(Moderator)), [Owner]);
        assert_eq!(who(|role| role.can_remove(Owner)), [Owner]);
        assert_eq!(who(|theirs| Editor.can_remove(theirs)), [Viewer; 0]);
    }
}
