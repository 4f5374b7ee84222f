//! Content beside a copy of the database, and whether all of it is there.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::{Hash, place};

/// What became of a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// How many are at the target now.
    pub there: usize,
    /// How many were nowhere to be found.
    pub missing: usize,
}

/// Puts `wanted` below `target`, from the first of the folders `from` that has it.
///
/// On one disk the copies share their bytes with the originals, which never change.
pub fn copy(wanted: &[Hash], from: &[&Path], target: &Path) -> io::Result<Copied> {
    let mut copied = Copied::default();
    for hash in wanted {
        let to = place(target, *hash);
        let found = from
            .iter()
            .map(|folder| place(folder, *hash))
            .find(|path| path.exists());
        match found {
            _ if to.exists() => copied.there += 1,
            None => copied.missing += 1,
            Some(path) => {
                one(&path, &to)?;
                copied.there += 1;
            }
        }
    }
    Ok(copied)
}

fn one(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(shelf) = to.parent() {
        fs::create_dir_all(shelf)?;
    }
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    // Under another name until all of it is there: half a file would count as whole.
    let part = to.with_extension("part");
    fs::copy(from, &part)?;
    File::open(&part)?.sync_all()?;
    fs::rename(part, to)
}

/// How it stands with what is referred to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Soundness {
    /// There, with the content of its name.
    pub sound: usize,
    /// Not there.
    pub missing: usize,
    /// There, with other content.
    pub damaged: usize,
}

/// Reads all of `wanted` below `folder`.
pub fn examine(wanted: &[Hash], folder: &Path) -> io::Result<Soundness> {
    let mut found = Soundness::default();
    for hash in wanted {
        match File::open(place(folder, *hash)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => found.missing += 1,
            Err(error) => return Err(error),
            Ok(file) if Hash::of_all(&file, |_| ())? == *hash => found.sound += 1,
            Ok(_) => found.damaged += 1,
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::{Blobs, folder};

    #[test]
    fn a_copy_has_all_that_there_is_and_counts_what_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(dir.path()).unwrap();
        let hash = blobs.put(b"abc").unwrap();
        let (from, to) = (folder(dir.path()), dir.path().join("copy.files"));
        let wanted = [hash, Hash::of(b"never was")];
        let expected = Copied {
            there: 1,
            missing: 1,
        };
        assert_eq!(copy(&wanted, &[&to, &from], &to).unwrap(), expected);
        assert_eq!(copy(&wanted, &[&from], &to).unwrap(), expected, "again");
        let found = examine(&wanted, &to).unwrap();
        assert_eq!((found.sound, found.missing, found.damaged), (1, 1, 0));
        fs::remove_file(place(&to, hash)).unwrap();
        fs::write(place(&to, hash), b"abd").unwrap();
        assert_eq!(examine(&wanted, &to).unwrap().damaged, 1);
    }
}
