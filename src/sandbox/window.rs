//! How large the terminal is that a program writes to.

/// Columns and lines, as programs ask their environment for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How many characters fit in a line.
    pub columns: u32,
    /// How many lines there are.
    pub lines: u32,
}

impl Default for Window {
    /// What terminals have always been.
    fn default() -> Self {
        Self {
            columns: 80,
            lines: 24,
        }
    }
}

impl Window {
    /// What someone's terminal says of itself, within reason; what it does not say is usual.
    pub fn of(columns: Option<u32>, lines: Option<u32>) -> Self {
        let usual = Self::default();
        Self {
            columns: columns.unwrap_or(usual.columns).clamp(20, 500),
            lines: lines.unwrap_or(usual.lines).clamp(5, 200),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_stays_within_reason() {
        let of = |columns, lines| {
            let window = Window::of(columns, lines);
            (window.columns, window.lines)
        };
        assert_eq!(of(None, None), (80, 24));
        assert_eq!(of(Some(132), Some(40)), (132, 40));
        assert_eq!(of(Some(0), Some(u32::MAX)), (20, 200));
    }
}
