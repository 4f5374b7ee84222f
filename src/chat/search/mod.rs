//! Search: what was said, in all rooms of the one who asks, the newest first.
//!
//! Only rooms that one is a member of at that moment are looked through. Words are found as parts
//! of longer ones, in any script and with or without accents; words of one or two letters, which
//! the index does not know, at the beginning of words. One question costs a bounded time,
//! however common its words are: who wants more goes on from where it ended.

mod fold;
mod http;
mod query;
mod snippet;
mod store;

pub use http::{FoundIn, routes};
pub use query::Bad;
pub use snippet::Piece;

/// The part of `body` around the first `word`.
pub(super) fn snippet(body: &str, word: &str) -> Vec<Piece> {
    snippet::snippet(body, &[fold::fold(word)])
}
