//! Access tokens for scripts: opaque, for a year at most, and for no more than they were made for.
//!
//! What a script may do is decided in one place, [`admit`], before any handler is reached, for
//! every route and for the WebSockets: by the method and the path, from a list of what is open to
//! scripts at all. A route that is not on the list is closed to them, above all those by which
//! someone's account is looked after: a token that leaks must not make others, nor keep its owner out.

mod admit;
mod error;
mod http;
mod store;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use admit::admit;
pub(super) use admit::by_script;
pub use error::Error;
pub use http::routes;

use crate::base::{Timestamp, UserId};

/// What every token begins with, so that people and scanners of leaked secrets know it.
const PREFIX: &str = "lh_pat_";

/// What a token is good for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Looking.
    Read,
    /// Changing rooms and what is in them.
    Write,
    /// Running programs.
    Run,
    /// What administrators may do, if its owner is one.
    Admin,
}

/// The tokens of someone, without themselves, for an export.
pub(super) fn export(conn: &Connection, user: UserId, at: Timestamp) -> rusqlite::Result<Value> {
    let tokens = store::tokens(conn, user, at)?;
    Ok(serde_json::to_value(tokens).unwrap_or_default())
}
