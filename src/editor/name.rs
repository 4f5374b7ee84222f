//! What a file or folder may be called: whatever every disk can hold.

use unicode_normalization::UnicodeNormalization;

use super::{Error, MAX_DEPTH};
use crate::base::is_device;

/// The longest name, in bytes.
const MAX_BYTES: usize = 255;

/// Why a name is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing to be seen.
    #[error("a name needs at least one character that can be seen")]
    Empty,
    /// Longer than disks take.
    #[error("a name has at most {MAX_BYTES} bytes")]
    TooLong,
    /// `.` or `..`
    #[error("`.` and `..` mean folders, and cannot be names")]
    Dots,
    /// A slash.
    #[error("a name holds no / and no \\")]
    Separator,
    /// A control character.
    #[error("a name holds no control characters")]
    Control,
    /// Windows cannot open it.
    #[error("a name does not end with a dot or a space")]
    Ending,
    /// Windows takes it for a device.
    #[error("this name means a device on Windows")]
    Reserved,
}

/// The name of a node, in NFC.
#[derive(Clone, Debug, PartialEq)]
pub struct Name(String);

impl Name {
    /// Accepts `raw` as a name, or says why not.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        let name: String = raw.nfc().collect();
        match fault(&name) {
            Some(fault) => Err(Error::BadName(fault)),
            None => Ok(Self(name)),
        }
    }

    /// The name itself.
    pub fn into_string(self) -> String {
        self.0
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn fault(name: &str) -> Option<Fault> {
    if name.chars().all(is_invisible) {
        return Some(Fault::Empty);
    }
    if name == "." || name == ".." {
        return Some(Fault::Dots);
    }
    if name.contains(['/', '\\']) {
        return Some(Fault::Separator);
    }
    if name.chars().any(char::is_control) {
        return Some(Fault::Control);
    }
    if name.ends_with(['.', ' ']) {
        return Some(Fault::Ending);
    }
    if is_device(name) {
        return Some(Fault::Reserved);
    }
    (name.len() > MAX_BYTES).then_some(Fault::TooLong)
}

/// White space, zero-width characters and marks of direction.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// The names along `path`, such as `src/main.py`.
pub fn parse_path(path: &str) -> Result<Vec<Name>, Error> {
    let names = path
        .split('/')
        .map(Name::parse)
        .collect::<Result<Vec<_>, _>>()?;
    if names.len() > MAX_DEPTH {
        return Err(Error::TooDeep);
    }
    Ok(names)
}

/// The form in which siblings' names are compared.
pub fn key(name: &str) -> String {
    // In this order, as JavaScript's `name.normalize("NFC").toLowerCase()`.
    name.nfc().collect::<String>().to_lowercase()
}

/// `name (n).ext`
pub fn numbered(name: &str, n: usize) -> String {
    match name.rfind('.') {
        Some(dot) if dot > 0 => format!("{} ({n}){}", &name[..dot], &name[dot..]),
        _ => format!("{name} ({n})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_disk_somewhere_cannot_hold_are_refused() {
        let long = "é".repeat(128);
        let bad = [
            "", "  ", "\u{200b}", ".", "..", "a/b", "a\\b", "a\0", "a\n", "x.", "x ", "CON",
            "nul.txt", "com1", "LPT².x", &long,
        ];
        for name in bad {
            assert!(
                matches!(Name::parse(name), Err(Error::BadName(_))),
                "{name:?}"
            );
        }
        for name in [
            "main.py",
            ".env",
            "a b",
            "console",
            "com10",
            "👩‍💻.py",
            "שלום",
            &"é".repeat(127),
        ] {
            assert!(Name::parse(name).is_ok(), "{name:?}");
        }
    }

    #[test]
    fn a_name_is_composed() {
        assert_eq!(Name::parse("e\u{301}.py").unwrap().as_str(), "é.py");
    }

    #[test]
    fn a_path_cannot_leave_the_tree() {
        for path in [
            "../b.py",
            "/etc/passwd",
            "a//b",
            "a/",
            "a/./b",
            "C:\\x",
            &["a"; 33].join("/"),
        ] {
            assert!(parse_path(path).is_err(), "{path:?}");
        }
        assert_eq!(parse_path("a/b.py").unwrap().len(), 2);
    }
}
