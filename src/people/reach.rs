//! Who may find someone, and write to them.

use serde::{Deserialize, Serialize};

/// For whom something is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReachWho)]
pub enum Who {
    /// Everyone with an account.
    #[default]
    Everyone,
    /// Those who share a room with them.
    Shared,
    /// Nobody.
    Nobody,
}

impl Who {
    /// Whether it is open to someone who `shares` a room with them, or does not.
    pub fn lets(self, shares: bool) -> bool {
        match self {
            Self::Everyone => true,
            Self::Shared => shares,
            Self::Nobody => false,
        }
    }
}

/// How someone can be reached, as they have chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Reach {
    /// Who may find them.
    pub find: Who,
    /// Who may begin a conversation with them.
    pub write: Who,
    /// Whether others learn what they have read, and they what others have.
    pub receipts: bool,
    /// Whether others see them typing, and they others.
    pub typing: bool,
    /// Whether they can be found by a phone number. Nobody is told which.
    pub phone: bool,
}

impl Default for Reach {
    fn default() -> Self {
        Self {
            find: Who::Everyone,
            write: Who::Everyone,
            receipts: true,
            typing: true,
            phone: false,
        }
    }
}

/// How a stranger's first message arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// At once.
    Open,
    /// As a question first.
    Asked,
}

/// How someone who `shares` a room with them, or does not, comes through to someone whose
/// choice is `write`. `None`: not at all.
pub(super) fn way(write: Who, shares: bool) -> Option<Way> {
    match (write.lets(shares), shares) {
        (false, _) => None,
        (true, true) => Some(Way::Open),
        (true, false) => Some(Way::Asked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_ask_first_and_only_where_everyone_may_write() {
        assert_eq!(way(Who::Everyone, true), Some(Way::Open));
        assert_eq!(way(Who::Everyone, false), Some(Way::Asked));
        assert_eq!(way(Who::Shared, true), Some(Way::Open));
        assert_eq!(way(Who::Shared, false), None);
        assert_eq!(way(Who::Nobody, true), None);
        assert_eq!(way(Who::Nobody, false), None);
    }
}
