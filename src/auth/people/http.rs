//! The routes of accounts that are looked after.

use axum::extract::FromRef;
use rusqlite::Connection;
use serde_json::Value;

use super::{admin, becoming, history, leaving, sessions};
use crate::auth::{Accounts, Keys};
use crate::base::UserId;
use crate::store::{self, Db};
use crate::web::{Routes, routes};

/// Gathers what one feature knows of someone.
pub type Gather = fn(&Connection, UserId) -> Result<Value, store::Error>;

/// What one feature adds to an export of everything that is known of someone. The features lie
/// above; whoever puts the house together passes them down.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Under which key it stands.
    pub name: &'static str,
    /// How it is gathered.
    pub gather: Gather,
}

/// What these handlers use.
#[derive(Clone, FromRef)]
pub(super) struct State {
    accounts: Accounts,
    db: Db,
    keys: Keys,
    #[from_ref(skip)]
    pub(super) parts: &'static [Part],
}

/// The routes of accounts that are looked after. `parts` is what others know of people.
pub fn routes(accounts: Accounts, parts: &'static [Part]) -> Routes {
    Routes::new()
        .routes(routes!(sessions::list, sessions::end_others))
        .routes(routes!(sessions::end))
        .routes(routes!(history::own))
        .routes(routes!(becoming::become_member))
        .routes(routes!(leaving::export))
        .routes(routes!(leaving::leave))
        .routes(routes!(leaving::stay))
        .routes(routes!(admin::list))
        .routes(routes!(admin::change))
        .routes(routes!(history::all))
        .routes(routes!(history::table))
        .with_state(State {
            db: Db::from_ref(&accounts),
            keys: Keys::from_ref(&accounts),
            accounts,
            parts,
        })
}
