//! The door for WebSockets: version, origin and identity are checked before the upgrade.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{
    CONNECTION, HOST, ORIGIN, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
    SEC_WEBSOCKET_VERSION, UPGRADE,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use tokio::net::TcpStream;

use super::Slot;
use crate::auth::{self, Accounts, Identity, User};
use crate::base::{Explain, Fault, now};
use crate::live::{self, Rooms, Visitor};
use crate::rooms;
use crate::store::Db;
use crate::telemetry::{Level, numbers};
use crate::web::{ApiError, ApiResult};
use crate::wire::{Outlet, websocket};

/// Our protocol.
const LONGHOUSE: &str = "longhouse.v1";
/// Everything comes back.
const ECHO: &str = "longhouse.echo";

/// What the door needs to know.
#[derive(Clone, Debug)]
pub struct Door {
    /// The database.
    pub db: Db,
    /// Who is who.
    pub accounts: Accounts,
    /// The running rooms.
    pub rooms: Rooms,
    /// How many frames a second one connection may send, in the long run.
    pub frames_per_s: u32,
}

/// Why a connection was not upgraded.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("this address speaks WebSocket (RFC 6455, version 13) only")]
    NotAWebSocket,
    #[error("this server speaks {LONGHOUSE}; update the client, or reload the page")]
    Protocol,
    #[error("pages of another site may not connect here")]
    Origin,
    #[error("there is no such room, or it is not open to you")]
    NoSuchRoom,
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::NotAWebSocket | Self::Protocol => Fault::Malformed,
            Self::Origin => Fault::Forbidden,
            Self::NoSuchRoom => Fault::NotFound,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotAWebSocket => "not_a_websocket",
            Self::Protocol => "unsupported_protocol",
            Self::Origin => "wrong_origin",
            Self::NoSuchRoom => "no_such_room",
        }
    }
}

/// The routes of WebSockets.
pub fn routes(door: Door) -> Router {
    Router::new()
        .route("/ws", get(ours))
        .route("/yjs/{code}/{*path}", get(yjs))
        .with_state(door)
}

#[derive(Debug, Deserialize)]
struct Token {
    token: Option<String>,
}

/// `GET /ws`: our own protocol, or an echo.
async fn ours(
    State(door): State<Door>,
    Query(query): Query<Token>,
    request: Request,
) -> ApiResult<Response> {
    let (parts, body) = request.into_parts();
    let (identity, person) = door.admit(&parts, query.token.as_deref()).await?;
    let request = Request::from_parts(parts, body);
    let offered = request.headers().get(SEC_WEBSOCKET_PROTOCOL);
    let offered = offered
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let offers = |name| offered.split(',').any(|one| one.trim() == name);
    if offers(LONGHOUSE) {
        let upgraded = upgrade(
            request,
            Some(LONGHOUSE),
            &numbers::WEBSOCKETS,
            move |stream, early| async move {
                live::serve(door.visitor(stream, identity, person), early).await;
            },
        );
        return Ok(upgraded?);
    }
    if offers(ECHO) {
        let upgraded = upgrade(
            request,
            Some(ECHO),
            &numbers::WEBSOCKETS,
            move |stream, early| async move {
                let outlet = Outlet::new(door.rooms.next_conn(), stream);
                live::echo(Arc::new(outlet), early).await;
            },
        );
        return Ok(upgraded?);
    }
    Err(Error::Protocol.into())
}

/// `GET /yjs/{code}/{path}`: the y-websocket protocol, for one file.
async fn yjs(
    State(door): State<Door>,
    Path((code, path)): Path<(String, String)>,
    Query(query): Query<Token>,
    request: Request,
) -> ApiResult<Response> {
    let (parts, body) = request.into_parts();
    let (identity, person) = door.admit(&parts, query.token.as_deref()).await?;
    let request = Request::from_parts(parts, body);
    let user = person.id;
    let found = door
        .db
        .read(move |conn| rooms::by_code(conn, &code, user))
        .await?;
    let Some((room, Some(role))) = found else {
        return Err(Error::NoSuchRoom.into());
    };
    if !role.can_read() {
        return Err(Error::NoSuchRoom.into());
    }
    let upgraded = upgrade(
        request,
        None,
        &numbers::YJS,
        move |stream, early| async move {
            let visitor = door.visitor(stream, identity, person);
            live::serve_yjs(visitor, room, path, early).await;
        },
    );
    Ok(upgraded?)
}

impl Door {
    /// Lets in who proves who they are, from a page of ours or from no page at all.
    async fn admit(
        &self,
        parts: &Parts,
        token: Option<&str>,
    ) -> Result<(Identity, User), ApiError> {
        let headers = &parts.headers;
        let bearer = token.is_some() || headers.contains_key(axum::http::header::AUTHORIZATION);
        // A token is a proof by itself; a cookie is sent by the browser whoever asks it to.
        if !bearer && !self.is_our_origin(headers).await? {
            return Err(Error::Origin.into());
        }
        let identity = Identity::of(parts, token, self.accounts.keys(), now())?;
        auth::Ticket::show(parts, identity.user)?;
        let user = identity.user;
        let person = self.db.read(move |conn| auth::user(conn, user)).await?;
        let person = person.ok_or(auth::Error::SignedOut)?;
        Ok((identity, person))
    }

    /// Whether the page that asks is one of ours: of the host that it asks, or of the public address.
    async fn is_our_origin(&self, headers: &HeaderMap) -> Result<bool, ApiError> {
        let text = |name| {
            headers
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
        };
        let Some(origin) = text(ORIGIN) else {
            // Not a browser.
            return Ok(true);
        };
        let host = |url: &str| {
            url.parse::<Uri>()
                .ok()
                .and_then(|uri| uri.authority().cloned())
        };
        let Some(theirs) = host(origin) else {
            return Ok(false);
        };
        if text(HOST).is_some_and(|host| theirs.as_str().eq_ignore_ascii_case(host)) {
            return Ok(true);
        }
        let public = self.accounts.public_url().await?;
        Ok(public.and_then(|url| host(&url)) == Some(theirs))
    }

    fn visitor(&self, stream: TcpStream, identity: Identity, person: User) -> Visitor {
        Visitor {
            outlet: Arc::new(Outlet::new(self.rooms.next_conn(), stream)),
            identity,
            person,
            rooms: self.rooms.clone(),
            frames_per_s: self.frames_per_s,
        }
    }
}

/// Answers 101, and hands the bare stream to `serve` once hyper lets go of it.
fn upgrade<F>(
    mut request: Request,
    protocol: Option<&'static str>,
    open: &'static Level,
    serve: impl FnOnce(TcpStream, Vec<u8>) -> F + Send + 'static,
) -> Result<Response, Error>
where
    F: Future<Output = ()> + Send + 'static,
{
    let headers = request.headers();
    let has = |name, token: &str| {
        let value: Option<&HeaderValue> = headers.get(name);
        let value = value
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        value
            .split(',')
            .any(|one| one.trim().eq_ignore_ascii_case(token))
    };
    let is_websocket =
        has(CONNECTION, "upgrade") && has(UPGRADE, "websocket") && has(SEC_WEBSOCKET_VERSION, "13");
    let key = headers
        .get(SEC_WEBSOCKET_KEY)
        .and_then(|key| key.to_str().ok());
    let (true, Some(key)) = (is_websocket, key) else {
        return Err(Error::NotAWebSocket);
    };
    let accept = websocket::accept_key(key);
    // Held as long as the connection is open, so that it counts.
    let slot = request.extensions_mut().remove::<Slot>();
    let on_upgrade = request
        .extensions_mut()
        .remove::<OnUpgrade>()
        .ok_or(Error::NotAWebSocket)?;
    tokio::spawn(async move {
        // The client may have gone before the answer reached it.
        let Ok(upgraded) = on_upgrade.await else {
            return;
        };
        if let Some((stream, early)) = bare(upgraded) {
            let _ = stream.set_nodelay(true);
            let _counted = open.hold();
            serve(stream, early).await;
        }
        drop(slot);
    });
    let mut answer = HeaderMap::new();
    answer.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    answer.insert(UPGRADE, HeaderValue::from_static("websocket"));
    answer.insert(
        SEC_WEBSOCKET_ACCEPT,
        HeaderValue::try_from(accept).expect("base64 is a header value"),
    );
    if let Some(protocol) = protocol {
        answer.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(protocol));
    }
    Ok((StatusCode::SWITCHING_PROTOCOLS, answer).into_response())
}

/// The TCP stream under an upgraded connection, and what was read of it too early: copied, since
/// hyper's own buffer is 8 KiB even when nothing is in it, and would live as long as the connection.
fn bare(upgraded: Upgraded) -> Option<(TcpStream, Vec<u8>)> {
    match upgraded.downcast::<TokioIo<TcpStream>>() {
        Ok(parts) => Some((parts.io.into_inner(), parts.read_buf.to_vec())),
        Err(_) => {
            tracing::error!("An upgraded connection is not a TCP stream");
            None
        }
    }
}
