//! How often one may ask: token buckets by class of route, for each account and each network.
//!
//! The server counts every request by the network it comes from, and puts a [`Ticket`] into it;
//! whoever proves by it who they are is counted as an account, too. Signing in, registering
//! and following links have limits of their own: see [`Limits`](super::Limits) and
//! [`Attempts`](super::attempts::Attempts).

use std::sync::{Arc, Mutex, PoisonError};

use axum::http::request::Parts;
use serde::{Deserialize, Serialize};

use crate::base::{Explain, Fault, Recent, Timestamp, TokenBucket, UserId};
use crate::telemetry::numbers;
use crate::web::Peer;

/// How many buckets we remember.
const BUCKETS: usize = 50_000;

/// How much the house answers. Nought is no limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Requests that only read, of one account, a minute.
    pub reads_per_minute: u32,
    /// Requests that change something, of one account, a minute.
    pub writes_per_minute: u32,
    /// Archives sent in or fetched, of one account, a minute.
    pub uploads_per_minute: u32,
    /// Programs started over HTTP, of one account, a minute.
    pub runs_per_minute: u32,
    /// WebSockets that are opened, of one account, a minute.
    pub connections_per_minute: u32,
    /// How many accounts one network counts for: an office behind one router is one network.
    pub accounts_per_network: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            reads_per_minute: 12_000,
            writes_per_minute: 6_000,
            uploads_per_minute: 120,
            runs_per_minute: 300,
            connections_per_minute: 6_000,
            accounts_per_network: 50,
        }
    }
}

/// Classes of routes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Only reads.
    Read,
    /// Changes something.
    Write,
    /// Moves an archive.
    Upload,
    /// Starts a program.
    Run,
    /// Opens a WebSocket.
    Connect,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Upload => "upload",
            Self::Run => "run",
            Self::Connect => "connect",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Who {
    Network(u128),
    Account(UserId),
}

impl Who {
    fn name(self) -> &'static str {
        match self {
            Self::Network(_) => "network",
            Self::Account(_) => "account",
        }
    }
}

/// Why a request was not answered: there were too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many requests; try again in {seconds} seconds")]
pub struct TooMany {
    /// When there may be another one.
    pub seconds: u64,
}

impl Explain for TooMany {
    fn fault(&self) -> Fault {
        Fault::Busy
    }

    fn code(&self) -> &'static str {
        "too_many_requests"
    }

    fn retry_after_s(&self) -> Option<u64> {
        Some(self.seconds)
    }
}

/// Counts requests, in bounded memory. Clone it freely.
#[derive(Clone, Debug)]
pub struct Rates(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Config,
    buckets: Mutex<Recent<(Class, Who), TokenBucket>>,
}

impl Rates {
    /// Rates as `config` says.
    pub fn new(config: Config) -> Self {
        Self(Arc::new(Inner {
            config,
            buckets: Mutex::new(Recent::new(BUCKETS)),
        }))
    }

    /// Counts a request of `class` from `peer`, and gives a ticket for who turns out to send it.
    pub fn enter(&self, class: Class, peer: Peer, now: Timestamp) -> Result<Ticket, TooMany> {
        self.take(class, Who::Network(peer.network()), now)?;
        Ok(Ticket {
            rates: self.clone(),
            class,
            at: now,
        })
    }

    fn take(&self, class: Class, who: Who, now: Timestamp) -> Result<(), TooMany> {
        let (count, seconds) = self.0.config.of(class, who);
        if count == 0 {
            return Ok(());
        }
        let mut buckets = self
            .0
            .buckets
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let fresh = || TokenBucket::new(count, f64::from(count) / seconds, now);
        let taken = buckets.get_or((class, who), fresh).take(now);
        drop(buckets);
        taken.map_err(|ms| {
            numbers::LIMITED.add([class.name(), who.name()], 1);
            let seconds = u64::try_from(ms).unwrap_or(0).div_ceil(1_000).max(1);
            TooMany { seconds }
        })
    }
}

impl Config {
    /// How many, in how many seconds.
    fn of(&self, class: Class, who: Who) -> (u32, f64) {
        let per_minute = match class {
            Class::Read => self.reads_per_minute,
            Class::Write => self.writes_per_minute,
            Class::Upload => self.uploads_per_minute,
            Class::Run => self.runs_per_minute,
            Class::Connect => self.connections_per_minute,
        };
        match who {
            Who::Account(_) => (per_minute, 60.0),
            Who::Network(_) => (per_minute.saturating_mul(self.accounts_per_network), 60.0),
        }
    }
}

/// What a request carries through the server, to be shown by who has proved who they are.
#[derive(Clone, Debug)]
pub struct Ticket {
    rates: Rates,
    class: Class,
    at: Timestamp,
}

impl Ticket {
    /// Counts the request in `parts` as one of `user`'s, if it came through the server's counting.
    pub fn show(parts: &Parts, user: UserId) -> Result<(), TooMany> {
        let Some(ticket) = parts.extensions.get::<Self>() else {
            return Ok(());
        };
        ticket
            .rates
            .take(ticket.class, Who::Account(user), ticket.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn rates() -> Rates {
        Rates::new(Config {
            writes_per_minute: 2,
            accounts_per_network: 2,
            reads_per_minute: 0,
            ..Config::default()
        })
    }

    fn from(addr: &str) -> Peer {
        Peer {
            addr: addr.parse().unwrap(),
            tls: false,
        }
    }

    fn ask(rates: &Rates, addr: &str, user: UserId, now: i64) -> Result<(), TooMany> {
        let ticket = rates.enter(Class::Write, from(addr), Timestamp(now))?;
        let mut parts = Request::new(()).into_parts().0;
        parts.extensions.insert(ticket);
        Ticket::show(&parts, user)
    }

    #[test]
    fn an_account_is_limited_wherever_it_comes_from_and_its_neighbours_are_not() {
        let (rates, ann, bob) = (rates(), UserId::fresh(), UserId::fresh());
        ask(&rates, "192.0.2.1:1", ann, 0).unwrap();
        ask(&rates, "198.51.100.1:1", ann, 0).unwrap();
        let refused = ask(&rates, "203.0.113.1:1", ann, 0);
        assert_eq!(refused, Err(TooMany { seconds: 30 }));
        ask(&rates, "192.0.2.1:1", bob, 0).unwrap();
        ask(&rates, "203.0.113.9:1", ann, 30_000).unwrap();
    }

    #[test]
    fn one_customer_of_ipv6_is_one_network() {
        let rates = rates();
        for n in 0..4 {
            ask(&rates, &format!("[2001:db8::{n}]:1"), UserId::fresh(), 0).unwrap();
        }
        assert!(ask(&rates, "[2001:db8::9]:1", UserId::fresh(), 0).is_err());
        ask(&rates, "[2001:db8:0:1::9]:1", UserId::fresh(), 0).unwrap();
    }

    #[test]
    fn nought_is_no_limit() {
        let rates = rates();
        for _ in 0..100_000 {
            rates
                .enter(Class::Read, from("192.0.2.1:1"), Timestamp(0))
                .unwrap();
        }
    }
}
