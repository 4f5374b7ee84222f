//! Passwords: argon2id, beside the async threads, as many at once as there are cores.

use std::sync::{Arc, OnceLock};

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use tokio::sync::Semaphore;

use super::Error;
use super::user::key;
use crate::base::Secret;

/// The shortest password, in characters.
pub(super) const MIN_PASSWORD: usize = 12;
/// The longest password, in characters.
pub(super) const MAX_PASSWORD: usize = 256;

/// How many wait for each core before more are turned away.
const WAITING_PER_CORE: usize = 32;

/// The commonest of those that are long enough, after what is added to reach a length is
/// taken off: see [`is_common`].
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "motdepasse",
    "contraseña",
    "qwerty",
    "qwertyuiop",
    "qwertyuiopasdfgh",
    "qwertyuiopasdfghjkl",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedc",
    "qazwsxedcrfv",
    "iloveyou",
    "letmein",
    "letmeinplease",
    "welcome",
    "welcomehome",
    "administrator",
    "admin",
    "longhouse",
    "changeme",
    "changemenow",
    "football",
    "baseball",
    "basketball",
    "princess",
    "sunshine",
    "superman",
    "batman",
    "starwars",
    "trustno1",
    "whatever",
    "computer",
    "internet",
    "michelle",
    "jennifer",
    "abcdefghijkl",
    "abcdefghijklm",
    "abcdefghijklmnop",
    "abcdefghijklmnopqrstuvwxyz",
    "correcthorsebatterystaple",
    "default",
    "monkey",
    "dragon",
    "master",
    "shadow",
    "secret",
    "secretpassword",
    "mypassword",
    "thisismypassword",
    "test",
    "testtest",
    "testtesttest",
    "passwordpassword",
    "qwertyqwerty",
    "helloworld",
    "unknown",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "q1w2e3r4t5y6",
    "zaq12wsx",
    "zaq1zaq1zaq1",
];

/// A password that is long enough and not among the first that are guessed.
#[derive(Clone, Debug)]
pub struct Password(Secret<String>);

impl Password {
    /// Accepts `raw` as the password of someone called `about` (username and address), or
    /// says why not.
    pub fn parse(raw: &str, about: &[&str]) -> Result<Self, Error> {
        let length = raw.chars().count();
        if !(MIN_PASSWORD..=MAX_PASSWORD).contains(&length) {
            return Err(Error::PasswordLength);
        }
        let about_them = about
            .iter()
            .any(|known| known.len() > 3 && core(raw) == core(known));
        if is_common(raw) || about_them {
            return Err(Error::PasswordCommon);
        }
        Ok(Self(Secret::new(raw.to_owned())))
    }
}

/// What is left when the digits and signs that people add at either end are taken off.
fn core(raw: &str) -> String {
    let folded = key(raw);
    folded.trim_matches(|c: char| !c.is_alphabetic()).to_owned()
}

fn is_common(raw: &str) -> bool {
    let folded = key(raw);
    let mut distinct: Vec<char> = folded.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let digits = "01234567890123456789012345678901234567890";
    let counted =
        digits.contains(&folded) || digits.chars().rev().collect::<String>().contains(&folded);
    distinct.len() < 5
        || counted
        || COMMON.contains(&folded.as_str())
        || COMMON.contains(&core(raw).as_str())
}

/// Hashes and checks passwords. Clone it freely.
#[derive(Clone, Debug)]
pub struct Passwords(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    running: Semaphore,
    waiting: Semaphore,
    /// Checked in the place of a password that nobody has, so that the answer takes as long.
    nobody: OnceLock<String>,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Inner {
            running: Semaphore::new(cores),
            waiting: Semaphore::new(cores * WAITING_PER_CORE),
            nobody: OnceLock::new(),
        }))
    }
}

impl Passwords {
    /// What to store of a password.
    pub async fn hash(&self, password: Password) -> Result<String, Error> {
        self.work(move |_| hash(password.0.expose())).await
    }

    /// Whether `given` is the password that `stored` was made of. With nothing stored the
    /// answer is no, and takes as long.
    pub async fn verify(
        &self,
        given: Secret<String>,
        stored: Option<String>,
    ) -> Result<bool, Error> {
        self.work(move |inner| {
            let exists = stored.is_some();
            let stored = match stored {
                Some(stored) => stored,
                None => match inner.nobody.get() {
                    Some(nobody) => nobody.clone(),
                    None => inner
                        .nobody
                        .get_or_init(|| hash("nobody").unwrap_or_default())
                        .clone(),
                },
            };
            let parsed =
                PasswordHash::new(&stored).map_err(|error| Error::Hash(error.to_string()))?;
            let right = Argon2::default()
                .verify_password(given.expose().as_bytes(), &parsed)
                .is_ok();
            Ok(right && exists)
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let _place = self.0.waiting.try_acquire().map_err(|_| Error::Busy)?;
        let _core = self.0.running.acquire().await.map_err(|_| Error::Busy)?;
        let inner = Arc::clone(&self.0);
        tokio::task::spawn_blocking(move || work(&inner))
            .await
            .map_err(|error| Error::Hash(error.to_string()))?
    }
}

/// What to store of a password, computed on this thread.
pub(super) fn hash_now(password: &Password) -> Result<String, Error> {
    hash(password.0.expose())
}

fn hash(password: &str) -> Result<String, Error> {
    // The defaults are those that OWASP advises: 19 MiB, two passes, one lane.
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string())
        .map_err(|error| Error::Hash(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused() {
        for bad in [
            "password1234",
            "Password!2026",
            "123456789012",
            "aaaaaaaaaaaa",
            "abababababab",
            "qwertyuiop12",
            "correcthorsebatterystaple",
            "098765432109",
            "PASSWORDPASSWORD",
            "admin1234567890",
        ] {
            assert!(
                matches!(Password::parse(bad, &[]), Err(Error::PasswordCommon)),
                "{bad:?}"
            );
        }
        let own = Password::parse("ines.moreau1987", &["ines.moreau"]);
        assert!(matches!(own, Err(Error::PasswordCommon)));
        for bad in ["", "short", "elevenchars", &"é".repeat(257)] {
            assert!(
                matches!(Password::parse(bad, &[]), Err(Error::PasswordLength)),
                "{bad:?}"
            );
        }
        for good in [
            "wet dog on a sofa",
            "Tr0ub4dor&3xyz",
            "🛖 lampe otter flöte",
            "x\0y is a password",
        ] {
            assert!(Password::parse(good, &["ann"]).is_ok(), "{good:?}");
        }
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_alone() {
        let passwords = Passwords::default();
        let password = Password::parse("wet dog on a sofa", &[]).unwrap();
        let stored = passwords.hash(password).await.unwrap();
        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
        let check = |given: &str, stored| passwords.verify(Secret::new(given.to_owned()), stored);
        assert!(
            check("wet dog on a sofa", Some(stored.clone()))
                .await
                .unwrap()
        );
        assert!(!check("wet dog on a sofA", Some(stored)).await.unwrap());
        assert!(
            !check("nobody", None).await.unwrap(),
            "nobody can sign in as nobody"
        );
    }
}
