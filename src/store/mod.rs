//! SQLite: one file, one writer, several readers. Beside it, a cache of what can be lost.
//!
//! A write that [`Db::write`] has answered is on disk (`synchronous=FULL`). Writes
//! that arrive together are committed together, so that many of them cost one fsync.

mod backup;
mod cache;
mod db;
mod migrate;

pub use backup::{backup, check, restore};
pub use cache::Cache;
pub use db::{Db, Error, Result, open_alone};
