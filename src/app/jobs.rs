//! What is done now and then, in the background.

use std::sync::Arc;
use std::time::Duration;

use crate::auth::{self, Accounts};
use crate::base::{Refusal, now};
use crate::chat::attachment::{self, Uploads};
use crate::live::Rooms;
use crate::{editor, mail, people, rooms};

/// How often things that have had their time are swept away.
const SWEEP: Duration = Duration::from_secs(15 * 60);

/// Removes what has had its time: ended sign-ins, files deleted long ago, and files that no message carries.
pub(super) async fn sweep(accounts: Accounts, rooms: Rooms, uploads: Uploads) {
    let db = accounts.db();
    let door: rooms::Door<_, _> = Arc::new(rooms);
    let mut round = 0_u8;
    loop {
        let at = now();
        if let Err(error) = accounts.keys().renew(db, at).await {
            tracing::warn!(%error, "Could not renew the keys of access tokens");
        }
        let swept = db.write(move |tx| auth::sweep(tx, at)).await;
        if let Err(error) = forget(&accounts, &door).await {
            tracing::warn!(error = ?error, "Could not forget those whose time to leave has come");
        }
        let posted = db.write(move |tx| mail::sweep(tx, at)).await;
        let purged = db.write(move |tx| editor::purge(tx, at)).await;
        if let Err(error) = swept {
            tracing::warn!(%error, "Could not sweep sign-ins");
        }
        if let Err(error) = posted {
            tracing::warn!(%error, "Could not sweep letters");
        }
        if let Err(error) = attachment::sweep(&uploads, round % 16, at).await {
            tracing::warn!(%error, "Could not sweep files that nothing refers to");
        }
        round = round.wrapping_add(1);
        if let Err(error) = purged {
            tracing::warn!(%error, "Could not empty the trash");
        }
        tokio::time::sleep(SWEEP).await;
    }
}

/// Lets those go who asked to be forgotten, and have not changed their mind.
async fn forget(
    accounts: &Accounts,
    door: &rooms::Door<rooms::Write, rooms::Event>,
) -> Result<(), Refusal> {
    for user in accounts.leaving(now()).await? {
        rooms::depart(accounts.db(), door, user).await?;
        let forgotten = accounts.db().write(move |tx| people::forget(tx, user));
        forgotten.await?;
        accounts.forget(user).await?;
    }
    Ok(())
}
