//! Whose turn it is at a keyboard, and what ended programs offer: what passes.

use super::super::frames::{Offer, Want};
use super::super::shelf::{OFFERED_MS, RUNS};
use super::super::{Error, Event, Wrote};
use super::seat::{Denied, Seat};
use super::{Active, Here, Live, Write};
use crate::base::{ConnId, RunNo, Timestamp, UserId};
use crate::rooms::Cx;
use crate::wire::Outbox;

impl Live {
    /// Lets `user` type into `run`, or says who does.
    pub(super) fn sits(
        &mut self,
        run: RunNo,
        user: UserId,
        here: &Here<'_>,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Error> {
        self.seat(run, here, out, |seat, _| seat.types(user))
    }

    /// Settles who types into `run` from now on.
    pub(super) fn settle(
        &mut self,
        cx: &Cx,
        here: &Here<'_>,
        run: RunNo,
        want: Want,
        out: &mut Outbox<Event, Write>,
    ) -> Result<(), Error> {
        let user = cx.caller.user;
        let can_type = |user| here(user).is_some_and(|member| member.role.can_run());
        if matches!(want, Want::Give(to) if !can_type(to)) {
            return Err(Error::NobodyToType);
        }
        let manages = cx.caller.role.can_moderate();
        self.seat(run, here, out, |seat, starter| {
            let rules = manages || starter == user;
            match want {
                Want::Take => seat.take(user, rules),
                Want::Ask => Ok(seat.ask(user)),
                Want::Open => seat.open(user, rules),
                Want::Give(to) => seat.give(user, rules, to),
                Want::Decline(asker) => seat.decline(user, rules, asker),
            }
        })
    }

    /// Learns that someone has left the room, or may not run programs any more.
    pub fn left(&mut self, user: UserId, out: &mut Outbox<Event, Write>) {
        self.seats(out, |seat| seat.left(user));
    }

    /// Learns that someone who may run programs is here.
    pub fn came(&mut self, user: UserId, out: &mut Outbox<Event, Write>) {
        self.seats(out, |seat| seat.came(user));
    }

    /// Tells `conn`, which has missed what is not durable, how things are.
    pub fn catch_up(&self, conn: ConnId, out: &mut Outbox<Event, Write>) {
        for active in self.active.values() {
            let (run, state, queued) = (active.run.id, active.run.state, active.run.queued);
            out.send(conn, Event::State { run, state, queued });
            out.send(conn, Event::Keyboard(active.seat.shown(run)));
        }
        for offer in &self.offers {
            out.send(conn, Event::Wrote(offer.clone()));
        }
    }

    /// When [`tick`](Self::tick) is due.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.offers.back().map(|offer| offer.until)
    }

    /// Forgets what is not offered any longer.
    pub fn tick(&mut self, now: Timestamp) {
        self.offers.retain(|offer| offer.until > now);
    }

    pub(super) fn offer_of(&self, run: RunNo) -> Option<Offer> {
        self.offers.iter().find(|offer| offer.run == run).cloned()
    }

    /// Tells everyone what a program wrote.
    pub(super) fn offer(&mut self, offer: Offer, out: &mut Outbox<Event, Write>) {
        self.offers.push_front(offer.clone());
        self.offers.truncate(RUNS);
        out.broadcast(Event::Wrote(offer));
    }

    /// Changes the seat of one run; `change` learns who started it.
    fn seat(
        &mut self,
        run: RunNo,
        here: &Here<'_>,
        out: &mut Outbox<Event, Write>,
        change: impl FnOnce(&mut Seat, UserId) -> Result<bool, Denied>,
    ) -> Result<(), Error> {
        let active = self.active(run)?;
        let name = |user| here(user).map_or_else(String::new, |member| member.name.to_string());
        if change(&mut active.seat, active.run.by).map_err(|denied| denied.told(name))? {
            out.broadcast(Event::Keyboard(active.seat.shown(run)));
        }
        Ok(())
    }

    fn seats(&mut self, out: &mut Outbox<Event, Write>, mut change: impl FnMut(&mut Seat) -> bool) {
        for (run, Active { seat, .. }) in &mut self.active {
            if change(seat) {
                out.broadcast(Event::Keyboard(seat.shown(*run)));
            }
        }
    }
}

/// What `run` offers of what it wrote, if there is anything to say.
pub(super) fn offer(now: Timestamp, run: RunNo, wrote: &Wrote) -> Option<Offer> {
    let is_empty = wrote.files.is_empty() && wrote.more == 0;
    (!is_empty).then(|| Offer {
        run,
        files: wrote.files.iter().map(Into::into).collect(),
        more: wrote.more,
        until: now.plus_ms(OFFERED_MS),
    })
}

#[cfg(test)]
mod tests;
