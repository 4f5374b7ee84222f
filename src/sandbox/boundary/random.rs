//! Numbers that look random and are the same in every run, and those at which things break.

/// A generator of numbers: splitmix64.
pub(super) struct Random(u64);

/// Where signs, sizes and alignments turn.
const EDGES: [u64; 16] = [
    0,
    1,
    2,
    3,
    7,
    8,
    63,
    255,
    4_096,
    65_535,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_fffe,
    0xffff_ffff,
    i64::MAX as u64,
    u64::MAX,
];

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.any() % end as u64) as usize
    }

    /// Whether something happens that happens once in so many times.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// A number at which things break, or any other.
    pub(super) fn edge(&mut self) -> u64 {
        if self.once_in(8) {
            return self.any();
        }
        self.one_of(&EDGES)
    }
}
