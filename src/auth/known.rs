//! Devices that have signed in to an account before, and are known by it again.
//!
//! Whoever signs in gets a cookie that says which account it was and by which sign-in, with a tag
//! that only we can make. It opens nothing: all it does is to keep the attempts of its browser
//! apart from those of strangers (see [`attempts`](super::attempts)). It outlives signing out.

use std::net::IpAddr;

use axum::http::HeaderMap;
use rusqlite::{Connection, params};

use super::attempts::Trier;
use super::{Error, Keys, cookies};
use crate::base::{Secret, SessionId, Timestamp, UserId};
use crate::web::{Peer, Site};

/// Plain, and over TLS.
const COOKIE: [&str; 2] = ["lh_device", "__Host-lh_device"];
/// Browsers keep no cookie for longer: 400 days, in seconds.
const LIFETIME_S: i64 = 400 * 24 * 60 * 60;
/// A cookie of ours is shorter.
const MAX_LENGTH: usize = 256;

/// A browser that has signed in before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// Whose account it was.
    pub user: UserId,
    /// By which sign-in. It may be over.
    pub session: SessionId,
}

impl Device {
    /// The device that sends `headers`, if it shows what we gave it.
    pub(super) fn of(headers: &HeaderMap, keys: &Keys) -> Option<Self> {
        let token = cookies::either(headers, COOKIE)?;
        Self::read(token, |body| keys.tag("device", body))
    }

    fn read(text: &str, tag_of: impl Fn(&str) -> String) -> Option<Self> {
        if text.len() > MAX_LENGTH {
            return None;
        }
        let (body, tag) = text.rsplit_once('.')?;
        let (user, session) = body.split_once('.')?;
        let expected = Secret::new(tag_of(body));
        if !expected.matches(tag.as_bytes()) {
            return None;
        }
        Some(Self {
            user: user.parse().ok()?,
            session: session.parse().ok()?,
        })
    }

    fn write(self, tag_of: impl Fn(&str) -> String) -> String {
        let body = format!("{}.{}", self.user, self.session);
        let tag = tag_of(&body);
        format!("{body}.{tag}")
    }
}

/// What a browser that has signed in is to keep.
pub(super) fn token(user: UserId, session: SessionId, keys: &Keys) -> String {
    Device { user, session }.write(|body| keys.tag("device", body))
}

/// Puts it into the browser's hands.
pub(super) fn set(headers: &mut HeaderMap, site: &Site, token: &str) {
    cookies::put(headers, site, COOKIE, token, LIFETIME_S);
}

/// Who tries to sign in as `login`, which is the account of `user` if there is one.
///
/// The same is looked up whether there is such an account or not.
pub(super) fn trier(
    conn: &Connection,
    login: &str,
    user: Option<UserId>,
    device: Option<Device>,
    (peer, now): (Peer, Timestamp),
) -> Result<Trier, Error> {
    let network = peer.network();
    let is_home = is_home(conn, user.unwrap_or_default(), network, now)?;
    let device = device.filter(|device| Some(device.user) == user);
    Ok(match (user, device) {
        (_, Some(device)) => Trier::Device(device.user, device.session),
        (Some(user), None) if is_home => Trier::Home(user, network),
        _ => Trier::Stranger(login.chars().take(320).collect(), network),
    })
}

/// Whether `user` is signed in from this network.
fn is_home(conn: &Connection, user: UserId, network: u128, now: Timestamp) -> Result<bool, Error> {
    let sql = "select address from session where user = ?1 and expires_at > ?2";
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query(params![user, now])?;
    while let Some(row) = rows.next()? {
        let address: Option<IpAddr> = row
            .get_ref("address")?
            .as_str()
            .ok()
            .and_then(|text| text.parse().ok());
        let known = address.map(|ip| {
            Peer {
                addr: (ip, 0).into(),
                tls: false,
            }
            .network()
        });
        if known == Some(network) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::token_hash;
    use crate::base::fuzz;

    /// Stands for a tag that only we can make.
    fn tag(body: &str) -> String {
        token_hash(&format!("ours {body}"))
            .map(|byte| format!("{byte:02x}"))
            .concat()
    }

    #[test]
    fn a_device_is_known_by_what_we_gave_it_and_by_nothing_else() {
        let device = Device {
            user: UserId::fresh(),
            session: SessionId::fresh(),
        };
        let text = device.write(tag);
        assert_eq!(Device::read(&text, tag), Some(device));
        assert_eq!(Device::read(&text, |_| "x".repeat(64)), None);
        let taken = fuzz::vary(&[text.as_bytes()], |bytes| {
            let varied = String::from_utf8_lossy(bytes);
            let read = Device::read(&varied, tag);
            assert!(read.is_none() || varied == text, "{varied:?}");
            read.is_some()
        });
        assert!(taken > 0, "what is not varied is taken");
    }
}
