//! Settings of chat.

use serde::{Deserialize, Serialize};

use crate::base::Timestamp;

/// What people may say, and how much they may send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// For how many minutes people may change their words; 0 is for ever.
    pub edit_minutes: u32,
    /// The largest file that can be attached, in MiB.
    pub upload_max_mib: u64,
    /// How many files one person may be sending at once.
    pub uploads_at_once: u32,
    /// How much one person may send in 24 hours, in MiB; nought is no limit.
    pub uploads_per_day_mib: u64,
    /// How much the files of one room may take, in MiB; nought is no limit.
    pub room_files_mib: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            edit_minutes: 0,
            upload_max_mib: 100,
            uploads_at_once: 20,
            uploads_per_day_mib: 4 * 1024,
            room_files_mib: 20 * 1024,
        }
    }
}

impl Config {
    /// What was said before this may not be changed at the time `now`.
    pub(super) fn editable_since(&self, now: Timestamp) -> Option<Timestamp> {
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
        let config = Config {
            edit_minutes: 5,
            ..Config::default()
        };
        assert_eq!(config.editable_since(now), Some(Timestamp(300_000)));
    }
}
