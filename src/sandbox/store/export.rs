//! SQL of what is known of someone's runs.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::base::UserId;

/// What someone has run, for an export.
pub fn export(conn: &Connection, user: UserId) -> Result<Value, crate::store::Error> {
    let sql = "
        select room.code as room, path, language, args, started_at, finished_at, exit
        from run join room on room.id = run.room where by = ?1 order by started_at";
    let mut select = conn.prepare_cached(sql)?;
    let runs = select.query_map([user], |row| {
        let parsed = |text: Option<String>| -> Value {
            text.and_then(|text| serde_json::from_str(&text).ok())
                .unwrap_or_default()
        };
        Ok(json!({
            "room": row.get::<_, String>("room")?,
            "path": row.get::<_, String>("path")?,
            "language": row.get::<_, String>("language")?,
            "args": parsed(row.get("args")?),
            "started_at": row.get::<_, i64>("started_at")?,
            "finished_at": row.get::<_, Option<i64>>("finished_at")?,
            "exit": parsed(row.get("exit")?),
        }))
    })?;
    Ok(runs.collect::<rusqlite::Result<_>>()?)
}
