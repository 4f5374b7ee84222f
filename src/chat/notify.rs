//! Whom a message disturbs: what they chose for the room, quiet hours, and whether they are there.
//!
//! The decision is one function without any state, [`should_notify`], so that whoever tells people
//! of messages asks the same one. The browser has the same in `assets/src/notify/decide.ts`.

use serde_json::Value;

use crate::base::Timestamp;
use crate::rooms::Notify;

const DAY_MINUTES: i64 = 24 * 60;

/// How a message means someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// As one who is in the room.
    Anyone,
    /// As one of those who are there: `@here`.
    Here,
    /// As one of all: `@room`.
    Room,
    /// By name, or by an answer to something they said.
    Person,
}

/// When someone wants to be left in peace, every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The first minute of their day that is quiet.
    pub from: i64,
    /// The first minute that is not; before `from` it is one of the next day.
    pub to: i64,
    /// How many minutes their clock is ahead of UTC.
    pub zone: i64,
}

impl Quiet {
    /// As someone's settings have it under `notify.quiet`. What makes no sense is not there.
    pub fn of(settings: &Value) -> Option<Self> {
        let quiet = settings.get("notify")?.get("quiet")?;
        let minutes = |name, least, most| {
            let minutes = quiet.get(name)?.as_i64()?;
            (least..most).contains(&minutes).then_some(minutes)
        };
        Some(Self {
            from: minutes("from", 0, DAY_MINUTES)?,
            to: minutes("to", 0, DAY_MINUTES)?,
            zone: minutes("zone", -DAY_MINUTES, DAY_MINUTES + 1)?,
        })
    }

    /// Whether `now` is in it.
    pub fn holds(self, now: Timestamp) -> bool {
        let minute = (now.0.div_euclid(60_000) + self.zone).rem_euclid(DAY_MINUTES);
        match self.from <= self.to {
            true => (self.from..self.to).contains(&minute),
            false => minute >= self.from || minute < self.to,
        }
    }
}

/// A message, and someone in its room who did not say it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// What they want to hear of in this room.
    pub wants: Notify,
    /// How the message means them.
    pub means: Means,
    /// Whether the room is a conversation of a few people.
    pub is_direct: bool,
    /// Whether they are connected, anywhere in the house.
    pub is_online: bool,
    /// Whether they look at the conversation at this moment.
    pub is_looking: bool,
    /// When they want to be left in peace.
    pub quiet: Option<Quiet>,
    /// The time.
    pub now: Timestamp,
}

/// Whether they are to be told of the message.
pub fn should_notify(case: &Case) -> bool {
    if case.is_looking || case.quiet.is_some_and(|quiet| quiet.holds(case.now)) {
        return false;
    }
    let is_meant = match case.means {
        Means::Anyone => case.is_direct,
        Means::Here => case.is_direct || case.is_online,
        Means::Room | Means::Person => true,
    };
    match case.wants {
        Notify::All => is_meant || case.means == Means::Anyone,
        Notify::Mentions => is_meant,
        Notify::Nothing => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Means::{Anyone, Here, Person, Room};
    use Notify::{All, Mentions, Nothing};
    use serde_json::json;

    const AWAY: Case = Case {
        wants: All,
        means: Anyone,
        is_direct: false,
        is_online: false,
        is_looking: false,
        quiet: None,
        now: Timestamp(0),
    };

    #[test]
    fn who_is_away_is_told_of_what_they_chose() {
        let table = [
            // wants, how it means them, in a room, in a direct conversation
            (All, Anyone, true, true),
            (All, Here, false, true),
            (All, Room, true, true),
            (All, Person, true, true),
            (Mentions, Anyone, false, true),
            (Mentions, Here, false, true),
            (Mentions, Room, true, true),
            (Mentions, Person, true, true),
            (Nothing, Anyone, false, false),
            (Nothing, Room, false, false),
            (Nothing, Person, false, false),
        ];
        for (wants, means, in_room, in_direct) in table {
            let case = Case {
                wants,
                means,
                ..AWAY
            };
            assert_eq!(should_notify(&case), in_room, "{wants:?} {means:?}");
            let case = Case {
                is_direct: true,
                ..case
            };
            assert_eq!(
                should_notify(&case),
                in_direct,
                "direct {wants:?} {means:?}"
            );
        }
    }

    #[test]
    fn here_means_those_who_are_there() {
        for wants in [All, Mentions] {
            let case = Case {
                wants,
                means: Here,
                is_online: true,
                ..AWAY
            };
            assert!(should_notify(&case));
            assert!(!should_notify(&Case {
                is_online: false,
                ..case
            }));
        }
    }

    #[test]
    fn who_looks_or_sleeps_is_left_alone() {
        let case = Case {
            means: Person,
            ..AWAY
        };
        assert!(should_notify(&case));
        assert!(!should_notify(&Case {
            is_looking: true,
            ..case
        }));
        let quiet = Some(Quiet {
            from: 0,
            to: 1,
            zone: 0,
        });
        assert!(!should_notify(&Case { quiet, ..case }));
    }

    #[test]
    fn quiet_hours_may_go_over_midnight_and_are_of_the_place_where_one_is() {
        let night = Quiet {
            from: 22 * 60,
            to: 7 * 60,
            zone: 120,
        };
        let at = |hour: i64| Timestamp(hour * 3_600_000);
        let quiet = (0..24).filter(|&hour| night.holds(at(hour)));
        assert_eq!(quiet.collect::<Vec<_>>(), [0, 1, 2, 3, 4, 20, 21, 22, 23]);
        let lunch = Quiet {
            from: 720,
            to: 780,
            zone: 0,
        };
        assert!(lunch.holds(at(12)) && !lunch.holds(at(13)) && !lunch.holds(at(0)));
        let never = Quiet {
            from: 60,
            to: 60,
            zone: 0,
        };
        assert!((0..24).all(|hour| !never.holds(at(hour))));
    }

    #[test]
    fn settings_that_make_no_sense_are_no_quiet_hours() {
        let of = |quiet: Value| Quiet::of(&json!({ "notify": { "quiet": quiet } }));
        let some = Some(Quiet {
            from: 1320,
            to: 420,
            zone: -300,
        });
        assert_eq!(of(json!({ "from": 1320, "to": 420, "zone": -300 })), some);
        let bad = [
            json!(null),
            json!({ "from": 1, "to": 2 }),
            json!({ "from": -1, "to": 2, "zone": 0 }),
            json!({ "from": 1, "to": 1440, "zone": 0 }),
            json!({ "from": "x", "to": 2, "zone": 0 }),
            json!({ "from": 1, "to": 2, "zone": 9e18 }),
        ];
        assert!(bad.into_iter().all(|quiet| of(quiet).is_none()));
        assert_eq!(Quiet::of(&json!([])), None);
    }
}
