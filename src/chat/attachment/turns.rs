//! One request at a time goes on with a file, and it is always the newest.
//!
//! A connection that has died may look alive for minutes. Whoever comes back over another one
//! must not wait for that, so a request that comes later ends those before it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedMutexGuard, watch};

use crate::base::UploadId;

/// Whose turn it is, for every file that somebody is sending. Clone it freely.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns(Arc<Mutex<HashMap<UploadId, Line>>>);

/// Those who want to go on with one file.
#[derive(Debug)]
struct Line {
    held: Arc<tokio::sync::Mutex<()>>,
    /// Counts who came.
    newest: watch::Sender<u64>,
}

/// The right to go on with a file, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    turns: Turns,
    id: UploadId,
    mine: u64,
    newest: watch::Receiver<u64>,
    _held: OwnedMutexGuard<()>,
}

impl Turns {
    /// Waits until those who went on with `id` have ended, which they are told to do.
    pub async fn take(&self, id: UploadId) -> Turn {
        let (held, newest, mine) = {
            let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let line = lines.entry(id).or_insert_with(|| Line {
                held: Arc::default(),
                newest: watch::channel(0).0,
            });
            line.newest.send_modify(|newest| *newest += 1);
            let mine = *line.newest.borrow();
            (Arc::clone(&line.held), line.newest.subscribe(), mine)
        };
        Turn {
            turns: self.clone(),
            id,
            mine,
            newest,
            _held: held.lock_owned().await,
        }
    }
}

impl Turn {
    /// Returns when somebody else has come for the same file.
    pub async fn ended(&mut self) {
        let mine = self.mine;
        if self.newest.wait_for(|newest| *newest > mine).await.is_err() {
            // The line is gone, so nobody can come.
            std::future::pending().await
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut lines = self.turns.0.lock().unwrap_or_else(PoisonError::into_inner);
        if *self.newest.borrow() == self.mine {
            lines.remove(&self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_comes_later_ends_who_was_there_and_the_last_one_leaves_nothing() {
        let (turns, id) = (Turns::default(), UploadId::fresh());
        let mut first = turns.take(id).await;
        let second = tokio::spawn({
            let turns = turns.clone();
            async move { turns.take(id).await }
        });
        first.ended().await;
        assert!(!second.is_finished());
        drop(first);
        let second = second.await.unwrap();
        assert_eq!(turns.0.lock().unwrap().len(), 1);
        drop(second);
        assert!(turns.0.lock().unwrap().is_empty());
        turns.take(UploadId::fresh()).await;
    }
}
