/** Chance that can be had again: the same seed, the same numbers. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    /** A whole number from `from` up to `to`, `to` left out. */
    within: (from, to) => from + Math.floor(next() * (to - from)),
    one: (list) => list[Math.floor(next() * list.length)],
  };
}
