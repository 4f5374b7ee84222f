//! The two cookies of a signed-in browser.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};

use super::session::LIFETIME_MS;
use super::token::LIFETIME_S;
use crate::web::Site;

/// The access token's cookie: plain, and over TLS.
const ACCESS: [&str; 2] = ["lh_access", "__Host-lh_access"];
/// The refresh token's. Its path is narrower than `__Host-` allows.
const REFRESH: [&str; 2] = ["lh_refresh", "__Secure-lh_refresh"];

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The access token in a cookie.
pub(super) fn access(headers: &HeaderMap) -> Option<&str> {
    either(headers, ACCESS)
}

/// The refresh token in a cookie.
pub(super) fn refresh(headers: &HeaderMap) -> Option<&str> {
    either(headers, REFRESH)
}

/// The cookie that only an encrypted connection can have set comes first.
pub(super) fn either<'a>(headers: &'a HeaderMap, [plain, secure]: [&str; 2]) -> Option<&'a str> {
    cookie(headers, secure).or_else(|| cookie(headers, plain))
}

/// Whether a request carries one of our cookies.
pub fn has_any(headers: &HeaderMap) -> bool {
    access(headers).or_else(|| refresh(headers)).is_some()
}

/// Puts both tokens into the browser's hands.
pub fn set(headers: &mut HeaderMap, site: &Site, access: &str, refresh: &str) {
    put(headers, site, ACCESS, access, LIFETIME_S);
    put_at(
        headers,
        site,
        REFRESH,
        refresh,
        ("/api/session", LIFETIME_MS / 1_000),
    );
}

/// The value of the cookie that has one name on plain connections and another over TLS. Over
/// TLS the plain one counts for nothing: whoever sits in between could have set it.
pub(super) fn value<'a>(headers: &'a HeaderMap, site: &Site, names: [&str; 2]) -> Option<&'a str> {
    cookie(headers, names[usize::from(site.is_https())])
}

/// Puts a cookie into the browser's hands for `seconds`, or takes it away with 0.
pub(super) fn put(
    headers: &mut HeaderMap,
    site: &Site,
    names: [&str; 2],
    value: &str,
    seconds: i64,
) {
    put_at(headers, site, names, value, ("/", seconds));
}

fn put_at(
    headers: &mut HeaderMap,
    site: &Site,
    names: [&str; 2],
    value: &str,
    (path, seconds): (&str, i64),
) {
    let form = usize::from(site.is_https());
    let secure = if site.is_https() { "; Secure" } else { "" };
    let line = format!(
        "{}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}",
        names[form]
    );
    let line = HeaderValue::try_from(line).expect("our tokens are ASCII");
    headers.append(SET_COOKIE, line);
}

/// Takes them away again, whichever form they have.
pub const CLEAR: [(axum::http::HeaderName, &str); 4] = [
    (
        SET_COOKIE,
        "lh_access=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
    ),
    (
        SET_COOKIE,
        "__Host-lh_access=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
    ),
    (
        SET_COOKIE,
        "lh_refresh=; Path=/api/session; Max-Age=0; HttpOnly; SameSite=Lax",
    ),
    (
        SET_COOKIE,
        "__Secure-lh_refresh=; Path=/api/session; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fuzz;

    #[test]
    fn a_cookie_is_found_whole_or_not_at_all_whatever_stands_around_it() {
        let lines: [&[u8]; 4] = [
            b"a=b; lh_access=one.two.three; c=d",
            b"lh_access=",
            b"lh_refresh=x;lh_access=y; lh_access=z",
            b"__Host-lh_access=s; lh_access=p",
        ];
        let found = fuzz::vary(&lines, |bytes| {
            let Ok(value) = HeaderValue::from_bytes(bytes) else {
                return false;
            };
            let mut headers = HeaderMap::new();
            headers.append(COOKIE, value.clone());
            let Some(found) = access(&headers) else {
                return false;
            };
            let line = value.to_str().unwrap();
            assert!(!found.contains(';'), "{line:?}");
            assert!(line.contains(&format!("lh_access={found}")), "{line:?}");
            true
        });
        assert!(found > 1_000, "{found}");
    }

    #[test]
    fn the_cookie_that_only_tls_can_have_set_comes_first() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("lh_access=planted"));
        headers.append(COOKIE, HeaderValue::from_static("__Host-lh_access=ours"));
        assert_eq!(access(&headers), Some("ours"));
    }
}
