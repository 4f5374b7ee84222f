//! Where letters are written.

use rusqlite::Transaction;

use super::{About, Error};
use crate::auth::store;
use crate::base::Timestamp;
use crate::mail::{Letter, Outbox};

/// Writes letters in the name of the house. Clone it freely.
#[derive(Clone, Debug, Default)]
pub(in crate::auth) struct Desk {
    outbox: Outbox,
    public_url: Option<String>,
}

impl Desk {
    /// A desk whose letters go into `outbox`. `public_url` is our address as the settings know it.
    pub(in crate::auth) fn new(outbox: Outbox, public_url: Option<String>) -> Self {
        Self { outbox, public_url }
    }

    /// Whether letters leave the house by themselves.
    pub(in crate::auth) fn leaves(&self) -> bool {
        self.outbox.leaves()
    }

    /// Writes to the address `to`, in the same transaction as what is told. The letter is of use
    /// until `until`: as long as its link works.
    pub(in crate::auth) fn post(
        &self,
        tx: &Transaction<'_>,
        to: &str,
        about: &About,
        until: Timestamp,
        at: Timestamp,
    ) -> Result<(), Error> {
        let house = store::house(tx)?;
        // Never what a request says of us: that may be anything. Without an address of our own
        // the link is a path, and stays in the house.
        let url = self.public_url.clone().or(house.public_url);
        let url = url.unwrap_or_default();
        let draft = about.draft(house.name, url.trim_end_matches('/'));
        let letter = Letter {
            kind: about.kind(),
            recipient: to.to_owned(),
            subject: draft.subject(),
            text: draft.text(),
            html: draft.html(),
            // A button that leads to a page that everyone finds is nothing to pass on.
            link: draft
                .action
                .filter(|_| about.token().is_some())
                .map(|action| action.url),
            expires_at: until,
        };
        Ok(self.outbox.post(tx, &letter, at)?)
    }
}
