//! What someone can show, as they see it.

use serde::Serialize;

use super::store::{self, PasskeyRow};
use super::{Error, Kind, passkey};
use crate::auth;
use crate::auth::accounts::Accounts;
use crate::base::{Explain, Timestamp, UserId};
use crate::web::Site;

/// By what someone may show once more that it is them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(in crate::auth) enum ProveWith {
    Password,
    Totp,
    Recovery,
    Passkey,
}

impl From<Kind> for ProveWith {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Totp => Self::Totp,
            Kind::Recovery => Self::Recovery,
            Kind::Passkey => Self::Passkey,
        }
    }
}

/// Everything by which someone can show who they are.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(in crate::auth) struct FactorList {
    /// Whether they have a password.
    password: bool,
    passkeys: Vec<PasskeyRow>,
    here: Here,
    /// Since when they have an authenticator app.
    totp_since: Option<Timestamp>,
    recovery_codes_left: u32,
    /// With what `POST /api/me/prove` is content; empty for who has to sign in once more.
    prove_with: Vec<ProveWith>,
}

/// Whether passkeys can be made and used at the address of this request.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = PasskeysHere)]
pub(in crate::auth) struct Here {
    /// For which name they are made.
    domain: Option<String>,
    /// Why there can be none, for programs: `address_is_number` or `not_secure`.
    code: Option<&'static str>,
    /// Why, for people.
    reason: Option<String>,
}

impl Here {
    fn at(site: &Site) -> Self {
        let (domain, error) = match passkey::address(site) {
            Ok((_, domain)) => (Some(domain), None),
            Err(error) => (None, Some(error)),
        };
        Self {
            domain,
            code: error.as_ref().map(Explain::code),
            reason: error.map(|error| error.to_string()),
        }
    }
}

impl Accounts {
    /// What `user` can show.
    pub(in crate::auth) async fn factors(
        &self,
        user: UserId,
        site: &Site,
    ) -> Result<FactorList, Error> {
        let here = Here::at(site);
        let read = self.db().read(move |conn| {
            let found = auth::store::credentials_by_id(conn, user)?;
            let password = found.is_some_and(|found| found.password.is_some());
            let passkeys = store::passkeys(conn, user)?;
            let seconds = store::seconds(conn, user)?;
            let mut prove_with: Vec<_> = seconds.into_iter().map(ProveWith::from).collect();
            if prove_with.is_empty() {
                prove_with.extend(password.then_some(ProveWith::Password));
                prove_with.extend((!passkeys.is_empty()).then_some(ProveWith::Passkey));
            }
            Ok::<_, Error>(FactorList {
                password,
                passkeys,
                here,
                totp_since: store::app(conn, user)?.and_then(|app| app.confirmed_at),
                recovery_codes_left: store::recovery_codes_left(conn, user)?,
                prove_with,
            })
        });
        read.await
    }
}
