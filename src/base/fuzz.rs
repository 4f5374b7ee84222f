//! Many bytes that somebody could send: the same ones in every run, so that what fails fails again.

/// How many cases each parser of what strangers send is given.
const CASES: u64 = 100_000;

/// Bytes drawn from a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.roll() % most.max(1) as u64) as usize
    }
}

/// Calls `check` with variations of `good`, and with noise. Returns how many were as good as new.
pub(crate) fn vary(good: &[&[u8]], mut check: impl FnMut(&[u8]) -> bool) -> usize {
    vary_for(CASES, good, &mut check)
}

/// The same with another number of cases, for what takes its time.
pub(crate) fn vary_for(cases: u64, good: &[&[u8]], check: &mut impl FnMut(&[u8]) -> bool) -> usize {
    let mut taken = 0;
    for case in 0..cases {
        let mut dice = Dice(case);
        let mut bytes = match dice.below(16) {
            0 => (0..dice.below(300)).map(|_| dice.roll() as u8).collect(),
            _ => good[dice.below(good.len())].to_vec(),
        };
        for _ in 0..dice.below(4) {
            change(&mut bytes, good, &mut dice);
        }
        taken += usize::from(check(&bytes));
    }
    taken
}

/// What means something to one parser or another.
const SIGNS: &[u8] = b",;=. :/[]\"%\0\x80\xff-+\t";

/// One change such as people and their tools make them.
fn change(bytes: &mut Vec<u8>, good: &[&[u8]], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    match dice.below(8) {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, dice.roll() as u8),
        2 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
        3 if at < bytes.len() => drop(bytes.remove(at)),
        4 if at < bytes.len() => bytes[at] = SIGNS[dice.below(SIGNS.len())],
        5 => bytes.extend_from_within(at..),
        6 => {
            let other = good[dice.below(good.len())];
            let from = dice.below(other.len() + 1);
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        _ => bytes.extend(std::iter::repeat_n(b'A', dice.below(2_000))),
    }
}
