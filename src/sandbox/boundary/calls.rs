//! The functions of WASI 0.1, and calls of them that are nearly right.

use super::module::{IOVECS, PAGES, SCRATCH, SUBSCRIPTIONS, name};
use super::random::Random;

/// A function: its name, and a letter for each of its arguments; see [`value`].
#[derive(Debug, PartialEq)]
pub(super) struct Function {
    pub(super) name: &'static str,
    takes: &'static str,
}

impl Function {
    /// Whether it does not return.
    pub(super) fn is_the_end(&self) -> bool {
        self.name == "proc_exit"
    }
}

const fn function(name: &'static str, takes: &'static str) -> Function {
    Function { name, takes }
}

/// All that a program can call. The last one does not return.
pub(super) const ALL: [Function; 46] = [
    function("args_get", "pp"),
    function("args_sizes_get", "pp"),
    function("environ_get", "pp"),
    function("environ_sizes_get", "pp"),
    function("clock_res_get", "ip"),
    function("clock_time_get", "iLp"),
    function("fd_advise", "fLLa"),
    function("fd_allocate", "fLL"),
    function("fd_close", "F"),
    function("fd_datasync", "f"),
    function("fd_fdstat_get", "fp"),
    function("fd_fdstat_set_flags", "fg"),
    function("fd_fdstat_set_rights", "fRR"),
    function("fd_filestat_get", "fp"),
    function("fd_filestat_set_size", "fO"),
    function("fd_filestat_set_times", "fLLt"),
    function("fd_pread", "fvOp"),
    function("fd_prestat_get", "fp"),
    function("fd_prestat_dir_name", "fpl"),
    function("fd_pwrite", "fvOp"),
    function("fd_read", "fvp"),
    function("fd_readdir", "fpnLp"),
    function("fd_renumber", "FF"),
    function("fd_seek", "fOwp"),
    function("fd_sync", "f"),
    function("fd_tell", "fp"),
    function("fd_write", "fvp"),
    function("path_create_directory", "fs"),
    function("path_filestat_get", "fksp"),
    function("path_filestat_set_times", "fksLLt"),
    function("path_link", "fksfs"),
    function("path_open", "fksoRRgp"),
    function("path_readlink", "fsplp"),
    function("path_remove_directory", "fs"),
    function("path_rename", "fsfs"),
    function("path_symlink", "sfs"),
    function("path_unlink_file", "fs"),
    function("poll_oneoff", "qpcp"),
    function("proc_raise", "x"),
    function("random_get", "pl"),
    function("sched_yield", ""),
    function("sock_accept", "fgp"),
    function("sock_recv", "fvypp"),
    function("sock_send", "fvzp"),
    function("sock_shutdown", "fy"),
    function("proc_exit", "n"),
];

/// Whether a guest names memory that it has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Manners {
    /// It does: each call comes back with an answer.
    Polite,
    /// It does not, here and there: a call may end it.
    Rude,
}

/// An argument.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    I32(i32),
    I64(i64),
}

/// One call.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) function: &'static Function,
    pub(super) values: Vec<Value>,
}

impl Call {
    /// A call of any function that returns.
    pub(super) fn any(random: &mut Random, manners: Manners) -> Self {
        let function = &ALL[random.below(ALL.len() - 1)];
        let mut values = Vec::new();
        for kind in function.takes.chars() {
            value(random, manners, kind, &mut values);
        }
        Self { function, values }
    }

    /// This one.
    pub(super) fn of(name: &str, values: &[Value]) -> Self {
        let function = ALL.iter().position(|function| function.name == name);
        Self {
            function: &ALL[function.expect("there is such a function")],
            values: values.to_vec(),
        }
    }

    /// Ends with the status that was answered before.
    pub(super) fn tell() -> Self {
        Self::of("proc_exit", &[])
    }

    /// A call of the one that does not return.
    pub(super) fn exit(status: i32) -> Self {
        Self {
            function: &ALL[ALL.len() - 1],
            values: vec![Value::I32(status)],
        }
    }
}

/// The types of a function's arguments.
pub(super) fn types(function: &Function) -> Vec<Value> {
    let (mut random, mut values) = (Random::new(0), Vec::new());
    for kind in function.takes.chars() {
        value(&mut random, Manners::Polite, kind, &mut values);
    }
    values
}

/// The values for a letter.
fn value(random: &mut Random, manners: Manners, kind: char, values: &mut Vec<Value>) {
    let end = PAGES * 65_536;
    let is_rude = manners == Manners::Rude && random.once_in(2);
    let outside = |random: &mut Random| {
        let before = random.one_of(&[0, 1, 3, 4, 7, 8, 31, 63, 64]);
        random.one_of(&[
            end - before,
            end + before,
            u32::MAX - before,
            0x8000_0000,
            SCRATCH + 1,
        ])
    };
    let mut push = |value: u64| values.push(Value::I32((value as u32).cast_signed()));
    match kind {
        // A file, folder or stream: three are there, and a folder, and what was opened.
        'f' if random.once_in(8) => push(random.edge()),
        'f' => push(random.one_of(&[3, 3, 3, 3, 0, 1, 2, 4, 4, 5, 6, 7])),
        // One that is closed: mostly not the folder, without which all else fails.
        'F' => push(if random.once_in(64) {
            3
        } else {
            random.edge() | 4
        }),
        // A place for an answer.
        'p' if is_rude => push(outside(random).into()),
        'p' => push(u64::from(SCRATCH) + 8 * random.below(2_048) as u64),
        // The length of such a place.
        'l' if is_rude => push(random.edge()),
        'l' => push(random.one_of(&[0, 1, 7, 8, 255, 4_096, 32_768])),
        // A length of which no more is used than there is to say.
        'n' if random.once_in(4) => push(random.edge()),
        'n' => push(random.below(4_096) as u64),
        // A name: where it is, and how long.
        's' if is_rude => {
            push(outside(random).into());
            push(random.edge());
        }
        's' => {
            let (at, length) = name(random);
            push(at.into());
            push(length.into());
        }
        // Buffers: where they are listed, and how many.
        'v' if is_rude => {
            push(outside(random).into());
            push(random.edge());
        }
        'v' => {
            push(u64::from(IOVECS) + 8 * random.below(8) as u64);
            push(random.below(8) as u64);
        }
        // What to wait for: where that is listed, and how much of it.
        'q' if is_rude => push(outside(random).into()),
        'q' => push(u64::from(SUBSCRIPTIONS) + 48 * random.below(8) as u64),
        'c' if is_rude => push(random.edge()),
        'c' => push(random.below(9) as u64),
        // An offset: mostly one that a file has.
        'O' if !random.once_in(16) => values.push(Value::I64(random.below(5_000) as i64)),
        // Rights that there are.
        'R' if !is_rude => values.push(Value::I64(random.below(1 << 30) as i64)),
        'O' | 'L' | 'R' => values.push(Value::I64(random.edge().cast_signed())),
        _ if is_rude => push(random.edge()),
        flags => push(random.below(meanings(flags)) as u64),
    }
}

/// How many numbers mean something, for a letter of flags or of an enumeration.
fn meanings(kind: char) -> usize {
    match kind {
        // What is expected of a file's use.
        'a' => 6,
        // Flags of an open file, of times, of a name, of opening.
        'g' => 32,
        't' | 'o' => 16,
        'k' => 2,
        // From where one seeks, and clocks.
        'w' => 3,
        'i' => 4,
        // Signals, and what sockets are asked for.
        'x' => 31,
        'y' => 4,
        'z' => 1,
        other => unreachable!("{other} is no letter"),
    }
}
