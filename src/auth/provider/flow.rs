//! The way to a provider and back: authorization code with PKCE (RFC 7636), `state`, `nonce`
//! and `iss` (RFC 9207).

use crate::net::Url;
use data_encoding::BASE64URL_NOPAD;

use super::Error;
use super::config::Settings;
use super::metadata::Metadata;
use crate::auth::session::token_hash;
use crate::base::{Secret, SessionId, UserId, random_token};

/// What someone wants at the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To come in.
    SignIn,
    /// To be able to come in that way from now on.
    Connect {
        /// Who wants it.
        user: UserId,
        /// By which sign-in they wanted it.
        session: SessionId,
    },
}

/// Someone on their way to a provider.
#[derive(Clone, Debug)]
pub struct Flow {
    /// To whom.
    pub provider: String,
    /// What for.
    pub purpose: Purpose,
    /// Where they want to be afterwards: a path of ours.
    pub next: String,
    /// Where the provider sends them back to.
    pub redirect_uri: String,
    /// Comes back with them.
    state: Secret<String>,
    /// Comes back in the token.
    pub nonce: Secret<String>,
    /// Its hash goes along; it redeems the code.
    pub verifier: Secret<String>,
}

/// With what a browser comes back.
#[derive(Debug, Default, PartialEq)]
pub struct Answer {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

impl Answer {
    /// Reads the query of the address to which it came back.
    pub fn parse(query: &str) -> Result<Self, Error> {
        let mut answer = Self::default();
        for (name, value) in pairs(query) {
            let place = match name.as_str() {
                "code" => &mut answer.code,
                "state" => &mut answer.state,
                "iss" => &mut answer.iss,
                "error" => &mut answer.error,
                _ => continue,
            };
            // Said twice, it is not clear which of the two is meant.
            if place.replace(value).is_some() {
                return Err(Error::MixedUp);
            }
        }
        Ok(answer)
    }
}

/// The names and values in a query.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let Ok(mut url) = Url::parse("http://localhost/") else {
        return Vec::new();
    };
    url.set_query(Some(query));
    url.query_pairs().into_owned().collect()
}

impl Flow {
    /// Someone about to go to `provider`.
    pub fn begin(provider: &str, purpose: Purpose, next: String, redirect_uri: String) -> Self {
        Self {
            provider: provider.to_owned(),
            purpose,
            next,
            redirect_uri,
            state: Secret::new(random_token()),
            nonce: Secret::new(random_token()),
            verifier: Secret::new(random_token()),
        }
    }

    /// Where their browser goes.
    pub fn address(&self, settings: &Settings, metadata: &Metadata) -> Url {
        let challenge = BASE64URL_NOPAD.encode(&token_hash(self.verifier.expose()));
        let mut url = metadata.authorization.clone();
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &settings.client_id)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("scope", &settings.scopes)
            .append_pair("state", self.state.expose())
            .append_pair("nonce", self.nonce.expose())
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        url
    }

    /// The code that came back, if it came back to where it was asked for: in this sign-in, and
    /// from this provider.
    pub fn code(
        &self,
        answer: Answer,
        settings: &Settings,
        metadata: &Metadata,
    ) -> Result<Secret<String>, Error> {
        let state = answer.state.unwrap_or_default();
        if self.provider != settings.shown.id || !self.state.matches(state.as_bytes()) {
            return Err(Error::MixedUp);
        }
        let is_issuer = match answer.iss.as_deref() {
            Some(issuer) => issuer == settings.issuer,
            None => !metadata.tells_issuer,
        };
        if !is_issuer {
            return Err(Error::MixedUp);
        }
        match (answer.error.as_deref(), answer.code) {
            (Some("access_denied"), _) => Err(Error::Declined),
            (None, Some(code)) if !code.is_empty() => Ok(Secret::new(code)),
            _ => Err(Error::Refused),
        }
    }
}

/// Where someone may be led after signing in: a page of ours, and nowhere else.
pub fn own_path(raw: Option<&str>) -> String {
    let path = raw.unwrap_or("/");
    // "//host" and "/\host" would lead away, and so would what browsers leave out on the way.
    let leads_away = path.starts_with("//") || path.contains('\\');
    let is_odd = path.len() > 1_024 || path.chars().any(|c| c.is_control() || c.is_whitespace());
    let is_page = path.starts_with('/') && !path.starts_with("/api/");
    if is_page && !leads_away && !is_odd {
        path.to_owned()
    } else {
        "/".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::metadata::Place;
    use super::*;
    use crate::base::fuzz;

    fn settings() -> Settings {
        let text = "id = 'a'\nclient_id = 'us'\nissuer = 'https://a.example'";
        Settings::read(&toml::from_str(text).unwrap()).unwrap()
    }

    fn metadata(tells_issuer: bool) -> Metadata {
        let document = json!({
            "issuer": "https://a.example",
            "authorization_endpoint": "https://a.example/auth?tenant=7",
            "token_endpoint": "https://a.example/token",
            "jwks_uri": "https://a.example/keys",
            "authorization_response_iss_parameter_supported": tells_issuer,
        });
        let text = document.to_string();
        Metadata::parse(text.as_bytes(), "https://a.example", Place::Net).unwrap()
    }

    fn flow() -> Flow {
        Flow::begin(
            "a",
            Purpose::SignIn,
            "/".into(),
            "https://lh.example/cb".into(),
        )
    }

    fn sent(flow: &Flow, name: &str) -> String {
        let url = flow.address(&settings(), &metadata(false));
        let mut pairs = url.query_pairs();
        pairs.find(|(key, _)| key == name).unwrap().1.into_owned()
    }

    #[test]
    fn a_browser_is_sent_with_all_that_binds_its_return() {
        let (one, other) = (flow(), flow());
        assert_eq!(sent(&one, "tenant"), "7");
        assert_eq!(sent(&one, "redirect_uri"), "https://lh.example/cb");
        assert_eq!(sent(&one, "code_challenge_method"), "S256");
        for name in ["state", "nonce", "code_challenge"] {
            assert_eq!(sent(&one, name).len(), 43);
            assert_ne!(sent(&one, name), sent(&other, name));
        }
        let url = one.address(&settings(), &metadata(false)).to_string();
        assert!(
            !url.contains(one.verifier.expose()),
            "only its hash goes along"
        );
    }

    #[test]
    fn a_code_is_taken_only_in_the_sign_in_it_was_asked_for_in() {
        let flow = flow();
        let state = sent(&flow, "state");
        let take = |query: &str, tells_issuer| {
            let answer = Answer::parse(query)?;
            flow.code(answer, &settings(), &metadata(tells_issuer))
        };
        let iss = "iss=https%3A%2F%2Fa.example";
        let code = take(&format!("code=c&state={state}&{iss}"), true).unwrap();
        assert_eq!(code.expose(), "c");
        assert!(take(&format!("code=c&state={state}"), false).is_ok());
        for mixed_up in [
            "code=c".to_owned(),
            "code=c&state=".to_owned(),
            format!("code=c&state={}x", state),
            format!("code=c&state={state}&state={state}"),
            format!("code=c&code=d&state={state}"),
            format!("code=c&state={state}&iss=https://evil.example"),
            format!("error=access_denied&state=x&{iss}"),
            String::new(),
        ] {
            let refused = take(&mixed_up, false).unwrap_err();
            assert!(matches!(refused, Error::MixedUp), "{mixed_up}");
        }
        let silent = take(&format!("code=c&state={state}"), true);
        assert!(
            matches!(silent, Err(Error::MixedUp)),
            "it says who it is, but did not"
        );
        let said_no = take(&format!("error=access_denied&state={state}"), false);
        assert!(matches!(said_no, Err(Error::Declined)));
        for refused in [
            format!("state={state}"),
            format!("code=&state={state}"),
            format!("code=c&error=server_error&state={state}"),
        ] {
            assert!(
                matches!(take(&refused, false), Err(Error::Refused)),
                "{refused}"
            );
        }
    }

    #[test]
    fn what_one_provider_says_is_not_taken_for_anothers() {
        let flow = Flow::begin("b", Purpose::SignIn, "/".into(), "x".into());
        let answer = Answer::parse(&format!("code=c&state={}", flow.state.expose())).unwrap();
        let refused = flow.code(answer, &settings(), &metadata(false));
        assert!(matches!(refused, Err(Error::MixedUp)));
    }

    #[test]
    fn nobody_is_led_away_from_this_house() {
        for own in ["/", "/r/otter-7kq2x-lamp", "/i/abc?x=1#y", "/rooms?a=//b"] {
            assert_eq!(own_path(Some(own)), own);
        }
        let long = format!("/{}", "x".repeat(2_000));
        for away in [
            "",
            "x",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\\b",
            "/\t/evil.example",
            "/a\r\nb",
            "javascript:alert(1)",
            "/api/session",
            "\u{a0}/x",
            &long,
        ] {
            assert_eq!(own_path(Some(away)), "/", "{away:?}");
        }
        assert_eq!(own_path(None), "/");
    }

    #[test]
    fn no_variation_of_a_return_is_taken_without_its_state_and_its_issuer() {
        let (flow, settings, metadata) = (flow(), settings(), metadata(true));
        let state = flow.state.expose();
        let iss = "iss=https%3A%2F%2Fa.example";
        let good = [
            format!("code=SplxlOBeZQQYbYS6WxSbIA&state={state}&{iss}"),
            format!("{iss}&state={state}&code=a%2Bb&session_state=7"),
            format!("error=access_denied&error_description=no+thanks&state={state}&{iss}"),
        ];
        let good: Vec<&[u8]> = good.iter().map(String::as_bytes).collect();
        let taken = fuzz::vary(&good, |bytes| {
            let query = String::from_utf8_lossy(bytes);
            let answer = Answer::parse(&query);
            let code = answer.and_then(|answer| flow.code(answer, &settings, &metadata));
            let Ok(code) = code else { return false };
            let said = pairs(&query);
            let all = |name: &str| -> Vec<&str> {
                let named = said.iter().filter(|(key, _)| key == name);
                named.map(|(_, value)| value.as_str()).collect()
            };
            assert_eq!(all("state"), [state], "{query}");
            assert_eq!(all("iss"), ["https://a.example"], "{query}");
            assert_eq!(all("code"), [code.expose()], "{query}");
            assert!(
                all("error").is_empty() && !code.expose().is_empty(),
                "{query}"
            );
            true
        });
        assert!(taken > 1_000, "{taken}");
    }

    #[test]
    fn no_variation_of_a_path_leads_a_browser_away() {
        let home = Url::parse("https://lh.example/sign-in").unwrap();
        let good: [&[u8]; 3] = [
            b"/r/otter-7kq2x-lamp?a=1#b",
            b"//evil.example/x",
            b"/\\evil",
        ];
        let kept = fuzz::vary(&good, |bytes| {
            let raw = String::from_utf8_lossy(bytes);
            let path = own_path(Some(&raw));
            let leads_to = home.join(&path).unwrap();
            assert_eq!(leads_to.host_str(), Some("lh.example"), "{raw:?}");
            assert!(leads_to.scheme() == "https" && leads_to.port().is_none());
            path != "/"
        });
        assert!(kept > 1_000, "{kept}");
    }
}
