//! What a program left in its directory, which may be deeper than any stack, and longer than
//! any path: nothing here calls itself, and nothing is reached by more than two names.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

/// Whether more is in `root` than so many bytes, or so many files and folders. A file counts as
/// long as it is, too: what has holes costs no disk, but whoever reads it.
pub(super) fn is_over(root: &Path, mut bytes: u64, mut files: u32) -> bool {
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            // A path that is too long, or too many open files: no honest program comes here.
            return true;
        };
        for entry in entries.flatten() {
            let found = match entry.metadata() {
                Ok(found) => found,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(_) => return true,
            };
            let length = if found.is_file() { found.len() } else { 0 };
            let left = (
                bytes.checked_sub(length.max(found.blocks() * 512)),
                files.checked_sub(1),
            );
            let (Some(left_bytes), Some(left_files)) = left else {
                return true;
            };
            (bytes, files) = (left_bytes, left_files);
            if found.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    false
}

/// Removes a directory and all that is in it, as far as that is possible.
pub(super) fn remove(root: &Path) {
    let Some(name) = root.file_name() else {
        return;
    };
    // A folder in a folder is moved here before it is emptied.
    let mut flat = name.to_owned();
    flat.push("-gone");
    let flat = root.with_file_name(flat);
    let (mut folders, mut moved) = (vec![root.to_owned()], 0_u64);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let removed = if is_folder {
                fs::remove_dir(&path)
            } else {
                fs::remove_file(&path)
            };
            if is_folder && removed.is_err() {
                moved += 1;
                let to = flat.join(moved.to_string());
                if (moved > 1 || fs::create_dir(&flat).is_ok()) && fs::rename(&path, &to).is_ok() {
                    folders.push(to);
                }
            }
        }
        // What is still in it is swept at the next start.
        let _ = fs::remove_dir(&folder);
    }
    if moved > 0 {
        let _ = fs::remove_dir(&flat);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree so deep that no path reaches its end.
    fn deep(root: &Path, levels: usize) {
        use rustix::fs::{CWD, Mode, OFlags, mkdirat, openat};
        let open = |at: &rustix::fd::OwnedFd, name: &str| {
            mkdirat(at, name, Mode::RWXU).unwrap();
            openat(at, name, OFlags::DIRECTORY, Mode::empty()).unwrap()
        };
        fs::create_dir(root).unwrap();
        let mut at = openat(CWD, root, OFlags::DIRECTORY, Mode::empty()).unwrap();
        for _ in 0..levels {
            at = open(&at, &"d".repeat(200));
        }
    }

    #[test]
    fn what_is_too_deep_for_any_path_is_over_the_limit_and_can_be_removed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("run");
        deep(&root, 3_000);
        assert!(is_over(&root, u64::MAX, u32::MAX));
        remove(&root);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_of_holes_counts_as_long_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = fs::File::create(folder.path().join("holes")).unwrap();
        file.set_len(1 << 30).unwrap();
        assert!(!is_over(folder.path(), 1 << 30, 10));
        assert!(is_over(folder.path(), (1 << 30) - 1, 10));
    }

    #[test]
    fn links_are_neither_followed_nor_emptied() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(outside.path().join("kept"), [0; 10_000]).unwrap();
        let root = folder.path().join("run");
        fs::create_dir(&root).unwrap();
        std::os::unix::fs::symlink(outside.path(), root.join("link")).unwrap();
        assert!(!is_over(&root, 5_000, 1));
        remove(&root);
        assert!(outside.path().join("kept").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_directory_is_over_by_bytes_and_by_files() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("run");
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::write(root.join("a/b/c"), [0; 10_000]).unwrap();
        fs::write(root.join("a/d"), "x").unwrap();
        assert!(!is_over(&root, 1 << 20, 4));
        assert!(is_over(&root, 1 << 20, 3));
        assert!(is_over(&root, 10_000, 4));
        remove(&root);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
