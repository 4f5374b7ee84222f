//! A copy of the database while it is in use, and back.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use rusqlite::{Connection, OpenFlags};

use super::db::connect;
use super::migrate::migrate;
use crate::base::random_bytes;

/// Writes a compact copy of the database at `db` to `target`, which must not exist.
///
/// `VACUUM INTO` reads one consistent state beside the running server. (SQLite's
/// backup API in steps never ends while there are writes.)
pub fn backup(db: &Path, target: &Path) -> anyhow::Result<()> {
    ensure!(db.exists(), "there is no database at {}", db.display());
    ensure!(
        !target.exists(),
        "{} exists already; name another file, or remove it",
        target.display()
    );
    let part = beside(target, "part");
    let _ = fs::remove_file(&part);
    let name = part.to_str().context("the file name is not UTF-8")?;
    connect(db)?
        .execute("vacuum into ?1", [name])
        .context("copying the database")?;
    check(&part).context("checking the copy")?;
    put(&part, target)
}

/// Puts the backup at `source` in the place of the database at `db`. The old one is
/// kept beside it, and its name returned. The server must not be running.
pub fn restore(source: &Path, db: &Path) -> anyhow::Result<Option<PathBuf>> {
    check(source).context("checking the backup")?;
    let part = beside(db, "restoring");
    fs::copy(source, &part).context("copying the backup")?;
    prepare(&part)?;
    let old = db
        .exists()
        .then(|| beside(db, &format!("before-restore-{}", suffix())));
    if let Some(old) = &old {
        // Folds the log into the file, so that the file alone is the old state; fails while a server runs.
        let conn = connect(db)?;
        conn.pragma_update(None, "locking_mode", "exclusive")?;
        conn.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        conn.execute_batch("begin exclusive; commit")
            .context("the database is in use; stop the server first")?;
        drop(conn);
        fs::rename(db, old).context("setting the old database aside")?;
    }
    for ending in ["-wal", "-shm"] {
        let mut log = db.as_os_str().to_owned();
        log.push(ending);
        let _ = fs::remove_file(log);
    }
    put(&part, db)?;
    Ok(old)
}

/// Reads the whole database file and says what is wrong with it, if anything.
///
/// Always on a fresh connection: one whose FTS5 cache is older than another's writes
/// reports corruption that is none.
pub fn check(db: &Path) -> anyhow::Result<()> {
    ensure!(db.exists(), "there is no database at {}", db.display());
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(db, flags)?;
    let mut problems = conn
        .prepare("pragma integrity_check")?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()
        .context("this is not a database of Longhouse, or it is damaged")?;
    problems.retain(|line| line != "ok");
    let orphans = conn.prepare("pragma foreign_key_check")?.exists([])?;
    if orphans {
        problems.push("rows refer to others that do not exist".to_owned());
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    let ours = conn
        .prepare("select 1 from sqlite_schema where name = 'house'")?
        .exists([])?;
    ensure!(ours, "this is a database, but not one of Longhouse");
    Ok(())
}

/// Makes a restored copy current, and a new epoch: clients that saw later events must
/// not mistake this past for their own.
fn prepare(db: &Path) -> anyhow::Result<()> {
    let mut conn = Connection::open(db)?;
    migrate(&mut conn)?;
    conn.execute(
        "update house set epoch = ?1",
        [uuid::Uuid::now_v7().to_string()],
    )?;
    conn.pragma_update(None, "journal_mode", "delete")?;
    Ok(())
}

/// Makes `part` durable under the name `target`.
fn put(part: &Path, target: &Path) -> anyhow::Result<()> {
    File::open(part)?.sync_all()?;
    fs::rename(part, target)?;
    let folder = target.parent().filter(|dir| !dir.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn suffix() -> String {
    data_encoding::HEXLOWER.encode(&random_bytes::<4>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Db;

    #[test]
    fn a_backup_comes_back_as_a_new_epoch() {
        let dir = tempfile::tempdir().unwrap();
        let (live, copy) = (dir.path().join("live.db"), dir.path().join("copy.db"));
        let epoch = |path: &Path| -> String {
            let conn = Connection::open(path).unwrap();
            conn.query_row("select epoch from house", [], |row| row.get(0))
                .unwrap()
        };
        drop(Db::open(&live).unwrap());
        backup(&live, &copy).unwrap();
        assert!(
            backup(&live, &copy).is_err(),
            "an existing file is not overwritten"
        );
        let before = epoch(&live);
        let old = restore(&copy, &live).unwrap().unwrap();
        assert_eq!(epoch(&old), before);
        assert_ne!(epoch(&live), before);
        check(&live).unwrap();
    }

    #[test]
    fn what_is_not_ours_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("x");
        fs::write(&file, "not a database, but long enough to look like one").unwrap();
        assert!(check(&file).is_err());
        assert!(restore(&file, &dir.path().join("db")).is_err());
        assert!(!dir.path().join("db").exists());
    }
}
