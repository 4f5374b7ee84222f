//! How a room's task reaches its connections: each frame is encoded once, and each
//! connection is written once a turn.
//!
//! Frames for everyone are collected in one buffer for the whole turn, of which each
//! connection is given its part straight from there: what is said to two hundred people is
//! copied to the kernel two hundred times, and nowhere else. A frame for some of them alone
//! goes through their outlets, behind what the buffer has for them so far.

use bytes::Bytes;

use super::{Member, Task};
use crate::base::{ConnId, Seq};
use crate::editor;
use crate::live::frame::ServerFrame;
use crate::live::yjs;
use crate::wire::websocket::{self, Opcode};
use crate::wire::{Close, To};

/// How much room the turn's buffer keeps for the next turn.
const TURN_KEPT: usize = 16 * 1024;

impl Task {
    pub(super) fn send(&mut self, to: &To, seq: Option<Seq>, re: Option<u64>, frame: &ServerFrame) {
        if let (To::One(conn), ServerFrame::Refused(refusal)) = (to, frame)
            && let Some(answer) = self.asks.remove(conn)
        {
            let _ = answer.send(Err(refusal.clone()));
            return;
        }
        self.json.clear();
        // The number is what `joined` tells; every other frame is known by it.
        let r = (!matches!(frame, ServerFrame::Joined(_))).then(|| self.room.no());
        frame.encode(r, seq, re, &mut self.json);
        let mut bytes = std::mem::take(&mut self.frame);
        bytes.clear();
        websocket::encode(&mut bytes, Opcode::Text, &self.json);
        let bulk = matches!(frame, ServerFrame::Joined(_));
        let fleeting = matches!(frame, ServerFrame::Presence(_));
        if let Some(seq) = seq {
            self.ring.push(seq, Bytes::copy_from_slice(&bytes));
        }
        if *to == To::All && !bulk && !fleeting {
            self.turn.extend_from_slice(&bytes);
            self.frame = bytes;
            return;
        }
        self.each(to, |member| {
            if member.is_yjs {
                // Someone else's client knows no text frames; of a refusal it learns by being closed.
                if let ServerFrame::Refused(_) = frame {
                    member.outlet.close(Close::Malformed("this was refused"));
                }
            } else if bulk {
                member.outlet.push_bulk(&bytes);
            } else if !(fleeting && member.outlet.is_congested()) {
                member.outlet.push(&bytes);
            }
        });
        self.frame = bytes;
    }

    pub(super) fn send_binary(&mut self, to: &To, payload: &[u8]) {
        let mut bytes = std::mem::take(&mut self.frame);
        bytes.clear();
        websocket::encode(&mut bytes, Opcode::Binary, payload);
        let mut foreign: Option<Vec<u8>> = None;
        // Where cursors are is soon old; documents and terminals must not have holes.
        let fleeting = payload.first() == Some(&editor::AWARENESS);
        self.each(to, |member| {
            if fleeting && member.outlet.is_congested() {
                return;
            }
            if member.is_yjs {
                let frame = foreign.get_or_insert_with(|| yjs::outgoing(payload));
                member.outlet.push_bulk(frame);
            } else {
                member.outlet.push_bulk(&bytes);
            }
        });
        self.frame = bytes;
    }

    pub(super) fn replay(&mut self, conn: ConnId, seq: Seq) {
        let Some(missed) = self.ring.since(seq) else {
            return;
        };
        let missed: Vec<Bytes> = missed.cloned().collect();
        self.each(&To::One(conn), |member| {
            for frame in &missed {
                member.outlet.push_bulk(frame);
            }
        });
    }

    /// Puts something into the outlets of `to`, which are written at the end of the turn.
    fn each(&mut self, to: &To, mut put: impl FnMut(&Member)) {
        let (dirty, turn) = (&mut self.dirty, &self.turn);
        let mut one = |conn: ConnId, member: &mut Member| {
            member.catch_up(turn);
            put(member);
            if !member.dirty {
                member.dirty = true;
                dirty.push(conn);
            }
        };
        match to {
            To::One(conn) => {
                if let Some(member) = self.conns.0.get_mut(conn) {
                    one(*conn, member);
                }
            }
            To::Some(conns) => {
                for conn in conns {
                    if let Some(member) = self.conns.0.get_mut(conn) {
                        one(*conn, member);
                    }
                }
            }
            To::All | To::AllBut(_) => {
                for (conn, member) in &mut self.conns.0 {
                    if *to != To::AllBut(*conn) {
                        one(*conn, member);
                    }
                }
            }
        }
    }

    /// One system call per connection that something is for.
    pub(super) fn flush(&mut self) {
        if self.turn.is_empty() {
            for conn in self.dirty.drain(..) {
                if let Some(member) = self.conns.0.get_mut(&conn) {
                    member.dirty = false;
                    member.outlet.flush();
                }
            }
            return;
        }
        self.dirty.clear();
        for member in self.conns.0.values_mut() {
            member.finish_turn(&self.turn);
        }
        self.turn.clear();
        self.turn.shrink_to(TURN_KEPT);
    }

    /// Shows a connection out, with what this turn has for it.
    pub(super) fn forget(&mut self, conn: ConnId) {
        if let Some(mut member) = self.conns.0.remove(&conn) {
            member.finish_turn(&self.turn);
        }
    }

    /// Closes a connection after what this turn has for it so far.
    pub(super) fn close(&mut self, conn: ConnId, close: Close) {
        if let Some(member) = self.conns.0.get_mut(&conn) {
            member.catch_up(&self.turn);
            member.outlet.close(close);
        }
    }
}

impl Member {
    /// Puts into the outlet what the turn has for everyone and this one has not been given yet.
    fn catch_up(&mut self, turn: &[u8]) {
        if !self.is_yjs && self.given < turn.len() {
            self.outlet.push(&turn[self.given..]);
        }
        self.given = turn.len();
    }

    /// Writes all that is for this one. Its part of the next turn begins anew.
    fn finish_turn(&mut self, turn: &[u8]) {
        let news = if self.is_yjs {
            &[]
        } else {
            &turn[self.given..]
        };
        if self.dirty && news.is_empty() {
            self.outlet.flush();
        } else if !news.is_empty() {
            self.outlet.deliver(news);
        }
        self.dirty = false;
        self.given = 0;
    }
}
