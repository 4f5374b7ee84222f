//! What waits for an answer from outside: in bounded memory, for a while.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::session::{TokenHash, token_hash};
use crate::base::{Timestamp, random_token};

/// Values under tokens nobody can guess. The oldest makes room for a new one.
#[derive(Debug)]
pub(super) struct Pending<T> {
    life_ms: i64,
    most: usize,
    /// By the hash of the token, so that looking one up tells nothing about it by time.
    kept: Mutex<HashMap<TokenHash, (T, Timestamp)>>,
}

impl<T> Pending<T> {
    /// Nothing yet: up to `most` values, each for `life_s` seconds.
    pub(super) fn new(life_s: i64, most: usize) -> Self {
        Self {
            life_ms: life_s * 1_000,
            most,
            kept: Mutex::default(),
        }
    }

    /// For how many seconds a token is good.
    pub(super) fn lifetime_s(&self) -> i64 {
        self.life_ms / 1_000
    }

    /// Keeps `value`; its token.
    pub(super) fn put(&self, value: T, now: Timestamp) -> String {
        let token = random_token();
        self.keep(&token, value, now);
        token
    }

    /// Keeps `value` under a `token` that was made elsewhere. Says whether it was new.
    pub(super) fn keep(&self, token: &str, value: T, now: Timestamp) -> bool {
        let hash = token_hash(token);
        let mut kept = self.lock();
        let is_new = kept.get(&hash).is_none_or(|(_, until)| *until <= now);
        if kept.len() >= self.most {
            make_room(&mut kept, self.most, now);
        }
        if is_new {
            kept.insert(hash, (value, now.plus_ms(self.life_ms)));
        }
        is_new
    }

    /// Takes a value out: nobody gets it again.
    pub(super) fn take(&self, token: &str, now: Timestamp) -> Option<T> {
        let (value, until) = self.lock().remove(&token_hash(token))?;
        (now < until).then_some(value)
    }

    /// What a token stands for, which stays.
    pub(super) fn get(&self, token: &str, now: Timestamp) -> Option<T>
    where
        T: Clone,
    {
        let kept = self.lock();
        let (value, until) = kept.get(&token_hash(token))?;
        (now < *until).then(|| value.clone())
    }

    /// Looks at a value that stays. With `None` as the answer it goes.
    pub(super) fn look<R>(
        &self,
        token: &str,
        now: Timestamp,
        look: impl FnOnce(&mut T) -> Option<R>,
    ) -> Option<R> {
        let hash = token_hash(token);
        let mut kept = self.lock();
        let (value, until) = kept.get_mut(&hash)?;
        let seen = if now < *until { look(value) } else { None };
        if seen.is_none() {
            kept.remove(&hash);
        }
        seen
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<TokenHash, (T, Timestamp)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn make_room<T>(kept: &mut HashMap<TokenHash, (T, Timestamp)>, most: usize, now: Timestamp) {
    kept.retain(|_, (_, until)| now < *until);
    if kept.len() < most {
        return;
    }
    let oldest = kept.iter().min_by_key(|(_, (_, until))| *until);
    if let Some(hash) = oldest.map(|(hash, _)| *hash) {
        kept.remove(&hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_is_gone() {
        let pending = Pending::new(300, 10);
        let token = pending.put("challenge", Timestamp(0));
        assert_eq!(pending.take("another", Timestamp(1)), None);
        assert_eq!(pending.take(&token, Timestamp(1)), Some("challenge"));
        assert_eq!(pending.take(&token, Timestamp(1)), None);
    }

    #[test]
    fn nothing_waits_longer_than_it_may() {
        let pending = Pending::new(300, 10);
        let token = pending.put(1, Timestamp(0));
        let other = pending.put(2, Timestamp(0));
        let seen = |at| pending.look(&token, Timestamp(at), |value| Some(*value));
        assert_eq!(seen(299_999), Some(1));
        assert_eq!(seen(300_000), None);
        assert_eq!(seen(0), None, "it has been forgotten");
        assert_eq!(pending.take(&other, Timestamp(300_000)), None);
    }

    #[test]
    fn memory_is_bounded_whoever_asks() {
        let pending = Pending::new(300, 100);
        let first = pending.put(0, Timestamp(0));
        let tokens: Vec<_> = (1..=150).map(|n| pending.put(n, Timestamp(n))).collect();
        assert_eq!(pending.lock().len(), 100);
        assert_eq!(pending.take(&first, Timestamp(200)), None);
        assert_eq!(pending.take(&tokens[149], Timestamp(200)), Some(150));
    }

    #[test]
    fn a_token_works_once_and_for_a_while() {
        let pending = Pending::new(1, 10_000);
        let token = pending.put(7, Timestamp(0));
        assert_eq!(pending.get(&token, Timestamp(999)), Some(7));
        assert_eq!(pending.get(&token, Timestamp(1_000)), None);
        assert_eq!(pending.take("another", Timestamp(0)), None);
        assert_eq!(pending.take(&token, Timestamp(0)), Some(7));
        assert_eq!(pending.take(&token, Timestamp(0)), None);
        let late = pending.put(8, Timestamp(0));
        assert_eq!(pending.take(&late, Timestamp(1_000)), None);
    }

    #[test]
    fn what_was_seen_is_not_new() {
        let spent = Pending::new(1, 10_000);
        assert!(spent.keep("a", (), Timestamp(0)));
        assert!(!spent.keep("a", (), Timestamp(999)));
        assert!(spent.keep("a", (), Timestamp(1_000)));
    }

    #[test]
    fn memory_is_bounded_whoever_comes() {
        const MOST: usize = 10_000;
        let pending = Pending::new(1_000, MOST);
        let first = pending.put(0, Timestamp(0));
        let tokens: Vec<_> = (1..MOST + 5)
            .map(|n| pending.put(n, Timestamp(n as i64)))
            .collect();
        assert_eq!(pending.lock().len(), MOST);
        assert_eq!(
            pending.get(&first, Timestamp(1)),
            None,
            "the oldest made room"
        );
        assert!(pending.get(tokens.last().unwrap(), Timestamp(1)).is_some());
    }
}
