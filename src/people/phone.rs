//! Phone numbers, which we never keep.

use std::io;
use std::path::Path;
use std::sync::Arc;

use aws_lc_rs::hmac;

use super::Error;
use crate::auth;

/// The file in the data directory that holds the key.
pub const FILE: &str = "phones.key";

/// What tells this use of the key from others.
const PURPOSE: &[u8] = b"longhouse phone 1:";

/// A number that can be called from everywhere (E.164).
#[derive(Clone, PartialEq)]
pub struct Phone(String);

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone(…)")
    }
}

impl Phone {
    /// Accepts `raw` as a number with its country, however it is spaced, or says why not.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        if raw.len() > 64 {
            return Err(Error::BadPhone);
        }
        let spacing = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '/' | '(' | ')');
        let close: String = raw.chars().filter(|&c| !spacing(c)).collect();
        let digits = close
            .strip_prefix('+')
            .or_else(|| close.strip_prefix("00"))
            .ok_or(Error::BadPhone)?;
        let fits = (7..=15).contains(&digits.len());
        let is_number = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if !fits || !is_number {
            return Err(Error::BadPhone);
        }
        Ok(Self(format!("+{digits}")))
    }
}

/// Turns numbers into what is kept of them. Clone it freely.
#[derive(Clone)]
pub struct Phones(Arc<hmac::Key>);

impl std::fmt::Debug for Phones {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phones(…)")
    }
}

impl Phones {
    /// With the key of the data directory `data`, which gets one here if it has none. With another
    /// key nobody is found by the numbers they have told before.
    pub fn open(data: &Path) -> io::Result<Self> {
        let key = auth::kept_key(&data.join(FILE))?;
        let key = hmac::Key::new(hmac::HMAC_SHA256, key.expose());
        Ok(Self(Arc::new(key)))
    }

    /// What is kept of a number: nobody without the key learns it by trying all numbers.
    pub(super) fn hash(&self, phone: &Phone) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(PURPOSE);
        context.update(phone.0.as_bytes());
        context.sign().as_ref().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_spaced() {
        let plain = Phone::parse("+4930901820").unwrap();
        for same in ["+49 30 901820", "0049-30/901820", " +49 (30) 90.18.20 "] {
            assert_eq!(Phone::parse(same).unwrap(), plain, "{same}");
        }
    }

    #[test]
    fn what_cannot_be_called_from_everywhere_is_no_number() {
        let long = format!("+{}", "1".repeat(16));
        for bad in [
            "",
            "+",
            "030901820",
            "+0301234567",
            "+49",
            "+49x30901820",
            "+٤٩٣٠٩٠١٨٢٠",
            &long,
            &"+".repeat(100),
        ] {
            assert!(matches!(Phone::parse(bad), Err(Error::BadPhone)), "{bad:?}");
        }
    }

    #[test]
    fn what_is_kept_of_a_number_depends_on_the_key_and_does_not_show_it() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let phone = Phone::parse("+4930901820").unwrap();
        let kept = Phones::open(one.path()).unwrap().hash(&phone);
        assert_eq!(kept, Phones::open(one.path()).unwrap().hash(&phone));
        assert_ne!(kept, Phones::open(two.path()).unwrap().hash(&phone));
        assert!(!kept.windows(4).any(|part| part == b"9018"));
        assert_eq!(format!("{phone:?}"), "Phone(…)");
    }
}
