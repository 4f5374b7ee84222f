//! What a browser calls something that people download: a name, made safe.

use axum::http::HeaderValue;

use crate::base::is_device;

/// The longest name, in bytes, so that every disk takes it with its extension.
const MAX_BYTES: usize = 200;
/// The longest ending, with its point. What is longer is a part of the name.
const MAX_ENDING: usize = 12;
/// What something is called whose name leaves nothing over.
const NAMELESS: &str = "room";

/// What a browser does with what it fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// Shows it.
    Inline,
    /// Saves it.
    Attachment,
}

/// The `Content-Disposition` of a download that is called `name` with `extension`, whatever the
/// name is.
pub fn attachment(name: &str, extension: &str) -> HeaderValue {
    named(Disposition::Attachment, name, &format!(".{extension}"))
}

/// The `Content-Disposition` of a file that is called `name`, with its ending if it has one.
pub fn disposition(how: Disposition, name: &str) -> HeaderValue {
    let ending = name.rfind('.').map_or("", |at| &name[at..]);
    let is_ending = (2..=MAX_ENDING).contains(&ending.len())
        && ending[1..].bytes().all(|byte| byte.is_ascii_alphanumeric());
    match is_ending {
        true => named(how, &name[..name.len() - ending.len()], ending),
        false => named(how, name, ""),
    }
}

/// Old clients read `filename`, in ASCII; all others `filename*`, in UTF-8 (RFC 6266).
fn named(how: Disposition, name: &str, ending: &str) -> HeaderValue {
    let full = file_name(name);
    let ascii = safe(&full.chars().map(in_ascii).collect::<String>(), "_ .-");
    let how = match how {
        Disposition::Inline => "inline",
        Disposition::Attachment => "attachment",
    };
    let mut value = format!("{how}; filename=\"{ascii}{ending}\"");
    if ascii != full {
        value.push_str("; filename*=UTF-8''");
        for byte in format!("{full}{ending}").bytes() {
            if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
                value.push(char::from(byte));
            } else {
                value.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    HeaderValue::try_from(value).expect("it is made of printable ASCII")
}

/// The part of `name` that a disk, a shell and a reader can take.
fn file_name(name: &str) -> String {
    let kept = name.chars().filter(|c| !is_hidden(*c));
    let mut cleaned: String = kept.map(replaced).collect();
    while cleaned.len() > MAX_BYTES {
        cleaned.pop();
    }
    safe(&cleaned, " .")
}

/// `name` with single spaces and without `edges` at its ends, or what stands in for it.
fn safe(name: &str, edges: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    let words = words.join(" ");
    let name = words.trim_matches(|c| edges.contains(c) || is_joiner(c));
    if name.is_empty() {
        return NAMELESS.to_owned();
    }
    if is_device(name) {
        return format!("{NAMELESS} {name}");
    }
    name.to_owned()
}

/// Marks that nobody sees, and that can turn the end of a name to look like another.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Marks between letters and emoji. Alone they are nothing.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

fn replaced(c: char) -> char {
    match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// Quotes, percents and semicolons are told apart differently by old clients.
fn in_ascii(c: char) -> char {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '-' | '_' | '.' | ',' | '(' | ')' => c,
        _ => '_',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zipped(name: &str) -> String {
        attachment(name, "zip").to_str().unwrap().to_owned()
    }

    #[test]
    fn a_plain_name_stays_what_it_is() {
        assert_eq!(
            zipped("Job runner 2"),
            "attachment; filename=\"Job runner 2.zip\""
        );
    }

    #[test]
    fn a_file_keeps_its_ending_if_it_has_one() {
        for (name, file) in [
            ("notes.txt", "inline; filename=\"notes.txt\""),
            ("Makefile", "inline; filename=\"Makefile\""),
            ("a.b\"c", "inline; filename=\"a.b-c\""),
            (
                "日.png",
                "inline; filename=\"room.png\"; filename*=UTF-8''%E6%97%A5.png",
            ),
        ] {
            assert_eq!(disposition(Disposition::Inline, name), file);
        }
        let saved = disposition(Disposition::Attachment, "a.zip");
        assert_eq!(saved, "attachment; filename=\"a.zip\"");
    }

    #[test]
    fn letters_of_every_script_stay_for_those_who_can_read_them() {
        assert_eq!(
            zipped("Grüße"),
            "attachment; filename=\"Gr__e.zip\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.zip"
        );
        assert_eq!(
            zipped("חדר"),
            "attachment; filename=\"room.zip\"; filename*=UTF-8''%D7%97%D7%93%D7%A8.zip"
        );
        assert_eq!(
            zipped("🔥"),
            "attachment; filename=\"room.zip\"; filename*=UTF-8''%F0%9F%94%A5.zip"
        );
    }

    #[test]
    fn nothing_in_a_name_reaches_beyond_it() {
        for (hostile, file) in [
            ("a\"; filename=\"b.exe", "a-; filename=-b.exe"),
            ("a\r\nSet-Cookie: x=1", "a Set-Cookie- x=1"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("..\\..\\x", "-..-x"),
            ("gpj\u{202e}exe", "gpjexe"),
            (" .hidden. ", "hidden"),
            ("con", "room con"),
            ("NUL.txt", "room NUL.txt"),
        ] {
            assert_eq!(file_name(hostile), file);
            let header = zipped(hostile);
            assert!(!header.contains(['\r', '\n']), "{header}");
            assert_eq!(header.matches('"').count(), 2, "{header}");
        }
    }

    #[test]
    fn a_name_that_leaves_nothing_over_is_replaced() {
        for nothing in [
            "",
            "...",
            " \u{200b}\u{feff} ",
            "\u{200d}",
            "\n\t",
            "\u{202e}",
        ] {
            assert_eq!(zipped(nothing), "attachment; filename=\"room.zip\"");
        }
    }

    #[test]
    fn a_long_name_still_fits_on_a_disk() {
        assert!(file_name(&"🛖".repeat(300)).len() <= MAX_BYTES);
    }
}
