//! Who has seen what: how far everyone has read, and who is told of it.
//!
//! Marks are told in small rooms alone, several at once, and neither of nor to those who do
//! not want that.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;

use crate::base::{Seq, Timestamp, UserId};

/// In rooms of more people it tells nobody anything who has read what.
const SMALL: usize = 12;

/// For how long marks are gathered before they are told together.
const GATHER_MS: i64 = 400;

/// How far someone has read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mark {
    /// The last event read.
    pub seq: Seq,
    /// Whether others may know, and this one wants to know of others.
    pub is_open: bool,
}

/// How far someone has read, for others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Seen {
    /// Who.
    pub user: UserId,
    /// The last event read.
    pub seq: Seq,
}

/// The marks of a room's members.
#[derive(Debug, Default)]
pub(super) struct Marks {
    of: BTreeMap<UserId, Mark>,
    /// Whose mark has moved since marks were told.
    moved: BTreeSet<UserId>,
    due: Option<Timestamp>,
}

impl Marks {
    pub fn new(of: BTreeMap<UserId, Mark>) -> Self {
        Self {
            of,
            ..Self::default()
        }
    }

    /// How far `user` has read.
    pub fn read_to(&self, user: UserId) -> Option<Seq> {
        self.of.get(&user).map(|mark| mark.seq)
    }

    /// Someone is a member from now on.
    pub fn came(&mut self, user: UserId, seq: Seq) {
        let fresh = Mark { seq, is_open: true };
        let mark = self.of.entry(user).or_insert(fresh);
        mark.seq = mark.seq.max(seq);
    }

    /// Someone is none any more.
    pub fn left(&mut self, user: UserId) {
        self.of.remove(&user);
    }

    /// Someone has read further, at the time `now`.
    pub fn read(&mut self, user: UserId, new: Mark, now: Timestamp) {
        let mark = self.of.entry(user).or_default();
        let has_moved = new.seq > mark.seq;
        *mark = Mark {
            seq: new.seq.max(mark.seq),
            is_open: new.is_open,
        };
        if has_moved && new.is_open && self.is_small() {
            self.moved.insert(user);
            self.due.get_or_insert(now.plus_ms(GATHER_MS));
        }
    }

    /// When [`tick`](Self::tick) is due.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.due
    }

    /// The marks that have moved, once it is time to tell them.
    pub fn tick(&mut self, now: Timestamp) -> Vec<Seen> {
        if self.due.is_none_or(|due| due > now) {
            return Vec::new();
        }
        self.due = None;
        let moved = std::mem::take(&mut self.moved);
        self.told()
            .filter(|seen| moved.contains(&seen.user))
            .collect()
    }

    /// Whether `user` is told how far others have read.
    pub fn hears(&self, user: UserId) -> bool {
        self.is_small() && self.of.get(&user).is_some_and(|mark| mark.is_open)
    }

    /// All marks of others that `user` may know.
    pub fn for_one(&self, user: UserId) -> Vec<Seen> {
        if !self.hears(user) {
            return Vec::new();
        }
        self.told().filter(|seen| seen.user != user).collect()
    }

    fn told(&self) -> impl Iterator<Item = Seen> {
        let open = self
            .of
            .iter()
            .filter(|(_, mark)| mark.is_open && mark.seq > Seq(0));
        open.map(|(&user, mark)| Seen {
            user,
            seq: mark.seq,
        })
    }

    fn is_small(&self) -> bool {
        self.of.len() <= SMALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(seq: i64, is_open: bool) -> Mark {
        Mark {
            seq: Seq(seq),
            is_open,
        }
    }

    #[test]
    fn marks_that_move_within_a_moment_are_told_together_once() {
        let (ann, bob) = (UserId::fresh(), UserId::fresh());
        let mut marks = Marks::new([(ann, mark(0, true)), (bob, mark(0, true))].into());
        marks.read(ann, mark(3, true), Timestamp(0));
        marks.read(bob, mark(4, true), Timestamp(100));
        marks.read(ann, mark(5, true), Timestamp(200));
        assert_eq!(marks.tick(Timestamp(399)), []);
        let told = marks.tick(Timestamp(400));
        assert_eq!(told.len(), 2);
        assert!(told.contains(&Seen {
            user: ann,
            seq: Seq(5)
        }));
        assert_eq!(
            (marks.deadline(), marks.tick(Timestamp(9_999))),
            (None, vec![])
        );
    }

    #[test]
    fn who_does_not_tell_is_not_told() {
        let (ann, bob) = (UserId::fresh(), UserId::fresh());
        let mut marks = Marks::new([(ann, mark(2, false)), (bob, mark(1, true))].into());
        assert!(marks.for_one(ann).is_empty() && marks.for_one(bob).is_empty());
        marks.read(ann, mark(3, false), Timestamp(0));
        assert_eq!(marks.deadline(), None);
        assert!(!marks.hears(ann) && marks.hears(bob));
    }

    #[test]
    fn in_a_crowd_nobody_is_told() {
        let crowd: BTreeMap<_, _> = (0..13).map(|_| (UserId::fresh(), mark(1, true))).collect();
        let first = *crowd.keys().next().unwrap();
        let mut marks = Marks::new(crowd);
        marks.read(first, mark(2, true), Timestamp(0));
        assert_eq!(marks.deadline(), None);
        assert!(marks.for_one(first).is_empty());
        marks.left(UserId::fresh());
        assert!(!marks.hears(first));
        marks.left(first);
        assert!(!marks.hears(first), "who has left hears nothing");
    }
}
