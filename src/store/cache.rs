//! What was costly to make and can be made again, as files: bounded, and gone at any time.
//!
//! Files, and not a database: a server and any number of `longhouse exec` share them without
//! waiting for one another, and a broken one costs its own entry alone. An entry is whole or
//! not there: it is written under another name first, and carries the checksum of its content.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::digest::{SHA256, SHA256_OUTPUT_LEN, digest};
use rustix::fs::{Timespec, Timestamps, UTIME_NOW, UTIME_OMIT, futimens};

/// How full the cache is after the oldest entries had to go, in percent.
const AFTER_EVICTION: u64 = 75;

/// Entries by name, in a folder.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    most: u64,
}

impl Cache {
    /// A cache in `folder` of about `most` bytes; nothing happens before something is put there.
    pub fn new(folder: &Path, most: u64) -> Self {
        Self {
            folder: folder.to_owned(),
            most,
        }
    }

    /// What was put there under this name, if it is there, ours, and as it was written.
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        let mut file = File::open(&path).ok()?;
        let found = file.metadata().ok()?;
        let is_ours = found.is_file()
            && found.uid() == rustix::process::geteuid().as_raw()
            && found.mode() & 0o022 == 0;
        let mut bytes = Vec::with_capacity(usize::try_from(found.len()).ok()?);
        let content = (is_ours && file.read_to_end(&mut bytes).is_ok())
            .then(|| verified(bytes))
            .flatten();
        if content.is_none() {
            // Nobody misses it: it is made again.
            let _ = fs::remove_file(path);
            return None;
        }
        // Used now: it stays when others go. If that cannot be noted, it goes a little earlier.
        let now = Timestamps {
            last_access: at(UTIME_OMIT),
            last_modification: at(UTIME_NOW),
        };
        let _ = futimens(&file, &now);
        content
    }

    /// Keeps `content` under this name; what was used least lately goes if there is no space.
    pub fn put(&self, name: &str, content: &[u8]) -> io::Result<()> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)?;
        let temporary = self
            .folder
            .join(format!(".{}", uuid::Uuid::now_v7().simple()));
        let written = File::options()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&temporary)
            .and_then(|mut file| {
                file.write_all(content)?;
                // Not synced: what a power failure tears does not match its checksum.
                file.write_all(digest(&SHA256, content).as_ref())
            })
            .and_then(|()| fs::rename(&temporary, self.folder.join(name)));
        if written.is_err() {
            // A half-written file would only take space.
            let _ = fs::remove_file(&temporary);
        }
        self.evict();
        written
    }

    fn evict(&self) {
        let mut entries: Vec<_> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let found = entry.metadata().ok()?;
                Some((found.modified().ok()?, found.len(), entry.path()))
            })
            .collect();
        let mut total: u64 = entries.iter().map(|(_, bytes, _)| bytes).sum();
        if total <= self.most {
            return;
        }
        entries.sort();
        for (_, bytes, path) in entries {
            if total <= self.most / 100 * AFTER_EVICTION {
                break;
            }
            // Someone else may have been faster.
            let _ = fs::remove_file(path);
            total -= bytes;
        }
    }
}

fn at(tv_nsec: i64) -> Timespec {
    Timespec { tv_sec: 0, tv_nsec }
}

/// The content of an entry, if it is as it was written.
fn verified(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let end = bytes.len().checked_sub(SHA256_OUTPUT_LEN)?;
    let is_whole = digest(&SHA256, &bytes[..end]).as_ref() == &bytes[end..];
    bytes.truncate(end);
    is_whole.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn cache(most: u64) -> (Cache, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (Cache::new(&folder.path().join("cache"), most), folder)
    }

    #[test]
    fn what_is_put_is_got_by_everyone_with_the_same_folder() {
        let (cache, _folder) = cache(1_000);
        assert_eq!(cache.get("a"), None);
        cache.put("a", b"one").unwrap();
        cache.put("a", b"two").unwrap();
        assert_eq!(
            Cache::new(&cache.folder, 5).get("a").as_deref(),
            Some(&b"two"[..])
        );
    }

    #[test]
    fn what_is_damaged_or_open_to_others_is_thrown_away() {
        let (cache, _folder) = cache(1_000);
        let path = cache.folder.join("a");
        for damage in [
            (|path| fs::write(path, b"short").unwrap()) as fn(&Path),
            |path| {
                let mut bytes = fs::read(path).unwrap();
                bytes[0] ^= 1;
                fs::write(path, bytes).unwrap();
            },
            |path| fs::set_permissions(path, fs::Permissions::from_mode(0o666)).unwrap(),
        ] {
            cache.put("a", b"content").unwrap();
            damage(&path);
            assert_eq!(cache.get("a"), None);
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_folder_that_cannot_be_is_no_reason_to_fail() {
        let (cache, _folder) = cache(1_000);
        fs::write(&cache.folder, b"in the way").unwrap();
        assert!(cache.put("a", b"content").is_err());
        assert_eq!(cache.get("a"), None);
    }

    #[test]
    fn what_was_used_least_lately_goes_first() {
        let (cache, _folder) = cache(1_000);
        for (name, day) in [("old", 1), ("older", 0)] {
            cache.put(name, &[0; 300]).unwrap();
            let when = std::time::UNIX_EPOCH + std::time::Duration::from_secs(day * 86_400);
            let file = File::options()
                .write(true)
                .open(cache.folder.join(name))
                .unwrap();
            file.set_modified(when).unwrap();
        }
        assert!(cache.get("older").is_some(), "using it makes it new");
        cache.put("new", &[0; 340]).unwrap();
        let is_there = ["old", "older", "new"].map(|name| cache.folder.join(name).exists());
        assert_eq!(is_there, [false, true, true]);
    }
}
