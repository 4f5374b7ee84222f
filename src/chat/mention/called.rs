//! Who is called in the text of a message.

/// So many names count; what comes after them is text.
const MAX_NAMES: usize = 50;
/// No username is longer, in characters.
const LONGEST: usize = 32;

/// Who is called in a text.
#[derive(Debug, Default, PartialEq)]
pub struct Called<'a> {
    /// What may be usernames, each once.
    pub names: Vec<&'a str>,
    /// Everyone who is there.
    pub here: bool,
    /// Everyone.
    pub room: bool,
}

impl<'a> Called<'a> {
    /// Reads Markdown. What is code calls nobody.
    pub fn in_body(body: &'a str) -> Self {
        let mut called = Self::default();
        let mut fence: Option<&str> = None;
        for line in body.lines() {
            let mark = fence_of(line);
            match (fence, mark) {
                (None, Some(_)) => fence = mark,
                (Some(open), Some(mark)) if mark.starts_with(open) && ends_fence(line) => {
                    fence = None
                }
                (Some(_), _) => {}
                (None, None) => called.read(line),
            }
        }
        called
    }

    /// Reads one line that is not in a block of code.
    fn read(&mut self, line: &'a str) {
        let mut rest = line;
        let mut before = None;
        while let Some(at) = rest.find(['@', '`']) {
            before = rest[..at].chars().next_back().or(before);
            let found = &rest[at..];
            if found.starts_with('`') {
                rest = after_code(found);
                before = Some('`');
                continue;
            }
            rest = &found[1..];
            if before.is_some_and(is_glued) {
                before = Some('@');
                continue;
            }
            let name = name_of(rest);
            rest = &rest[name.len()..];
            before = Some(name.chars().next_back().unwrap_or('@'));
            self.add(name);
        }
    }

    fn add(&mut self, name: &'a str) {
        match name {
            "" => {}
            "here" => self.here = true,
            "room" => self.room = true,
            _ if self.names.len() >= MAX_NAMES || self.names.contains(&name) => {}
            _ if name.chars().nth(LONGEST).is_some() => {}
            _ => self.names.push(name),
        }
    }
}

/// Scripts that put no spaces between words.
fn is_unspaced(c: char) -> bool {
    c >= '\u{2e80}'
}

/// Whether an `@` after this is in the middle of something, such as an address.
fn is_glued(c: char) -> bool {
    (c.is_alphanumeric() && !is_unspaced(c)) || matches!(c, '@' | '/' | '_' | '-' | '.' | '+')
}

/// The name that `text` begins with. A full stop behind it ends a sentence.
fn name_of(text: &str) -> &str {
    let Some(first) = text.chars().next().filter(|c| c.is_alphanumeric()) else {
        return "";
    };
    let belongs = |c: char| {
        matches!(c, '.' | '_' | '-')
            || (c.is_alphanumeric() && is_unspaced(c) == is_unspaced(first))
    };
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', '-'])
}

/// What follows the span of code that `text` begins with, or the backticks if it is none.
fn after_code(text: &str) -> &str {
    let ticks = run_of(text, '`');
    let mut rest = &text[ticks..];
    while let Some(at) = rest.find('`') {
        let run = run_of(&rest[at..], '`');
        rest = &rest[at + run..];
        if run == ticks {
            return rest;
        }
    }
    &text[ticks..]
}

fn run_of(text: &str, sign: char) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}

/// The backticks or tildes that begin or end a block of code in this line.
fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(' ');
    ['`', '~'].into_iter().find_map(|sign| {
        let run = run_of(line, sign);
        let is_span = sign == '`' && line[run..].contains('`');
        (run >= 3 && !is_span).then(|| &line[..run])
    })
}

/// Whether there is nothing but the fence.
fn ends_fence(line: &str) -> bool {
    line.trim().chars().all(|c| matches!(c, '`' | '~'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fuzz;

    fn names(body: &str) -> Vec<&str> {
        Called::in_body(body).names
    }

    #[test]
    fn names_are_called_where_words_begin() {
        assert_eq!(names("@ann, (@bob) and *@carl.*"), ["ann", "bob", "carl"]);
        assert_eq!(names("@ann @ann"), ["ann"]);
        assert_eq!(names("ask @j.r_x-2."), ["j.r_x-2"]);
        assert_eq!(names("你好@ann你好 @李雷"), ["ann", "李雷"]);
        let none = [
            "me@example.org",
            "https://x.org/@ann",
            "@@ann",
            "@ ann",
            "a_@b",
            "@-ann",
            "@",
        ];
        for body in none {
            assert_eq!(names(body), [""; 0], "{body}");
        }
    }

    #[test]
    fn all_are_called_by_two_words_of_their_own() {
        let called = Called::in_body("@here, and @room: come");
        assert!(called.here && called.room && called.names.is_empty());
        assert_eq!(names("@hereabouts"), ["hereabouts"]);
    }

    #[test]
    fn code_calls_nobody() {
        assert_eq!(names("`@ann` @bob ``a ` @carl`` @dora"), ["bob", "dora"]);
        assert_eq!(names("```py\n@ann\n```\n@bob"), ["bob"]);
        assert_eq!(names("~~~\n@ann\n```\n@bob\n~~~~\n@carl"), ["carl"]);
        assert_eq!(names("````\n```\n@ann\n````\n@bob"), ["bob"]);
        assert_eq!(names("```\n@ann"), [""; 0]);
        assert_eq!(names("a ` @ann"), ["ann"]);
    }

    #[test]
    fn ten_thousand_names_are_fifty() {
        let body: String = (0..10_000).map(|n| format!("@p{n} ")).collect();
        assert_eq!(names(&body).len(), MAX_NAMES);
        assert_eq!(names(&format!("@{}", "x".repeat(40_000))), [""; 0]);
    }

    #[test]
    fn any_text_calls_names_that_stand_in_it() {
        let good: [&[u8]; 3] = [
            b"```\n@ann\n``` @bob `@x`",
            "李@ann @here".as_bytes(),
            b"~~~ @a\n@b",
        ];
        fuzz::vary_for(20_000, &good, &mut |bytes| {
            let body = String::from_utf8_lossy(bytes);
            let called = Called::in_body(&body);
            let stands = |name: &&str| body.contains(&format!("@{name}"));
            assert!(called.names.iter().all(stands));
            called != Called::default()
        });
    }
}
