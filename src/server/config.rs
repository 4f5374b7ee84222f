//! Settings of the HTTP server.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// How the HTTP server treats those who connect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// How many connections there may be at once, WebSockets included.
    pub max_connections: usize,
    /// Proxies in front of us that we believe when they say, in `X-Forwarded-For` and
    /// `X-Forwarded-Proto`, who has connected to them.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            max_connections: 50_000,
            trusted_proxies: Vec::new(),
        }
    }
}
