//! What typed text looks like in the output of a program, as a terminal would echo it.

/// How `typed` is shown: lines end as programs end them, and whatever could give orders to
/// other people's terminals is written out with a caret.
pub(super) fn echo(typed: &str) -> String {
    let mut shown = String::with_capacity(typed.len());
    for c in typed.replace("\r\n", "\n").chars() {
        match c {
            '\r' => shown.push('\n'),
            '\n' | '\t' => shown.push(c),
            '\0'..='\x1f' => shown.extend(['^', char::from(c as u8 + b'@')]),
            '\x7f' => shown.push_str("^?"),
            // Terminals obey these too, and they have no letter of their own.
            '\u{80}'..='\u{9f}' => shown.push(char::REPLACEMENT_CHARACTER),
            _ => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_programs_end_them() {
        assert_eq!(echo("4\n"), "4\n");
        assert_eq!(echo("a\r\nb\rc"), "a\nb\nc");
        assert_eq!(echo("grüß\tdich 🛖"), "grüß\tdich 🛖");
    }

    #[test]
    fn nothing_that_is_typed_gives_orders_to_a_terminal() {
        assert_eq!(echo("\x1b[2J\x07\0\x7f"), "^[[2J^G^@^?");
        assert_eq!(echo("\u{9b}2J"), "\u{fffd}2J");
    }
}
