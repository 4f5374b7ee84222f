//! The name of content.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use aws_lc_rs::digest::{Context, SHA256, digest};
use data_encoding::HEXLOWER;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// The SHA-256 of some content, which is its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// Not the name of any content.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("this is no SHA-256")]
pub struct BadHash;

impl Hash {
    /// The name of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self::from(digest(&SHA256, bytes))
    }

    /// The name of what `reader` reads, whose pieces `see` is shown on the way.
    pub fn of_all(mut reader: impl Read, mut see: impl FnMut(&[u8])) -> io::Result<Self> {
        let mut context = Context::new(&SHA256);
        let mut piece = vec![0; 256 * 1024];
        loop {
            let read = match reader.read(&mut piece) {
                Ok(0) => return Ok(Self::from(context.finish())),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            context.update(&piece[..read]);
            see(&piece[..read]);
        }
    }
}

impl From<aws_lc_rs::digest::Digest> for Hash {
    fn from(digest: aws_lc_rs::digest::Digest) -> Self {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(digest.as_ref());
        Self(bytes)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = BadHash;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| BadHash)?;
        Ok(Self(bytes.try_into().map_err(|_| BadHash)?))
    }
}

impl ToSql for Hash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for Hash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?.try_into();
        bytes.map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_same_whole_and_in_pieces_and_comes_back_from_its_text() {
        let bytes = vec![7; 600 * 1024];
        let mut seen = 0;
        let hash = Hash::of_all(&bytes[..], |piece| seen += piece.len()).unwrap();
        assert_eq!((hash, seen), (Hash::of(&bytes), bytes.len()));
        assert_eq!(hash.to_string().parse::<Hash>().unwrap(), hash);
        assert!("abc".parse::<Hash>().is_err());
        assert!("../../../etc/passwd".parse::<Hash>().is_err());
    }
}
