//! Where a sign-in is used, in words: "Firefox on Linux", "this network".

use std::net::IpAddr;

/// What calls itself so in its `User-Agent`, and what that is. Order counts: nearly everyone
/// claims to be Mozilla, Chrome and Safari as well.
const PROGRAMS: &[(&str, &str)] = &[
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
    ("curl/", "curl"),
    ("Wget/", "Wget"),
    ("python-requests/", "Python"),
    ("Python-urllib/", "Python"),
    ("node", "Node.js"),
    ("longhouse", "The command line"),
];

/// The same for systems.
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
    ("FreeBSD", "FreeBSD"),
];

/// What a program calls itself, in words that people know. Never what it says by itself: that
/// could be anything.
pub(super) fn device(user_agent: &str) -> String {
    let found = |known: &[(&str, &'static str)]| {
        let hit = known.iter().find(|(sign, _)| user_agent.contains(sign));
        hit.map(|(_, name)| *name)
    };
    match (found(PROGRAMS), found(SYSTEMS)) {
        (Some(program), Some(system)) => format!("{program} on {system}"),
        (Some(program), None) => program.to_owned(),
        (None, Some(system)) => format!("A program on {system}"),
        (None, None) => "A program".to_owned(),
    }
}

/// Where `address` is, seen from `here`. No outside service is asked, so no country is named.
pub(super) fn place(address: &str, here: IpAddr) -> String {
    let Ok(there) = address.parse::<IpAddr>() else {
        return "an unknown place".to_owned();
    };
    let (there, here) = (there.to_canonical(), here.to_canonical());
    if there.is_loopback() {
        return "the server itself".to_owned();
    }
    if there == here {
        return "this address".to_owned();
    }
    if network(there) == network(here) {
        return "this network".to_owned();
    }
    network(there)
}

/// What people of one office or one home share: the /24 of IPv4, the /48 of IPv6.
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.…")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:…")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_told_in_words() {
        for (said, words) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
                "Firefox on Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                "Safari on Mac",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1",
                "Chrome on iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            ("curl/8.14.1", "curl"),
            ("<script>alert(1)</script>", "A program"),
            ("", "A program"),
        ] {
            assert_eq!(device(said), words, "{said}");
        }
    }

    #[test]
    fn places_are_told_from_where_one_is() {
        let here: IpAddr = "192.0.2.7".parse().unwrap();
        for (address, words) in [
            ("127.0.0.1", "the server itself"),
            ("::1", "the server itself"),
            ("192.0.2.7", "this address"),
            ("::ffff:192.0.2.7", "this address"),
            ("192.0.2.200", "this network"),
            ("203.0.113.9", "203.0.113.…"),
            ("2001:db8:1:2::3", "2001:db8:1:…"),
            ("", "an unknown place"),
            ("<b>", "an unknown place"),
        ] {
            assert_eq!(place(address, here), words, "{address}");
        }
        let six: IpAddr = "2001:db8:1:9::1".parse().unwrap();
        assert_eq!(place("2001:db8:1:2::3", six), "this network");
    }
}
