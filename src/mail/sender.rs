//! The task that takes letters to the mail server.

use std::time::Duration;

use lettre::transport::smtp::client::AsyncSmtpConnection;
use tokio::time::{sleep, timeout};

use super::smtp::{Failure, Server};
use super::store::{self, Due};
use super::{Error, Outbox};
use crate::base::now;
use crate::store::Db;
use crate::telemetry::numbers;

/// How long we sleep at most: a clock that was set back delays nothing for longer.
const LONGEST: Duration = Duration::from_secs(60);
/// How long saying goodbye may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// Sends what is put into `outbox`, and what an earlier process left, until it is dropped.
pub async fn deliver(db: Db, server: Server, outbox: Outbox) {
    loop {
        let pause = match round(&db, &server).await {
            Ok(pause) => pause,
            Err(error) => {
                tracing::warn!(%error, "Could not look for letters");
                LONGEST
            }
        };
        tokio::select! {
            () = outbox.woken() => {}
            () = sleep(pause) => {}
        }
    }
}

/// Sends what is due, and says after which pause to look again.
async fn round(db: &Db, server: &Server) -> Result<Duration, Error> {
    let at = now();
    // A write comes after all that were asked for before it, so what woke us is seen.
    let due = db.write(move |tx| store::take(tx, at)).await?;
    let mut connection = None;
    for letter in &due {
        let done = hand_over(server, &mut connection, letter).await;
        note(db, letter, done).await?;
    }
    if let Some(mut connection) = connection {
        // The letters are there, whether it hears us or not.
        let _ = timeout(GOODBYE, connection.quit()).await;
    }
    let next = db.read(store::next).await?;
    let wait = next.map_or(i64::MAX, |next| next.since_ms(now()).max(0));
    Ok(Duration::from_millis(u64::try_from(wait).unwrap_or(0)).min(LONGEST))
}

/// Hands one letter over, on the connection that the one before has left if it is still good.
async fn hand_over(
    server: &Server,
    connection: &mut Option<AsyncSmtpConnection>,
    letter: &Due,
) -> Result<(), Failure> {
    let mut open = match connection.take() {
        Some(open) => open,
        None => server.connect().await?,
    };
    let done = server.send(&mut open, letter).await;
    // After a refusal a server may be in the middle of something.
    if done.is_ok() && !open.has_broken() {
        *connection = Some(open);
    } else {
        let _ = timeout(GOODBYE, open.abort()).await;
    }
    done
}

/// Writes down what became of a letter. What the server said stays in the database, for
/// administrators: it may name the address, which is no business of the log.
async fn note(db: &Db, letter: &Due, done: Result<(), Failure>) -> Result<(), Error> {
    let (id, at) = (letter.id, now());
    let (why, for_good) = match done {
        Ok(()) => {
            numbers::LETTERS.add(["sent"], 1);
            tracing::info!(letter.id = %id, "Sent letter {id}");
            return db.write(move |tx| store::sent(tx, id, at)).await;
        }
        Err(Failure::Now(why)) => (why, letter.is_last),
        Err(Failure::Ever(why)) => (why, true),
    };
    let outcome = if for_good { "failed" } else { "delayed" };
    numbers::LETTERS.add([outcome], 1);
    tracing::warn!(letter.id = %id, "Letter {id} could not be sent: {outcome}");
    db.write(move |tx| store::failed(tx, id, &why, for_good))
        .await
}
