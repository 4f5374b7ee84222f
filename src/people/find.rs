//! Finding people: what is searched for, and who fits.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Error;
use super::phone::Phone;
use crate::auth::Email;
use crate::base::UserId;

/// The longest search, in characters.
const MAX_QUERY: usize = 80;

/// Someone who was found.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = FoundPerson)]
pub(super) struct Found {
    pub user: UserId,
    /// Their unique name.
    pub username: Option<String>,
    /// What they are called.
    pub name: String,
    /// Whether I share a room with them.
    pub shared: bool,
}

/// What is searched for.
#[derive(Debug, PartialEq)]
pub(super) enum Query {
    /// The beginning of a username, or of words of a name; nothing finds those one shares rooms with.
    Words(String),
    /// A whole address.
    Email(String),
    /// A whole phone number.
    Phone(Phone),
}

impl Query {
    pub fn parse(raw: &str) -> Result<Self, Error> {
        let query = raw.trim();
        if query.chars().count() > MAX_QUERY {
            return Err(Error::BadQuery);
        }
        if let Ok(phone) = Phone::parse(query) {
            return Ok(Self::Phone(phone));
        }
        let words = query.strip_prefix('@').unwrap_or(query);
        if words.contains('@')
            && let Ok(email) = Email::parse(words)
        {
            return Ok(Self::Email(email.key()));
        }
        Ok(Self::Words(fold(words)))
    }
}

/// Letters as they are compared: without case and accents.
pub(super) fn fold(text: &str) -> String {
    let bare = text.nfkd().filter(|&c| !is_combining_mark(c));
    bare.flat_map(char::to_lowercase).collect()
}

/// How well someone fits `words`, which are folded: the less the better, `None` not at all.
pub(super) fn rank(words: &str, username: Option<&str>, name: &str) -> Option<u8> {
    let username = username.map(fold);
    if let Some(username) = &username {
        if username == words {
            return Some(0);
        }
        if username.starts_with(words) {
            return Some(1);
        }
    }
    let name = fold(name);
    let begins = |part: &str| {
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word.starts_with(part))
    };
    words.split_whitespace().all(begins).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_by_the_beginning_of_any_of_their_words() {
        let fits = |words: &str| rank(&fold(words), Some("ines"), "Inés Möreau-Lefèvre");
        assert_eq!(fits("ines"), Some(0));
        assert_eq!(fits("INE"), Some(1));
        assert_eq!(fits("more"), Some(2));
        assert_eq!(fits("lef inés"), Some(2));
        assert_eq!(fits("reau"), None);
        assert_eq!(fits("ines tomasz"), None);
        assert_eq!(rank("каф", None, "Анна Кафка"), Some(2));
    }

    #[test]
    fn a_number_and_an_address_are_searched_for_whole() {
        assert!(matches!(
            Query::parse("+49 30 901820").unwrap(),
            Query::Phone(_)
        ));
        assert_eq!(
            Query::parse("Bob@Example.org").unwrap(),
            Query::Email("bob@example.org".into())
        );
        assert_eq!(Query::parse("@Bob").unwrap(), Query::Words("bob".into()));
        assert_eq!(Query::parse("bob@").unwrap(), Query::Words("bob@".into()));
        assert!(matches!(
            Query::parse(&"x".repeat(81)),
            Err(Error::BadQuery)
        ));
    }
}
