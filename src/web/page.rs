//! Pages: how much of a long list one answer holds, and where it goes on.

use serde::Deserialize;

/// The most that one page holds.
const MOST: u32 = 100;

/// Which part of a list is asked for: `?before={id}&limit={n}`.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub struct Page<K: utoipa::ToSchema> {
    /// Only what comes before this one.
    pub before: Option<K>,
    /// How many at most; 100 by default, and never more.
    limit: Option<u32>,
}

/// In which order a list was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As it is told: the page ends where the next newer one begins.
    OldestFirst,
    /// As it is looked up.
    NewestFirst,
}

impl<K: utoipa::ToSchema> Page<K> {
    /// How many rows to read: one more than is shown, which tells whether there are older ones.
    pub fn rows(&self) -> u32 {
        self.limit() + 1
    }

    /// Cuts the rows that were read down to the page. Says whether there are older ones.
    pub fn cut<T>(&self, rows: &mut Vec<T>, order: Order) -> bool {
        let surplus = rows.len().saturating_sub(self.limit() as usize);
        match order {
            Order::OldestFirst => drop(rows.drain(..surplus)),
            Order::NewestFirst => rows.truncate(rows.len() - surplus),
        }
        surplus > 0
    }

    /// A page of half the size, for one side of something.
    pub fn half(&self) -> Self {
        Self {
            before: None,
            limit: Some((self.limit() / 2).max(1)),
        }
    }

    fn limit(&self) -> u32 {
        self.limit.unwrap_or(MOST).clamp(1, MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(limit: Option<u32>) -> Page<i64> {
        Page {
            before: None,
            limit,
        }
    }

    #[test]
    fn what_is_cut_off_is_the_oldest() {
        let mut told = vec![1, 2, 3];
        assert!(page(Some(2)).cut(&mut told, Order::OldestFirst));
        assert_eq!(told, [2, 3]);
        let mut looked_up = vec![3, 2, 1];
        assert!(page(Some(2)).cut(&mut looked_up, Order::NewestFirst));
        assert_eq!(looked_up, [3, 2]);
    }

    #[test]
    fn a_page_that_holds_all_says_that_there_is_no_more() {
        let mut rows = vec![1, 2];
        assert!(!page(Some(2)).cut(&mut rows, Order::OldestFirst));
        assert_eq!(rows, [1, 2]);
    }

    #[test]
    fn nobody_gets_an_empty_page_or_an_endless_one() {
        assert_eq!(page(Some(0)).rows(), 2);
        assert_eq!(page(None).rows(), 101);
        assert_eq!(page(Some(u32::MAX)).rows(), 101);
    }
}
