//! Who is here, on how many devices, and where.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::PresenceEvent;
use crate::base::{ConnId, Timestamp, UserId};
use crate::rooms::{Presence, Request, Spot};

/// How long news of where people are may wait to be told together with others.
const COALESCE_MS: i64 = 80;

/// One connection's view.
#[derive(Clone, Copy, Debug, Default)]
struct Device {
    user: Option<UserId>,
    at: Option<Spot>,
    active: bool,
    idle: bool,
    following: Option<UserId>,
    /// Orders updates: the newest device says where someone is.
    turn: u64,
}

/// Everyone who is here.
#[derive(Debug, Default)]
pub(super) struct People {
    devices: BTreeMap<ConnId, Device>,
    /// Whose news nobody has been told yet.
    changed: BTreeSet<UserId>,
    tell_at: Option<Timestamp>,
    turn: u64,
}

impl People {
    /// A device came. Everyone is told at once.
    pub(super) fn enter(&mut self, conn: ConnId, user: UserId) -> Option<PresenceEvent> {
        self.turn += 1;
        let device = Device {
            user: Some(user),
            turn: self.turn,
            ..Device::default()
        };
        self.devices.insert(conn, device);
        self.of(user).map(PresenceEvent::Here)
    }

    /// A device left. Everyone is told at once.
    pub(super) fn leave(&mut self, conn: ConnId) -> Option<PresenceEvent> {
        let user = self.devices.remove(&conn)?.user?;
        Some(match self.of(user) {
            Some(still) => PresenceEvent::Here(still),
            None => {
                self.changed.remove(&user);
                PresenceEvent::Gone { user }
            }
        })
    }

    /// Whether others see this device.
    pub(super) fn has(&self, conn: ConnId) -> bool {
        self.devices.contains_key(&conn)
    }

    /// A device says where its user is. Everyone is told soon, with other news.
    pub(super) fn update(&mut self, conn: ConnId, request: Request, now: Timestamp) {
        let Request::Update {
            at,
            active,
            idle,
            following,
        } = request;
        let Some(device) = self.devices.get_mut(&conn) else {
            return;
        };
        self.turn += 1;
        let user = device.user;
        *device = Device {
            user,
            at,
            active,
            idle,
            following,
            turn: self.turn,
        };
        self.changed.extend(user);
        self.tell_at.get_or_insert(now.plus_ms(COALESCE_MS));
    }

    /// When there is news to tell.
    pub(super) fn deadline(&self) -> Option<Timestamp> {
        self.tell_at
    }

    /// The news, if it is time.
    pub(super) fn tick(&mut self, now: Timestamp) -> Vec<PresenceEvent> {
        if self.tell_at.is_none_or(|at| at > now) {
            return Vec::new();
        }
        self.tell_at = None;
        let changed = std::mem::take(&mut self.changed);
        changed
            .into_iter()
            .filter_map(|user| self.of(user).map(PresenceEvent::Here))
            .collect()
    }

    /// Everyone who is here.
    pub(super) fn all(&self) -> Vec<Presence> {
        self.users()
            .into_iter()
            .filter_map(|user| self.of(user))
            .collect()
    }

    /// Everyone's id.
    pub(super) fn users(&self) -> BTreeSet<UserId> {
        self.devices
            .values()
            .filter_map(|device| device.user)
            .collect()
    }

    fn of(&self, user: UserId) -> Option<Presence> {
        let mine = || {
            let all = self.devices.values();
            all.filter(move |device| device.user == Some(user))
        };
        let newest = mine().max_by_key(|device| device.turn)?;
        Some(Presence {
            user,
            devices: u32::try_from(mine().count()).unwrap_or(u32::MAX),
            at: newest.at,
            active: mine().any(|device| device.active),
            idle: mine().all(|device| device.idle),
            following: newest.following,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update(active: bool, idle: bool) -> Request {
        Request::Update {
            at: None,
            active,
            idle,
            following: None,
        }
    }

    #[test]
    fn two_devices_of_one_person_are_one_person() {
        let (mut people, ann) = (People::default(), UserId::fresh());
        people.enter(ConnId(1), ann);
        let told = people.enter(ConnId(2), ann);
        assert!(matches!(told, Some(PresenceEvent::Here(who)) if who.devices == 2));
        assert_eq!(people.all().len(), 1);
        assert!(matches!(
            people.leave(ConnId(1)),
            Some(PresenceEvent::Here(_))
        ));
        assert_eq!(
            people.leave(ConnId(2)),
            Some(PresenceEvent::Gone { user: ann })
        );
    }

    #[test]
    fn someone_is_idle_only_on_all_devices_and_active_on_any() {
        let (mut people, ann) = (People::default(), UserId::fresh());
        people.enter(ConnId(1), ann);
        people.enter(ConnId(2), ann);
        people.update(ConnId(1), update(true, false), Timestamp(0));
        people.update(ConnId(2), update(false, true), Timestamp(0));
        let who = &people.all()[0];
        assert!(who.active && !who.idle);
    }

    #[test]
    fn many_updates_are_told_once() {
        let (mut people, ann) = (People::default(), UserId::fresh());
        people.enter(ConnId(1), ann);
        for now in 0..50 {
            people.update(ConnId(1), update(true, false), Timestamp(now));
        }
        assert!(people.tick(Timestamp(79)).is_empty());
        assert_eq!(people.tick(Timestamp(80)).len(), 1);
        assert!(people.tick(Timestamp(81)).is_empty());
    }
}
