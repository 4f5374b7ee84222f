//! What someone wants to hear of in a room.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// What someone wants to hear of in a room, when they do not look at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Notify {
    /// Whatever is said.
    #[default]
    All,
    /// What mentions them.
    Mentions,
    /// Nothing at all.
    Nothing,
}

impl Notify {
    const ALL: [Self; 3] = [Self::All, Self::Mentions, Self::Nothing];

    /// As it is stored and told.
    fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mentions => "mentions",
            Self::Nothing => "nothing",
        }
    }
}

impl FromSql for Notify {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let found = Self::ALL.into_iter().find(|notify| notify.as_str() == name);
        found.ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Notify {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}
