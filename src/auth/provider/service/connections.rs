//! By whom someone comes in.

use serde_json::json;

use super::Providers;
use crate::auth::accounts::Origin;
use crate::auth::audit::{self, Entry, Event};
use crate::auth::provider::Error;
use crate::auth::provider::config::Shown;
use crate::auth::provider::store::{self, Identity};
use crate::base::UserId;

impl Providers {
    /// By whom `user` comes in, with the provider if it is still one of ours.
    pub async fn identities(&self, user: UserId) -> Result<Vec<(Identity, Option<Shown>)>, Error> {
        let read = self
            .0
            .accounts
            .db()
            .read(move |conn| store::identities(conn, user));
        let found = read.await?.into_iter();
        Ok(found
            .map(|one| {
                let shown = self.of(&one.issuer);
                (one, shown)
            })
            .collect())
    }

    fn of(&self, issuer: &str) -> Option<Shown> {
        let found = self.0.all.iter().find(|one| one.settings.issuer == issuer);
        found.map(|one| one.settings.shown.clone())
    }

    /// Takes a way in away from `user`, unless it is the last.
    pub async fn disconnect(&self, user: UserId, id: String, origin: Origin) -> Result<(), Error> {
        let issuers: Vec<_> = self
            .0
            .all
            .iter()
            .map(|one| one.settings.issuer.clone())
            .collect();
        let names: Vec<_> = self
            .0
            .all
            .iter()
            .map(|one| one.settings.shown.id.clone())
            .collect();
        let done = self.0.accounts.db().write(move |tx| {
            let issuer = store::disconnect(tx, user, &id, &issuers)?;
            let name = issuers
                .iter()
                .position(|one| *one == issuer)
                .map(|at| &names[at]);
            let detail = json!({ "provider": name.unwrap_or(&issuer) });
            let entry = Entry::own(Event::ProviderDisconnected, user, detail);
            Ok::<_, Error>(audit::record(tx, &entry, &origin)?)
        });
        done.await
    }
}
