//! Schema migrations, embedded in the binary and applied at start.

use rusqlite::Connection;

use super::{Error, Result};

/// Every step the schema ever took, oldest first. Only ever append.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_users.sql"),
    include_str!("migrations/0002_rooms.sql"),
    include_str!("migrations/0003_chat.sql"),
    include_str!("migrations/0004_runs.sql"),
    include_str!("migrations/0005_documents.sql"),
    include_str!("migrations/0006_run_proofs.sql"),
    include_str!("migrations/0007_accounts.sql"),
    include_str!("migrations/0008_conversation.sql"),
];

/// Brings the schema up to date, each step in a transaction of its own.
pub(super) fn migrate(conn: &mut Connection) -> Result<()> {
    let applied: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if applied as usize > MIGRATIONS.len() {
        return Err(Error::Newer(applied, MIGRATIONS.len() as u32));
    }
    for (version, sql) in (1u32..).zip(MIGRATIONS).skip(applied as usize) {
        let tx = conn.transaction()?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_schema_is_left_alone() {
        let mut conn = Connection::open_in_memory().unwrap();
        conn.pragma_update(None, "user_version", 9_999).unwrap();
        assert!(matches!(migrate(&mut conn), Err(Error::Newer(9_999, _))));
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate(&mut conn).unwrap();
        migrate(&mut conn).unwrap();
    }
}
