//! Typed identifiers, so that a user can never be passed where a room is meant.
//!
//! What could ever move between servers is a UUIDv7 (RFC 9562), sixteen bytes
//! in SQLite; what only grows inside a room is an integer.

use std::fmt;
use std::str::FromStr;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Declares identifiers that are unique everywhere and ordered by birth.
macro_rules! uuids {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize,
            Deserialize, TS, utoipa::ToSchema,
        )]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new one.
            pub fn fresh() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Uuid::from_slice(value.as_blob()?)
                    .map(Self)
                    .map_err(|error| FromSqlError::Other(Box::new(error)))
            }
        }
    )+};
}

/// Declares identifiers that are integers, small and growing.
macro_rules! numbers {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize,
            Deserialize, TS, utoipa::ToSchema,
        )]
        #[serde(transparent)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    )+};
}

uuids! {
    /// A person: with an account, or a guest.
    UserId;
    /// A place where people work together.
    RoomId;
    /// A node of a room's tree: a file or a folder.
    FileId;
    /// A file that somebody put into a room as it is.
    UploadId;
    /// A link that lets people in: into a room, or into the house.
    InviteId;
    /// A letter on its way out.
    LetterId;
    /// One sign-in on one device.
    SessionId;
    /// A passkey of someone's.
    PasskeyId;
    /// What a file looked like at one time.
    SnapshotId;
}

numbers! {
    /// One chat message. Ids grow with time, so they order and page a room's history.
    MessageId;
    /// The place of a durable event in its room: 1, 2, 3, … without gaps.
    Seq;
    /// The document behind a file, unique on this server. Valid on the wire only where it was told.
    DocId;
    /// One execution, counted per room.
    RunNo;
    /// One open WebSocket, or one HTTP request on its way through a room. In memory only, never reused.
    ConnId;
    /// A running room, counted per process: what the wire calls `r`.
    RoomNo;
}
