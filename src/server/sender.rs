//! Who has sent a request, when proxies stand in between.
//!
//! Each proxy appends to `X-Forwarded-For` who connected to it. What stands further left may be
//! the client's own invention, so the list is walked from the right, and only as long as the
//! hop that wrote an entry is one of ours.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

use super::net::Net;
use crate::web::Peer;

/// How many hops are followed. More proxies in a row nobody has.
const MAX_HOPS: usize = 32;

/// The peer that `direct`, who has connected to us, is or speaks for.
pub(super) fn sender(direct: Peer, headers: &HeaderMap, trusted: &[Net]) -> Peer {
    let is_ours = |addr: IpAddr| trusted.iter().any(|net| net.contains(addr));
    if !is_ours(direct.addr.ip()) {
        return direct;
    }
    let mut found = direct;
    for entry in entries(headers, "x-forwarded-for").take(MAX_HOPS) {
        // What is no address was not written by a proxy of ours: go by the last that was.
        let Some(told) = address(entry) else { break };
        found.addr = SocketAddr::new(told, 0);
        if !is_ours(told) {
            break;
        }
    }
    let proto = entries(headers, "x-forwarded-proto").next();
    found.tls = direct.tls || proto.is_some_and(|proto| proto.eq_ignore_ascii_case("https"));
    found
}

/// The entries of a list that may stand in several lines, from the last to the first.
fn entries<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    let lines = headers.get_all(name).into_iter().rev();
    // A line that is no text is an entry that is no address.
    let texts = lines.map(|line| line.to_str().unwrap_or("?"));
    texts.flat_map(|text| text.rsplit(',').map(str::trim))
}

/// An address as proxies write it: bare, in brackets, or with a port.
fn address(entry: &str) -> Option<IpAddr> {
    if let Ok(addr) = entry.parse::<IpAddr>() {
        return Some(addr.to_canonical());
    }
    if let Ok(addr) = entry.parse::<SocketAddr>() {
        return Some(addr.ip().to_canonical());
    }
    let bare = entry.strip_prefix('[')?.strip_suffix(']')?;
    bare.parse().ok().map(IpAddr::V6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(by: &str, lines: &[&[u8]], proto: Option<&str>, trusted: &[&str]) -> (String, bool) {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.to_vec().try_into().unwrap());
        }
        if let Some(proto) = proto {
            headers.insert("x-forwarded-proto", proto.parse().unwrap());
        }
        let trusted: Vec<Net> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        let direct = Peer {
            addr: SocketAddr::new(by.parse().unwrap(), 5),
            tls: false,
        };
        let found = sender(direct, &headers, &trusted);
        (found.addr.ip().to_string(), found.tls)
    }

    fn addr(by: &str, lines: &[&[u8]]) -> String {
        sent(by, lines, None, &["127.0.0.1", "10.0.0.0/8", "fd00::/8"]).0
    }

    #[test]
    fn only_a_trusted_proxy_speaks_for_others() {
        let lie: &[&[u8]] = &[b"192.0.2.7"];
        assert_eq!(addr("198.51.100.1", lie), "198.51.100.1");
        assert_eq!(addr("127.0.0.1", lie), "192.0.2.7");
        assert_eq!(addr("::ffff:127.0.0.1", lie), "192.0.2.7");
        assert_eq!(
            sent("127.0.0.1", lie, Some("https"), &[]),
            ("127.0.0.1".into(), false)
        );
        assert!(sent("127.0.0.1", lie, Some("HTTPS"), &["127.0.0.1"]).1);
        assert!(!sent("127.0.0.1", lie, Some("https, http"), &["127.0.0.1"]).1);
    }

    #[test]
    fn the_list_is_walked_from_the_right_over_our_own_hops() {
        assert_eq!(addr("127.0.0.1", &[b"6.6.6.6, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(
            addr("127.0.0.1", &[b"6.6.6.6, 192.0.2.7, 10.1.1.1"]),
            "192.0.2.7"
        );
        assert_eq!(
            addr("127.0.0.1", &[b"6.6.6.6", b"192.0.2.7", b"10.1.1.1"]),
            "192.0.2.7"
        );
        assert_eq!(
            addr("127.0.0.1", &[b"10.0.0.9"]),
            "10.0.0.9",
            "someone inside"
        );
        assert_eq!(addr("127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn hostile_lists_lead_no_further_than_the_last_address_of_ours() {
        let many = "10.0.0.1, ".repeat(5_000) + "10.0.0.2";
        for (line, found) in [
            (&b""[..], "127.0.0.1"),
            (b",", "127.0.0.1"),
            (b"unknown", "127.0.0.1"),
            (b"192.0.2.7, unknown", "127.0.0.1"),
            (b"192.0.2.7, , 10.0.0.3", "10.0.0.3"),
            (b"192.0.2.7\x80", "127.0.0.1"),
            (b"999.1.1.1", "127.0.0.1"),
            (b"192.0.2.7:65536", "127.0.0.1"),
            (b"for=192.0.2.7", "127.0.0.1"),
            (b"[::1", "127.0.0.1"),
            (b"192.0.2.7:4711", "192.0.2.7"),
            (b"[2001:db8::7]:80", "2001:db8::7"),
            (b"[2001:db8::7]", "2001:db8::7"),
            (b"::ffff:192.0.2.7", "192.0.2.7"),
            (many.as_bytes(), "10.0.0.1"),
        ] {
            assert_eq!(
                addr("127.0.0.1", &[line]),
                found,
                "{}",
                String::from_utf8_lossy(line)
            );
        }
    }

    #[test]
    fn whatever_the_list_says_the_sender_is_in_it_or_has_connected() {
        let lines: [&[u8]; 4] = [
            b"6.6.6.6, 192.0.2.7, 10.1.1.1",
            b"[2001:db8::7]:80, fd00::1",
            b"10.0.0.1,10.0.0.2:99,,unknown",
            b"::ffff:192.0.2.7",
        ];
        let trusted: Vec<Net> = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"]
            .map(|net| net.parse().unwrap())
            .to_vec();
        let told = crate::base::fuzz::vary(&lines, |bytes| {
            let Ok(value) = axum::http::HeaderValue::from_bytes(bytes) else {
                return false;
            };
            let mut headers = HeaderMap::new();
            headers.append("x-forwarded-for", value);
            let direct = |ip: [u8; 4]| Peer {
                addr: (ip, 5).into(),
                tls: false,
            };
            let stranger = direct([198, 51, 100, 1]);
            assert_eq!(sender(stranger, &headers, &trusted), stranger);
            let proxy = direct([127, 0, 0, 1]);
            let found = sender(proxy, &headers, &trusted);
            let listed = entries(&headers, "x-forwarded-for").filter_map(address);
            let mut known = listed.chain([proxy.addr.ip()]);
            assert!(known.any(|ip| ip == found.addr.ip()), "{found:?}");
            found != proxy
        });
        assert!(told > 1_000, "{told}");
    }
}
