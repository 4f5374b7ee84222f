//! Where letters are handed in.

use std::sync::Arc;

use rusqlite::Transaction;
use tokio::sync::Notify;

use super::{Error, Letter, store};
use crate::base::Timestamp;

/// How many letters may wait to be sent. A server that has been away for a day has not
/// piled up more than it can send when it comes back.
const WAITING: u32 = 1_000;

/// Takes letters in. Clone it freely.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    /// Wakes the one who sends, if anyone does.
    sender: Option<Arc<Notify>>,
}

impl Outbox {
    /// An outbox that someone empties.
    pub fn open() -> Self {
        Self {
            sender: Some(Arc::default()),
        }
    }

    /// Whether letters leave the house by themselves.
    pub fn leaves(&self) -> bool {
        self.sender.is_some()
    }

    /// Takes `letter` in, to be sent once `tx` is committed. Where letters do not leave, only
    /// those with a link are kept: somebody can pass them on.
    pub fn post(&self, tx: &Transaction<'_>, letter: &Letter, at: Timestamp) -> Result<(), Error> {
        let stays = self.why_it_stays(letter);
        if stays.is_some() && letter.link.is_none() {
            return Ok(());
        }
        if stays.is_none() && store::waiting(tx)? >= WAITING {
            return Err(Error::Full);
        }
        store::add(tx, letter, stays, at)?;
        // Whoever is woken asks for a transaction, which comes after this one.
        if let Some(sender) = &self.sender {
            sender.notify_one();
        }
        Ok(())
    }

    fn why_it_stays(&self, letter: &Letter) -> Option<&'static str> {
        let is_path = |link: &String| link.starts_with('/');
        if !self.leaves() {
            Some("no mail server is set up")
        } else if letter.recipient.is_empty() {
            Some("this account has no address")
        } else if letter.link.as_ref().is_some_and(is_path) {
            Some("the house does not know its own address; tell it in the settings of the house")
        } else {
            None
        }
    }

    /// Waits until a letter has come in.
    pub(super) async fn woken(&self) {
        match &self.sender {
            Some(sender) => sender.notified().await,
            None => std::future::pending().await,
        }
    }
}
