//! One-time codes of an authenticator app: RFC 6238 with SHA-1, 30 seconds, six digits.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;

use super::escape;
use crate::base::{Secret, Timestamp, random_bytes};

/// How long one code is shown, in milliseconds.
const STEP_MS: i64 = 30_000;
/// How many digits it has.
const DIGITS: usize = 6;
/// How many bytes a secret has: 160 bits, as RFC 4226 advises.
pub(super) const SECRET: usize = 20;
/// How far clocks may be apart, in steps.
const DRIFT: i64 = 1;

/// What the app and we both know.
#[derive(Clone, Debug)]
pub(super) struct Seed(Secret<Vec<u8>>);

impl Seed {
    /// A new one.
    pub(super) fn fresh() -> Self {
        Self(Secret::new(random_bytes::<SECRET>().to_vec()))
    }

    /// One that was stored.
    pub(super) fn stored(bytes: Vec<u8>) -> Self {
        Self(Secret::new(bytes))
    }

    /// As it is stored.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.expose()
    }

    /// As people type it into their app.
    pub(super) fn text(&self) -> String {
        BASE32_NOPAD.encode(self.0.expose())
    }

    /// As an app reads it from a picture. `account` at `house` is what it shows.
    pub(super) fn uri(&self, house: &str, account: &str) -> String {
        let (house, account) = (escape(house), escape(account));
        let secret = self.text();
        format!(
            "otpauth://totp/{house}:{account}?secret={secret}&issuer={house}&algorithm=SHA1&digits=6&period=30"
        )
    }

    /// The step whose code was given, when there is one near `now` that is later than `used`.
    pub(super) fn step(&self, given: &str, now: Timestamp, used: i64) -> Option<i64> {
        let given: String = given.chars().filter(|c| !c.is_whitespace()).collect();
        if given.len() != DIGITS || !given.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let current = now.0.div_euclid(STEP_MS);
        // All are compared, so that the time taken does not tell which one was near.
        let steps = current - DRIFT..=current + DRIFT;
        let right = steps.filter(|step| {
            let code = self.code(*step);
            verify_slices_are_equal(code.as_bytes(), given.as_bytes()).is_ok()
        });
        right.filter(|step| *step > used).max()
    }

    /// The code of a step.
    fn code(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, self.0.expose());
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let tag = tag.as_ref();
        // RFC 4226, 5.3: the last four bits say where the number stands.
        let at = usize::from(tag[tag.len() - 1] & 0x0f);
        let number = u32::from_be_bytes([tag[at], tag[at + 1], tag[at + 2], tag[at + 3]]);
        format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed() -> Seed {
        Seed::stored(b"12345678901234567890".to_vec())
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, in seconds; ours are the last six of its eight digits.
        for (seconds, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            let now = Timestamp(seconds * 1_000);
            assert_eq!(
                seed().step(&code[2..], now, 0),
                Some(seconds / 30),
                "{code}"
            );
        }
    }

    #[test]
    fn codes_are_those_of_the_rfc_before_it() {
        // RFC 4226, appendix D.
        for (step, code) in [(0, "755224"), (1, "287082"), (8, "399871"), (9, "520489")] {
            assert_eq!(seed().code(step), code);
        }
    }

    #[test]
    fn a_clock_may_be_a_step_off_and_no_more() {
        let now = Timestamp(1_000 * STEP_MS + 1);
        for step in 999..=1_001 {
            assert_eq!(seed().step(&seed().code(step), now, 0), Some(step));
        }
        for step in [998, 1_002] {
            assert_eq!(seed().step(&seed().code(step), now, 0), None);
        }
    }

    #[test]
    fn no_code_works_twice_nor_one_before_it() {
        let now = Timestamp(1_000 * STEP_MS);
        assert_eq!(seed().step(&seed().code(1_000), now, 1_000), None);
        assert_eq!(seed().step(&seed().code(999), now, 1_000), None);
        assert_eq!(seed().step(&seed().code(1_001), now, 1_000), Some(1_001));
    }

    #[test]
    fn what_is_no_code_is_none() {
        let now = Timestamp(1_000 * STEP_MS);
        let right = seed().code(1_000);
        let spaced = format!(" {} {} ", &right[..3], &right[3..]);
        assert_eq!(seed().step(&spaced, now, 0), Some(1_000));
        for bad in [
            "",
            "1",
            &right[1..],
            &format!("{right}0"),
            "٠١٢٣٤٥",
            "-12345",
            &"9".repeat(1 << 20),
        ] {
            assert_eq!(seed().step(bad, now, 0), None);
        }
    }

    #[test]
    fn a_picture_says_whose_code_it_is() {
        let uri = seed().uri("Häuser & Co", "ann");
        assert_eq!(
            uri,
            "otpauth://totp/H%C3%A4user%20%26%20Co:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=H%C3%A4user%20%26%20Co&algorithm=SHA1&digits=6&period=30"
        );
    }
}
