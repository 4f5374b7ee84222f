//! One emoji: a picture that stands for a feeling, and nothing else.

use std::iter::Peekable;
use std::str::Chars;

use icu_properties::CodePointSetData;
use icu_properties::props::{
    self, EmojiModifier, EmojiModifierBase, EmojiPresentation, RegionalIndicator,
};

use super::Error;

/// The longest emoji, in bytes: a family of four with skin colours takes 41.
const MAX: usize = 64;
/// Joins several into one.
const JOINER: char = '\u{200d}';
/// Asks for the picture where there is a plain sign too.
const AS_PICTURE: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';
/// The end of a flag that is spelt out in tags, as those of Scotland and Wales are.
const END_OF_TAGS: char = '\u{e007f}';

/// Exactly one emoji (UTS #51), in the form that asks for the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji(String);

impl Emoji {
    /// Accepts `raw` as one emoji, or says why not.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        if raw.len() > MAX {
            return Err(Error::NotAnEmoji);
        }
        let mut rest = raw.chars().peekable();
        let mut whole = String::with_capacity(raw.len() + AS_PICTURE.len_utf8());
        loop {
            element(&mut rest, &mut whole).ok_or(Error::NotAnEmoji)?;
            match rest.next() {
                None => return Ok(Self(whole)),
                Some(JOINER) => whole.push(JOINER),
                Some(_) => return Err(Error::NotAnEmoji),
            }
        }
    }

    /// The emoji itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One of those that joiners join: a flag, a keycap, or a picture with what colours it.
fn element(rest: &mut Peekable<Chars<'_>>, whole: &mut String) -> Option<()> {
    let first = rest.next()?;
    whole.push(first);
    if CodePointSetData::new::<RegionalIndicator>().contains(first) {
        let second = rest.next_if(|&c| CodePointSetData::new::<RegionalIndicator>().contains(c))?;
        whole.push(second);
        return Some(());
    }
    if first.is_ascii() {
        let is_key = first.is_ascii_digit() || matches!(first, '#' | '*');
        rest.next_if_eq(&AS_PICTURE);
        let cap = rest.next_if_eq(&KEYCAP).filter(|_| is_key)?;
        whole.extend([AS_PICTURE, cap]);
        return Some(());
    }
    if !CodePointSetData::new::<props::Emoji>().contains(first) {
        return None;
    }
    let takes_colour = CodePointSetData::new::<EmojiModifierBase>().contains(first);
    let colour = |c: &char| CodePointSetData::new::<EmojiModifier>().contains(*c);
    if takes_colour && let Some(colour) = rest.next_if(colour) {
        whole.push(colour);
        return Some(());
    }
    // With and without the selector it is the same to people, so it is the same to us.
    let is_asked_for = rest.next_if_eq(&AS_PICTURE).is_some();
    if is_asked_for || !CodePointSetData::new::<EmojiPresentation>().contains(first) {
        whole.push(AS_PICTURE);
    }
    tags(rest, whole)
}

fn tags(rest: &mut Peekable<Chars<'_>>, whole: &mut String) -> Option<()> {
    let mut is_open = false;
    while let Some(tag) = rest.next_if(|c| ('\u{e0020}'..='\u{e007e}').contains(c)) {
        whole.push(tag);
        is_open = true;
    }
    if is_open {
        whole.push(rest.next_if_eq(&END_OF_TAGS)?);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_emoji_of_any_kind_is_one() {
        let tagged = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        for emoji in [
            "👍",
            "👍🏽",
            "❤️",
            "🇩🇪",
            "1️⃣",
            "#️⃣",
            "👨‍👩‍👧‍👦",
            "👩🏿‍🤝‍👨🏻",
            "🏳️‍🌈",
            tagged,
            "❤️‍🔥",
            "©️",
        ] {
            let parsed = Emoji::parse(emoji).unwrap_or_else(|_| panic!("{emoji}"));
            assert_eq!(parsed.as_str(), emoji);
        }
    }

    #[test]
    fn with_and_without_the_selector_it_is_the_same() {
        assert_eq!(Emoji::parse("❤").unwrap(), Emoji::parse("❤️").unwrap());
        assert_eq!(Emoji::parse("1\u{20e3}").unwrap().as_str(), "1️⃣");
    }

    #[test]
    fn anything_else_is_none() {
        let long = "👩\u{200d}".repeat(20) + "👩";
        for bad in [
            "",
            " ",
            "a",
            "1",
            "👍👍",
            "👍 ",
            "👍a",
            "<b>",
            "🇩",
            "🇩🇪🇫🇷",
            "\u{200d}",
            "👍\u{200d}",
            "\u{200d}👍",
            "\u{fe0f}",
            "\u{202e}👍",
            "👍\u{301}",
            "🏴\u{e0067}",
            "a\u{20e3}",
            &long,
        ] {
            assert!(Emoji::parse(bad).is_err(), "{bad:?}");
        }
    }
}
