//! A client's own name for something that it asks for.

use super::{Explain, Fault};

/// The longest nonce, in bytes. A UUID has 36.
const MAX: usize = 64;

/// A client's own name for a message or a run: it recognises its own by it, and a repeat
/// after a reconnect is not done twice. Unique per person and room.
#[derive(Clone, Debug, PartialEq)]
pub struct Nonce(String);

/// Not a nonce.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("a nonce has 1 to {MAX} characters from ! to ~")]
pub struct BadNonce;

impl Explain for BadNonce {
    fn fault(&self) -> Fault {
        Fault::Invalid
    }

    fn code(&self) -> &'static str {
        "invalid_nonce"
    }
}

impl Nonce {
    /// Accepts `raw` as a nonce, or says why not.
    pub fn parse(raw: &str) -> Result<Self, BadNonce> {
        let fits = (1..=MAX).contains(&raw.len());
        if !fits || !raw.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(BadNonce);
        }
        Ok(Self(raw.to_owned()))
    }

    /// The nonce itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_short_and_printable() {
        assert!(Nonce::parse("5f3c").is_ok());
        for bad in ["", "a b", "ä", &"x".repeat(65)] {
            assert_eq!(Nonce::parse(bad), Err(BadNonce), "{bad:?}");
        }
    }
}
