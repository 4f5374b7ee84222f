//! The routes of accounts.

mod factors;
mod house;
mod me;
mod second;
mod session;

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use rusqlite::Connection;

pub(super) use house::parse_url;
pub use session::SessionBody;

use super::accounts::Origin;
use super::{Accounts, Keys, letters};
use crate::base::{Timestamp, now};
use crate::store::Db;
use crate::web::{ApiError, Peer, Routes, Site, routes};

/// The languages as `GET /api/house` shows them.
pub type Languages = Arc<dyn Fn() -> serde_json::Value + Send + Sync>;

/// Looks whether a token is that of an invitation that still holds. Rooms know; they lie
/// above, so whoever puts the house together passes it down.
pub type InviteCheck = fn(&Connection, &str, Timestamp) -> Result<bool, crate::store::Error>;

/// What these handlers use.
#[derive(Clone, FromRef)]
struct State {
    accounts: Accounts,
    db: Db,
    keys: Keys,
    #[from_ref(skip)]
    languages: Languages,
    #[from_ref(skip)]
    invited: InviteCheck,
}

/// The routes of accounts.
pub fn routes(accounts: Accounts, languages: Languages, invited: InviteCheck) -> Routes {
    Routes::new()
        .routes(routes!(house::house))
        .routes(routes!(house::set_up))
        .routes(routes!(house::register))
        .routes(routes!(house::username))
        .routes(routes!(session::sign_in, session::sign_out))
        .routes(routes!(session::refresh))
        .routes(routes!(second::second))
        .routes(routes!(second::ask))
        .routes(routes!(second::passkey))
        .routes(routes!(factors::list))
        .routes(routes!(factors::prove))
        .routes(routes!(factors::ask))
        .routes(routes!(factors::add))
        .routes(routes!(factors::rename, factors::remove))
        .routes(routes!(factors::begin_app, factors::remove_app))
        .routes(routes!(factors::confirm_app))
        .routes(routes!(factors::renew_recovery_codes))
        .routes(routes!(me::me, me::change))
        .routes(routes!(me::password))
        .with_state(State {
            db: Db::from_ref(&accounts),
            keys: Keys::from_ref(&accounts),
            accounts: accounts.clone(),
            languages,
            invited,
        })
        .merge(letters::http::routes(accounts))
}

/// Where someone signs in from, and by which address they see us.
pub struct From {
    /// For the sign-in.
    pub origin: Origin,
    /// For its cookies.
    pub site: Site,
}

impl<S> FromRequestParts<S> for From
where
    S: Send + Sync,
    Accounts: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let public_url = Accounts::from_ref(state).public_url().await?;
        let peer = Peer::of(parts);
        let device = parts
            .headers
            .get(USER_AGENT)
            .and_then(|value| value.to_str().ok());
        Ok(Self {
            site: Site::of(&parts.headers, peer, public_url.as_deref()),
            origin: Origin {
                peer,
                device: device.unwrap_or("unknown").chars().take(200).collect(),
                at: now(),
            },
        })
    }
}
