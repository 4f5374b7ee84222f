//! Passkeys (WebAuthn): making one, and taking the answer of one.

use rusqlite::Transaction;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

use super::change::Change;
use super::store::{self, Known, PasskeyRow};
use super::{CEREMONY_S, Error};
use crate::auth::accounts::{Accounts, Origin};
use crate::auth::{PersonName, User};
use crate::base::{PasskeyId, Timestamp, UserId};
use crate::web::Site;

/// The longest id that an authenticator gives a credential (WebAuthn, 4).
const MAX_CREDENTIAL: usize = 1_023;

/// A challenge whose answer is awaited.
#[derive(Debug)]
pub(super) enum Ceremony {
    /// Someone makes a passkey.
    Making(UserId, PasskeyRegistration),
    /// Someone uses one. Whose it is, the answer will say.
    Using(DiscoverableAuthentication),
}

/// A challenge, as a browser gets it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = PasskeyChallenge)]
pub struct Asked {
    /// To be sent back with the answer.
    pub ceremony: String,
    /// What `navigator.credentials` takes as `publicKey`, bytes in base64url.
    #[schema(value_type = Object)]
    pub public_key: Value,
    /// For how many seconds an answer is taken.
    pub expires_in: i64,
}

/// For which address passkeys are made here, or why there can be none.
pub(super) fn address(site: &Site) -> Result<(Url, String), Error> {
    let url = Url::parse(&site.url("/")).map_err(|_| Error::NotSecure)?;
    // A number is no domain: browsers bind passkeys to names alone.
    let domain = url.domain().ok_or(Error::AddressIsNumber)?.to_owned();
    let is_here = domain == "localhost" || domain.ends_with(".localhost");
    if url.scheme() != "https" && !is_here {
        return Err(Error::NotSecure);
    }
    Ok((url, domain))
}

fn party(site: &Site, house: &str) -> Result<Webauthn, Error> {
    let (url, domain) = address(site)?;
    let party = WebauthnBuilder::new(&domain, &url).map(|party| party.rp_name(house));
    party
        .and_then(WebauthnBuilder::build)
        .map_err(|_| Error::NotSecure)
}

/// What a browser said, if it has the form.
fn parse<T: DeserializeOwned>(credential: Value) -> Result<T, Error> {
    serde_json::from_value(credential).map_err(|_| Error::WrongPasskey)
}

/// Why is written down for who looks after the house, and not told.
fn wrong(error: &WebauthnError) -> Error {
    tracing::debug!(%error, "A passkey's answer was refused");
    Error::WrongPasskey
}

/// Accepts `raw` as the name of a passkey, or says why not.
fn name(raw: &str) -> Result<PersonName, Error> {
    PersonName::parse(raw).map_err(|_| Error::BadName)
}

impl Accounts {
    /// Challenges a new passkey of `user`'s.
    pub(in crate::auth) async fn ask_new_passkey(
        &self,
        user: &User,
        site: &Site,
        now: Timestamp,
    ) -> Result<Asked, Error> {
        let id = user.id;
        let read = self.db().read(move |conn| {
            Ok::<_, Error>((
                crate::auth::house(conn)?.name,
                store::credentials(conn, id)?,
            ))
        });
        let (house, known) = read.await?;
        let login = user.username.as_deref().unwrap_or(&user.name);
        let (asked, state) = party(site, &house)?
            .start_passkey_registration(id.0, login, &user.name, Some(known))
            .map_err(|error| wrong(&error))?;
        let mut asked = json!(asked);
        // Kept by the device together with whose it is, so that it can be the only factor.
        let public_key = &mut asked["publicKey"];
        public_key["authenticatorSelection"]["residentKey"] = json!("required");
        public_key["authenticatorSelection"]["requireResidentKey"] = json!(true);
        Ok(Asked {
            public_key: public_key.take(),
            ceremony: self
                .waiting()
                .ceremonies
                .put(Ceremony::Making(id, state), now),
            expires_in: CEREMONY_S,
        })
    }

    /// Takes a new passkey of `user`'s, called `called`.
    pub(in crate::auth) async fn add_passkey(
        &self,
        user: UserId,
        ceremony: &str,
        called: &str,
        credential: Value,
        site: &Site,
        origin: Origin,
    ) -> Result<PasskeyRow, Error> {
        let called = name(called)?;
        let credential: RegisterPublicKeyCredential = parse(credential)?;
        let state = match self.waiting().ceremonies.take(ceremony, origin.at) {
            Some(Ceremony::Making(whose, state)) if whose == user => state,
            _ => return Err(Error::CeremonyGone),
        };
        let key = finish(site, &credential, &state)?;
        let desk = self.desk().clone();
        let added = self.db().write(move |tx| {
            let row = store::add_passkey(tx, user, &called, &key, origin.at)?;
            Change::PasskeyAdded(row.name.clone()).note(tx, &desk, user, &origin)?;
            Ok::<_, Error>(row)
        });
        added.await
    }

    /// Calls a passkey of `user`'s something else.
    pub(in crate::auth) async fn rename_passkey(
        &self,
        user: UserId,
        id: PasskeyId,
        called: &str,
    ) -> Result<(), Error> {
        let called = name(called)?;
        let renamed = self
            .db()
            .write(move |tx| store::rename_passkey(tx, user, id, &called));
        renamed.await
    }

    /// Takes a passkey of `user`'s away.
    pub(in crate::auth) async fn remove_passkey(
        &self,
        user: UserId,
        id: PasskeyId,
        origin: Origin,
    ) -> Result<(), Error> {
        let desk = self.desk().clone();
        let removed = self.db().write(move |tx| {
            let name = store::remove_passkey(tx, user, id)?;
            Change::PasskeyRemoved(name).note(tx, &desk, user, &origin)
        });
        removed.await
    }

    /// Challenges any passkey of this house: who answers says whose it is.
    pub(in crate::auth) async fn ask_passkey(
        &self,
        site: &Site,
        now: Timestamp,
    ) -> Result<Asked, Error> {
        let (asked, state) = party(site, "")?
            .start_discoverable_authentication()
            .map_err(|error| wrong(&error))?;
        Ok(Asked {
            public_key: json!(asked)["publicKey"].take(),
            ceremony: self.waiting().ceremonies.put(Ceremony::Using(state), now),
            expires_in: CEREMONY_S,
        })
    }

    /// Whose passkey has answered. It counts once [`Shown::keep`] has kept its counter.
    pub(super) async fn shown(
        &self,
        ceremony: &str,
        credential: Value,
        site: &Site,
        now: Timestamp,
    ) -> Result<Shown, (Option<UserId>, Error)> {
        let nobody = |error| (None, error);
        let taken = self.waiting().ceremonies.take(ceremony, now);
        let Some(Ceremony::Using(state)) = taken else {
            return Err(nobody(Error::CeremonyGone));
        };
        let answer: PublicKeyCredential = parse(credential).map_err(nobody)?;
        let party = party(site, "").map_err(nobody)?;
        let credential = answer.get_credential_id().to_vec();
        if credential.len() > MAX_CREDENTIAL {
            return Err(nobody(Error::WrongPasskey));
        }
        let found = self.db().read(move |conn| store::known(conn, &credential));
        let found = found.await.map_err(nobody)?;
        let mut known = found.ok_or_else(|| nobody(Error::WrongPasskey))?;
        let whose = |error| (Some(known.user), error);
        // The device says whose it is, too: it must be the one whom we know it from.
        if answer.get_user_unique_id() != Some(known.user.0.as_bytes()) {
            return Err(whose(Error::WrongPasskey));
        }
        let result = party
            .finish_discoverable_authentication_v2(&answer, state, &known.key)
            .map_err(|error| whose(wrong(&error)))?;
        known.key.update_credential(&result);
        Ok(Shown(known))
    }
}

fn finish(
    site: &Site,
    credential: &RegisterPublicKeyCredential,
    state: &PasskeyRegistration,
) -> Result<Passkey, Error> {
    let kept = credential.extensions.cred_props.as_ref();
    if kept.and_then(|props| props.rk) == Some(false) {
        return Err(Error::NotKept);
    }
    let key = party(site, "")?
        .finish_passkey_registration(credential, state)
        .map_err(|error| wrong(&error))?;
    if key.cred_id().len() > MAX_CREDENTIAL {
        return Err(Error::WrongPasskey);
    }
    Ok(key)
}

/// A passkey that has given the right answer.
pub(super) struct Shown(Known);

impl Shown {
    /// Whose it is.
    pub(super) fn user(&self) -> UserId {
        self.0.user
    }

    /// Keeps its counter.
    pub(super) fn keep(&self, tx: &Transaction<'_>, now: Timestamp) -> Result<(), Error> {
        store::use_passkey(tx, &self.0, now)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::*;
    use crate::web::Peer;

    fn at(public_url: &str) -> Result<String, Error> {
        let peer = Peer {
            addr: ([127, 0, 0, 1], 1).into(),
            tls: false,
        };
        let site = Site::of(&HeaderMap::new(), peer, Some(public_url));
        address(&site).map(|(_, domain)| domain)
    }

    #[test]
    fn passkeys_belong_to_a_name_on_a_secure_address() {
        assert_eq!(at("https://house.example").unwrap(), "house.example");
        assert_eq!(at("https://house.example:8443").unwrap(), "house.example");
        assert_eq!(at("http://localhost:8080").unwrap(), "localhost");
        assert_eq!(at("http://a.localhost").unwrap(), "a.localhost");
        for number in [
            "http://127.0.0.1:8080",
            "https://10.0.0.1",
            "https://[::1]",
            "https://2130706433",
        ] {
            assert!(
                matches!(at(number), Err(Error::AddressIsNumber)),
                "{number}"
            );
        }
        for open in [
            "http://house.example",
            "http://localhost.example",
            "nothing",
        ] {
            assert!(matches!(at(open), Err(Error::NotSecure)), "{open}");
        }
    }
}
