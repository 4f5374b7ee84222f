//! What a file is called: for people's eyes, never a path.

/// The longest name, in characters.
const MOST: usize = 120;
/// Beyond this an ending is no ending.
const MOST_ENDING: usize = 16;
/// What a file is called whose name leaves nothing over.
const NAMELESS: &str = "file";

/// `raw` as a name that a line of text can show and a disk can take, whatever it was.
pub(super) fn clean(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last
        .chars()
        .filter(|c| !is_unseen(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let words: Vec<_> = seen.split(' ').filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    if name.trim_matches(['.', ' ']).is_empty() {
        return NAMELESS.to_owned();
    }
    cut(&name)
}

/// `name`, made short; its ending stays, for that is what people go by.
fn cut(name: &str) -> String {
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let ending = name.rfind('.').map_or("", |at| &name[at..]);
    let ending = match ending.chars().count() {
        1..=MOST_ENDING => ending,
        _ => "",
    };
    let room = MOST - ending.chars().count() - 1;
    let begin: String = name.chars().take(room).collect();
    format!("{}…{ending}", begin.trim_end())
}

/// Signs that nobody sees: they end lines, or turn the end of a name to look like another.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_what_it_is_as_far_as_it_can_be_shown() {
        for (raw, shown) in [
            ("photo.jpg", "photo.jpg"),
            ("Grüße aus Köln.pdf", "Grüße aus Köln.pdf"),
            (".gitignore", ".gitignore"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\a.doc", "a.doc"),
            ("a\0b\r\nc\u{7}.txt", "abc.txt"),
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("  two   words\u{3000}.txt ", "two words .txt"),
            ("..", "file"),
            ("...", "file"),
            ("", "file"),
            ("\u{200b}\u{202e}", "file"),
            ("a/", "file"),
        ] {
            assert_eq!(clean(raw), shown, "{raw:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_before_its_ending() {
        let long = format!("{}.tar", "x".repeat(10_000));
        let name = clean(&long);
        assert_eq!(name.chars().count(), MOST);
        assert!(name.ends_with("x….tar"), "{name}");
        assert_eq!(clean(&"🛖".repeat(10_000)).chars().count(), MOST);
        assert_eq!(
            clean(&format!("a.{}", "b".repeat(10_000))).chars().count(),
            MOST
        );
    }
}
