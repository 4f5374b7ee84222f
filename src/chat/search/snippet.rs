//! What is shown of a message that was found.

use serde::Serialize;

use super::fold::{find, fold_with_places};

/// How many characters are shown before the first match.
const LEAD: usize = 60;
/// How many are shown in all.
const LONGEST: usize = 240;

/// A piece of a message, either sought or around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Piece {
    /// As it was written.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// The part of `body` around the first of `words`, all matches in it apart.
pub fn snippet(body: &str, words: &[String]) -> Vec<Piece> {
    let (folded, places) = fold_with_places(body);
    let place = |at: usize| places.get(at).copied().unwrap_or(body.len());
    let found = words
        .iter()
        .flat_map(|word| find(&folded, word).map(|at| (place(at), place(at + word.len()))));
    let mut ranges: Vec<_> = found.filter(|(from, to)| from < to).collect();
    ranges.sort_unstable();
    let first = ranges.first().map_or(0, |(from, _)| *from);
    let back = body[..first].char_indices().rev().take(LEAD).last();
    let start = back.map_or(first, |(at, _)| at);
    let end = body[start..]
        .char_indices()
        .nth(LONGEST)
        .map_or(body.len(), |(at, _)| start + at);
    let mut pieces = Vec::new();
    let mut put = |text: &str, hit| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                hit,
            });
        }
    };
    if start > 0 {
        put("…", false);
    }
    let mut at = start;
    for (from, to) in ranges {
        let (from, to) = (from.max(at), to.min(end));
        if from >= to {
            continue;
        }
        put(&body[at..from], false);
        put(&body[from..to], true);
        at = to;
    }
    put(&body[at..end], false);
    if end < body.len() {
        put("…", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fuzz;

    fn marked(body: &str, words: &[&str]) -> String {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        let mark = |piece: &Piece| match piece.hit {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        snippet(body, &words).iter().map(mark).collect()
    }

    #[test]
    fn matches_stand_apart_as_they_were_written() {
        assert_eq!(
            marked("The Café is a café.", &["cafe"]),
            "The [Café] is a [café]."
        );
        assert_eq!(marked("deployment", &["deploy", "ploym"]), "[deploy][m]ent");
        assert_eq!(marked("nothing", &[]), "nothing");
        assert_eq!(marked("<b>hi</b>", &["<b>"]), "[<b>]hi</b>");
    }

    #[test]
    fn a_long_message_is_shown_from_a_little_before_the_first_match() {
        let body = format!("{}needle{}", "x ".repeat(500), " y".repeat(500));
        let shown = marked(&body, &["needle"]);
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("[needle]"));
        assert!(shown.chars().count() < 260);
    }

    #[test]
    fn the_pieces_of_any_text_are_the_text() {
        let good: [&[u8]; 2] = ["Ångström, İstanbul; 東京 ﬁ e\u{301}".as_bytes(), b"aaaa"];
        fuzz::vary_for(5_000, &good, &mut |bytes| {
            let body: String = String::from_utf8_lossy(bytes).chars().take(100).collect();
            let words = ["a", "str", "東", "e"].map(str::to_owned);
            let whole: String = snippet(&body, &words)
                .into_iter()
                .map(|piece| piece.text)
                .collect();
            assert!(body.ends_with(whole.trim_start_matches('…')));
            true
        });
    }
}
