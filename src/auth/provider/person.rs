//! Someone as their provider tells of them.

use super::Error;
use super::config::Settings;
use super::token::Claims;
use crate::auth::{Email, PersonName, Username};

/// How many endings are tried for a username that is taken.
const ENDINGS: usize = 30;

/// Someone whose provider has told who they are.
#[derive(Clone, Debug)]
pub struct Person {
    /// The provider's id here.
    pub provider: String,
    /// What it is called.
    pub provider_name: String,
    /// The provider itself.
    pub issuer: String,
    /// By which name it knows them.
    pub subject: String,
    /// Their address.
    pub email: Option<Email>,
    /// Whether the provider knows that it is theirs.
    pub email_verified: bool,
    /// What they are called.
    pub name: Option<PersonName>,
    preferred: Option<String>,
}

impl Person {
    /// Someone of whom `claims` tell, if the settings let them in by this provider.
    pub(super) fn new(settings: &Settings, claims: Claims) -> Result<Self, Error> {
        let about = claims.about;
        let email = about.email.as_deref();
        let email = email.and_then(|email| Email::parse(email).ok());
        let person = Self {
            provider: settings.shown.id.clone(),
            provider_name: settings.shown.name.clone(),
            issuer: settings.issuer.clone(),
            subject: claims.sub,
            email_verified: about.email_verified && email.is_some(),
            email,
            name: about.name.as_deref().and_then(shortened),
            preferred: about.preferred_username,
        };
        let allowed = &settings.allowed_domains;
        if !allowed.is_empty() && !person.is_at(allowed) {
            return Err(Error::OtherDomain);
        }
        Ok(person)
    }

    /// The address that is known to be theirs.
    pub fn verified_email(&self) -> Option<&Email> {
        self.email.as_ref().filter(|_| self.email_verified)
    }

    /// Whether their verified address is at one of `domains`, which are in lower case.
    pub fn is_at(&self, domains: &[String]) -> bool {
        let email = self.verified_email().map(Email::key);
        let domain = email.as_ref().and_then(|email| email.rsplit_once('@'));
        domain.is_some_and(|(_, domain)| domains.iter().any(|one| one == domain))
    }

    /// Usernames to suggest, the best first. Some may be taken.
    pub fn suggestions(&self) -> Vec<Username> {
        let local = self
            .email
            .as_ref()
            .and_then(|email| email.as_str().split('@').next());
        // Some providers' preferred name is an address.
        let preferred = self
            .preferred
            .as_deref()
            .and_then(|name| name.split('@').next());
        let name = self.name.as_ref().map(PersonName::as_str);
        let bases: Vec<String> = [preferred, local, name]
            .into_iter()
            .flatten()
            .map(plain)
            .collect();
        let first = bases.iter().find(|base| Username::parse(base).is_ok());
        let first = first.map_or("member", String::as_str);
        let short: String = first.chars().take(28).collect();
        let numbered =
            (2..ENDINGS + 2).map(|n| format!("{}{n}", short.trim_end_matches(['.', '-', '_'])));
        let all = bases.iter().cloned().chain(numbered);
        all.filter_map(|name| Username::parse(&name).ok()).collect()
    }
}

/// `name` as we take names, cut where it is too long.
fn shortened(name: &str) -> Option<PersonName> {
    let short: String = name.trim().chars().take(64).collect();
    PersonName::parse(&short).ok()
}

/// What of `raw` may stand in a username: letters and digits, with dots, dashes or underscores
/// between them.
fn plain(raw: &str) -> String {
    let mut name = String::new();
    for c in raw.to_lowercase().chars() {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with(['.', '-', '_']) {
            name.push(if matches!(c, '.' | '_') { c } else { '-' });
        }
    }
    let short: String = name.chars().take(32).collect();
    short.trim_end_matches(['.', '-', '_']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(email: Option<&str>, verified: bool) -> Person {
        Person {
            provider: "a".into(),
            provider_name: "A".into(),
            issuer: "https://a.example".into(),
            subject: "1".into(),
            email: email.map(|email| Email::parse(email).unwrap()),
            email_verified: verified,
            name: shortened("Inès Moreau"),
            preferred: None,
        }
    }

    #[test]
    fn an_address_counts_for_its_own_domain_and_only_when_it_is_theirs() {
        let domains = ["example.org".to_owned()];
        assert!(person(Some("ines@Example.ORG"), true).is_at(&domains));
        for (email, verified) in [
            (Some("ines@example.org"), false),
            (Some("ines@sub.example.org"), true),
            (Some("ines@evilexample.org"), true),
            (None, false),
        ] {
            assert!(!person(email, verified).is_at(&domains), "{email:?}");
        }
    }

    #[test]
    fn a_username_is_suggested_whatever_is_known() {
        let first = |person: &Person| person.suggestions()[0].as_str().to_owned();
        let mut ines = person(Some("i.moreau+work@example.org"), true);
        assert_eq!(first(&ines), "i.moreau-work");
        assert!(
            ines.suggestions()
                .iter()
                .any(|name| name.as_str() == "i.moreau-work2")
        );
        ines.preferred = Some("ines@corp.example".into());
        assert_eq!(first(&ines), "ines");
        let nameless = Person {
            name: shortened("\u{200b}"),
            ..person(None, false)
        };
        assert_eq!(first(&nameless), "member2");
        let long = Person {
            preferred: Some("x".repeat(500)),
            ..person(None, false)
        };
        assert_eq!(first(&long).len(), 32);
        assert!(long.suggestions().len() > ENDINGS);
    }
}
