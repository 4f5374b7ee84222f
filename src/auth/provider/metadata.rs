//! What a provider says about itself (OpenID Connect Discovery 1.0).

use crate::net::Url;
use serde::Deserialize;

/// Where a provider may be: what is on this machine need not encrypt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Somewhere on the net.
    Net,
    /// On this machine.
    Here,
}

/// What is wrong with what a provider says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Not what discovery answers.
    #[error("its description is not readable")]
    Unreadable,
    /// Another provider's.
    #[error("its description is that of another issuer")]
    Issuer,
    /// An address that we would not go to.
    #[error("its description names an address that is not encrypted")]
    Address,
}

/// A provider's description of itself.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// Where browsers go.
    pub authorization: Url,
    /// Where codes are redeemed.
    pub token: Url,
    /// Where its keys are.
    pub keys: Url,
    /// Where more is told about someone.
    pub userinfo: Option<Url>,
    /// Whether we show our secret in the form rather than in the head.
    pub secret_in_form: bool,
    /// Whether it says who it is when it sends a browser back (RFC 9207).
    pub tells_issuer: bool,
}

#[derive(Deserialize)]
struct Raw {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// Where the provider that calls itself `issuer` is, and describes itself.
pub fn discovery(issuer: &str) -> Result<(Place, Url), Wrong> {
    let url: Url = issuer.parse().map_err(|_| Wrong::Address)?;
    let place = if url.scheme() == "http" {
        Place::Here
    } else {
        Place::Net
    };
    if url.query().is_some() {
        return Err(Wrong::Address);
    }
    let well_known = format!(
        "{}/.well-known/openid-configuration",
        issuer.trim_end_matches('/')
    );
    Ok((place, address(&well_known, place)?))
}

impl Metadata {
    /// Reads what the provider that calls itself `issuer` says about itself.
    pub fn parse(body: &[u8], issuer: &str, place: Place) -> Result<Self, Wrong> {
        let raw: Raw = serde_json::from_slice(body).map_err(|_| Wrong::Unreadable)?;
        if raw.issuer != issuer {
            return Err(Wrong::Issuer);
        }
        let userinfo = raw.userinfo_endpoint.as_deref();
        let ways = raw
            .token_endpoint_auth_methods_supported
            .unwrap_or_default();
        let has = |way: &str| ways.iter().any(|one| one == way);
        Ok(Self {
            authorization: address(&raw.authorization_endpoint, place)?,
            token: address(&raw.token_endpoint, place)?,
            keys: address(&raw.jwks_uri, place)?,
            userinfo: userinfo.map(|raw| address(raw, place)).transpose()?,
            secret_in_form: has("client_secret_post") && !has("client_secret_basic"),
            tells_issuer: raw.authorization_response_iss_parameter_supported,
        })
    }
}

/// Accepts `raw` as an address to go to: encrypted, unless it is on this machine like the
/// provider itself.
fn address(raw: &str, place: Place) -> Result<Url, Wrong> {
    let url: Url = raw.parse().map_err(|_| Wrong::Address)?;
    let is_safe = match url.scheme() {
        "https" => url.has_host(),
        "http" => place == Place::Here && is_this_machine(&url),
        _ => false,
    };
    let is_plain = url.username().is_empty() && url.password().is_none();
    if is_safe && is_plain && url.fragment().is_none() && raw.len() <= 2_048 {
        Ok(url)
    } else {
        Err(Wrong::Address)
    }
}

fn is_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let is_loopback = |ip: std::net::IpAddr| ip.is_loopback();
    host == "localhost" || host.parse().is_ok_and(is_loopback)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::base::fuzz;

    fn document() -> Value {
        json!({
            "issuer": "https://a.example",
            "authorization_endpoint": "https://a.example/auth?x=1",
            "token_endpoint": "https://b.example/token",
            "jwks_uri": "https://a.example/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        })
    }

    fn parse(document: &Value) -> Result<Metadata, Wrong> {
        Metadata::parse(
            document.to_string().as_bytes(),
            "https://a.example",
            Place::Net,
        )
    }

    #[test]
    fn a_description_is_that_of_its_issuer_to_the_letter() {
        assert!(parse(&document()).unwrap().secret_in_form);
        for other in [
            "https://a.example/",
            "https://A.example",
            "https://evil.example",
            "",
        ] {
            let mut document = document();
            document["issuer"] = other.into();
            assert_eq!(parse(&document).unwrap_err(), Wrong::Issuer, "{other}");
        }
    }

    #[test]
    fn nobody_is_sent_to_an_address_that_is_not_encrypted() {
        for field in [
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "userinfo_endpoint",
        ] {
            for bad in [
                "http://a.example/x",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "x",
                "http://127.0.0.1/x",
                "https://u:p@a.example/x",
                "https://a.example/#x",
            ] {
                let mut document = document();
                document[field] = bad.into();
                assert_eq!(
                    parse(&document).unwrap_err(),
                    Wrong::Address,
                    "{field} {bad}"
                );
            }
        }
        for bad in [
            "http://a.example",
            "ftp://a.example",
            "a.example",
            "https://a.example?x",
        ] {
            assert!(discovery(bad).is_err(), "{bad}");
        }
        let (place, url) = discovery("http://[::1]:9/x/").unwrap();
        assert_eq!(place, Place::Here);
        assert_eq!(
            url.as_str(),
            "http://[::1]:9/x/.well-known/openid-configuration"
        );
    }

    #[test]
    fn nonsense_is_unreadable() {
        for bad in ["", "[]", "null", "{", "{\"issuer\":1}"] {
            let parsed = Metadata::parse(bad.as_bytes(), "https://a.example", Place::Net);
            assert_eq!(parsed.unwrap_err(), Wrong::Unreadable, "{bad}");
        }
    }

    fn is_encrypted(url: &Url) -> bool {
        url.scheme() == "https" && url.has_host() && url.username().is_empty()
    }

    #[test]
    fn no_variation_of_a_description_leads_elsewhere_than_it_says() {
        let mut full = document();
        full["userinfo_endpoint"] = "https://a.example/me".into();
        full["authorization_response_iss_parameter_supported"] = true.into();
        let (short, full) = (document().to_string(), full.to_string());
        let taken = fuzz::vary(&[short.as_bytes(), full.as_bytes()], |bytes| {
            let Ok(read) = Metadata::parse(bytes, "https://a.example", Place::Net) else {
                return false;
            };
            // What nobody asks for may be no text at all.
            let said: Value = serde_json::from_str(&String::from_utf8_lossy(bytes)).unwrap();
            assert_eq!(said["issuer"], "https://a.example");
            let addresses = [&read.authorization, &read.token, &read.keys];
            for url in addresses.into_iter().chain(&read.userinfo) {
                assert!(is_encrypted(url), "{url} in {said}");
            }
            true
        });
        assert!(taken > 1_000, "{taken}");
    }

    #[test]
    fn no_variation_of_an_issuer_is_asked_in_the_clear_over_the_net() {
        let good: [&[u8]; 3] = [
            b"https://a.example/tenant/7",
            b"http://localhost:3000",
            b"http://[::1]:9/x",
        ];
        let taken = fuzz::vary(&good, |bytes| {
            let Ok((place, url)) = discovery(&String::from_utf8_lossy(bytes)) else {
                return false;
            };
            let is_here = place == Place::Here && is_this_machine(&url);
            assert!(is_encrypted(&url) || is_here, "{url}");
            assert!(url.path().ends_with("/.well-known/openid-configuration"));
            true
        });
        assert!(taken > 1_000, "{taken}");
    }
}
