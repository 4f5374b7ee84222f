//! Who sits at the keyboard of a program: anyone, or one person.
//!
//! At first anyone types. Who started the program, or keeps order in the room, may take its
//! keyboard for one person; the others ask for it. A person who has left the room keeps the place
//! until someone else types: a reload costs nobody the keyboard.

use super::super::Error;
use super::super::frames::Keyboard;
use crate::base::{RunNo, UserId};

/// Who may type into one program.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seat {
    /// Without one, anyone types.
    holder: Option<UserId>,
    /// Whether the holder is away: then the seat is for whoever types first.
    is_free: bool,
    /// Who asked for it, and is still here: in order, each once.
    asks: Vec<UserId>,
}

/// Why someone may not have the keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Denied {
    /// This person has it.
    Held(UserId),
    /// It is everyone's, and not theirs to change that.
    Shared,
}

impl Denied {
    /// As it is told; `name` is what the holder is called.
    pub(super) fn told(self, name: impl Fn(UserId) -> String) -> Error {
        match self {
            Self::Held(holder) => Error::NoKeyboard(name(holder)),
            Self::Shared => Error::NotYourKeyboard,
        }
    }
}

impl Seat {
    /// Lets `user` type, who sits down if the seat is free. Says whether that changed anything.
    pub(super) fn types(&mut self, user: UserId) -> Result<bool, Denied> {
        match self.holder {
            None => Ok(false),
            Some(holder) if holder == user => Ok(false),
            Some(_) if self.is_free => Ok(self.seat(user)),
            Some(holder) => Err(Denied::Held(holder)),
        }
    }

    /// Seats `user`, who may decide about it if `rules` says so.
    pub(super) fn take(&mut self, user: UserId, rules: bool) -> Result<bool, Denied> {
        if !self.is_free {
            self.decides(user, rules)?;
        }
        Ok(self.seat(user))
    }

    /// Seats `to`, because `user` says so.
    pub(super) fn give(&mut self, user: UserId, rules: bool, to: UserId) -> Result<bool, Denied> {
        self.decides(user, rules)?;
        Ok(self.seat(to))
    }

    /// Lets everyone type.
    pub(super) fn open(&mut self, user: UserId, rules: bool) -> Result<bool, Denied> {
        self.decides(user, rules)?;
        let is_news = self.holder.is_some();
        *self = Self::default();
        Ok(is_news)
    }

    /// Notes that `user` would like to have it; a free seat is theirs at once.
    pub(super) fn ask(&mut self, user: UserId) -> bool {
        match self.holder {
            None => false,
            Some(holder) if holder == user => false,
            Some(_) if self.is_free => self.seat(user),
            Some(_) if self.asks.contains(&user) => false,
            Some(_) => {
                self.asks.push(user);
                true
            }
        }
    }

    /// Turns down what `asker` asked for; who asked may take it back.
    pub(super) fn decline(
        &mut self,
        user: UserId,
        rules: bool,
        asker: UserId,
    ) -> Result<bool, Denied> {
        if user != asker {
            self.decides(user, rules)?;
        }
        let before = self.asks.len();
        self.asks.retain(|other| *other != asker);
        Ok(self.asks.len() < before)
    }

    /// Learns that someone has left, or may not type any more. Says whether that changed anything.
    pub(super) fn left(&mut self, user: UserId) -> bool {
        let before = (self.is_free, self.asks.len());
        self.is_free |= self.holder == Some(user);
        self.asks.retain(|other| *other != user);
        before != (self.is_free, self.asks.len())
    }

    /// Learns that someone is here, and may type. Says whether that changed anything.
    pub(super) fn came(&mut self, user: UserId) -> bool {
        self.holder == Some(user) && std::mem::take(&mut self.is_free)
    }

    /// As it is told.
    pub(super) fn shown(&self, run: RunNo) -> Keyboard {
        Keyboard {
            run,
            holder: self.holder,
            free: self.is_free,
            asks: self.asks.clone(),
        }
    }

    /// Whether it is `user` who decides.
    fn decides(&self, user: UserId, rules: bool) -> Result<(), Denied> {
        match self.holder {
            _ if rules => Ok(()),
            Some(holder) if holder == user => Ok(()),
            Some(holder) => Err(Denied::Held(holder)),
            None => Err(Denied::Shared),
        }
    }

    fn seat(&mut self, user: UserId) -> bool {
        let before = self.clone();
        self.asks.retain(|other| *other != user);
        (self.holder, self.is_free) = (Some(user), false);
        *self != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> (UserId, UserId, UserId) {
        (UserId::fresh(), UserId::fresh(), UserId::fresh())
    }

    #[test]
    fn at_first_everyone_types_and_nobody_has_to_ask() {
        let (ann, bob, _) = people();
        let mut seat = Seat::default();
        assert_eq!((seat.types(ann), seat.types(bob)), (Ok(false), Ok(false)));
        assert!(!seat.ask(bob));
        assert_eq!(seat.shown(RunNo(1)).holder, None);
    }

    #[test]
    fn only_who_decides_takes_it_gives_it_and_opens_it() {
        let (ann, bob, carol) = people();
        let mut seat = Seat::default();
        assert_eq!(seat.take(bob, false), Err(Denied::Shared));
        assert_eq!(seat.give(bob, false, bob), Err(Denied::Shared));
        assert_eq!(seat.take(ann, true), Ok(true));
        let held = Err(Denied::Held(ann));
        assert_eq!(seat.types(bob), held);
        assert_eq!(seat.take(bob, false), held);
        assert_eq!(seat.give(bob, false, bob), held);
        assert_eq!(seat.open(bob, false), held);
        assert_eq!(seat.decline(bob, false, carol), held);
        assert_eq!(seat.give(ann, false, bob), Ok(true));
        assert_eq!(seat.types(ann), Err(Denied::Held(bob)));
        assert_eq!(seat.take(ann, true), Ok(true), "who rules takes it back");
        assert_eq!(seat.open(ann, false), Ok(true));
        assert_eq!(seat.types(carol), Ok(false));
    }

    #[test]
    fn who_asks_is_noted_once_and_gets_it_or_not() {
        let (ann, bob, carol) = people();
        let mut seat = Seat::default();
        seat.take(ann, true).unwrap();
        assert!(seat.ask(bob) && seat.ask(carol));
        assert!(!seat.ask(bob) && !seat.ask(ann));
        assert_eq!(seat.decline(ann, false, carol), Ok(true));
        assert_eq!(seat.shown(RunNo(1)).asks, [bob]);
        seat.give(ann, false, bob).unwrap();
        assert_eq!(
            seat.shown(RunNo(1)).asks,
            [],
            "what was asked for is granted"
        );
        seat.ask(carol);
        assert_eq!(seat.decline(carol, false, carol), Ok(true), "taken back");
    }

    #[test]
    fn who_left_has_it_again_on_coming_back_unless_someone_typed_meanwhile() {
        let (ann, bob, carol) = people();
        let mut seat = Seat::default();
        seat.take(ann, true).unwrap();
        assert!(seat.left(ann) && !seat.left(carol));
        assert!(seat.came(ann) && !seat.came(bob));
        assert_eq!(seat.types(bob), Err(Denied::Held(ann)));
        seat.left(ann);
        assert_eq!(seat.types(bob), Ok(true));
        assert!(!seat.came(ann));
        assert_eq!(seat.types(ann), Err(Denied::Held(bob)));
        seat.left(bob);
        assert!(seat.ask(carol), "a free seat is for whoever asks, too");
        assert_eq!(seat.types(carol), Ok(false));
    }

    #[test]
    fn who_asked_and_left_is_not_kept_in_mind() {
        let (ann, bob, _) = people();
        let mut seat = Seat::default();
        seat.take(ann, true).unwrap();
        seat.ask(bob);
        assert!(seat.left(bob));
        assert_eq!(seat.shown(RunNo(1)).asks, []);
    }
}
