//! A provider, and the talk with it.

use serde::Deserialize;

use super::Error;
use super::config::Settings;
use super::flow::Flow;
use super::keep::Kept;
use super::keys::KeySet;
use super::metadata::{Metadata, Wrong};
use super::person::Person;
use super::token::{self, Claims, Expected};
use crate::base::{Secret, Timestamp};
use crate::net::{Answer, Client, Url};

/// A provider by which people sign in.
#[derive(Debug)]
pub(super) struct Provider {
    pub settings: Settings,
    client: Client,
    metadata: Kept<Metadata>,
    keys: Kept<KeySet>,
}

/// What a code is redeemed for.
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
    token_type: Option<String>,
}

impl Provider {
    /// The provider that `settings` describe, asked through `client`.
    pub fn new(settings: Settings, client: Client) -> Self {
        Self {
            settings,
            client,
            metadata: Kept::default(),
            keys: Kept::default(),
        }
    }

    /// What it says about itself.
    pub async fn metadata(&self, now: Timestamp) -> Result<std::sync::Arc<Metadata>, Error> {
        let ask = async || {
            let url = self.settings.discovery.clone();
            let answer = self.good(url).await?;
            let (issuer, place) = (&self.settings.issuer, self.settings.place);
            let metadata = Metadata::parse(&answer.body, issuer, place);
            let metadata = metadata.map_err(|why: Wrong| self.broken(&why))?;
            Ok((metadata, answer.fresh_for))
        };
        self.metadata.get(now, |_| true, ask).await
    }

    /// Redeems the code of `flow`, and answers who they are.
    pub async fn redeem(
        &self,
        flow: &Flow,
        code: &Secret<String>,
        now: Timestamp,
    ) -> Result<Person, Error> {
        let metadata = self.metadata(now).await?;
        let tokens = self.tokens(flow, code, &metadata).await?;
        let mut claims = self
            .verify(&tokens.id_token, Some(&flow.nonce), now)
            .await?;
        if claims.about.email.is_none() {
            self.ask_more(&mut claims, &tokens, &metadata).await?;
        }
        Person::new(&self.settings, claims)
    }

    /// Who someone is whose ID token a page has handed in.
    pub async fn person(&self, token: &str, now: Timestamp) -> Result<Person, Error> {
        Person::new(&self.settings, self.verify(token, None, now).await?)
    }

    async fn tokens(
        &self,
        flow: &Flow,
        code: &Secret<String>,
        metadata: &Metadata,
    ) -> Result<Tokens, Error> {
        let Settings {
            client_id, secret, ..
        } = &self.settings;
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code.expose()),
            ("redirect_uri", &flow.redirect_uri),
            ("code_verifier", flow.verifier.expose()),
        ];
        // In the head, both are encoded as in a form first (RFC 6749, 2.3.1).
        let encoded = secret.as_ref().map(|secret| {
            let secret = Secret::new(form_encoded(secret.expose()));
            (form_encoded(client_id), secret)
        });
        let basic = encoded.as_ref().map(|(id, secret)| (id.as_str(), secret));
        let basic = basic.filter(|_| !metadata.secret_in_form);
        if basic.is_none() {
            form.push(("client_id", client_id));
            if let Some(secret) = secret {
                form.push(("client_secret", secret.expose()));
            }
        }
        let answer = self.client.post(metadata.token.clone(), &form, basic).await;
        let answer = answer.map_err(|error| self.unreachable(&error))?;
        match answer.status {
            200 => serde_json::from_slice(&answer.body).map_err(|_| self.broken(&"no tokens")),
            400..500 => {
                // The code may be spent, or our secret wrong: its own words say which.
                let said = String::from_utf8_lossy(&answer.body);
                let said: String = said.chars().take(200).collect();
                tracing::warn!(
                    provider = self.settings.shown.id,
                    status = answer.status,
                    said,
                    "A provider refused a code"
                );
                Err(Error::Refused)
            }
            status => Err(self.broken(&status)),
        }
    }

    /// Some providers put nothing into the token but who it is, and tell the rest when asked.
    async fn ask_more(
        &self,
        claims: &mut Claims,
        tokens: &Tokens,
        metadata: &Metadata,
    ) -> Result<(), Error> {
        let is_bearer = |kind: &String| kind.eq_ignore_ascii_case("bearer");
        let token = tokens.access_token.as_ref();
        let token = token.filter(|_| tokens.token_type.as_ref().is_some_and(is_bearer));
        let (Some(url), Some(token)) = (metadata.userinfo.clone(), token) else {
            return Ok(());
        };
        let token = Secret::new(token.clone());
        let answer = self.client.get(url, Some(&token)).await;
        let answer = answer.map_err(|error| self.unreachable(&error))?;
        // Signed or encrypted answers are for those who asked for such; we did not.
        let about = token::userinfo(&answer.body, &claims.sub).filter(|_| answer.is_good());
        claims.about = about.ok_or_else(|| self.broken(&"no userinfo about them"))?;
        Ok(())
    }

    async fn verify(
        &self,
        token: &str,
        nonce: Option<&Secret<String>>,
        now: Timestamp,
    ) -> Result<Claims, Error> {
        let kid = token::key_of(token)?;
        let metadata = self.metadata(now).await?;
        let ask = async || {
            let answer = self.good(metadata.keys.clone()).await?;
            let keys = KeySet::parse(&answer.body).ok_or_else(|| self.broken(&"no keys"))?;
            Ok((keys, answer.fresh_for))
        };
        let has_it = |keys: &KeySet| keys.has(kid.as_deref());
        let keys = self.keys.get(now, has_it, ask).await?;
        let expected = Expected {
            issuers: &self.settings.issuers(),
            client_id: &self.settings.client_id,
            nonce,
        };
        Ok(token::verify(token, &keys, &expected, now)?)
    }

    async fn good(&self, url: Url) -> Result<Answer, Error> {
        let answer = self.client.get(url, None).await;
        let answer = answer.map_err(|error| self.unreachable(&error))?;
        if answer.is_good() {
            Ok(answer)
        } else {
            Err(self.broken(&answer.status))
        }
    }

    fn unreachable(&self, why: &dyn std::fmt::Display) -> Error {
        tracing::warn!(provider = self.settings.shown.id, %why, "A provider cannot be reached");
        Error::Unreachable
    }

    fn broken(&self, why: &dyn std::fmt::Display) -> Error {
        tracing::warn!(provider = self.settings.shown.id, %why, "A provider does not work as it should");
        Error::Broken
    }
}

/// `text` as it stands in a form.
fn form_encoded(text: &str) -> String {
    let url = Url::parse_with_params("http://localhost/", [("", text)]);
    let query = url.ok().and_then(|url| url.query().map(str::to_owned));
    query.unwrap_or_default().trim_start_matches('=').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fuzz;

    #[test]
    fn a_secret_is_encoded_as_in_a_form() {
        assert_eq!(form_encoded("a b+c:d/é=1"), "a+b%2Bc%3Ad%2F%C3%A9%3D1");
        assert_eq!(form_encoded("plain-1._"), "plain-1._");
    }

    #[test]
    fn no_variation_of_an_answer_to_a_code_is_more_than_it_says() {
        let good: [&[u8]; 2] = [
            br#"{"id_token":"eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.e30.c2ln","access_token":"at-1","token_type":"Bearer"}"#,
            br#"{"access_token":"at-1","expires_in":3600,"id_token":"a.b.c","refresh_token":null}"#,
        ];
        let taken = fuzz::vary(&good, |bytes| {
            let Ok(tokens) = serde_json::from_slice::<Tokens>(bytes) else {
                return false;
            };
            // What nobody asks for may be no text at all.
            let text = String::from_utf8_lossy(bytes);
            let said: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(said["id_token"], tokens.id_token.as_str());
            assert_eq!(
                said["access_token"].as_str(),
                tokens.access_token.as_deref()
            );
            // What a provider answers by mistake is looked at, and never more than that.
            let _ = token::key_of(&tokens.id_token);
            assert!(
                token::verify(
                    &tokens.id_token,
                    &KeySet::default(),
                    &nobody(),
                    Timestamp(0)
                )
                .is_err()
            );
            true
        });
        assert!(taken > 1_000, "{taken}");
    }

    fn nobody() -> Expected<'static> {
        Expected {
            issuers: &[],
            client_id: "",
            nonce: None,
        }
    }
}
