//! One's own sign-ins: where they are, and ending them.

use std::net::IpAddr;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::json;

use super::{Error, store};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::device::{device, place};
use crate::auth::{Accounts, From, Identity, News, Origin};
use crate::base::{SessionId, Timestamp};
use crate::store::Db;
use crate::web::{ApiResult, Json};

/// A sign-in as its owner sees it.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = SignIn)]
pub(super) struct Session {
    id: SessionId,
    /// In words: "Firefox on Linux".
    device: String,
    /// In words, as seen from where one asks: "this network".
    place: String,
    /// The address it was last used from.
    address: String,
    /// By what its owner showed who they are.
    way: String,
    created_at: Timestamp,
    used_at: Timestamp,
    /// Whether it is the one that asks.
    current: bool,
}

#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = SignIns)]
pub(super) struct Sessions {
    /// The last used first.
    sessions: Vec<Session>,
}

/// Where I am signed in.
#[utoipa::path(get, path = "/api/me/sessions", tag = "security", responses((status = 200, body = Sessions)))]
pub(super) async fn list(
    identity: Identity,
    State(db): State<Db>,
    From { origin, .. }: From,
) -> ApiResult<Json<Sessions>> {
    let found = db
        .read(move |conn| store::sessions(conn, identity.user, origin.at))
        .await?;
    let here = origin.peer.addr.ip();
    let shown = |session| shown(session, here, identity);
    Ok(Json(Sessions {
        sessions: found.into_iter().map(shown).collect(),
    }))
}

fn shown(session: store::Session, here: IpAddr, identity: Identity) -> Session {
    Session {
        device: device(&session.device),
        place: place(&session.address, here),
        current: session.id == identity.session,
        id: session.id,
        address: session.address,
        way: session.way,
        created_at: session.created_at,
        used_at: session.used_at,
    }
}

/// End one of my sign-ins.
#[utoipa::path(delete, path = "/api/me/sessions/{id}", tag = "security", params(("id" = SessionId, Path)),
    responses((status = 204), (status = 404, description = "`no_such_session`")))]
pub(super) async fn end(
    identity: Identity,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    let id = id.parse().map_err(|_| Error::NoSuchSession)?;
    accounts.end_own(identity, Some(id), origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End all my sign-ins but this one.
#[utoipa::path(delete, path = "/api/me/sessions", tag = "security", responses((status = 204)))]
pub(super) async fn end_others(
    identity: Identity,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
) -> ApiResult<StatusCode> {
    accounts.end_own(identity, None, origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl Accounts {
    /// Ends one sign-in of the person who asks, or without one all but theirs.
    async fn end_own(
        &self,
        identity: Identity,
        only: Option<SessionId>,
        origin: Origin,
    ) -> Result<(), Error> {
        let user = identity.user;
        let ended = self.db().write(move |tx| {
            let keep = only.is_none().then_some(identity.session);
            let ended = store::end_sessions(tx, user, only, keep)?;
            if ended.is_empty() && only.is_some() {
                return Err(Error::NoSuchSession);
            }
            if !ended.is_empty() {
                let entry = Entry::own(Event::SignedOut, user, json!({ "ended": ended.len() }));
                audit::record(tx, &entry, &origin)?;
            }
            Ok(ended)
        });
        let ended = ended.await?;
        ended.into_iter().for_each(|id| self.tell(News::Ended(id)));
        Ok(())
    }
}
