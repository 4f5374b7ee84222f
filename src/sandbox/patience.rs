//! Who works for programs stands back behind who serves people.

/// How far: as `nice` counts.
const PATIENCE: i32 = 10;

/// Lets this thread wait where others want the same core. Where that cannot be asked for, it is as
/// it is.
pub fn stand_back() {
    let _ = rustix::process::nice(PATIENCE);
}
