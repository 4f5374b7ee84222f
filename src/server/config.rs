//! Settings of the HTTP server.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Net;

/// How the HTTP server treats those who connect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Addresses and ports to listen on; `127.0.0.1:8080` when there are none.
    pub listen: Vec<String>,
    /// The folder that everything is kept in.
    pub data: Option<PathBuf>,
    /// By which address the house is reached from elsewhere, such as `https://longhouse.example`.
    /// Links carry it, and cookies are kept to TLS when it does.
    pub public_url: Option<String>,
    /// How many connections there may be at once, WebSockets included.
    pub max_connections: usize,
    /// How many frames a second one WebSocket may send, in the long run; ten times as many at once.
    pub frames_per_second: u32,
    /// Proxies in front of us that we believe when they say, in `X-Forwarded-For` and
    /// `X-Forwarded-Proto` or by the PROXY protocol, who has connected to them.
    pub trusted_proxies: Vec<Net>,
    /// Addresses and ports at which those proxies begin each connection with a head of the PROXY
    /// protocol, version 2. Nobody else is served there.
    pub listen_proxied: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: Vec::new(),
            data: None,
            public_url: None,
            max_connections: 50_000,
            frames_per_second: 200,
            trusted_proxies: Vec::new(),
            listen_proxied: Vec::new(),
        }
    }
}
