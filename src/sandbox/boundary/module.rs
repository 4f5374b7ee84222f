//! Guests: modules of WASI 0.1 that make some calls, one after the other.

use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataSection, EntityType, ExportKind, ExportSection,
    Function as Body, FunctionSection, ImportSection, InstructionSink, MemArg, MemorySection,
    MemoryType, Module, TypeSection, ValType,
};

use super::calls::{ALL, Call, Function, Value, types};
use super::random::Random;

/// How much memory a guest has, in pages of 64 KiB.
pub(super) const PAGES: u32 = 2;
/// Memory that no call names: from 0 to here.
const UNNAMED: u32 = 4_096;
/// Names of files, each in a place of its own.
const NAMES: u32 = UNNAMED;
const NAME: u32 = 512;
/// A list of buffers, all of them in the place for answers.
pub(super) const IOVECS: u32 = 20_480;
/// A list of things to wait for.
pub(super) const SUBSCRIPTIONS: u32 = 24_576;
/// Where answers go: from here to the end.
pub(super) const SCRATCH: u32 = 65_536;

/// What is where nothing may be written.
const QUIET: u64 = 0x5a5a_5a5a_5a5a_5a5a;
/// The highest status that WASI knows.
const LAST_STATUS: i32 = 76;

const TEXTS: [&[u8]; 26] = [
    b"room/a.txt",
    b"room/d",
    b"room/d/e.txt",
    b"room/new",
    b"room/other",
    b"room/d/deeper",
    b"tmp/x",
    b"tmp/link",
    b"tmp",
    b"a.txt",
    b"..",
    b"../secret",
    b"../../secret",
    b"room/../../secret",
    b"tmp/link/../../../secret",
    b"/etc/passwd",
    b"/",
    b"",
    b".",
    b"./room//d/./e.txt",
    b"room/a.txt/",
    b"room/a\0b",
    b"room/\xff\xfe\x80",
    b"room/\xed\xa0\x80",
    b"\xe2\x80\xae",
    &[b'n'; 300],
];

/// A name in the memory of a guest, and its length.
pub(super) fn name(random: &mut Random) -> (u32, u32) {
    if random.once_in(32) {
        // All of them as one.
        return (NAMES, TEXTS.len() as u32 * NAME);
    }
    let chosen = random.below(TEXTS.len());
    (NAMES + chosen as u32 * NAME, TEXTS[chosen].len() as u32)
}

/// Where that name is, and its length.
pub(super) fn named(wanted: &str) -> (u32, u32) {
    let found = TEXTS.iter().position(|text| *text == wanted.as_bytes());
    let chosen = found.expect("it is one of them") as u32;
    (NAMES + chosen * NAME, wanted.len() as u32)
}

/// A name that is text.
pub(super) fn text(random: &mut Random) -> (u32, u32) {
    loop {
        let (at, length) = name(random);
        let all = TEXTS.get(((at - NAMES) / NAME) as usize);
        let is_one = all.is_some_and(|text| text.len() == length as usize);
        if is_one && all.is_some_and(|text| std::str::from_utf8(text).is_ok()) {
            return (at, length);
        }
    }
}

/// The memory of a guest.
pub(super) fn memory() -> MemoryType {
    MemoryType {
        minimum: PAGES.into(),
        maximum: Some(PAGES.into()),
        memory64: false,
        shared: false,
        page_size_log2: None,
    }
}

/// So far behind an address.
pub(super) fn at(offset: u64) -> MemArg {
    MemArg {
        offset,
        align: 0,
        memory_index: 0,
    }
}

/// A guest that makes these calls.
pub(super) fn module(calls: &[Call]) -> Vec<u8> {
    let imported: Vec<_> = ALL.iter().collect();
    let mut module = Module::new();
    module
        .section(&all_types(&imported))
        .section(&imports(&imported))
        .section(FunctionSection::new().function(0).function(1))
        .section(MemorySection::new().memory(memory()))
        .section(
            ExportSection::new()
                .export("memory", ExportKind::Memory, 0)
                .export("_start", ExportKind::Func, ALL.len() as u32),
        )
        .section(
            CodeSection::new()
                .function(&start(calls))
                .function(&examine()),
        )
        .section(&data());
    module.finish()
}

/// Type 0 is that of `_start`, type 1 that of [`examine`]; then come those of the imports.
fn all_types(imported: &[&'static Function]) -> TypeSection {
    let mut section = TypeSection::new();
    section.ty().function([], []);
    section.ty().function([ValType::I32], []);
    for function in imported {
        let takes = types(function).into_iter().map(|value| match value {
            Value::I32(_) => ValType::I32,
            Value::I64(_) => ValType::I64,
        });
        let gives = (!function.is_the_end()).then_some(ValType::I32);
        section.ty().function(takes, gives);
    }
    section
}

fn imports(imported: &[&'static Function]) -> ImportSection {
    let mut section = ImportSection::new();
    for (n, function) in imported.iter().enumerate() {
        let ty = EntityType::Function(n as u32 + 2);
        section.import("wasi_snapshot_preview1", function.name, ty);
    }
    section
}

fn start(calls: &[Call]) -> Body {
    let mut body = Body::new([]);
    let mut code = body.instructions();
    for (n, call) in calls.iter().enumerate() {
        for value in &call.values {
            match *value {
                Value::I32(number) => code.i32_const(number),
                Value::I64(number) => code.i64_const(number),
            };
        }
        let at = ALL.iter().position(|function| function == call.function);
        code.call(at.expect("it is one of them") as u32);
        // What comes next may end with the answer.
        let next = calls.get(n + 1);
        let is_told = next.is_some_and(|next| next.function.is_the_end() && next.values.is_empty());
        if !call.function.is_the_end() && !is_told {
            code.call(ALL.len() as u32 + 1);
        }
    }
    code.end();
    body
}

/// Traps if its argument is no status, or if something was written where nothing may be.
pub(super) fn examine() -> Body {
    let mut body = Body::new([(1, ValType::I32)]);
    let mut code = body.instructions();
    code.local_get(0).i32_const(LAST_STATUS).i32_gt_u();
    trap_if(&mut code);
    code.loop_(BlockType::Empty);
    code.local_get(1).i64_load(at(0));
    code.i64_const(QUIET.cast_signed()).i64_ne();
    trap_if(&mut code);
    code.local_get(1).i32_const(8).i32_add().local_tee(1);
    code.i32_const(UNNAMED.cast_signed()).i32_lt_u().br_if(0);
    code.end().end();
    body
}

fn trap_if(code: &mut InstructionSink<'_>) {
    code.if_(BlockType::Empty).unreachable().end();
}

pub(super) fn data() -> DataSection {
    let mut section = DataSection::new();
    let mut put = |at: u32, bytes: Vec<u8>| {
        section.active(0, &ConstExpr::i32_const(at.cast_signed()), bytes);
    };
    put(0, QUIET.to_le_bytes().repeat(UNNAMED as usize / 8));
    for (n, text) in TEXTS.iter().enumerate() {
        put(NAMES + n as u32 * NAME, text.to_vec());
    }
    put(IOVECS, iovecs());
    put(SUBSCRIPTIONS, subscriptions().concat());
    section
}

/// Sixteen buffers, so that every eight of them are there.
fn iovecs() -> Vec<u8> {
    let lengths = [0, 1, 8, 100, 4_096, 0, 16, 32_768];
    let buffer = |n: u32| [SCRATCH + 16 + 512 * n, lengths[n as usize % 8]];
    let all = (0..16).flat_map(buffer);
    all.flat_map(u32::to_le_bytes).collect()
}

/// What can be waited for, what cannot, and enough of it after the last.
fn subscriptions() -> Vec<[u8; 48]> {
    let clock = |id: u32, time: u64, flags: u16| {
        let mut one = [0; 48];
        one[0] = 9;
        one[16..20].copy_from_slice(&id.to_le_bytes());
        one[24..32].copy_from_slice(&time.to_le_bytes());
        one[40..42].copy_from_slice(&flags.to_le_bytes());
        one
    };
    let stream = |kind: u8, fd: u32| {
        let mut one = [0; 48];
        one[8] = kind;
        one[16..20].copy_from_slice(&fd.to_le_bytes());
        one
    };
    let mut all = vec![
        clock(1, 0, 0),
        clock(0, 1_000, 0),
        stream(1, 0),
        stream(2, 1),
        clock(1, 5, 1),
        stream(1, 4),
        clock(77, 0, 0xffff),
        stream(99, 2),
    ];
    all.extend([clock(1, 10, 0); 8]);
    all
}
