//! Texts that programs wrote, until someone keeps them or their time is over.
//!
//! Ephemeral: gone with the process, after [`OFFERED_MS`], or when newer ones need the space.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Wrote;
use super::wrote::{Content, WroteFile};
use crate::base::{RoomId, RunNo, Timestamp};

/// How long what a program wrote is offered.
pub const OFFERED_MS: i64 = 10 * 60_000;
/// Of how many runs of a room it is offered.
pub(super) const RUNS: usize = 10;
/// How many bytes of text are held for one room.
const ROOM_BYTES: usize = 4 << 20;
/// How many bytes of text are held for the whole house.
const HOUSE_BYTES: usize = 64 << 20;

/// What was written by the latest programs of all rooms, oldest first.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<VecDeque<Parcel>>);

#[derive(Debug)]
struct Parcel {
    room: RoomId,
    run: RunNo,
    until: Timestamp,
    wrote: Wrote,
}

impl Shelf {
    /// Holds what `run` wrote; of what is older as much as there is space for.
    pub fn put(&self, now: Timestamp, room: RoomId, run: RunNo, wrote: Wrote) {
        let mut parcels = self.lock();
        parcels.push_back(Parcel {
            room,
            run,
            until: now.plus_ms(OFFERED_MS),
            wrote,
        });
        let (mut runs, mut here, mut all) = (0, 0, 0);
        // From the newest on, so that the oldest goes first.
        let mut keeps: VecDeque<bool> = VecDeque::with_capacity(parcels.len());
        for parcel in parcels.iter().rev() {
            let size = parcel.size();
            all += size;
            if parcel.room == room {
                runs += 1;
                here += size;
            }
            let fits = parcel.room != room || (runs <= RUNS && here <= ROOM_BYTES);
            keeps.push_front(fits && all <= HOUSE_BYTES && parcel.until > now);
        }
        parcels.retain(|_| keeps.pop_front().unwrap_or_default());
    }

    /// A file that `run` wrote, if it is still held.
    pub fn file(&self, now: Timestamp, room: RoomId, run: RunNo, path: &str) -> Option<WroteFile> {
        let parcels = self.lock();
        let parcel = parcels
            .iter()
            .find(|parcel| parcel.room == room && parcel.run == run && parcel.until > now)?;
        let mut files = parcel.wrote.files.iter();
        files.find(|file| file.path == path).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Parcel>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Parcel {
    fn size(&self) -> usize {
        let texts = self.wrote.files.iter().map(|file| match &file.content {
            Content::Text(text) => text.len(),
            Content::Binary | Content::Large => 0,
        });
        texts.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrote(bytes: usize) -> Wrote {
        let file = WroteFile {
            path: "out.txt".into(),
            bytes: bytes as u64,
            content: Content::Text("x".repeat(bytes).into()),
            before: None,
        };
        Wrote {
            files: vec![file],
            more: 0,
        }
    }

    fn held(shelf: &Shelf, now: i64, room: RoomId, runs: i64) -> Vec<i64> {
        let is_held = |run: &i64| {
            shelf
                .file(Timestamp(now), room, RunNo(*run), "out.txt")
                .is_some()
        };
        (0..runs).filter(is_held).collect()
    }

    #[test]
    fn what_was_written_is_held_for_a_while() {
        let (shelf, room) = (Shelf::default(), RoomId::fresh());
        shelf.put(Timestamp(0), room, RunNo(0), wrote(1));
        assert_eq!(held(&shelf, OFFERED_MS - 1, room, 1), [0]);
        assert_eq!(held(&shelf, OFFERED_MS, room, 1), [] as [i64; 0]);
        assert_eq!(held(&shelf, 0, RoomId::fresh(), 1), [] as [i64; 0]);
        assert_eq!(shelf.file(Timestamp(0), room, RunNo(0), "else"), None);
    }

    #[test]
    fn a_room_holds_its_latest_runs_and_no_more_than_its_share() {
        let (shelf, room, other) = (Shelf::default(), RoomId::fresh(), RoomId::fresh());
        shelf.put(Timestamp(0), other, RunNo(0), wrote(1));
        for run in 0..12 {
            shelf.put(Timestamp(0), room, RunNo(run), wrote(1));
        }
        assert_eq!(
            held(&shelf, 0, room, 12),
            [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            "ten runs"
        );
        shelf.put(Timestamp(0), room, RunNo(12), wrote(ROOM_BYTES));
        assert_eq!(held(&shelf, 0, room, 13), [12]);
        assert_eq!(held(&shelf, 0, other, 1), [0], "no other room's are lost");
    }

    #[test]
    fn the_house_holds_so_much_of_all_rooms() {
        let shelf = Shelf::default();
        let rooms: Vec<_> = (0..=HOUSE_BYTES / ROOM_BYTES)
            .map(|_| RoomId::fresh())
            .collect();
        for room in &rooms {
            shelf.put(Timestamp(0), *room, RunNo(0), wrote(ROOM_BYTES));
        }
        let all = rooms
            .iter()
            .filter(|room| !held(&shelf, 0, **room, 1).is_empty());
        assert_eq!(all.count(), HOUSE_BYTES / ROOM_BYTES);
        assert!(held(&shelf, 0, rooms[0], 1).is_empty(), "the oldest goes");
    }
}
