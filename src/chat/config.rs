//! Settings of the chat.

use serde::{Deserialize, Serialize};

use crate::base::Timestamp;

/// What people may do with what they have said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// For how many minutes people may change their words; 0 is for ever.
    pub edit_minutes: u32,
}

impl Config {
    /// What was said before this may not be changed at the time `now`.
    pub(super) fn editable_since(self, now: Timestamp) -> Option<Timestamp> {
        let ms = i64::from(self.edit_minutes) * 60_000;
        (ms > 0).then(|| now.plus_ms(-ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_be_changed_for_as_long_as_the_house_says() {
        let now = Timestamp(600_000);
        assert_eq!(Config::default().editable_since(now), None);
        let config = Config { edit_minutes: 5 };
        assert_eq!(config.editable_since(now), Some(Timestamp(300_000)));
    }
}
