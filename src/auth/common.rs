//! Passwords that are guessed first.
//!
//! Nobody guesses all passwords; everybody who guesses begins with a list of words, and dresses
//! them up: a year behind, an `@` for an `a`, the word twice, two words, a row of keys. So what is
//! kept here is words, and the dresses are taken off before one looks. There are two lists: a short
//! one by hand, of what all such lists have in common and of what belongs to this house; and what
//! has leaked elsewhere, which a build with the front end embeds (`assets/scripts/leaked.mjs`).

use std::cmp::Ordering;

use super::user::key;

/// The words, in order.
const WORDS: &str = "\
    000000 111111 121212 123123 123qwe 1q2w3e4r5t6y 1qaz2wsx3edc 654321 666666 696969 abc123 \
    abcd1234 abcdefghijkl abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz access \
    account adidas admin administrator alexander amanda america andrea andrew angel anthony apple \
    arsenal asdf asdfasdf asdfgh asdfghjkl ashley asshole august austin awesome azerty azertyuiop \
    babygirl badboy bailey banana barcelona baseball basketball batman benjamin bestfriend bigdog \
    blink blizzard bonjour boomer boston brandon brooklyn buster butterfly camaro carlos caroline \
    casino changeme changemenow charles charlie cheese chelsea chester chicago chicken chocolate \
    chris christian christmas claudia coffee company computer consumer contrasena contraseña \
    cookie cooper correcthorsebatterystaple corvette cowboy crystal dallas daniel danielle \
    darkness december default demo destiny diamond doctor dolphin donald dragon dragonball eagle \
    einstein elephant elizabeth eminem everton family fender ferrari fireball fishing flower \
    football forever freedom friend friends fuckyou gabriel galaxy garfield genesis george ginger \
    goddess golden golfer google guitar hammer hannah happy hardcore harley heather hello \
    helloworld helpme hockey honey hotmail house hunter iceman iloveu iloveyou infinity install \
    internet isabella jackson jasmine jasper jennifer jessica jesus johnny jordan joseph joshua \
    justice justin killer kitten knight lakers lastchance letmein letmeinnow letmeinplease \
    liberty linkedin liverpool london longhouse lovely loveme lover loveyou lucky madison maggie \
    manager manchester marina marlboro martin master matrix matthew maverick melissa mercedes \
    merlin metallica michael michelle mickey midnight minecraft money monkey monster morgan \
    motdepasse mother motorola mustang mynameis mypassword naruto natalie nicholas nicole ninja \
    nothing november october oliver orange p@ssw0rd p@ssword passion passw passw0rd password \
    passwordpassword passwort patrick peanut pepper personal phoenix player please pokemon \
    porsche power prince princess private purple q1w2e3r4t5y6 qazwsx qazwsxedc qazwsxedcrfv \
    qwaszx qweasd qweasdzxc qwert qwerty qwerty123 qwertyqwerty qwertyuiop qwertyuiopasdfgh \
    qwertyuiopasdfghjkl rabbit rachel raiders rainbow ranger rangers realmadrid rebecca redsox \
    richard robert ronaldo sakura samantha samsung sandra scooter scorpion secret secretpassword \
    september server service shadow silver simple skywalker slipknot smokey snoopy soccer \
    something sophie spider spiderman spongebob starcraft starwars steelers stella steven student \
    summer sunshine superman supersecret superstar sweety swordfish sysadmin taylor tennis test \
    testtest testtesttest thisismypassword thomas thunder tigger tinkerbell together toyota \
    travis trinity trustme trustno1 turtle universe unknown user vanessa victoria victory viking \
    vincent walter warrior webmaster welcome welcome1 welcomehome whatever william windows winner \
    winter wizard xbox yamaha yankees yellow zaq12wsx zaq1zaq1zaq1 zxc zxcvbn zxcvbnm";

/// What has leaked, most of it more than once: passwords that are long enough for us, and words that
/// people dress up. Sorted lines. Empty when the front end was not built.
static LEAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/leaked.txt"));

/// Rows of keys and letters. Whoever moves a finger along them has not chosen anything.
const ROWS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz",
    "012345678901234567890123456789",
    "1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "azertyuiop",
    "qwertzuiop",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p",
    "!@#$%^&*()",
];

/// How many keys of a row, one after the other, are no accident.
const RUN: usize = 3;

/// What is left when the digits and signs that people add at either end are taken off.
pub(super) fn core(raw: &str) -> String {
    let folded = key(raw);
    folded.trim_matches(|c: char| !c.is_alphabetic()).to_owned()
}

/// Whether `raw` is among the first that are guessed.
pub(super) fn is_common(raw: &str) -> bool {
    let folded = key(raw);
    let mut distinct: Vec<char> = folded.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 5 || is_along_rows(&folded) {
        return true;
    }
    let read = undisguised(&folded);
    let bare = |text: &str| {
        text.chars()
            .filter(|c| !matches!(c, '-' | '_' | '.' | '+'))
            .collect::<String>()
    };
    [
        core(raw),
        core(&undisguised(&core(raw))),
        undisguised(folded.trim_end_matches(|c: char| !c.is_alphabetic())),
        bare(&folded),
        bare(&read),
    ]
    .iter()
    .any(|word| is_word(word) || is_two_words(word) || has_line(LEAKED, word))
        || is_word(&folded)
        || has_line(LEAKED, &folded)
}

/// Whether one of the `sorted` lines is `text`.
fn has_line(sorted: &[u8], text: &str) -> bool {
    let mut rest = sorted;
    while !rest.is_empty() {
        let (before, after) = rest.split_at(rest.len() / 2);
        let start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let end = after
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest.len(), |at| before.len() + at);
        match rest[start..end].cmp(text.as_bytes()) {
            Ordering::Equal => return true,
            Ordering::Less => rest = rest.get(end + 1..).unwrap_or_default(),
            Ordering::Greater => rest = &rest[..start.saturating_sub(1)],
        }
    }
    false
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && WORDS.split_ascii_whitespace().any(|word| word == text)
}

/// Whether `text` is two of the words, or the same one twice.
fn is_two_words(text: &str) -> bool {
    let at = |(index, _)| text.split_at(index);
    let mut halves = text.char_indices().skip(1).map(at);
    halves.any(|(one, other)| one.len() > 3 && other.len() > 3 && is_word(one) && is_word(other))
}

/// The letters that stand behind the signs which look like them.
fn undisguised(text: &str) -> String {
    let letter = |c| match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' | '5' => 's',
        '7' => 't',
        c => c,
    };
    text.chars().map(letter).collect()
}

/// Whether `text` is nothing but runs along rows, forwards or backwards.
fn is_along_rows(text: &str) -> bool {
    let mut rest: Vec<char> = text.chars().collect();
    while !rest.is_empty() {
        match (RUN..=rest.len()).rev().find(|&n| is_run(&rest[..n])) {
            Some(n) => drop(rest.drain(..n)),
            None => return false,
        }
    }
    true
}

fn is_run(keys: &[char]) -> bool {
    let forwards: String = keys.iter().collect();
    let backwards: String = keys.iter().rev().collect();
    ROWS.iter()
        .any(|row| row.contains(&forwards) || row.contains(&backwards))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_found_whatever_they_wear() {
        for bad in [
            "password2026!",
            "P@ssw0rd2026",
            "monkeymonkey",
            "dragonmonkey1",
            "qwertyasdfgh",
            "zyxwvutsrqpo",
            "1qaz2wsx3edc",
            "321ewqdsacxz",
            "98765qwert54321",
            "Summer-Winter",
            "$pid3rm4n1234",
        ] {
            assert!(is_common(bad), "{bad}");
        }
        for good in [
            "wet dog on a sofa",
            "correct horse battery",
            "a lamp in the hall",
            "Tr0ub4dor&3xyz",
            "monkeys eat at noon",
            "qwerty is a keyboard",
        ] {
            assert!(!is_common(good), "{good}");
        }
    }

    #[test]
    fn the_words_stand_in_order_and_once() {
        assert!(WORDS.split_ascii_whitespace().is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn every_line_is_found_and_nothing_between_them() {
        for sorted in [
            "",
            "b\n",
            "b\nbb\nd\n",
            "b\nbb\nd\nfff\ng",
            "a\nb\nbb\nc\nd\ne\nfff\n",
        ] {
            for line in sorted.lines() {
                assert!(has_line(sorted.as_bytes(), line), "{line} in {sorted:?}");
            }
            for other in ["", "a\nb", "ab", "bbb", "da", "f", "ff", "h", "\n"] {
                assert!(
                    !has_line(sorted.as_bytes(), other),
                    "{other:?} in {sorted:?}"
                );
            }
        }
    }

    #[test]
    fn what_has_leaked_is_refused_whatever_it_wears() {
        let list = std::str::from_utf8(LEAKED).unwrap();
        // A build without the front end has said that it has no list.
        if !LEAKED.is_empty() {
            assert!(list.lines().count() > 5_000, "the list is not embedded");
            for bad in [
                "1q2w3e4r5t6y",
                "justinbieber",
                "JustinBieber2010!",
                "Ju$tinB13ber",
                "chickenwing101",
                "zaq1xsw2cde3",
                "momsanaladventure",
                "needforspeed99",
                "Bubbles-123456",
                "m0therl0de!!!!",
            ] {
                assert!(is_common(bad), "{bad}");
            }
        }
        assert!(list.lines().is_sorted_by(|a, b| a < b));
        let folded = |line: &str| !line.is_empty() && key(line) == line;
        assert!(list.lines().all(folded), "nobody would find them");
    }
}
