//! Bytes by what they are: a file's place is the SHA-256 of its content.
//!
//! What is here is whole, never changes, and is there once however often it came. What still
//! arrives lies beside it under a name of its own until all of it is on disk. Nothing is removed
//! here by itself: whoever knows what is referred to asks for it ([`Blobs::remove_old`]).

mod arriving;
mod copy;
mod hash;
mod read;

use std::fs::{self, File, FileTimes};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

pub use arriving::Appender;
pub use copy::{Copied, Soundness, copy, examine};
pub use hash::Hash;
pub use read::stream;

/// Where files that are whole lie, by the first two digits of their hash.
const WHOLE: &str = "blobs";
/// Where those lie that still arrive.
const ARRIVING: &str = "arriving";

/// A handle on the store of bytes. Clone it freely.
#[derive(Clone, Debug)]
pub struct Blobs(Arc<Place>);

#[derive(Debug)]
struct Place {
    whole: PathBuf,
    arriving: PathBuf,
    /// Held while a file comes in or goes, so that nothing is removed that has just come again.
    door: Mutex<()>,
}

/// The folder of whole files in a data directory.
pub fn folder(data: &Path) -> PathBuf {
    data.join(WHOLE)
}

/// A file's place below the folder of whole files.
fn place(folder: &Path, hash: Hash) -> PathBuf {
    let name = hash.to_string();
    folder.join(&name[..2]).join(&name[2..])
}

impl Blobs {
    /// Opens the store in the data directory, making its folders.
    pub fn open(data: &Path) -> io::Result<Self> {
        let place = Place {
            whole: folder(data),
            arriving: data.join(ARRIVING),
            door: Mutex::new(()),
        };
        fs::create_dir_all(&place.whole)?;
        fs::create_dir_all(&place.arriving)?;
        Ok(Self(Arc::new(place)))
    }

    /// Keeps small content that is in memory already.
    pub fn put(&self, bytes: &[u8]) -> io::Result<Hash> {
        let hash = Hash::of(bytes);
        let part = self.0.arriving.join(format!("{hash}.part"));
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        self.settle(&part, hash)?;
        Ok(hash)
    }

    /// Gives the file at `from`, which is on disk, the place of its `hash`.
    fn settle(&self, from: &Path, hash: Hash) -> io::Result<()> {
        let to = place(&self.0.whole, hash);
        let shelf = to.parent().unwrap_or(&self.0.whole);
        let _door = self.0.door.lock().unwrap_or_else(PoisonError::into_inner);
        if let Ok(there) = File::options().write(true).open(&to) {
            // It counts as new, so that nobody sweeps it away before it is referred to.
            there.set_times(FileTimes::new().set_modified(present()))?;
            return fs::remove_file(from);
        }
        if !shelf.exists() {
            fs::create_dir_all(shelf)?;
            File::open(&self.0.whole)?.sync_all()?;
        }
        fs::rename(from, &to)?;
        File::open(shelf)?.sync_all()
    }

    /// The file with this content, to be read, and its length.
    pub async fn read(&self, hash: Hash) -> io::Result<(tokio::fs::File, u64)> {
        let file = tokio::fs::File::open(place(&self.0.whole, hash)).await?;
        let length = file.metadata().await?.len();
        Ok((file, length))
    }

    /// What has been there for longer than `grace`, in one of sixteen parts of the store, so
    /// that looking through a large one is spread over time.
    pub fn old(&self, part: u8, grace: Duration) -> io::Result<Vec<Hash>> {
        let mut found = Vec::new();
        for shelf in 0..16 {
            let name = format!("{:02x}", (part % 16) * 16 + shelf);
            let Ok(files) = fs::read_dir(self.0.whole.join(&name)) else {
                continue;
            };
            for file in files {
                let file = file?;
                let rest = file.file_name();
                let hash = rest
                    .to_str()
                    .and_then(|rest| format!("{name}{rest}").parse().ok());
                let (Some(hash), Ok(about)) = (hash, file.metadata()) else {
                    continue;
                };
                if is_older(&about, grace) {
                    found.push(hash);
                }
            }
        }
        Ok(found)
    }

    /// Removes what nothing refers to, unless it has come again within `grace`; says whether it
    /// is gone.
    pub fn remove_old(&self, hash: Hash, grace: Duration) -> io::Result<bool> {
        let path = place(&self.0.whole, hash);
        let _door = self.0.door.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_older(&fs::metadata(&path)?, grace) {
            return Ok(false);
        }
        fs::remove_file(path)?;
        Ok(true)
    }
}

fn is_older(about: &fs::Metadata, than: Duration) -> bool {
    let age = about.modified().ok().and_then(|at| at.elapsed().ok());
    age.is_some_and(|age| age >= than)
}

/// The present, as files have it.
#[expect(
    clippy::disallowed_methods,
    reason = "how old a file is goes by the machine's clock"
)]
fn present() -> SystemTime {
    SystemTime::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch() -> (tempfile::TempDir, Blobs) {
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(dir.path()).unwrap();
        (dir, blobs)
    }

    /// All of them, whatever part they are in.
    fn all(blobs: &Blobs) -> Vec<Hash> {
        (0..16)
            .flat_map(|part| blobs.old(part, Duration::ZERO).unwrap())
            .collect()
    }

    #[test]
    fn the_same_content_is_there_once_at_the_place_of_its_hash() {
        let (dir, blobs) = scratch();
        let hash = blobs.put(b"abc").unwrap();
        assert_eq!(blobs.put(b"abc").unwrap(), hash);
        assert_eq!(all(&blobs), [hash]);
        let path = dir
            .path()
            .join("blobs/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(fs::read(path).unwrap(), b"abc");
        assert_eq!(
            fs::read_dir(dir.path().join("arriving")).unwrap().count(),
            0
        );
    }

    #[test]
    fn what_came_again_a_moment_ago_is_not_swept_away() {
        let (_dir, blobs) = scratch();
        let hash = blobs.put(b"abc").unwrap();
        let hour = Duration::from_secs(3_600);
        let path = place(&blobs.0.whole, hash);
        let past = present() - hour * 2;
        let age = || {
            let file = File::options().write(true).open(&path).unwrap();
            file.set_times(FileTimes::new().set_modified(past)).unwrap();
        };
        age();
        let found: Vec<Hash> = (0..16)
            .flat_map(|part| blobs.old(part, hour).unwrap())
            .collect();
        assert_eq!(found, [hash]);
        // Between the look and the removal somebody sends the same file.
        blobs.put(b"abc").unwrap();
        assert!(!blobs.remove_old(hash, hour).unwrap());
        age();
        assert!(blobs.remove_old(hash, hour).unwrap());
        assert!(all(&blobs).is_empty());
    }
}
