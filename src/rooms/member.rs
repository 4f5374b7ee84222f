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
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// May look.
    Viewer,
    /// May look and touch.
    Editor,
    /// May also decide about the room.
    Owner,
}

impl Role {
    /// Whether this role may change documents and the tree.
    pub fn can_write(self) -> bool {
        self >= Self::Editor
    }

    /// Whether this role may talk. Who looks on may ask questions.
    pub fn can_chat(self) -> bool {
        true
    }

    /// Whether this role may run programs and feed them.
    pub fn can_run(self) -> bool {
        self >= Self::Editor
    }

    /// Whether this role may let people in.
    pub fn can_invite(self) -> bool {
        self >= Self::Editor
    }

    /// Whether this role may change or delete the room, and the roles of others.
    pub fn can_manage(self) -> bool {
        self == Self::Owner
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
