//! Things under way that are known by a token, for a while: in memory, and not too many.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::auth::session::{TokenHash, token_hash};
use crate::base::{Timestamp, random_token};

/// How many there can be. The oldest makes room for a new one.
const MOST: usize = 10_000;

/// Things under way. Each is known by a token that only its owner has.
#[derive(Debug)]
pub struct Pending<T> {
    lifetime_ms: i64,
    items: Mutex<HashMap<TokenHash, (T, Timestamp)>>,
}

impl<T: Clone> Pending<T> {
    /// Nothing yet; each thing is kept for `lifetime_ms`.
    pub fn new(lifetime_ms: i64) -> Self {
        Self {
            lifetime_ms,
            items: Mutex::default(),
        }
    }

    /// For how many seconds a token is good.
    pub fn lifetime_s(&self) -> i64 {
        self.lifetime_ms / 1_000
    }

    /// Keeps `item`, and answers its token.
    pub fn put(&self, item: T, now: Timestamp) -> String {
        let token = random_token();
        self.keep(&token, item, now);
        token
    }

    /// Keeps `item` under a `token` that was made elsewhere. Says whether it was new.
    pub fn keep(&self, token: &str, item: T, now: Timestamp) -> bool {
        let mut items = self.lock();
        let hash = token_hash(token);
        let is_new = items.get(&hash).is_none_or(|(_, until)| *until <= now);
        if items.len() >= MOST {
            items.retain(|_, (_, until)| *until > now);
        }
        if items.len() >= MOST {
            let oldest = items.iter().min_by_key(|(_, (_, until))| *until);
            if let Some(hash) = oldest.map(|(hash, _)| *hash) {
                items.remove(&hash);
            }
        }
        if is_new {
            items.insert(hash, (item, now.plus_ms(self.lifetime_ms)));
        }
        is_new
    }

    /// What `token` stands for.
    pub fn look(&self, token: &str, now: Timestamp) -> Option<T> {
        let items = self.lock();
        let (item, until) = items.get(&token_hash(token))?;
        (*until > now).then(|| item.clone())
    }

    /// What `token` stands for. It stands for nothing any more.
    pub fn take(&self, token: &str, now: Timestamp) -> Option<T> {
        let (item, until) = self.lock().remove(&token_hash(token))?;
        (until > now).then_some(item)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<TokenHash, (T, Timestamp)>> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_works_once_and_for_a_while() {
        let pending = Pending::new(1_000);
        let token = pending.put(7, Timestamp(0));
        assert_eq!(pending.look(&token, Timestamp(999)), Some(7));
        assert_eq!(pending.look(&token, Timestamp(1_000)), None);
        assert_eq!(pending.take("another", Timestamp(0)), None);
        assert_eq!(pending.take(&token, Timestamp(0)), Some(7));
        assert_eq!(pending.take(&token, Timestamp(0)), None);
        let late = pending.put(8, Timestamp(0));
        assert_eq!(pending.take(&late, Timestamp(1_000)), None);
    }

    #[test]
    fn what_was_seen_is_not_new() {
        let spent = Pending::new(1_000);
        assert!(spent.keep("a", (), Timestamp(0)));
        assert!(!spent.keep("a", (), Timestamp(999)));
        assert!(spent.keep("a", (), Timestamp(1_000)));
    }

    #[test]
    fn memory_is_bounded_whoever_comes() {
        let pending = Pending::new(1_000_000);
        let first = pending.put(0, Timestamp(0));
        let tokens: Vec<_> = (1..MOST + 5)
            .map(|n| pending.put(n, Timestamp(n as i64)))
            .collect();
        assert_eq!(pending.lock().len(), MOST);
        assert_eq!(
            pending.look(&first, Timestamp(1)),
            None,
            "the oldest made room"
        );
        assert!(pending.look(tokens.last().unwrap(), Timestamp(1)).is_some());
    }
}
