//! The one-time code by which the first administrator proves to own the machine.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Error, store};
use crate::base::{Secret, random_bytes};
use crate::store::Db;

/// Digits and letters that cannot be taken for one another.
const ALPHABET: &[u8; 32] = b"23456789abcdefghjkmnopqrstuvwxyz";

/// Holds the setup code until there is an administrator. Kept in memory alone, so a
/// restart makes a new one.
#[derive(Clone, Debug)]
pub struct Setup(Arc<Mutex<Option<Secret<String>>>>);

impl Setup {
    /// Makes a code if the house has no administrator.
    pub async fn open(db: &Db) -> Result<Self, Error> {
        let needed = !db.read(store::has_admin).await?;
        let code = needed.then(|| Secret::new(fresh_code()));
        Ok(Self(Arc::new(Mutex::new(code))))
    }

    /// The code, while it is needed. For the console, and nothing else.
    pub fn code(&self) -> Option<String> {
        self.lock().as_ref().map(|code| code.expose().clone())
    }

    /// Whether the house waits for its first administrator.
    pub fn is_needed(&self) -> bool {
        self.lock().is_some()
    }

    /// Whether `given` is the code, in small or capital letters.
    pub fn check(&self, given: &str) -> Result<(), Error> {
        match &*self.lock() {
            None => Err(Error::AlreadySetUp),
            Some(code) if code.matches(given.trim().to_ascii_lowercase().as_bytes()) => Ok(()),
            Some(_) => Err(Error::BadSetupCode),
        }
    }

    /// Ends it: there is an administrator.
    pub fn finish(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Secret<String>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sixteen characters of five bits: 80 bits, in groups of four to be read aloud.
fn fresh_code() -> String {
    let random = random_bytes::<16>();
    let letters = random.map(|byte| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]));
    let groups = letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_opens_once() {
        let setup = Setup(Arc::new(Mutex::new(Some(Secret::new(fresh_code())))));
        let code = setup.code().unwrap();
        assert_eq!(code.len(), 19);
        assert!(matches!(setup.check("wrong"), Err(Error::BadSetupCode)));
        setup.check(&format!(" {} ", code.to_uppercase())).unwrap();
        setup.finish();
        assert!(matches!(setup.check(&code), Err(Error::AlreadySetUp)));
        assert_eq!(setup.code(), None);
    }
}
