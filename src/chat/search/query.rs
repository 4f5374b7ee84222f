//! What someone looks for, as they typed it: words, phrases in quotes, and filters.

use crate::base::Timestamp;

use super::fold::{find, fold};

/// The longest question, in characters.
pub(super) const MAX_CHARS: usize = 1_000;
/// How many words, phrases and filters one has.
pub(super) const MAX_TERMS: usize = 16;
/// The index knows parts of words from this many characters on.
const INDEXED: usize = 3;
/// Of so many parts a question to the index consists; the rest is looked at in what it finds.
/// Each costs time to look up and for each message, and a long phrase of common parts is in few.
const MAX_PARTS: usize = 4;
const DAY_MS: i64 = 86_400_000;

/// Why something cannot be looked for.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Bad {
    /// Nothing to look for.
    #[error("say what to look for: a word, or a filter such as from:ann")]
    Empty,
    /// Longer than we take.
    #[error("a search has at most {MAX_CHARS} characters")]
    TooLong,
    /// More than we take.
    #[error("a search has at most {MAX_TERMS} words and filters")]
    TooMany,
    /// No day.
    #[error("before: and after: take a day such as 2026-01-31")]
    Day,
    /// Nothing that a message has.
    #[error("has: takes file, link or code")]
    Has,
}

/// What the index is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Indexed {
    /// In its language.
    pub question: String,
    /// How many parts of words it has to put together.
    pub parts: usize,
    /// Whether that is all of the words that it knows.
    pub is_whole: bool,
}

/// A question, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What has to be there, folded.
    pub words: Vec<String>,
    /// The same as it was typed: the index folds by itself.
    typed: Vec<String>,
    /// What must not be there, folded.
    pub without: Vec<String>,
    /// Who has said it: one of these.
    pub from: Vec<String>,
    /// Where: in one of these rooms.
    pub within: Vec<String>,
    /// Said at this time or later.
    pub since: Option<Timestamp>,
    /// Said before this time.
    pub until: Option<Timestamp>,
    /// With a file.
    pub has_file: bool,
    /// With an address of the web.
    pub has_link: bool,
    /// With a block of code.
    pub has_code: bool,
}

impl Query {
    /// Understands `raw`. Days begin where it is `zone` minutes later than at Greenwich.
    pub fn parse(raw: &str, zone: i64) -> Result<Self, Bad> {
        if raw.chars().nth(MAX_CHARS).is_some() {
            return Err(Bad::TooLong);
        }
        let mut query = Self::default();
        let mut rest = raw;
        let mut terms = 0;
        while let Some(term) = next(&mut rest) {
            terms += 1;
            if terms > MAX_TERMS {
                return Err(Bad::TooMany);
            }
            query.take(term, zone)?;
        }
        match query == Self::default() {
            true => Err(Bad::Empty),
            false => Ok(query),
        }
    }

    fn take(&mut self, term: Term<'_>, zone: i64) -> Result<(), Bad> {
        let day = |ahead| {
            let days = day(term.text).ok_or(Bad::Day)?;
            Ok(Some(Timestamp((days + ahead) * DAY_MS - zone * 60_000)))
        };
        match term.filter {
            Some("from") => self.from.push(term.text.trim_start_matches('@').to_owned()),
            Some("in") => self
                .within
                .push(term.text.trim_start_matches('#').to_owned()),
            Some("before") => self.until = day(0)?,
            // The day itself is not after it.
            Some("after") => self.since = day(1)?,
            Some("has") => match term.text.to_lowercase().as_str() {
                "file" => self.has_file = true,
                "link" => self.has_link = true,
                "code" => self.has_code = true,
                _ => return Err(Bad::Has),
            },
            _ => {
                let typed = term.text.replace(char::is_control, " ");
                let word = fold(&typed);
                match (word.trim().is_empty(), term.not) {
                    (true, _) => {}
                    (false, true) => self.without.push(word),
                    (false, false) => {
                        self.words.push(word);
                        self.typed.push(typed);
                    }
                }
            }
        }
        Ok(())
    }

    /// The question to the index, if there is anything that it knows. Each word is a string in
    /// quotes, so that nothing of what someone typed is taken for its language.
    pub fn indexed(&self) -> Option<Indexed> {
        let own = [(self.has_link, "://"), (self.has_code, "```")];
        let own = own
            .into_iter()
            .filter_map(|(has, sign)| has.then_some(sign));
        let known = self.words.iter().zip(&self.typed);
        let long = known
            .filter(|(word, _)| is_indexed(word))
            .map(|(_, typed)| typed.as_str());
        // The longest are the rarest, as far as one can tell.
        let mut all: Vec<_> = long.chain(own).collect();
        all.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut is_whole = all.len() <= MAX_PARTS;
        all.truncate(MAX_PARTS);
        let share = (MAX_PARTS / all.len().max(1)).max(1) + INDEXED - 1;
        let (mut quoted, mut parts) = (Vec::new(), 0);
        for word in all {
            let asked: String = word.chars().take(share).collect();
            is_whole &= asked.len() == word.len();
            parts += asked.chars().count().saturating_sub(INDEXED - 1);
            quoted.push(format!("\"{}\"", asked.replace('"', "\"\"")));
        }
        (!quoted.is_empty()).then(|| Indexed {
            question: quoted.join(" AND "),
            parts,
            is_whole,
        })
    }

    /// Whether a message that says `body` is meant. `indexed`: the index has answered for the words
    /// that it knows.
    pub fn matches(&self, body: &str, indexed: bool) -> bool {
        let is_web = |body: &str| body.contains("https://") || body.contains("http://");
        if (self.has_link && !is_web(body)) || (self.has_code && !body.contains("```")) {
            return false;
        }
        let mut left = self
            .words
            .iter()
            .filter(|word| !indexed || !is_indexed(word))
            .peekable();
        if left.peek().is_none() && self.without.is_empty() {
            return true;
        }
        let body = fold(body);
        let has = |word: &String| find(&body, word).next().is_some();
        left.all(has) && !self.without.iter().any(has)
    }
}

/// Whether the index can find `word`, folded.
fn is_indexed(word: &str) -> bool {
    word.chars().nth(INDEXED - 1).is_some()
}

/// One piece of a question.
#[derive(Clone, Copy)]
struct Term<'a> {
    /// A filter's name, in lower case.
    filter: Option<&'static str>,
    /// Whether it has a minus before it.
    not: bool,
    text: &'a str,
}

const FILTERS: [&str; 5] = ["from", "in", "before", "after", "has"];

/// Takes the next piece off `rest`.
fn next<'a>(rest: &mut &'a str) -> Option<Term<'a>> {
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    loop {
        let mut left = rest.trim_start_matches(is_gap);
        if left.is_empty() {
            return None;
        }
        let minus = left
            .strip_prefix('-')
            .filter(|after| !after.starts_with(is_gap));
        let not = minus.is_some_and(|after| !after.is_empty());
        if not {
            left = minus.unwrap_or(left);
        }
        let named = |name: &&&str| {
            let head = left.get(..name.len());
            let is_named = head.is_some_and(|head| head.eq_ignore_ascii_case(name));
            is_named && left[name.len()..].starts_with(':')
        };
        let filter = FILTERS.iter().filter(|_| !not).find(named).copied();
        if let Some(name) = filter {
            left = &left[name.len() + 1..];
        }
        let (text, after) = match left.strip_prefix('"') {
            // A phrase that nobody has ended goes to the end.
            Some(inside) => inside.split_once('"').unwrap_or((inside, "")),
            None => left.split_at(left.find(is_gap).unwrap_or(left.len())),
        };
        *rest = after;
        // `from:` and `""` on the way to being typed say nothing yet.
        if !text.is_empty() {
            return Some(Term { filter, not, text });
        }
    }
}

/// How many days after 1970 a day such as `2026-01-31` is.
fn day(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let mut part = |digits: usize| {
        let part = parts.next()?;
        let is_number = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<i64>().ok()).flatten()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March here, so that the leap day is their last; eras have 400 years.
    let year = year - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    // February has no 30th.
    let back = Timestamp(days * DAY_MS).utc();
    (back.day == day).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fuzz;

    fn parse(raw: &str) -> Query {
        Query::parse(raw, 0).unwrap()
    }

    #[test]
    fn words_phrases_and_filters_are_told_apart() {
        let query =
            parse("Deploy \"last Friday\" -staging from:@ann in:#ops has:code -\"not this\"");
        assert_eq!(query.words, ["deploy", "last friday"]);
        assert_eq!(query.without, ["staging", "not this"]);
        assert_eq!(
            (&query.from[..], &query.within[..]),
            (&["ann".to_owned()][..], &["ops".to_owned()][..])
        );
        assert!(query.has_code && !query.has_link && !query.has_file);
        assert_eq!(parse("in:\"Job runner\" x").within, ["Job runner"]);
        assert_eq!(parse("a - b").words, ["a", "-", "b"]);
        assert_eq!(parse("FROM:Ann").from, ["Ann"]);
        assert_eq!(parse("to:ann http://x").words, ["to:ann", "http://x"]);
    }

    #[test]
    fn days_begin_where_the_asker_is() {
        let query = Query::parse("after:2026-01-31 before:2026-03-01", 60).unwrap();
        let hour = 3_600_000;
        assert_eq!(query.since, Some(Timestamp(1_769_904_000_000 - hour)));
        assert_eq!(query.until, Some(Timestamp(1_772_323_200_000 - hour)));
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2024-02-29"), Some(19_782));
        for bad in [
            "2026-02-29",
            "2026-13-01",
            "26-01-01",
            "2026-1-1",
            "+026-01-01",
            "2026-01-01-01",
            "x",
        ] {
            assert_eq!(day(bad), None, "{bad}");
            assert_eq!(Query::parse(&format!("before:{bad}"), 0), Err(Bad::Day));
        }
    }

    #[test]
    fn questions_are_bounded_and_say_something() {
        for empty in ["", " \n\t", "\"\"", "from:", "-\"\"", "has:\"\"", "\0"] {
            assert_eq!(Query::parse(empty, 0), Err(Bad::Empty), "{empty:?}");
        }
        assert_eq!(
            Query::parse(&"x".repeat(MAX_CHARS + 1), 0),
            Err(Bad::TooLong)
        );
        assert!(Query::parse(&"x".repeat(MAX_CHARS), 0).is_ok());
        assert_eq!(
            Query::parse(&"x ".repeat(MAX_TERMS + 1), 0),
            Err(Bad::TooMany)
        );
        assert_eq!(Query::parse("has:fun", 0), Err(Bad::Has));
    }

    #[test]
    fn nothing_that_is_typed_is_of_the_language_of_the_index() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "create virtual table t using fts5 (body, tokenize = 'trigram remove_diacritics 1')",
        )
        .unwrap();
        let good: [&[u8]; 6] = [
            br#"" OR 1=1 --"#,
            b"NEAR(abc def, 2) * body:abc ^abc {body}: abc",
            b"abc AND NOT def OR (ghi)",
            b"from:ann in:ops before:2026-01-31 has:link \"a phrase\" -without",
            "東京 café ﬁ İ".as_bytes(),
            b"\"\"\" \"\"abc\" -\"x",
        ];
        let taken = fuzz::vary_for(20_000, &good, &mut |bytes| {
            let Ok(query) = Query::parse(&String::from_utf8_lossy(bytes), 0) else {
                return false;
            };
            let terms =
                query.words.len() + query.without.len() + query.from.len() + query.within.len();
            assert!(terms <= MAX_TERMS);
            if let Some(Indexed {
                question, parts, ..
            }) = query.indexed()
            {
                assert!(parts <= MAX_PARTS);
                let asked = conn
                    .prepare_cached("select count(*) from t where t match ?1")
                    .and_then(|mut select| {
                        select.query_row([&question], |row| row.get::<_, i64>(0))
                    });
                assert_eq!(asked.unwrap(), 0, "{question}");
            }
            true
        });
        assert!(taken > 10_000);
    }

    #[test]
    fn what_the_index_does_not_know_is_looked_at() {
        assert_eq!(parse("ab \"c\" -deploy").indexed(), None);
        let question = |raw| parse(raw).indexed().map(|indexed| indexed.question);
        assert_eq!(question("say \"\"hi ab").unwrap(), "\"say\"");
        assert_eq!(question("has:link abc").unwrap(), "\"abc\" AND \"://\"");
        let long = parse("incomprehensibility").indexed().unwrap();
        assert_eq!((long.question.as_str(), long.parts), ("\"incomp\"", 4));
        assert!(!long.is_whole);
        let query = parse("ab deploy -not");
        assert!(query.matches("about that", true));
        assert!(!query.matches("about that", false));
        assert!(!query.matches("about deploy, not", false));
        assert!(!parse("has:link x").matches("x://", false));
    }
}
