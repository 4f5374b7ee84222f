//! Where the house answers.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::Context;
use tokio::net::TcpListener;

use crate::server;

/// Opens the doors that the settings name; also says where the first one is.
pub(super) async fn bind(
    config: &server::Config,
) -> anyhow::Result<(Vec<server::Listener>, SocketAddr)> {
    let mut listeners = Vec::new();
    let mut first = None;
    for address in &config.listen {
        let listener = TcpListener::bind(address.as_str()).await;
        let listener = listener.with_context(|| {
            format!("{address} cannot be served at; name another address with --listen")
        })?;
        first = first.or(listener.local_addr().ok());
        listeners.push(listener.into());
    }
    for address in &config.listen_proxied {
        let listener = TcpListener::bind(address.as_str()).await;
        let listener = listener
            .with_context(|| format!("{address}, in listen_proxied, cannot be served at"))?;
        listeners.push(server::Listener::proxied(listener));
    }
    let addr = first.context("there is no address to serve at")?;
    Ok((listeners, addr))
}

/// The address by which others of the same network reach this machine, as far as it knows.
pub(super) fn own_address() -> IpAddr {
    // Connecting a datagram socket sends nothing; it only asks the kernel for the way.
    let ask = || {
        let socket = std::net::UdpSocket::bind("0.0.0.0:0").ok()?;
        socket.connect("192.0.2.1:9").ok()?;
        Some(socket.local_addr().ok()?.ip())
    };
    ask().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}
