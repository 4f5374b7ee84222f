//! Hearing of what was done to accounts, also by another process.

use std::time::Duration;

use super::{Accounts, News};
use crate::auth::store;
use crate::base::now;

/// How often we look. Twice in a second, so that what has ended is over within one; a look at
/// an empty list is a few microseconds.
const LOOK: Duration = Duration::from_millis(400);

impl Accounts {
    /// Passes on what the database notes of sign-ins that ended and rights that changed, whoever
    /// has done it: the command line changes accounts while the server runs. Never returns.
    pub async fn watch(self) {
        // What ended shortly before we started is still to be refused.
        let mut last = 0;
        loop {
            match self.0.db.read(move |conn| store::news(conn, last)).await {
                Ok((newest, heard)) => {
                    last = newest;
                    heard.into_iter().for_each(|news| self.tell(news));
                }
                Err(error) => tracing::warn!(%error, "Could not look for ended sign-ins"),
            }
            self.store_notes();
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Tells the house: access tokens of what has ended are refused from now on, and its
    /// connections are closed.
    pub(in crate::auth) fn tell(&self, news: News) {
        if let News::Ended(session) = news {
            self.0.keys.end(session, now());
        }
        (self.0.tell)(news);
    }
}
