//! The way out: names, certificates, and requests to other people's servers.
//!
//! Nobody is asked unless the settings name them. Every request has a deadline, follows no
//! redirection, and takes no more of an answer than [`MAX_ANSWER`]: what stands at the other
//! end may be broken, or hostile.

mod client;
mod config;
mod resolver;
mod tls;

pub use client::{Answer, Client, Error, MAX_ANSWER};
pub use config::Config;
pub use reqwest::Url;
pub use resolver::Resolver;
pub use tls::{Error as TlsError, client_config};
