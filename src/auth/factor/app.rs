//! Authenticator apps and recovery codes: setting them up, and taking them away.

use serde::Serialize;

use super::change::Change;
use super::totp::Seed;
use super::{Error, store};
use crate::auth::accounts::{Accounts, Origin};
use crate::auth::{self, User};
use crate::base::UserId;

/// What an authenticator app has to be told.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(in crate::auth) struct NewApp {
    /// To be typed: base32.
    secret: String,
    /// To be shown as a picture: `otpauth://…`.
    uri: String,
}

/// Recovery codes. Nobody can see them again.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(in crate::auth) struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

impl Accounts {
    /// Begins an authenticator app of `user`'s. It counts once its first code was right.
    pub(in crate::auth) async fn begin_app(&self, user: &User) -> Result<NewApp, Error> {
        let seed = Seed::fresh();
        let login = user.username.as_deref().unwrap_or(&user.name).to_owned();
        let (id, vault) = (user.id, self.keys().vault().clone());
        let begun = self.db().write(move |tx| {
            store::begin_app(tx, &vault, id, &seed)?;
            let house = auth::house(tx)?.name;
            Ok::<_, Error>(NewApp {
                secret: seed.text(),
                uri: seed.uri(&house, &login),
            })
        });
        begun.await
    }

    /// Confirms the app by its first code, and gives recovery codes.
    pub(in crate::auth) async fn confirm_app(
        &self,
        user: UserId,
        code: String,
        origin: Origin,
    ) -> Result<RecoveryCodes, Error> {
        self.check_code(user, origin.at)?;
        let (desk, vault) = (self.desk().clone(), self.keys().vault().clone());
        let confirmed = self.db().write(move |tx| {
            store::confirm_app(tx, &vault, user, &code, origin.at)?;
            let recovery_codes = store::renew_recovery_codes(tx, user)?;
            Change::AppAdded.note(tx, &desk, user, &origin)?;
            Ok::<_, Error>(RecoveryCodes { recovery_codes })
        });
        let codes = confirmed.await?;
        self.forgive_codes(user);
        Ok(codes)
    }

    /// Takes the app away, and the recovery codes.
    pub(in crate::auth) async fn remove_app(
        &self,
        user: UserId,
        origin: Origin,
    ) -> Result<(), Error> {
        let desk = self.desk().clone();
        let removed = self.db().write(move |tx| {
            if !store::remove_app(tx, user)? {
                return Err(Error::TotpOff);
            }
            Change::AppRemoved.note(tx, &desk, user, &origin)
        });
        removed.await
    }

    /// Gives new recovery codes; those before work no more.
    pub(in crate::auth) async fn renew_recovery_codes(
        &self,
        user: UserId,
        origin: Origin,
    ) -> Result<RecoveryCodes, Error> {
        let desk = self.desk().clone();
        let renewed = self.db().write(move |tx| {
            // Without an app they would never be asked for.
            if store::seconds(tx, user)?.is_empty() {
                return Err(Error::TotpOff);
            }
            let recovery_codes = store::renew_recovery_codes(tx, user)?;
            Change::CodesRenewed.note(tx, &desk, user, &origin)?;
            Ok(RecoveryCodes { recovery_codes })
        });
        renewed.await
    }
}
