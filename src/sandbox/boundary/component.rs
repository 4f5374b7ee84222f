//! Guests of WASI 0.2: components that call those of its functions that are ours.

use wasm_encoder::{
    BlockType, CanonicalOption, CodeSection, ComponentBuilder, ComponentExportKind,
    ComponentTypeRef, ComponentValType, ConstExpr, EntityType, ExportKind, ExportSection,
    Function as Body, FunctionSection, GlobalSection, GlobalType, ImportSection, InstructionSink,
    MemorySection, Module, ModuleArg, TypeSection, ValType,
};

use super::calls::Manners;
use super::interfaces::{Imports, import};
use super::module::{IOVECS, SCRATCH, at, data, examine, memory, name, text};
use super::random::Random;

/// What guests call: where that is, its name, how many numbers it takes, and whether it gives one.
/// The first two take one of 64 bits.
const CALLED: [(Home, &str, usize, bool); 11] = [
    (Home::Clock, "subscribe-duration", 1, true),
    (Home::Clock, "subscribe-instant", 1, true),
    (Home::Poll, "[method]pollable.ready", 1, true),
    (Home::Folders, "get-directories", 1, false),
    (Home::Files, "[method]descriptor.stat", 2, false),
    (Home::Files, "[method]descriptor.metadata-hash", 2, false),
    (Home::Files, "[method]descriptor.read-directory", 2, false),
    (
        Home::Files,
        "[method]directory-entry-stream.read-directory-entry",
        2,
        false,
    ),
    (Home::Files, "[method]descriptor.stat-at", 5, false),
    (Home::Files, "[method]descriptor.metadata-hash-at", 5, false),
    (Home::Files, "[method]descriptor.open-at", 7, false),
];
const READY: u32 = 2;
const FOLDERS: u32 = 3;
const STAT: u32 = 4;
const HASH: u32 = 5;
const LIST: u32 = 6;
const ENTRY: u32 = 7;
const STAT_AT: u32 = 8;
const OPEN: u32 = 10;
/// After these come those that let go of what there is a handle to.
const DROP_POLLABLE: u32 = 11;
const DROP_FILE: u32 = 12;
const DROP_STREAM: u32 = 13;
const EXAMINE: u32 = 15;

/// Where texts from the host go: round and round, far behind all answers.
const TEXTS: u32 = 98_304;
const TEXTS_MASK: i32 = 0x3ff8;
const ANSWER: u32 = SCRATCH;
const SECOND: u32 = SCRATCH + 1_024;

#[derive(Clone, Copy)]
enum Home {
    Poll,
    Clock,
    Files,
    Folders,
}

/// A guest that does so many things.
pub(super) fn component(random: &mut Random, manners: Manners, steps: usize) -> Vec<u8> {
    let mut whole = ComponentBuilder::default();
    let imports = import(&mut whole);
    let place = whole.core_module(None, &memory_module());
    let place = whole.core_instantiate(None, place, []);
    let memory = whole.core_alias_export(None, place, "memory", ExportKind::Memory);
    let realloc = whole.core_alias_export(None, place, "realloc", ExportKind::Func);
    let mut host = Vec::new();
    for (home, name, ..) in CALLED {
        let instance = home.of(&imports);
        let function = whole.alias_export(instance, name, ComponentExportKind::Func);
        let options = [
            CanonicalOption::Memory(memory),
            CanonicalOption::Realloc(realloc),
            CanonicalOption::UTF8,
        ];
        host.push(whole.lower_func(None, function, options));
    }
    for resource in [imports.pollable, imports.descriptor, imports.stream] {
        host.push(whole.resource_drop(resource));
    }
    let named: Vec<_> = (0..host.len()).map(|n| format!("{n}")).collect();
    let named = named.iter().zip(&host);
    let exports: Vec<_> = named
        .map(|(name, function)| (name.as_str(), ExportKind::Func, *function))
        .collect();
    let host = whole.core_instantiate_exports(None, exports);
    let guest = whole.core_module(None, &guest(random, manners, steps));
    let instances = [
        ("memory", ModuleArg::Instance(place)),
        ("host", ModuleArg::Instance(host)),
    ];
    let guest = whole.core_instantiate(None, guest, instances);
    let run = whole.core_alias_export(None, guest, "run", ExportKind::Func);
    export(&mut whole, run);
    whole.finish()
}

impl Home {
    fn of(self, imports: &Imports) -> u32 {
        match self {
            Self::Poll => imports.poll,
            Self::Clock => imports.clock,
            Self::Files => imports.files,
            Self::Folders => imports.folders,
        }
    }
}

/// Exports `run` as a command does: as a function of an instance.
fn export(whole: &mut ComponentBuilder, run: u32) {
    let command = |component: &mut ComponentBuilder| {
        let (result, ty) = component.type_defined(None);
        ty.result(None, None);
        let (index, mut ty) = component.type_function(None);
        let nothing: [(&str, ComponentValType); 0] = [];
        ty.params(nothing)
            .result(Some(ComponentValType::Type(result)));
        index
    };
    let ty = command(whole);
    let run = whole.lift_func(None, run, ty, []);
    let mut inner = ComponentBuilder::default();
    let ty = command(&mut inner);
    let own = inner.import("run", ComponentTypeRef::Func(ty));
    inner.export("run", ComponentExportKind::Func, own, None);
    let inner = whole.component(None, inner);
    let instance = whole.instantiate(None, inner, [("run", ComponentExportKind::Func, run)]);
    whole.export(
        "wasi:cli/run@0.2.12",
        ComponentExportKind::Instance,
        instance,
        None,
    );
}

/// The memory, and where the host may put texts in it.
fn memory_module() -> Module {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32; 4], [ValType::I32]);
    let mut next = GlobalSection::new();
    let ty = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    next.global(ty, &ConstExpr::i32_const(0));
    let mut body = Body::new([]);
    let mut code = body.instructions();
    code.global_get(0).i32_const(TEXTS.cast_signed()).i32_add();
    code.global_get(0)
        .local_get(3)
        .i32_add()
        .i32_const(7)
        .i32_add();
    code.i32_const(TEXTS_MASK).i32_and().global_set(0);
    code.end();
    let mut module = Module::new();
    module
        .section(&types)
        .section(FunctionSection::new().function(0))
        .section(MemorySection::new().memory(memory()))
        .section(&next)
        .section(
            ExportSection::new()
                .export("memory", ExportKind::Memory, 0)
                .export("realloc", ExportKind::Func, 0),
        )
        .section(CodeSection::new().function(&body));
    module
}

fn guest(random: &mut Random, manners: Manners, steps: usize) -> Module {
    let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
    types.ty().function([], [ValType::I32]);
    types.ty().function([ValType::I32], []);
    for (n, (_, _, takes, gives)) in CALLED.into_iter().enumerate() {
        let number = if n < 2 { ValType::I64 } else { ValType::I32 };
        let gives = gives.then_some(ValType::I32);
        types.ty().function(vec![number; takes], gives);
        imports.import("host", &n.to_string(), EntityType::Function(n as u32 + 2));
    }
    for n in [DROP_POLLABLE, DROP_FILE, DROP_STREAM] {
        imports.import("host", &n.to_string(), EntityType::Function(1));
    }
    imports.import("memory", "memory", EntityType::Memory(memory()));
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(FunctionSection::new().function(0).function(1))
        .section(ExportSection::new().export("run", ExportKind::Func, EXAMINE - 1))
        .section(
            CodeSection::new()
                .function(&run(random, manners, steps))
                .function(&examine()),
        )
        .section(&data());
    module
}

/// Where handles are kept.
const ROOT: u32 = 0;
const FILE: u32 = 1;
const OTHER: u32 = 2;

fn run(random: &mut Random, manners: Manners, steps: usize) -> Body {
    let mut body = Body::new([(3, ValType::I32)]);
    let mut code = body.instructions();
    code.i32_const(ANSWER.cast_signed()).call(FOLDERS);
    code.i32_const(ANSWER.cast_signed()).i32_load(at(0));
    code.i32_load(at(0)).local_set(ROOT);
    for _ in 0..steps {
        match manners {
            Manners::Polite => step(random, &mut code),
            Manners::Rude => wild(random, &mut code),
        }
        code.i32_const(0).call(EXAMINE);
    }
    code.i32_const(0).end();
    body
}

/// Something that a program might do.
fn step(random: &mut Random, code: &mut InstructionSink<'_>) {
    match random.below(4) {
        0 => {
            path(random, code);
            code.i32_const(ANSWER.cast_signed());
            code.call(STAT_AT + random.below(2) as u32);
        }
        1 => {
            code.local_get(ROOT);
            list(random, code);
        }
        2 => {
            path(random, code);
            code.i32_const(random.below(16) as i32);
            code.i32_const(random.below(64) as i32);
            code.i32_const(ANSWER.cast_signed()).call(OPEN);
            opened(code, FILE);
            code.local_get(FILE).i32_const(SECOND.cast_signed());
            code.call(random.one_of(&[STAT, HASH]));
            code.local_get(FILE);
            list(random, code);
            if !random.once_in(8) {
                code.local_get(FILE).call(DROP_FILE);
            }
            code.end();
        }
        _ => {
            code.i64_const(random.edge().cast_signed());
            code.call(random.below(2) as u32).local_tee(OTHER);
            code.call(READY).drop();
            code.local_get(OTHER).call(DROP_POLLABLE);
        }
    }
}

/// The root, flags, and a name.
fn path(random: &mut Random, code: &mut InstructionSink<'_>) {
    let (at, length) = text(random);
    code.local_get(ROOT).i32_const(random.edge() as i32);
    code.i32_const(at.cast_signed());
    code.i32_const(length.cast_signed());
}

/// Goes on, up to the next `end`, if there is an answer and not an error.
fn opened(code: &mut InstructionSink<'_>, handle: u32) {
    code.i32_const(ANSWER.cast_signed()).i32_load8_u(at(0));
    code.i32_eqz().if_(BlockType::Empty);
    code.i32_const(ANSWER.cast_signed()).i32_load(at(4));
    code.local_set(handle);
}

/// Lists the folder to which there is a handle on the stack, as far as one likes.
fn list(random: &mut Random, code: &mut InstructionSink<'_>) {
    code.i32_const(ANSWER.cast_signed()).call(LIST);
    opened(code, OTHER);
    for _ in 0..random.below(5) {
        code.local_get(OTHER).i32_const(SECOND.cast_signed());
        code.call(ENTRY);
    }
    if !random.once_in(8) {
        code.local_get(OTHER).call(DROP_STREAM);
    }
    code.end();
}

/// Something that no program would do.
fn wild(random: &mut Random, code: &mut InstructionSink<'_>) {
    let which = random.below(EXAMINE as usize - 1);
    let (takes, gives) = CALLED
        .get(which)
        .map_or((1, false), |called| (called.2, called.3));
    for n in 0..takes {
        let (named, _) = name(random);
        let number = match random.below(4) {
            0 => u64::from(SCRATCH) + random.edge() % 64,
            1 => u64::from(if n == 0 { 1 } else { named.min(IOVECS) }),
            _ => random.edge(),
        };
        if which < 2 {
            code.i64_const(number.cast_signed());
        } else {
            code.i32_const((number as u32).cast_signed());
        }
    }
    code.call(which as u32);
    if gives {
        code.drop();
    }
}
