//! Usernames that are like others, or like the house itself.

use super::user::key;

/// Names by which someone could speak for the house. Only who raises it, and its command line, may
/// take one.
const RESERVED: &[&str] = &[
    "abuse",
    "admin",
    "administrator",
    "billing",
    "everyone",
    "help",
    "here",
    "hostmaster",
    "info",
    "longhouse",
    "moderator",
    "noreply",
    "no-reply",
    "postmaster",
    "room",
    "root",
    "security",
    "support",
    "system",
    "webmaster",
];

/// Letters of Cyrillic and Greek that look like Latin ones. A name that is written in nothing
/// else reads as a Latin name, and is compared as that.
const LOOK_ALIKES: &[(char, char)] = &[
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('ԁ', 'd'),
    ('е', 'e'),
    ('һ', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('ӏ', 'l'),
    ('м', 'm'),
    ('о', 'o'),
    ('р', 'p'),
    ('ԛ', 'q'),
    ('ѕ', 's'),
    ('т', 't'),
    ('у', 'y'),
    ('ѵ', 'v'),
    ('ԝ', 'w'),
    ('х', 'x'),
    ('α', 'a'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
];

/// The form in which usernames are compared.
pub(super) fn name_key(raw: &str) -> String {
    let key = key(raw);
    let latin = |c: char| match LOOK_ALIKES.iter().find(|(theirs, _)| *theirs == c) {
        Some((_, ours)) => Some(*ours),
        None if c.is_alphabetic() => None,
        None => Some(c),
    };
    let read: Option<String> = key.chars().map(latin).collect();
    match read {
        // Digits and dots alone are what they are.
        Some(read) if read != key => read,
        _ => key,
    }
}

/// The form in which what someone types to sign in is looked up: a username, or an address.
pub(super) fn login_key(raw: &str) -> String {
    let raw = raw.trim();
    if raw.contains('@') {
        key(raw)
    } else {
        name_key(raw)
    }
}

/// Whether a username of this key is kept for the house.
pub(super) fn is_reserved(key: &str) -> bool {
    RESERVED.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_alike_is_compared_alike() {
        // The first is Cyrillic throughout.
        assert_eq!(name_key("СОСО"), "coco");
        assert_eq!(name_key("вася"), "вася", "the last letter gives it away");
        assert_eq!(name_key("1.0"), "1.0");
        assert_eq!(login_key(" сосо "), "coco");
        assert_eq!(login_key("Ann@Example.org"), "ann@example.org");
    }
}
