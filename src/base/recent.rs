//! A map that remembers what was used of late, and never more than so much.

use std::collections::HashMap;
use std::hash::Hash;

/// Remembers at most so many values; those that nobody asked for in a long time go.
///
/// Two generations: when the young one is full, it becomes the old one, and what the old one
/// still held is forgotten. So nothing is ever searched for what could go, whoever fills it.
#[derive(Debug)]
pub struct Recent<K, V> {
    most: usize,
    young: HashMap<K, V>,
    old: HashMap<K, V>,
}

impl<K: Eq + Hash, V> Recent<K, V> {
    /// An empty one, for at most `most` values; half of them are safe from going.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            young: HashMap::new(),
            old: HashMap::new(),
        }
    }

    /// The value of `key`, which is `fresh` if there is none.
    pub fn get_or(&mut self, key: K, fresh: impl FnOnce() -> V) -> &mut V {
        if !self.young.contains_key(&key) && self.young.len() >= self.most / 2 {
            self.old = std::mem::take(&mut self.young);
        }
        let old = &mut self.old;
        self.young.entry(key).or_insert_with_key(|key| {
            // What is used again is young again.
            old.remove(key).unwrap_or_else(fresh)
        })
    }

    /// The value of `key`, if there is one.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.young.get(key).or_else(|| self.old.get(key))
    }

    /// Forgets the value of `key`.
    pub fn remove(&mut self, key: &K) {
        self.young.remove(key);
        self.old.remove(key);
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stays_and_the_rest_is_bounded() {
        let mut recent = Recent::new(10);
        *recent.get_or("mine", || 7) += 1;
        for n in 0..1_000 {
            let name: &'static str = Box::leak(n.to_string().into_boxed_str());
            recent.get_or(name, || 0);
            assert!(recent.len() <= 10);
            assert_eq!(*recent.get_or("mine", || 0), 8, "{n}");
        }
        assert_eq!(recent.get(&"0"), None);
        recent.remove(&"mine");
        assert_eq!(recent.get(&"mine"), None);
    }
}
