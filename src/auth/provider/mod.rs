//! Other houses' word for who someone is: Google, and every provider of OpenID Connect.
//!
//! - The browser goes to the provider with a `state`, a `nonce` and the hash of a verifier
//!   (PKCE), and comes back with a code. All of it is bound to one cookie, works once, and for
//!   ten minutes.
//! - What the provider then tells us is believed only with its signature: made with one of its
//!   published keys, by an algorithm that fits the key, for us, for this very sign-in, and now.
//! - Someone new chooses a username first. Until then nothing is stored.
//! - Nobody is connected to an account because of an address alone: who has an account shows
//!   that it is theirs, by signing in to it.

mod config;
mod error;
mod flow;
mod http;
mod keep;
mod keys;
mod metadata;
mod person;
mod remote;
mod service;
mod store;
mod token;

pub use config::{Config, Icon, Shown, shown};
pub use error::Error;
pub use http::routes;
pub use service::{BadSettings, Providers};
