//! Letters: what the house writes to people by e-mail, and how it leaves.
//!
//! A letter is stored in the same transaction as what it tells of, so that neither is ever there
//! without the other. One task sends what is due, and writes each attempt down before it makes it:
//! after a crash a letter may arrive twice, under one Message-ID, but never not at all. It tries
//! for a day. Without a mail server, letters with a link wait for administrators to pass it on.

mod config;
mod draft;
mod error;
mod outbox;
mod sender;
mod smtp;
mod store;

pub use config::{Config, Password, Tls};
pub use draft::{Action, Draft, Letter};
pub use error::Error;
pub use outbox::Outbox;
pub use sender::deliver;
pub use smtp::Server;
pub use store::{Kept, State, forget, list, sweep};

/// Where letters are handed in, and the server that they leave by, if the settings name one.
pub fn open(config: &Config) -> Result<(Outbox, Option<Server>), Error> {
    let server = Server::open(config)?;
    let outbox = match server {
        Some(_) => Outbox::open(),
        None => Outbox::default(),
    };
    Ok((outbox, server))
}
