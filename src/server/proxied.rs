//! The PROXY protocol, version 2: a proxy that passes bytes on says first who has connected to it.
//!
//! A head of 16 bytes tells how long the rest is; nothing is read beyond that. Of what may follow
//! the addresses only whether the client spoke TLS is of use here.

use std::io;
use std::net::{IpAddr, SocketAddr};

use tokio::io::{AsyncRead, AsyncReadExt};

use crate::web::Peer;

/// What every head begins with. No HTTP request does.
const SIGNATURE: [u8; 12] = *b"\r\n\r\n\0\r\nQUIT\n";
/// How much may follow the head. Proxies send some hundred bytes, with certificates a few thousand.
const MAX_REST: usize = 8 * 1024;

/// Why what a proxy sent is no head.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is something else.
    #[error("this is not the PROXY protocol, version 2")]
    NotProxied,
    /// It is for datagrams or local sockets.
    #[error("this is not about a TCP connection")]
    NotTcp,
    /// It is cut short or too long.
    #[error("the head has a wrong length")]
    Length,
    /// The connection ended or failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What a proxy says about a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is the proxy's own: it looks whether we are alive.
    Local,
    /// It is on behalf of someone.
    For(Peer),
}

/// Reads a head from `stream`, and nothing beyond it.
pub async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Result<Said, Error> {
    let mut head = [0; 16];
    stream.read_exact(&mut head).await?;
    let mut rest = vec![0; length(&head)?];
    stream.read_exact(&mut rest).await?;
    parse(&head, &rest)
}

/// How much follows `head`.
pub fn length(head: &[u8; 16]) -> Result<usize, Error> {
    let is_ours = head[..12] == SIGNATURE && head[12] >> 4 == 2;
    let length = usize::from(u16::from_be_bytes([head[14], head[15]]));
    match (is_ours, length) {
        (false, _) => Err(Error::NotProxied),
        (true, length) if length > MAX_REST => Err(Error::Length),
        (true, length) => Ok(length),
    }
}

/// What `head` and the `rest` of the length that it told say.
pub fn parse(head: &[u8; 16], rest: &[u8]) -> Result<Said, Error> {
    match head[12] & 0x0f {
        0 => return Ok(Said::Local),
        1 => {}
        _ => return Err(Error::NotProxied),
    }
    // Family and transport.
    let (ip, rest): (IpAddr, _) = match head[13] {
        // The proxy does not know; what it speaks for is as good as itself.
        0x00 => return Ok(Said::Local),
        0x11 => {
            let (source, rest) = rest.split_first_chunk::<4>().ok_or(Error::Length)?;
            let (_, rest) = rest.split_first_chunk::<4>().ok_or(Error::Length)?;
            ((*source).into(), rest)
        }
        0x21 => {
            let (source, rest) = rest.split_first_chunk::<16>().ok_or(Error::Length)?;
            let (_, rest) = rest.split_first_chunk::<16>().ok_or(Error::Length)?;
            ((*source).into(), rest)
        }
        _ => return Err(Error::NotTcp),
    };
    let (ports, extras) = rest.split_first_chunk::<4>().ok_or(Error::Length)?;
    let port = u16::from_be_bytes([ports[0], ports[1]]);
    Ok(Said::For(Peer {
        addr: SocketAddr::new(ip.to_canonical(), port),
        tls: is_tls(extras)?,
    }))
}

/// Whether one of the extras, each `type length value`, says that the client spoke TLS.
fn is_tls(mut extras: &[u8]) -> Result<bool, Error> {
    const SSL: u8 = 0x20;
    let mut found = false;
    while !extras.is_empty() {
        let ([kind, high, low], rest) = extras.split_first_chunk::<3>().ok_or(Error::Length)?;
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (value, rest) = rest.split_at_checked(length).ok_or(Error::Length)?;
        // Its first byte says by what the client is known; the lowest bit is TLS.
        found |= *kind == SSL && value.first().is_some_and(|client| client & 1 == 1);
        extras = rest;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(version: u8, family: u8, rest: &[u8]) -> Vec<u8> {
        let mut all = SIGNATURE.to_vec();
        all.extend([version, family]);
        all.extend((rest.len() as u16).to_be_bytes());
        all.extend(rest);
        all
    }

    async fn said(mut all: &[u8]) -> Result<Said, Error> {
        read(&mut all).await
    }

    fn peer(addr: &str, tls: bool) -> Said {
        Said::For(Peer {
            addr: addr.parse().unwrap(),
            tls,
        })
    }

    const V4: [u8; 12] = [192, 0, 2, 7, 10, 0, 0, 1, 0x12, 0x67, 0, 80];

    #[tokio::test]
    async fn who_has_connected_is_told_for_both_families() {
        let told = said(&bytes(0x21, 0x11, &V4)).await.unwrap();
        assert_eq!(told, peer("192.0.2.7:4711", false));
        let mut v6 = [0; 36];
        v6[..4].copy_from_slice(&[0x20, 0x01, 0x0d, 0xb8]);
        v6[15] = 7;
        v6[32..34].copy_from_slice(&[0, 9]);
        let told = said(&bytes(0x21, 0x21, &v6)).await.unwrap();
        assert_eq!(told, peer("[2001:db8::7]:9", false));
        assert_eq!(said(&bytes(0x20, 0x00, &[])).await.unwrap(), Said::Local);
        assert_eq!(said(&bytes(0x20, 0x11, &V4)).await.unwrap(), Said::Local);
        assert_eq!(
            said(&bytes(0x21, 0x00, &[1, 2])).await.unwrap(),
            Said::Local
        );
    }

    #[tokio::test]
    async fn extras_are_passed_over_but_for_tls() {
        let with = |extras: &[u8]| bytes(0x21, 0x11, &[&V4[..], extras].concat());
        let (name, tls) = ([0x02, 0, 3, b'a', b'.', b'b'], [0x20, 0, 5, 1, 0, 0, 0, 0]);
        assert_eq!(
            said(&with(&name)).await.unwrap(),
            peer("192.0.2.7:4711", false)
        );
        let both = [&name[..], &tls].concat();
        assert_eq!(
            said(&with(&both)).await.unwrap(),
            peer("192.0.2.7:4711", true)
        );
        for broken in [
            &[0x20][..],
            &[0x20, 0],
            &[0x20, 0, 5, 1],
            &[0x20, 0xff, 0xff],
        ] {
            assert!(
                matches!(said(&with(broken)).await, Err(Error::Length)),
                "{broken:?}"
            );
        }
    }

    #[tokio::test]
    async fn nothing_is_read_beyond_the_head() {
        let all = [bytes(0x21, 0x11, &V4), b"GET / HTTP/1.1\r\n".to_vec()].concat();
        let mut stream = &all[..];
        read(&mut stream).await.unwrap();
        assert_eq!(stream, b"GET / HTTP/1.1\r\n");
    }

    #[tokio::test]
    async fn hostile_heads_are_refused() {
        let whole = bytes(0x21, 0x11, &V4);
        for end in 0..whole.len() {
            assert!(
                matches!(said(&whole[..end]).await, Err(Error::Io(_))),
                "{end}"
            );
        }
        for (all, name) in [
            (b"GET / HTTP/1.1\r\nhost: x\r\n\r\n".to_vec(), "HTTP"),
            (
                b"PROXY TCP4 192.0.2.7 10.0.0.1 1 2\r\n".to_vec(),
                "version 1",
            ),
            (bytes(0x11, 0x11, &V4), "another version"),
            (bytes(0x22, 0x11, &V4), "another command"),
        ] {
            assert!(matches!(said(&all).await, Err(Error::NotProxied)), "{name}");
        }
        assert!(matches!(
            said(&bytes(0x21, 0x12, &V4)).await,
            Err(Error::NotTcp)
        ));
        assert!(matches!(
            said(&bytes(0x21, 0x31, &[0; 216])).await,
            Err(Error::NotTcp)
        ));
        assert!(matches!(
            said(&bytes(0x21, 0x11, &V4[..11])).await,
            Err(Error::Length)
        ));
        assert!(matches!(
            said(&bytes(0x21, 0x21, &V4)).await,
            Err(Error::Length)
        ));
        assert!(matches!(
            said(&bytes(0x21, 0x11, &[0; 9_000])).await,
            Err(Error::Length)
        ));
    }

    #[test]
    fn whatever_is_sent_is_a_peer_or_an_error() {
        let tls = [&V4[..], &[0x20, 0, 5, 1, 0, 0, 0, 0]].concat();
        let good = [
            bytes(0x21, 0x11, &V4),
            bytes(0x21, 0x11, &tls),
            bytes(0x21, 0x21, &[7; 36]),
            bytes(0x20, 0, &[]),
        ];
        let good: Vec<&[u8]> = good.iter().map(Vec::as_slice).collect();
        let taken = crate::base::fuzz::vary(&good, |all| {
            let Some((head, rest)) = all.split_first_chunk::<16>() else {
                return false;
            };
            let Ok(length) = length(head) else {
                return false;
            };
            assert!(length <= MAX_REST);
            let Some(rest) = rest.get(..length) else {
                return false;
            };
            match parse(head, rest) {
                Ok(Said::For(peer)) => {
                    let told = match head[13] {
                        0x11 => IpAddr::from(*rest.first_chunk::<4>().unwrap()),
                        _ => IpAddr::from(*rest.first_chunk::<16>().unwrap()),
                    };
                    assert_eq!(peer.addr.ip(), told.to_canonical());
                    true
                }
                Ok(Said::Local) | Err(_) => false,
            }
        });
        assert!(taken > 1_000, "{taken}");
    }
}
