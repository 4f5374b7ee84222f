//! Files that still arrive, piece by piece.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use tokio::fs::File;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

use super::{Blobs, Hash, is_older};

/// Appends to a file that arrives.
#[derive(Debug)]
pub struct Appender {
    file: File,
    /// How much of it there is.
    length: u64,
}

impl Appender {
    /// How much there is, this appender's pieces included.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Appends a piece.
    pub async fn append(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.write_all(piece).await?;
        self.length += piece.len() as u64;
        Ok(())
    }

    /// Takes back everything after the first `length` bytes.
    pub async fn cut(&mut self, length: u64) -> io::Result<()> {
        self.file.flush().await?;
        self.file.set_len(length).await?;
        self.length = length;
        Ok(())
    }

    /// Makes what has come durable.
    pub async fn keep(mut self) -> io::Result<u64> {
        self.file.flush().await?;
        self.file.sync_data().await?;
        Ok(self.length)
    }
}

impl Blobs {
    /// Where the file `id` lies while it arrives.
    pub fn arriving(&self, id: Uuid) -> PathBuf {
        self.0.arriving.join(id.to_string())
    }

    /// How much of the file `id` has arrived.
    pub async fn arrived(&self, id: Uuid) -> io::Result<u64> {
        match tokio::fs::metadata(self.arriving(id)).await {
            Ok(about) => Ok(about.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Opens the file `id` at its end, making it.
    pub async fn append(&self, id: Uuid) -> io::Result<Appender> {
        let mut open = File::options();
        let file = open
            .append(true)
            .create(true)
            .open(self.arriving(id))
            .await?;
        let length = file.metadata().await?.len();
        Ok(Appender { file, length })
    }

    /// Gives the file `id`, all of which has arrived and whose content has this `hash`, its place.
    pub fn take_in(&self, id: Uuid, hash: Hash) -> io::Result<()> {
        self.settle(&self.arriving(id), hash)
    }

    /// Forgets what has arrived of the file `id`.
    pub fn discard(&self, id: Uuid) -> io::Result<()> {
        match fs::remove_file(self.arriving(id)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// What has not grown for longer than `grace`.
    pub fn stuck(&self, grace: Duration) -> io::Result<Vec<Uuid>> {
        let mut found = Vec::new();
        for file in fs::read_dir(&self.0.arriving)? {
            let file = file?;
            if !file.metadata().is_ok_and(|about| is_older(&about, grace)) {
                continue;
            }
            match file.file_name().to_str().and_then(|name| name.parse().ok()) {
                Some(id) => found.push(id),
                // Half of a small file, left by a process that was killed.
                None => fs::remove_file(file.path())?,
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_that_arrives_goes_on_where_it_stopped_and_ends_at_the_place_of_its_hash() {
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(dir.path()).unwrap();
        let id = Uuid::now_v7();
        let mut first = blobs.append(id).await.unwrap();
        first.append(b"ab").await.unwrap();
        first.append(b"XX").await.unwrap();
        first.cut(2).await.unwrap();
        assert_eq!(first.keep().await.unwrap(), 2);
        assert_eq!(blobs.arrived(id).await.unwrap(), 2);
        let mut second = blobs.append(id).await.unwrap();
        second.append(b"c").await.unwrap();
        assert_eq!(second.keep().await.unwrap(), 3);
        let hash = Hash::of(b"abc");
        blobs.take_in(id, hash).unwrap();
        assert_eq!(blobs.read(hash).await.unwrap().1, 3);
        assert_eq!(blobs.arrived(id).await.unwrap(), 0);
        assert!(blobs.stuck(Duration::ZERO).unwrap().is_empty());
    }
}
