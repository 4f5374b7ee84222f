//! How text is compared: without case and accents, as the index of words does it.

use unicode_normalization::char::decompose_canonical;

/// Accents, as characters of their own.
const ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';
/// Whether `c` is a Latin letter that may carry accents. Those of other scripts are left as they
/// are, as the index leaves them: `й` is no `и` with something on it.
fn is_accented(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Hands on what `c` is compared as: nothing, a character, or several.
fn fold_char(c: char, mut emit: impl FnMut(char)) {
    if c.is_ascii() {
        return emit(c.to_ascii_lowercase());
    }
    for c in c.to_lowercase() {
        if is_accented(c) || ACCENTS.contains(&c) {
            decompose_canonical(c, |part| {
                if !ACCENTS.contains(&part) {
                    emit(part);
                }
            });
        } else {
            emit(c);
        }
    }
}

/// `text` as it is compared.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |part| folded.push(part));
    }
    folded
}

/// `text` as it is compared, and for each byte of that where in `text` it came from.
pub fn fold_with_places(text: &str) -> (String, Vec<usize>) {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::new());
    for (at, c) in text.char_indices() {
        fold_char(c, |part| {
            folded.push(part);
            places.resize(folded.len(), at);
        });
    }
    (folded, places)
}

/// Scripts that put no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..)
}

/// Where `word` stands in `text`, both folded, in bytes. A word of one or two letters counts at
/// the beginning of a word alone, since it would be found nearly everywhere.
pub fn find<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let first = word.chars().next();
    let anywhere = word.chars().nth(2).is_some()
        || first.is_none_or(|c| !c.is_alphanumeric() || is_unspaced(c));
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |&at| anywhere || !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fuzz;

    #[test]
    fn case_and_accents_make_no_difference_and_letters_of_other_scripts_do() {
        assert_eq!(fold("ÀÉîõ Ångström Việt"), "aeio angstrom viet");
        assert_eq!(fold("МОЙ ΌΛΑ"), "мой όλα");
        assert_eq!(fold("e\u{301}"), "e");
        assert_ne!(fold("が"), fold("か"));
        assert_ne!(fold("कि"), fold("क"));
        assert_eq!(fold("한글"), "한글");
    }

    #[test]
    fn short_words_are_found_where_words_begin_and_in_scripts_without_spaces_anywhere() {
        let places = |text, word| find(text, word).collect::<Vec<_>>();
        assert_eq!(places("to get together, to", "to"), [0, 7, 17]);
        assert_eq!(places("photo", "to"), [0; 0]);
        assert_eq!(places("東京都", "京都"), [3]);
        assert_eq!(places("a -> b", "->"), [2]);
    }

    #[test]
    fn every_byte_knows_the_character_that_it_came_from() {
        let good: [&[u8]; 2] = ["Ångström, İstanbul; 東京 ﬁ".as_bytes(), b"plain"];
        fuzz::vary_for(5_000, &good, &mut |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let (folded, places) = fold_with_places(&text);
            assert_eq!((folded.len(), &folded), (places.len(), &fold(&text)));
            assert!(places.iter().all(|&at| text.is_char_boundary(at)));
            assert!(places.is_sorted());
            true
        });
    }
}
