//! In which order an update can be taken in: what it refers to has to be there first.

use std::collections::BTreeMap;

use super::{Author, Kind, Section, StateVector, Update};

/// Whether an update can be taken in now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// All that it refers to is known, and all of its text is new.
    New,
    /// The same, but some or all of its text is known.
    Overlaps,
    /// It refers to something that is not known.
    Missing,
}

/// A walk over the sections of an update in the order of what they refer to.
pub(super) struct Walk<'a, 'k> {
    known: &'k StateVector,
    rows: Vec<Row<'a>>,
    /// Rows by author; empty when there are only few.
    index: BTreeMap<Author, usize>,
    pub(super) overlaps: bool,
}

struct Row<'a> {
    author: Author,
    blocks: std::iter::Peekable<Section<'a>>,
    reached: u32,
    waits: bool,
}

impl<'a, 'k> Walk<'a, 'k> {
    pub(super) fn new(update: &Update<'a>, known: &'k StateVector) -> Self {
        let rows: Vec<_> = update
            .sections
            .iter()
            .map(|section| Row {
                author: section.author,
                blocks: section.clone().peekable(),
                reached: known.get(section.author),
                waits: false,
            })
            .collect();
        let index = match rows.len() {
            0..=8 => BTreeMap::new(),
            _ => rows
                .iter()
                .enumerate()
                .map(|(i, row)| (row.author, i))
                .collect(),
        };
        Self {
            known,
            rows,
            index,
            overlaps: false,
        }
    }

    fn row(&self, author: Author) -> Option<usize> {
        if self.index.is_empty() {
            return self.rows.iter().position(|row| row.author == author);
        }
        self.index.get(&author).copied()
    }

    pub(super) fn reached(&self, author: Author) -> u32 {
        match self.row(author) {
            Some(row) => self.rows[row].reached,
            None => self.known.get(author),
        }
    }

    /// Walks one author's blocks until `clock` is reached, and those of others when these
    /// are referred to. `false` if something is missing.
    pub(super) fn up_to(&mut self, row: usize, clock: u32) -> bool {
        let mut stack = vec![(row, clock)];
        self.rows[row].waits = true;
        while let Some(&(at, target)) = stack.last() {
            match self.step(at, target) {
                Step::Done => {
                    self.rows[at].waits = false;
                    stack.pop();
                }
                Step::Needs(other, clock) => {
                    self.rows[other].waits = true;
                    stack.push((other, clock));
                }
                Step::Missing => return false,
            }
        }
        true
    }

    fn step(&mut self, at: usize, target: u32) -> Step {
        loop {
            let row = &mut self.rows[at];
            let (author, reached) = (row.author, row.reached);
            let Some(&block) = row.blocks.peek() else {
                // The base of the stack wants everything; a reference wants a clock that is not there.
                return if target == u32::MAX || reached >= target {
                    Step::Done
                } else {
                    Step::Missing
                };
            };
            if target != u32::MAX && reached >= target {
                return Step::Done;
            }
            if block.kind != Kind::Skip && block.end() > reached {
                if block.clock > reached {
                    return Step::Missing;
                }
                self.overlaps |= block.clock < reached;
                for id in [block.origin, block.right].into_iter().flatten() {
                    if id.clock < self.reached(id.author) {
                        continue;
                    }
                    return match self.row(id.author) {
                        Some(other) if id.author != author && !self.rows[other].waits => {
                            Step::Needs(other, id.clock + 1)
                        }
                        _ => Step::Missing,
                    };
                }
                self.rows[at].reached = block.end();
            } else {
                self.overlaps = true;
            }
            self.rows[at].blocks.next();
        }
    }
}

enum Step {
    Done,
    Needs(usize, u32),
    Missing,
}
