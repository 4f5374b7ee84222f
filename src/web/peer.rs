//! Who is at the other end, and by which address they see us.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::uri::Authority;

/// The other end of a connection. The server puts one into every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Where they are; behind a proxy that we trust, where it says they are.
    pub addr: SocketAddr,
    /// Whether their side of the connection is encrypted.
    pub tls: bool,
}

impl Peer {
    /// Someone we know nothing of.
    const UNKNOWN: Self = Self {
        addr: SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0),
        tls: false,
    };

    /// The peer in a request's parts.
    pub fn of(parts: &Parts) -> Self {
        parts.extensions.get().copied().unwrap_or(Self::UNKNOWN)
    }

    /// What we limit by: an IPv4 address, or the /64 that one IPv6 customer has.
    pub fn network(&self) -> u128 {
        match self.addr.ip().to_canonical() {
            IpAddr::V4(v4) => u128::from(v4.to_bits()),
            IpAddr::V6(v6) => v6.to_bits() & !u128::from(u64::MAX),
        }
    }

    /// Whether they are on this machine.
    pub fn is_local(&self) -> bool {
        self.addr.ip().to_canonical().is_loopback()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts))
    }
}

/// The address by which someone reaches us, such as `https://longhouse.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// `public_url` when there is one, and otherwise what the request itself says.
    pub fn of(headers: &HeaderMap, peer: Peer, public_url: Option<&str>) -> Self {
        if let Some(url) = public_url {
            return Self(url.trim_end_matches('/').to_owned());
        }
        let scheme = if peer.tls { "https" } else { "http" };
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = host.and_then(|host| host.parse::<Authority>().ok());
        // Whoever sends a strange Host gets a strange link back, and nobody else does.
        let host = host.map_or_else(|| "localhost".to_owned(), |host| host.to_string());
        Self(format!("{scheme}://{host}"))
    }

    /// Whether cookies may be kept to encrypted connections.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The full address of `path`, which starts with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(addr: &str, tls: bool) -> Peer {
        let addr = SocketAddr::new(addr.parse().unwrap(), 9);
        Peer { addr, tls }
    }

    #[test]
    fn one_customer_is_one_network() {
        let network = |addr| peer(addr, false).network();
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:1"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }

    #[test]
    fn links_carry_the_public_address_or_the_one_that_was_asked() {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, "lh.local:8080".parse().unwrap());
        let here = peer("127.0.0.1", false);
        assert_eq!(
            Site::of(&headers, here, None).url("/i/x"),
            "http://lh.local:8080/i/x"
        );
        assert!(Site::of(&headers, peer("127.0.0.1", true), None).is_https());
        let public = Site::of(&headers, here, Some("https://a.example/"));
        assert_eq!(public.url("/i/x"), "https://a.example/i/x");
        headers.insert(HOST, "a b/c".parse().unwrap());
        assert_eq!(Site::of(&headers, here, None).url("/"), "http://localhost/");
    }
}
