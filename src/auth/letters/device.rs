//! Whether someone comes in from where they have come in before.

use std::net::IpAddr;

use rusqlite::{Connection, params};

use crate::auth::Origin;
use crate::base::UserId;

/// How many sign-ins we look back.
const REMEMBERED: u32 = 200;

/// Whether `user` has come in before, but never by such a device from such a network. To be asked
/// before the sign-in is noted.
pub(in crate::auth) fn is_new(
    conn: &Connection,
    user: UserId,
    origin: &Origin,
) -> rusqlite::Result<bool> {
    let sql = "
        select address, device from audit
        where subject = ?1 and event in ('signed_in', 'registered', 'guest_became_member')
        order by id desc limit ?2";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map(params![user, REMEMBERED], |row| {
        Ok((row.get("address")?, row.get("device")?))
    })?;
    let seen: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
    let here = (network(&origin.address()), kind(&origin.device));
    let known = |(address, device): &(String, String)| (network(address), kind(device)) == here;
    // Of someone who has never come in, everything would be new.
    Ok(!seen.is_empty() && !seen.iter().any(known))
}

/// The network of an address, about as large as one provider gives a place: of IPv4 the first
/// three bytes, of IPv6 the first six.
fn network(address: &str) -> Vec<u8> {
    match address.parse() {
        Ok(IpAddr::V4(ip)) => ip.octets()[..3].to_vec(),
        Ok(IpAddr::V6(ip)) => ip.octets()[..6].to_vec(),
        Err(_) => Vec::new(),
    }
}

/// What a device calls itself, without its versions, which change every month.
fn kind(device: &str) -> String {
    let lasting = |c: &char| !c.is_ascii_digit() && !matches!(c, '.' | '_');
    device.chars().filter(lasting).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_makes_no_new_device_and_a_new_lease_no_new_network() {
        assert_eq!(
            kind("Firefox/140.0 (Linux)"),
            kind("Firefox/141.0.2 (Linux)")
        );
        assert_ne!(kind("Firefox/140.0 (Linux)"), kind("Firefox/140.0 (Mac)"));
        assert_eq!(network("192.0.2.7"), network("192.0.2.200"));
        assert_ne!(network("192.0.2.7"), network("192.0.3.7"));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:ffff::2"));
    }
}
