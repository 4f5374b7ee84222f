//! Passwords: argon2id, beside the async threads, as many at once as there are cores.

use std::sync::{Arc, OnceLock};
use std::thread;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use tokio::sync::{Semaphore, oneshot};

use super::Error;
use super::common::{core, is_common};
use crate::background::{Pulse, stand_back};
use crate::base::Secret;

/// The shortest password, in characters.
pub(super) const MIN_PASSWORD: usize = 12;
/// The longest password, in characters.
pub(super) const MAX_PASSWORD: usize = 256;

/// How many wait for each core before more are turned away.
const WAITING_PER_CORE: usize = 32;

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

/// What a password turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Another one.
    Wrong,
    /// The one.
    Right,
    /// The one, kept at lower costs than today's. This is what to keep instead.
    Outdated(String),
}

impl Checked {
    /// Whether it is the one.
    pub fn is_right(&self) -> bool {
        *self != Self::Wrong
    }
}

/// Hashes and checks passwords. Clone it freely.
#[derive(Clone, Debug)]
pub struct Passwords(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// One for each core: a hash takes its core whole.
    running: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    /// Checked in the place of a password that nobody has, so that the answer takes as long.
    nobody: OnceLock<String>,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Inner {
            running: Arc::new(Semaphore::new(cores)),
            waiting: Arc::new(Semaphore::new(cores * WAITING_PER_CORE)),
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
    pub async fn check(
        &self,
        given: Secret<String>,
        stored: Option<String>,
    ) -> Result<Checked, Error> {
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
            if !right || !exists {
                return Ok(Checked::Wrong);
            }
            // Once in the life of a password the second hash is worth its time.
            if is_outdated(&parsed) {
                return Ok(Checked::Outdated(hash(given.expose())?));
            }
            Ok(Checked::Right)
        })
        .await
    }

    /// Whether `given` is the password that `stored` was made of.
    pub async fn verify(
        &self,
        given: Secret<String>,
        stored: Option<String>,
    ) -> Result<bool, Error> {
        Ok(self.check(given, stored).await?.is_right())
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let inner = Arc::clone(&self.0);
        let place = Arc::clone(&inner.waiting).try_acquire_owned();
        let place = place.map_err(|_| Error::Busy)?;
        let core = Arc::clone(&inner.running).acquire_owned().await;
        let core = core.map_err(|_| Error::Busy)?;
        let (done, answer) = oneshot::channel();
        let hash = move || {
            // Who is in the rooms comes first.
            stand_back();
            let _pulse = Pulse::start();
            // Nobody may wait for it any more; there are no more at once for that.
            let _ = done.send(work(&inner));
            drop((place, core));
        };
        let thread = thread::Builder::new().name("longhouse-hash".into());
        thread
            .spawn(hash)
            .map_err(|error| Error::Hash(error.to_string()))?;
        let hashed = answer.await;
        hashed.map_err(|_| Error::Hash("the thread ended".to_owned()))?
    }
}

/// Whether a password was kept at lower costs than today's.
fn is_outdated(stored: &PasswordHash) -> bool {
    let today = argon2::Params::default();
    match argon2::Params::try_from(stored) {
        Ok(then) => {
            stored.algorithm != argon2::Algorithm::Argon2id.ident()
                || then.m_cost() < today.m_cost()
                || then.t_cost() < today.t_cost()
        }
        Err(_) => true,
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
        let check = |given: &str, stored| passwords.check(Secret::new(given.to_owned()), stored);
        assert_eq!(
            check("wet dog on a sofa", Some(stored.clone()))
                .await
                .unwrap(),
            Checked::Right
        );
        let wrong = check("wet dog on a sofA", Some(stored)).await.unwrap();
        assert_eq!(wrong, Checked::Wrong);
        let nobody = check("nobody", None).await.unwrap();
        assert_eq!(nobody, Checked::Wrong, "nobody can sign in as nobody");
    }

    #[tokio::test]
    async fn what_was_kept_too_cheaply_is_kept_anew() {
        let passwords = Passwords::default();
        let cheap = Argon2::new(
            argon2::Algorithm::Argon2id,
            argon2::Version::V0x13,
            argon2::Params::new(8 * 1024, 1, 1, None).unwrap(),
        );
        let stored = cheap
            .hash_password(b"wet dog on a sofa")
            .unwrap()
            .to_string();
        let given = |text: &str| Secret::new(text.to_owned());
        let wrong = passwords.check(given("another"), Some(stored.clone()));
        assert_eq!(wrong.await.unwrap(), Checked::Wrong);
        let right = passwords.check(given("wet dog on a sofa"), Some(stored));
        let Checked::Outdated(anew) = right.await.unwrap() else {
            panic!("it is outdated");
        };
        let again = passwords.check(given("wet dog on a sofa"), Some(anew));
        assert_eq!(again.await.unwrap(), Checked::Right);
    }
}
