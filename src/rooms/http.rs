//! Rooms over HTTP.

mod invites;
mod list;
mod members;
mod notify;
mod room;

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, Path};
use axum::http::request::Parts;
use serde::Deserialize;

use super::{Door, Error, Event, Membership, Role, Visibility, Write, store};
use crate::auth::{Account, Accounts, Keys};
use crate::base::{RoomId, UserId};
use crate::store::Db;
use crate::web::{ApiError, ApiResult, Routes, routes};

/// Who is in which of these rooms at the moment. Only the running rooms know.
pub type Here = Arc<dyn Fn(&[RoomId]) -> HashMap<RoomId, Vec<UserId>> + Send + Sync>;

/// What these handlers use.
#[derive(Clone, FromRef)]
struct State {
    accounts: Accounts,
    db: Db,
    keys: Keys,
    door: Door<Write, Event>,
    #[from_ref(skip)]
    here: Here,
}

/// The routes of rooms, their members and invitations.
pub fn routes(accounts: Accounts, door: Door<Write, Event>, here: Here) -> Routes {
    Routes::new()
        .routes(routes!(list::list, list::create))
        .routes(routes!(room::get, room::change, room::delete))
        .routes(routes!(room::join))
        .routes(routes!(members::list))
        .routes(routes!(members::change, members::remove))
        .routes(routes!(notify::choose))
        .routes(routes!(invites::list, invites::create))
        .routes(routes!(invites::revoke))
        .routes(routes!(invites::landing))
        .routes(routes!(invites::accept))
        .with_state(State {
            db: Db::from_ref(&accounts),
            keys: Keys::from_ref(&accounts),
            accounts,
            door,
            here,
        })
}

/// Has a change committed by the room.
async fn commit(door: &Door<Write, Event>, member: &Membership, write: Write) -> ApiResult<Event> {
    let done = door.commit(member.room, member.caller(), write).await;
    done.map_err(ApiError::refused)
}

/// Someone who may know of the room named in the path: a member of it, or, of a public
/// room, of the house.
struct Visitor {
    room: RoomId,
    user: UserId,
    role: Option<Role>,
}

impl<S> FromRequestParts<S> for Visitor
where
    S: Send + Sync,
    Db: FromRef<S>,
    Keys: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct InRoom {
            code: String,
        }

        let account = Account::from_request_parts(parts, state).await?;
        let Path(InRoom { code }) = Path::from_request_parts(parts, state)
            .await
            .map_err(|_| Error::NoSuchRoom)?;
        let user = account.user.id;
        let found = Db::from_ref(state).read(move |conn| {
            let Some((room, role)) = store::by_code(conn, &code, user)? else {
                return Err(Error::NoSuchRoom);
            };
            Ok((room, role, store::by_id(conn, room)?.visibility))
        });
        let (room, role, visibility) = found.await?;
        let may_look = visibility == Visibility::Public && account.user.role.is_member();
        if role.is_none() && !may_look {
            return Err(Error::NoSuchRoom.into());
        }
        Ok(Self { room, user, role })
    }
}
