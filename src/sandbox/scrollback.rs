//! What a program has printed: all of it if that is little, else its beginning and its end.

use std::collections::VecDeque;

/// How much of the beginning is kept, and how much of the end.
const PART: usize = 128 << 10;

/// The bounded memory of a terminal.
#[derive(Debug, Default)]
pub(super) struct Scrollback {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    total: u64,
}

impl Scrollback {
    /// Takes what was printed, and says at which offset it begins.
    pub(super) fn push(&mut self, output: &[u8]) -> u64 {
        let offset = self.total;
        self.total += output.len() as u64;
        let (first, rest) = output.split_at(output.len().min(PART - self.head.len()));
        self.head.extend_from_slice(first);
        self.tail.extend(rest);
        self.tail.drain(..self.tail.len().saturating_sub(PART));
        offset
    }

    /// How much was printed.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// The latest output without a gap, and the offset of its beginning.
    pub(super) fn latest(&self) -> (u64, Vec<u8>) {
        let kept = if self.has_gap() {
            Vec::new()
        } else {
            self.head.clone()
        };
        let kept: Vec<u8> = kept.into_iter().chain(self.tail.iter().copied()).collect();
        (self.total - kept.len() as u64, kept)
    }

    /// All that is kept, with a line in the place of what is not.
    pub(super) fn kept(&self) -> Vec<u8> {
        let mut kept = self.head.clone();
        if self.has_gap() {
            let lost = self.total - (self.head.len() + self.tail.len()) as u64;
            kept.extend_from_slice(format!("\n… {lost} bytes are left out …\n").as_bytes());
        }
        kept.extend(&self.tail);
        kept
    }

    fn has_gap(&self) -> bool {
        self.total > (self.head.len() + self.tail.len()) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_output_is_kept_whole() {
        let mut scrollback = Scrollback::default();
        assert_eq!(scrollback.push(b"ab"), 0);
        assert_eq!(scrollback.push(b"cd"), 2);
        assert_eq!(scrollback.latest(), (0, b"abcd".to_vec()));
        assert_eq!(scrollback.kept(), b"abcd");
    }

    #[test]
    fn of_much_output_the_beginning_and_the_end_are_kept() {
        let mut scrollback = Scrollback::default();
        scrollback.push(b"first");
        for _ in 0..5 {
            scrollback.push(&vec![b'.'; PART]);
        }
        scrollback.push(b"last");
        let kept = scrollback.kept();
        assert!(kept.starts_with(b"first") && kept.ends_with(b"last"));
        assert!(kept.len() < 2 * PART + 100);
        let (from, latest) = scrollback.latest();
        assert_eq!(from + latest.len() as u64, scrollback.total());
        assert!(
            String::from_utf8(kept)
                .unwrap()
                .contains("bytes are left out")
        );
    }
}
