//! Networks in CIDR notation, such as `10.0.0.0/8` or `::1`.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A range of addresses; a single one is a range, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Net {
    first: IpAddr,
    prefix: u8,
}

/// What is no network.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is neither an address nor a network such as 10.0.0.0/8")]
pub struct NotANet(String);

impl Net {
    /// Whether `addr` is in it. IPv4 in the form of IPv6 is IPv4.
    pub fn contains(&self, addr: IpAddr) -> bool {
        match (self.first, addr.to_canonical()) {
            (IpAddr::V4(first), IpAddr::V4(addr)) => {
                let differ = u64::from(first.to_bits() ^ addr.to_bits());
                differ >> (32 - self.prefix) == 0
            }
            (IpAddr::V6(first), IpAddr::V6(addr)) => {
                let differ = first.to_bits() ^ addr.to_bits();
                differ
                    .checked_shr(u32::from(128 - self.prefix))
                    .unwrap_or(0)
                    == 0
            }
            _ => false,
        }
    }
}

impl FromStr for Net {
    type Err = NotANet;

    fn from_str(text: &str) -> Result<Self, NotANet> {
        let wrong = || NotANet(text.to_owned());
        let (addr, prefix) = match text.trim().split_once('/') {
            Some((addr, prefix)) => (addr, Some(prefix)),
            None => (text.trim(), None),
        };
        let written: IpAddr = addr.parse().map_err(|_| wrong())?;
        let first = written.to_canonical();
        // A prefix of the form `::ffff:10.0.0.0/104` would count other bits than it says.
        if prefix.is_some() && first != written {
            return Err(wrong());
        }
        let most = if first.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
        if prefix > most {
            return Err(wrong());
        }
        Ok(Self { first, prefix })
    }
}

impl TryFrom<String> for Net {
    type Error = NotANet;

    fn try_from(text: String) -> Result<Self, NotANet> {
        text.parse()
    }
}

impl From<Net> for String {
    fn from(net: Net) -> Self {
        net.to_string()
    }
}

impl From<IpAddr> for Net {
    fn from(addr: IpAddr) -> Self {
        let first = addr.to_canonical();
        let prefix = if first.is_ipv4() { 32 } else { 128 };
        Self { first, prefix }
    }
}

impl fmt::Display for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = if self.first.is_ipv4() { 32 } else { 128 };
        match self.prefix {
            prefix if prefix == most => write!(f, "{}", self.first),
            prefix => write!(f, "{}/{prefix}", self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contains(net: &str, addr: &str) -> bool {
        let net: Net = net.parse().unwrap();
        net.contains(addr.parse().unwrap())
    }

    #[test]
    fn a_network_is_those_that_begin_like_it() {
        assert!(contains("10.0.0.0/8", "10.255.0.1") && !contains("10.0.0.0/8", "11.0.0.0"));
        assert!(contains("10.1.2.3", "10.1.2.3") && !contains("10.1.2.3", "10.1.2.2"));
        assert!(contains("10.1.2.3", "::ffff:10.1.2.3"));
        assert!(contains("0.0.0.0/0", "203.0.113.9") && !contains("0.0.0.0/0", "::1"));
        assert!(contains("fd00::/8", "fdff::1") && !contains("fd00::/8", "fe80::1"));
        assert!(contains("::/0", "2001:db8::1") && contains("::1", "::1"));
        assert!(!contains("::1", "::2"));
    }

    #[test]
    fn what_is_no_network_is_refused_and_what_is_one_is_written_as_it_was_read() {
        for bad in [
            "",
            "x",
            "10.0.0.0/33",
            "::/129",
            "10.0.0.0/",
            "10.0.0.0/-1",
            "10.0.0.0/8/8",
            "10.0.0/8",
            "::ffff:10.0.0.0/104",
        ] {
            assert!(bad.parse::<Net>().is_err(), "{bad:?}");
        }
        for good in ["10.0.0.0/8", "127.0.0.1", "::1", "fd00::/8"] {
            assert_eq!(good.parse::<Net>().unwrap().to_string(), good);
        }
    }

    #[test]
    fn whatever_is_read_as_a_network_is_written_as_the_same_one() {
        let good: [&[u8]; 4] = [b"10.0.0.0/8", b"fd00::/8", b"192.0.2.7", b"::ffff:10.0.0.1"];
        let taken = crate::base::fuzz::vary(&good, |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let Ok(net) = text.parse::<Net>() else {
                return false;
            };
            assert_eq!(net.to_string().parse::<Net>().unwrap(), net);
            assert!(net.contains(net.first));
            true
        });
        assert!(taken > 1_000, "{taken}");
    }
}
