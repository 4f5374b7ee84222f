//! People, and the rules about what they are called.

use precis_profiles::UsernameCaseMapped;
use precis_profiles::precis_core::profile::PrecisFastInvocation;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

use super::Error;
use super::names::{is_reserved, name_key};
use crate::base::{Timestamp, UserId};

/// The shortest username, in characters.
pub(super) const MIN_USERNAME: usize = 2;
/// The longest username, in characters.
pub(super) const MAX_USERNAME: usize = 32;
/// The longest name of a person, in characters.
pub(super) const MAX_NAME: usize = 64;
/// The longest e-mail address (RFC 5321).
const MAX_EMAIL: usize = 254;

/// What someone may do in the house as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HouseRole {
    /// May decide about the house.
    Admin,
    /// Has an account.
    Member,
    /// Came by a link, and has no account.
    Guest,
}

impl HouseRole {
    /// Whether this person may see what every member of the house may see.
    pub fn is_member(self) -> bool {
        self != Self::Guest
    }
}

/// A person as they see themselves.
#[derive(Clone, Debug, PartialEq, Serialize, TS, utoipa::ToSchema)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// Their unique name; guests have none.
    pub username: Option<String>,
    /// What they are called.
    pub name: String,
    /// Their address, when they gave one.
    pub email: Option<String>,
    /// What they may do in the house.
    pub role: HouseRole,
    /// Since when they are here.
    pub created_at: Timestamp,
}

/// A unique name: 2 to 32 letters, digits, dots, dashes or underscores, of one alphabet.
#[derive(Clone, Debug, PartialEq)]
pub struct Username {
    shown: String,
    key: String,
}

impl Username {
    /// Accepts `raw` as a username, or says why not.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        // Before anything is normalised: what is longer than this can be no name.
        if raw.len() > MAX_USERNAME * 8 {
            return Err(Error::BadUsername);
        }
        let shown: String = raw.trim().nfc().collect();
        let fits = (MIN_USERNAME..=MAX_USERNAME).contains(&shown.chars().count());
        let starts = shown.chars().next().is_some_and(char::is_alphanumeric);
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
        if !fits || !starts || !shown.chars().all(allowed) || is_mixed(&shown) {
            return Err(Error::BadUsername);
        }
        // RFC 8265: what no program that compares names by the book would take apart, or take.
        UsernameCaseMapped::enforce(shown.as_str()).map_err(|_| Error::BadUsername)?;
        let key = name_key(&shown);
        // Compatibility forms may hide other characters: ﷺ is a whole sentence.
        if !key.chars().all(allowed) || key.chars().count() > MAX_USERNAME || is_mixed(&key) {
            return Err(Error::BadUsername);
        }
        Ok(Self { shown, key })
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// As it is compared.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Refuses names by which someone could speak for the house.
    pub(super) fn not_reserved(&self) -> Result<(), Error> {
        match is_reserved(&self.key) {
            true => Err(Error::UsernameTaken),
            false => Ok(()),
        }
    }
}

/// The form in which names and addresses are compared.
pub(super) fn key(raw: &str) -> String {
    let lower: String = raw.nfkc().flat_map(char::to_lowercase).collect();
    lower.nfkc().collect()
}

/// Whether letters of several alphabets stand side by side, as in a forged name.
fn is_mixed(name: &str) -> bool {
    let family = |c: char| match c.script() {
        Script::Common | Script::Inherited => None,
        // Japanese and Korean are written in several scripts at once.
        Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => {
            Some(Script::Han)
        }
        script => Some(script),
    };
    let mut scripts = name.chars().filter_map(family);
    let first = scripts.next();
    scripts.any(|script| Some(script) != first)
}

/// What a person is called: 1 to 64 characters on one line, some of which can be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonName(String);

impl PersonName {
    /// Accepts `raw` as a name, or says why not.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        if raw.len() > MAX_NAME * 16 {
            return Err(Error::BadName);
        }
        let name: String = raw.trim().nfc().collect();
        let fits = (1..=MAX_NAME).contains(&name.chars().count());
        let visible = name.chars().any(|c| !is_invisible(c));
        let breaks =
            |c: char| c.is_control() || is_bidi_control(c) || matches!(c, '\u{2028}' | '\u{2029}');
        if !fits || !visible || name.chars().any(breaks) {
            return Err(Error::BadName);
        }
        Ok(Self(name))
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Marks that turn the text around them. They would reach beyond the name.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// White space and characters of no width.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || is_bidi_control(c)
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// An e-mail address, as far as one can tell without writing to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Email(String);

impl Email {
    /// Accepts `raw` as an address, or says why not.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        let email = raw.trim();
        let (local, domain) = email.rsplit_once('@').ok_or(Error::BadEmail)?;
        let odd = |c: char| {
            c.is_control() || c.is_whitespace() || is_invisible(c) || "<>()[],;:\\\"".contains(c)
        };
        let labels = domain.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
        let fits = email.len() <= MAX_EMAIL && (1..=64).contains(&local.len());
        if !fits || !labels || local.contains('@') || local.chars().any(odd) {
            return Err(Error::BadEmail);
        }
        Ok(Self(email.to_owned()))
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is compared.
    pub fn key(&self) -> String {
        key(&self.0)
    }
}

impl FromSql for HouseRole {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "admin" => Ok(Self::Admin),
            "member" => Ok(Self::Member),
            "guest" => Ok(Self::Guest),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for HouseRole {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Admin => "admin",
            Self::Member => "member",
            Self::Guest => "guest",
        }
        .into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usernames_are_of_one_alphabet_and_can_be_told_apart() {
        for good in [
            "ann",
            "Ann.B-c_9",
            "вася",
            "李雷",
            "たけ山",
            "مريم",
            "9lives",
            "José",
        ] {
            assert!(Username::parse(good).is_ok(), "{good:?}");
        }
        for bad in [
            "",
            "a",
            " ",
            "a b",
            "a\0b",
            "a\u{200b}b",
            "\u{202e}nna",
            "pаypal",
            "ann@home",
            "../x",
            ".ann",
            "a/b",
            "🛖🛖",
            "ﷺﷺ",
            &"x".repeat(33),
            &"x".repeat(100_000),
        ] {
            assert!(
                matches!(Username::parse(bad), Err(Error::BadUsername)),
                "{bad:?}"
            );
        }
        let key = |raw| Username::parse(raw).unwrap().key().to_owned();
        assert_eq!(key("Ａｎｎ"), key("ann"));
        assert_eq!(key("Jose\u{301}"), key("josé"));
        // Cyrillic throughout, and still a forgery.
        assert_eq!(key("сосо"), key("coco"));
        assert_eq!(key("вася"), "вася", "the last letter gives it away");
    }

    #[test]
    fn nobody_can_speak_for_the_house() {
        for reserved in ["admin", "ROOT", "Support", "ｒｏｏｔ"] {
            let name = Username::parse(reserved).unwrap();
            assert!(name.not_reserved().is_err(), "{reserved}");
        }
        assert!(Username::parse("rooted").unwrap().not_reserved().is_ok());
    }

    #[test]
    fn names_of_people_can_be_seen_and_stay_on_their_line() {
        for good in ["Ann", "  Ann Bee ", "👩‍💻 Ann", "محمد", "O’Brien"] {
            assert!(PersonName::parse(good).is_ok(), "{good:?}");
        }
        for bad in [
            "",
            "  ",
            "\u{200b}\u{200d}",
            "a\nb",
            "a\0",
            "\u{202e}Ann",
            "\u{3164}",
            &"x".repeat(65),
        ] {
            assert!(
                matches!(PersonName::parse(bad), Err(Error::BadName)),
                "{bad:?}"
            );
        }
    }

    #[test]
    fn addresses_have_a_name_and_a_domain() {
        for good in ["ann@example.org", "a.b+c@localhost", "ü@bücher.example"] {
            assert!(Email::parse(good).is_ok(), "{good:?}");
        }
        let long = format!("{}@x.org", "a".repeat(65));
        for bad in [
            "", "ann", "@x.org", "ann@", "a@b@c.d", "a b@c.d", "a@b..c", "a@\0", "<a@b.c>", &long,
        ] {
            assert!(matches!(Email::parse(bad), Err(Error::BadEmail)), "{bad:?}");
        }
        assert_eq!(
            Email::parse("Ann@Example.ORG").unwrap().key(),
            "ann@example.org"
        );
    }
}
