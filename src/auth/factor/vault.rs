//! Where the secrets of authenticator apps are safe: sealed by a key that is not in the database.
//!
//! Whoever gets hold of a copy of the database, a backup say, can make no codes with it. The key is
//! in a file of its own beside the database. Without it the apps that were set up with it are of no
//! use: their owners come in by a recovery code or a passkey, and set them up anew.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};

use crate::base::{Secret, UserId, random_bytes};

/// The file in the data directory that holds the key.
pub const FILE: &str = "factors.key";

/// The length of a key, in bytes.
const KEY: usize = 32;
/// What sealed secrets begin with, so that they can be sealed otherwise one day.
const FORM: u8 = 1;

/// Seals and opens the secrets of authenticator apps (AES-256-GCM). Clone it freely.
#[derive(Clone)]
pub struct Vault(Arc<RandomizedNonceKey>);

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

impl Vault {
    /// The vault of the data directory `data`, which gets its key here if it has none.
    pub fn open(data: &Path) -> io::Result<Self> {
        let key = kept_key(&data.join(FILE))?;
        let wrong = || io::Error::new(io::ErrorKind::InvalidData, "a key has 32 bytes");
        Self::with(&key).ok_or_else(wrong)
    }

    /// One whose key nobody keeps.
    pub fn passing() -> Self {
        let key = Secret::new(random_bytes::<KEY>().to_vec());
        Self::with(&key).expect("a key of this length is one")
    }

    fn with(key: &Secret<Vec<u8>>) -> Option<Self> {
        let key = RandomizedNonceKey::new(&AES_256_GCM, key.expose()).ok()?;
        Some(Self(Arc::new(key)))
    }

    /// Seals the secret of an app of `user`'s: it opens for nobody else.
    pub(super) fn seal(&self, user: UserId, secret: &[u8]) -> Vec<u8> {
        let mut text = secret.to_vec();
        let whose = Aad::from(user.0.as_bytes());
        let nonce = self.0.seal_in_place_append_tag(whose, &mut text);
        let nonce = nonce.expect("a few bytes can be sealed");
        let mut sealed = vec![FORM];
        sealed.extend_from_slice(nonce.as_ref());
        sealed.extend_from_slice(&text);
        sealed
    }

    /// What was sealed for `user` by this key, if it is as it was.
    pub(super) fn unseal(&self, user: UserId, sealed: &[u8]) -> Option<Vec<u8>> {
        let (form, rest) = sealed.split_first()?;
        let (nonce, text) = rest.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let whose = Aad::from(user.0.as_bytes());
        let mut text = text.to_vec();
        let secret = self.0.open_in_place(nonce, whose, &mut text).ok()?;
        (*form == FORM).then(|| secret.to_vec())
    }
}

/// The key in `file`, which gets a new one here if it is not there.
pub fn kept_key(file: &Path) -> io::Result<Secret<Vec<u8>>> {
    match fs::read(file) {
        Ok(key) => Ok(Secret::new(key)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(file),
        Err(error) => Err(error),
    }
}

/// Makes a key that only we can read, and keeps it before anything is sealed by it.
fn make(file: &Path) -> io::Result<Secret<Vec<u8>>> {
    let key = Secret::new(random_bytes::<KEY>().to_vec());
    // Under another name first: half a key would keep the house from starting.
    let part = file.with_extension("part");
    let _ = fs::remove_file(&part);
    let mut written = OpenOptions::new()
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(&part)?;
    written.write_all(key.expose())?;
    written.sync_all()?;
    fs::rename(&part, file)?;
    if let Some(folder) = file.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::base::fuzz;

    #[test]
    fn a_secret_opens_for_its_owner_by_its_key_and_in_one_piece() {
        let (vault, ann) = (Vault::passing(), UserId::fresh());
        let sealed = vault.seal(ann, b"12345678901234567890");
        assert!(!sealed.windows(4).any(|part| part == b"1234"));
        assert_ne!(sealed, vault.seal(ann, b"12345678901234567890"));
        assert_eq!(vault.unseal(UserId::fresh(), &sealed), None);
        assert_eq!(Vault::passing().unseal(ann, &sealed), None);
        let opened = fuzz::vary(&[&sealed], |bytes| {
            let opened = vault.unseal(ann, bytes);
            assert_eq!(opened.is_some(), bytes == sealed);
            opened.is_some()
        });
        assert!(opened > 1_000, "{opened}");
    }

    #[test]
    fn the_key_is_made_once_and_is_nobody_elses_to_read() {
        let dir = tempfile::tempdir().unwrap();
        let ann = UserId::fresh();
        let sealed = Vault::open(dir.path()).unwrap().seal(ann, b"secret");
        let again = Vault::open(dir.path()).unwrap();
        assert_eq!(again.unseal(ann, &sealed).unwrap(), b"secret");
        let file = dir.path().join(FILE);
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        for damaged in ["", "short", &"x".repeat(33)] {
            fs::write(&file, damaged).unwrap();
            assert!(Vault::open(dir.path()).is_err(), "{damaged:?}");
        }
    }
}
