//! Settings of providers.

use std::path::PathBuf;

use crate::net::Url;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::metadata::{self, Place};
use crate::base::Secret;

/// Google, as it calls itself in tokens.
pub const GOOGLE: &str = "https://accounts.google.com";

/// What stands on a provider's button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProviderIcon)]
pub enum Icon {
    /// Google's G.
    Google,
    /// GitHub's cat.
    Github,
    /// GitLab's fox.
    Gitlab,
    /// Microsoft's window.
    Microsoft,
    /// A key, for everyone else.
    Key,
}

/// What a provider knows us by. Never printed.
#[derive(Clone, Debug)]
pub struct ClientSecret(Secret<String>);

impl PartialEq for ClientSecret {
    fn eq(&self, other: &Self) -> bool {
        self.0.matches(other.0.expose().as_bytes())
    }
}

impl Serialize for ClientSecret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("…")
    }
}

impl<'de> Deserialize<'de> for ClientSecret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Secret::new(String::deserialize(deserializer)?)))
    }
}

/// One provider by which people sign in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// A short name for addresses: lower-case letters, digits and dashes. `google` and `gitlab`
    /// are known: they need no issuer.
    pub id: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What stands on its button.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon: Option<Icon>,
    /// Its address, exactly as it calls itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// What it knows us by.
    pub client_id: String,
    /// How it knows that we are we.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<ClientSecret>,
    /// A file that holds the secret, in place of the secret itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_secret_file: Option<PathBuf>,
    /// What we ask to be told.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// Lets in only whose verified address is at one of these; everyone when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_domains: Vec<String>,
}

fn usual_scopes() -> Vec<String> {
    ["openid", "email", "profile"].map(str::to_owned).to_vec()
}

/// A provider as everyone may know it.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = Provider)]
pub struct Shown {
    /// For addresses.
    pub id: String,
    /// For people.
    pub name: String,
    /// For its button.
    pub icon: Icon,
}

/// The providers to whom a button leads.
pub fn shown(providers: &[Config]) -> Vec<Shown> {
    let offered = providers.iter().filter(|provider| provider.is_offered());
    offered.map(Config::shown).collect()
}

impl Config {
    /// What is known of a provider by its id: name, icon, and issuer if it has but one.
    fn known(&self) -> Option<(&'static str, Icon, Option<&'static str>)> {
        Some(match self.id.as_str() {
            "google" => ("Google", Icon::Google, Some(GOOGLE)),
            "gitlab" => ("GitLab", Icon::Gitlab, Some("https://gitlab.com")),
            "github" => ("GitHub", Icon::Github, None),
            "microsoft" => ("Microsoft", Icon::Microsoft, None),
            _ => return None,
        })
    }

    fn issuer(&self) -> Option<&str> {
        let known = self.known().and_then(|(_, _, issuer)| issuer);
        self.issuer.as_deref().or(known)
    }

    /// Google sends nobody back to who has no secret; pages can still hand in its tokens.
    fn is_offered(&self) -> bool {
        let has_secret = self.client_secret.is_some() || self.client_secret_file.is_some();
        has_secret || self.issuer() != Some(GOOGLE)
    }

    fn shown(&self) -> Shown {
        let known = self.known();
        let name = known.map_or(self.id.as_str(), |(name, _, _)| name);
        let icon = known.map_or(Icon::Key, |(_, icon, _)| icon);
        Shown {
            id: self.id.clone(),
            name: self.name.clone().unwrap_or_else(|| name.to_owned()),
            icon: self.icon.unwrap_or(icon),
        }
    }
}

/// A provider, its settings complete and checked.
#[derive(Clone, Debug)]
pub struct Settings {
    pub shown: Shown,
    pub is_offered: bool,
    pub issuer: String,
    pub place: Place,
    /// Where it describes itself.
    pub discovery: Url,
    pub client_id: String,
    pub secret: Option<Secret<String>>,
    pub scopes: String,
    pub allowed_domains: Vec<String>,
}

impl Settings {
    /// Completes `config`, or says what is wrong with it.
    pub fn read(config: &Config) -> Result<Self, String> {
        let id = &config.id;
        let wrong = |what: &str| Err(format!("the provider {id:?} {what}"));
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !(1..=32).contains(&id.len()) || !id.chars().all(allowed) {
            return wrong("needs an id of 1 to 32 lower-case letters, digits and dashes");
        }
        let Some(issuer) = config.issuer() else {
            return wrong("needs an issuer, such as https://login.example.org");
        };
        let Ok((place, discovery)) = metadata::discovery(issuer) else {
            return wrong("has an issuer that is no https:// address");
        };
        if config.client_id.trim().is_empty() {
            return wrong("needs a client_id");
        }
        if !config.scopes.iter().any(|scope| scope == "openid") {
            return wrong("needs the scope \"openid\"");
        }
        let lower = |domain: &String| domain.trim_start_matches('@').to_lowercase();
        Ok(Self {
            shown: config.shown(),
            is_offered: config.is_offered(),
            issuer: issuer.to_owned(),
            place,
            discovery,
            client_id: config.client_id.clone(),
            secret: config.secret()?,
            scopes: config.scopes.join(" "),
            allowed_domains: config.allowed_domains.iter().map(lower).collect(),
        })
    }

    /// How its tokens may name who made them. Google's come with and without the scheme.
    pub fn issuers(&self) -> Vec<&str> {
        match self.issuer.as_str() {
            GOOGLE => vec![GOOGLE, "accounts.google.com"],
            issuer => vec![issuer],
        }
    }
}

impl Config {
    fn secret(&self) -> Result<Option<Secret<String>>, String> {
        match (&self.client_secret, &self.client_secret_file) {
            (Some(_), Some(_)) => Err(format!(
                "the provider {:?} has both client_secret and client_secret_file; leave one out",
                self.id
            )),
            (Some(secret), None) => Ok(Some(secret.0.clone())),
            (None, Some(file)) => {
                let read = std::fs::read_to_string(file);
                let text = read.map_err(|error| {
                    format!("the provider {:?}: {}: {error}", self.id, file.display())
                })?;
                Ok(Some(Secret::new(text.trim().to_owned())))
            }
            (None, None) => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Config {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn google_needs_no_more_than_what_it_gave_us() {
        let google = config("id = 'google'\nclient_id = 'a'\nclient_secret = 'b'");
        let settings = Settings::read(&google).unwrap();
        assert_eq!(settings.issuer, GOOGLE);
        assert_eq!(
            settings.discovery.as_str(),
            "https://accounts.google.com/.well-known/openid-configuration"
        );
        assert_eq!(
            (settings.shown.name.as_str(), settings.shown.icon),
            ("Google", Icon::Google)
        );
        assert_eq!(settings.issuers().len(), 2);
        assert_eq!(shown(&[google]).len(), 1);
        let without = config("id = 'google'\nclient_id = 'a'");
        assert!(
            shown(&[without]).is_empty(),
            "its button would lead nowhere"
        );
    }

    #[test]
    fn what_is_missing_or_wrong_is_said() {
        for (text, what) in [
            ("id = 'x'\nclient_id = 'a'", "issuer"),
            ("id = 'X y'\nclient_id = 'a'\nissuer = 'https://a'", "id of"),
            (
                "id = 'x'\nclient_id = ' '\nissuer = 'https://a'",
                "client_id",
            ),
            (
                "id = 'x'\nclient_id = 'a'\nissuer = 'http://a.example'",
                "https",
            ),
            (
                "id = 'x'\nclient_id = 'a'\nissuer = 'https://a'\nscopes = ['email']",
                "openid",
            ),
            (
                "id = 'x'\nclient_id = 'a'\nissuer = 'https://a'\nclient_secret = 'a'\nclient_secret_file = 'b'",
                "both",
            ),
            (
                "id = 'x'\nclient_id = 'a'\nissuer = 'https://a'\nclient_secret_file = '/no/such'",
                "/no/such",
            ),
        ] {
            let said = Settings::read(&config(text)).unwrap_err();
            assert!(said.contains(what), "{said}");
        }
        assert!(toml::from_str::<Config>("id = 'x'\nclient_id = 'a'\nsecret = 'b'").is_err());
    }

    #[test]
    fn a_secret_comes_from_a_file_and_is_never_printed() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("secret");
        std::fs::write(&file, "hunter2\n").unwrap();
        let text = format!(
            "id = 'x'\nclient_id = 'a'\nissuer = 'https://a'\nclient_secret_file = '{}'",
            file.display()
        );
        let settings = Settings::read(&config(&text)).unwrap();
        assert_eq!(settings.secret.as_ref().unwrap().expose(), "hunter2");
        let own = config("id = 'x'\nclient_id = 'a'\nclient_secret = 'hunter2'");
        for printed in [
            format!("{own:?}{settings:?}"),
            toml::to_string(&own).unwrap(),
        ] {
            assert!(!printed.contains("hunter2"), "{printed}");
        }
    }
}
