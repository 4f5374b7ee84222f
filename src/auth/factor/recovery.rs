//! Recovery codes: for the day on which the phone is gone.

use data_encoding::BASE32_NOPAD;

use crate::auth::session::{TokenHash, token_hash};
use crate::base::random_bytes;

/// How many someone gets at once.
pub(super) const COUNT: usize = 10;

/// How many letters stand together.
const GROUP: usize = 6;

/// A new code: 120 bits, so that a plain hash of it can be stored.
pub(super) fn fresh() -> String {
    let letters = BASE32_NOPAD.encode(&random_bytes::<15>()).to_lowercase();
    let groups: Vec<&str> = (0..letters.len())
        .step_by(GROUP)
        .map(|at| &letters[at..at + GROUP])
        .collect();
    groups.join("-")
}

/// What to store of a code, or to look for when one was given: however it was typed.
pub(super) fn hash(given: &str) -> TokenHash {
    let letters: String = given
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .take(64)
        .collect();
    // Neither digit is used, and both are read where a letter stands.
    let letters = letters.to_lowercase().replace('0', "o").replace('1', "l");
    token_hash(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = fresh();
        assert_eq!(code.len(), 27, "{code}");
        assert_eq!(hash(&code), hash(&code.to_uppercase().replace('-', " ")));
        assert_eq!(hash(&code), hash(&code.replace('o', "0").replace('l', "1")));
        assert_ne!(hash(&code), hash(&code[1..]));
        assert_ne!(hash(&code), hash(&fresh()));
    }
}
