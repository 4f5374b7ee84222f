//! Saving a house and bringing it back: the database, and beside it the files of its rooms.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::Place;
use crate::blob::{self, Copied, Hash};
use crate::chat::attachment::referred;
use crate::{app, auth, store};

/// Copies the database to `file`, and the files that the copy knows of into a folder beside it.
pub(super) fn backup(file: &Path, place: &Place) -> anyhow::Result<()> {
    let data = place.data(&place.settings()?);
    store::backup(&app::database(&data), file)?;
    println!("The database was copied to {}", file.display());
    let (wanted, beside) = (files_of(file)?, beside(file));
    let copied = blob::copy(&wanted, &[&blob::folder(&data)], &beside)
        .with_context(|| format!("copying files to {}", beside.display()))?;
    tell(copied, &beside);
    Ok(())
}

/// Puts the backup `file`, and the files beside it, in the place of what is there.
pub(super) fn restore(file: &Path, place: &Place) -> anyhow::Result<()> {
    let data = place.data(&place.settings()?);
    std::fs::create_dir_all(&data).with_context(|| format!("making {}", data.display()))?;
    let _alone = app::lock(&data)?;
    let db = app::database(&data);
    let old = store::restore(file, &db)?;
    println!("{} was restored from {}", db.display(), file.display());
    let folder = blob::folder(&data);
    // The files of the old database are kept with it: sweeping must not find them.
    let aside = old.as_ref().map(|old| named_after(old, &db, &folder));
    if let Some(aside) = aside.as_ref().filter(|_| folder.exists()) {
        std::fs::rename(&folder, aside).context("setting the old files aside")?;
    }
    let beside = beside(file);
    let from: Vec<&Path> = [Some(&beside), aside.as_ref()]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    let copied = blob::copy(&files_of(&db)?, &from, &folder)
        .with_context(|| format!("copying files from {}", beside.display()))?;
    tell(copied, &folder);
    if let Some(old) = old {
        println!("What was there before is kept as {}", old.display());
    }
    let key = data.join(auth::KEY_FILE);
    if !key.exists() {
        println!(
            "There is no {}: authenticator apps work only with the one of the house that was backed up",
            key.display()
        );
    }
    Ok(())
}

/// Reads the whole database and all files, and says what is wrong with them, if anything.
pub(super) fn check(place: &Place) -> anyhow::Result<()> {
    let data = place.data(&place.settings()?);
    let db = app::database(&data);
    store::check(&db)?;
    println!("{} is sound", db.display());
    let found = blob::examine(&files_of(&db)?, &blob::folder(&data))?;
    if found.missing + found.damaged > 0 {
        bail!(
            "files of rooms: {} are missing, {} are damaged, {} are sound",
            found.missing,
            found.damaged,
            found.sound
        );
    }
    println!("Files of rooms that are sound: {}", found.sound);
    Ok(())
}

/// The folder of files beside a backup.
fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".files");
    name.into()
}

/// What `folder` is called aside when the database `db` is called `old`.
fn named_after(old: &Path, db: &Path, folder: &Path) -> PathBuf {
    let ending = old.to_string_lossy().into_owned();
    let ending = ending
        .strip_prefix(&*db.to_string_lossy())
        .unwrap_or(".before")
        .to_owned();
    let mut name = OsString::from(folder);
    name.push(ending);
    name.into()
}

/// The files that a database refers to; none when it is older than they are.
fn files_of(db: &Path) -> anyhow::Result<Vec<Hash>> {
    let conn =
        rusqlite::Connection::open_with_flags(db, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let knows = conn
        .prepare("select 1 from sqlite_schema where name = 'upload'")?
        .exists([])?;
    match knows {
        true => referred(&conn).context("reading which files there are"),
        false => Ok(Vec::new()),
    }
}

fn tell(copied: Copied, target: &Path) {
    if copied.there > 0 {
        println!("Files of rooms in {}: {}", target.display(), copied.there);
    }
    if copied.missing > 0 {
        println!(
            "Files of rooms that were not found, since they are deleted or lost: {}",
            copied.missing
        );
    }
}
