//! Slots to compute in: as many as there are cores, given in the order of asking.
//!
//! A program takes a slot for each slice of its work and gives it back when it waits, or
//! when its slice is over. So a program that waits for input takes nothing from others,
//! and those that compute take turns.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::background::Pulse;

/// The slots of a house.
#[derive(Debug)]
pub(super) struct Slots {
    count: u64,
    /// Whether there are people who wait on the same cores.
    beside_people: bool,
    tickets: Mutex<Tickets>,
    returned: Condvar,
}

#[derive(Debug, Default)]
struct Tickets {
    given: u64,
    returned: u64,
}

/// Gives its slot back when dropped.
#[derive(Debug)]
pub(super) struct Slot<'a> {
    slots: &'a Slots,
    _pulse: Option<Pulse>,
}

impl Slots {
    pub(super) fn new(count: usize) -> Self {
        Self {
            count: count.max(1) as u64,
            beside_people: false,
            tickets: Mutex::default(),
            returned: Condvar::new(),
        }
    }

    /// Slots on cores that serve people as well: those who compute are interrupted for them.
    pub(super) fn beside_people(count: usize) -> Self {
        Self {
            beside_people: true,
            ..Self::new(count)
        }
    }

    /// Waits for a slot; whoever asked earlier gets one earlier.
    pub(super) fn take(&self) -> Slot<'_> {
        let mut tickets = self.tickets.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = tickets.given;
        tickets.given += 1;
        let free = |tickets: &mut Tickets| mine >= tickets.returned + self.count;
        let waited = self.returned.wait_while(tickets, free);
        drop(waited);
        Slot {
            slots: self,
            _pulse: self.beside_people.then(Pulse::start),
        }
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        self.slots
            .tickets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .returned += 1;
        self.slots.returned.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn no_more_hold_a_slot_than_there_are() {
        let (slots, busy, most) = (Slots::new(2), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        let _slot = slots.take();
                        most.fetch_max(busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::yield_now();
                        busy.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!((1..=2).contains(&most.load(Ordering::SeqCst)));
    }
}
