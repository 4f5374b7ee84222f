//! The interfaces of WASI 0.2, as far as guests call them.

use wasm_encoder::{
    Alias, ComponentBuilder, ComponentDefinedTypeEncoder, ComponentExportKind,
    ComponentOuterAliasKind, ComponentTypeRef, ComponentValType, InstanceType, PrimitiveValType,
    TypeBounds,
};

const VERSION: &str = "0.2.12";
/// How many statuses of files there are, and how many kinds.
const ERRORS: [&str; 37] = [
    "access",
    "would-block",
    "already",
    "bad-descriptor",
    "busy",
    "deadlock",
    "quota",
    "exist",
    "file-too-large",
    "illegal-byte-sequence",
    "in-progress",
    "interrupted",
    "invalid",
    "io",
    "is-directory",
    "loop",
    "too-many-links",
    "message-size",
    "name-too-long",
    "no-device",
    "no-entry",
    "no-lock",
    "insufficient-memory",
    "insufficient-space",
    "not-directory",
    "not-empty",
    "not-recoverable",
    "unsupported",
    "no-tty",
    "no-such-device",
    "overflow",
    "not-permitted",
    "pipe",
    "read-only",
    "invalid-seek",
    "text-file-busy",
    "cross-device",
];
const KINDS: [&str; 8] = [
    "unknown",
    "block-device",
    "character-device",
    "directory",
    "fifo",
    "symbolic-link",
    "regular-file",
    "socket",
];
const OPEN: [&str; 4] = ["create", "directory", "exclusive", "truncate"];
const ACCESS: [&str; 6] = [
    "read",
    "write",
    "file-integrity-sync",
    "data-integrity-sync",
    "requested-write-sync",
    "mutate-directory",
];

const U64: ComponentValType = ComponentValType::Primitive(PrimitiveValType::U64);
const U32: ComponentValType = ComponentValType::Primitive(PrimitiveValType::U32);
const BOOL: ComponentValType = ComponentValType::Primitive(PrimitiveValType::Bool);
const STRING: ComponentValType = ComponentValType::Primitive(PrimitiveValType::String);

fn of(index: u32) -> ComponentValType {
    ComponentValType::Type(index)
}

/// The types and functions of an interface.
struct Interface(InstanceType);

impl Interface {
    fn new() -> Self {
        Self(InstanceType::new())
    }

    fn ty(&mut self, define: impl FnOnce(ComponentDefinedTypeEncoder<'_>)) -> u32 {
        let index = self.0.type_count();
        define(self.0.ty().defined_type());
        index
    }

    fn export(&mut self, name: &str, bounds: TypeBounds) -> u32 {
        let index = self.0.type_count();
        self.0.export(name, ComponentTypeRef::Type(bounds));
        index
    }

    fn named(&mut self, name: &str, define: impl FnOnce(ComponentDefinedTypeEncoder<'_>)) -> u32 {
        let index = self.ty(define);
        self.export(name, TypeBounds::Eq(index))
    }

    /// A type of another interface.
    fn foreign(&mut self, name: &str, index: u32) -> u32 {
        let own = self.0.type_count();
        self.0.alias(Alias::Outer {
            kind: ComponentOuterAliasKind::Type,
            count: 1,
            index,
        });
        self.export(name, TypeBounds::Eq(own))
    }

    fn function(
        &mut self,
        name: &str,
        takes: &[(&str, ComponentValType)],
        gives: Option<ComponentValType>,
    ) {
        let index = self.0.type_count();
        let mut function = self.0.ty().function();
        function.params(takes.iter().copied()).result(gives);
        self.0.export(name, ComponentTypeRef::Func(index));
    }

    fn import(&self, component: &mut ComponentBuilder, name: &str) -> u32 {
        let ty = component.type_instance(None, &self.0);
        let name = format!("{name}@{VERSION}");
        component.import(name.as_str(), ComponentTypeRef::Instance(ty))
    }
}

/// The instances that a guest imports, and the resources in them.
pub(super) struct Imports {
    pub(super) poll: u32,
    pub(super) clock: u32,
    pub(super) files: u32,
    pub(super) folders: u32,
    pub(super) pollable: u32,
    pub(super) descriptor: u32,
    pub(super) stream: u32,
}

/// Imports all that guests call.
pub(super) fn import(component: &mut ComponentBuilder) -> Imports {
    let poll = poll().import(component, "wasi:io/poll");
    let resource = |component: &mut ComponentBuilder, instance, name| {
        component.alias_export(instance, name, ComponentExportKind::Type)
    };
    let pollable = resource(component, poll, "pollable");
    let clock = clock(pollable).import(component, "wasi:clocks/monotonic-clock");
    let files = files().import(component, "wasi:filesystem/types");
    let descriptor = resource(component, files, "descriptor");
    let stream = resource(component, files, "directory-entry-stream");
    let folders = folders(descriptor).import(component, "wasi:filesystem/preopens");
    Imports {
        poll,
        clock,
        files,
        folders,
        pollable,
        descriptor,
        stream,
    }
}

fn poll() -> Interface {
    let mut poll = Interface::new();
    let pollable = poll.export("pollable", TypeBounds::SubResource);
    let it = poll.ty(|ty| ty.borrow(pollable));
    poll.function("[method]pollable.ready", &[("self", of(it))], Some(BOOL));
    poll
}

fn clock(pollable: u32) -> Interface {
    let mut clock = Interface::new();
    let pollable = clock.foreign("pollable", pollable);
    let own = clock.ty(|ty| ty.own(pollable));
    clock.function("subscribe-duration", &[("when", U64)], Some(of(own)));
    clock.function("subscribe-instant", &[("when", U64)], Some(of(own)));
    clock
}

fn folders(descriptor: u32) -> Interface {
    let mut folders = Interface::new();
    let descriptor = folders.foreign("descriptor", descriptor);
    let own = folders.ty(|ty| ty.own(descriptor));
    let named = folders.ty(|ty| ty.tuple([of(own), STRING]));
    let all = folders.ty(|ty| ty.list(of(named)));
    folders.function("get-directories", &[], Some(of(all)));
    folders
}

fn files() -> Interface {
    let mut files = Interface::new();
    let descriptor = files.export("descriptor", TypeBounds::SubResource);
    let stream = files.export("directory-entry-stream", TypeBounds::SubResource);
    let file = ("self", of(files.ty(|ty| ty.borrow(descriptor))));
    let listing = ("self", of(files.ty(|ty| ty.borrow(stream))));
    let error = files.named("error-code", |ty| ty.enum_type(ERRORS));
    let or_error = |files: &mut Interface, ok: u32| {
        Some(of(files.ty(|ty| ty.result(Some(of(ok)), Some(of(error))))))
    };
    let flags = files.named("path-flags", |ty| ty.flags(["symlink-follow"]));
    let path = [file, ("path-flags", of(flags)), ("path", STRING)];

    let kind = files.named("descriptor-type", |ty| ty.enum_type(KINDS));
    let stat = descriptor_stat(&mut files, kind);
    let result = or_error(&mut files, stat);
    files.function("[method]descriptor.stat", &[file], result);
    files.function("[method]descriptor.stat-at", &path, result);

    let hash = [("lower", U64), ("upper", U64)];
    let hash = files.named("metadata-hash-value", |ty| ty.record(hash));
    let result = or_error(&mut files, hash);
    files.function("[method]descriptor.metadata-hash", &[file], result);
    files.function("[method]descriptor.metadata-hash-at", &path, result);

    let open = (
        "open-flags",
        of(files.named("open-flags", |ty| ty.flags(OPEN))),
    );
    let access = files.named("descriptor-flags", |ty| ty.flags(ACCESS));
    let own = files.ty(|ty| ty.own(descriptor));
    let result = or_error(&mut files, own);
    let takes = [path[0], path[1], path[2], open, ("flags", of(access))];
    files.function("[method]descriptor.open-at", &takes, result);

    let own = files.ty(|ty| ty.own(stream));
    let result = or_error(&mut files, own);
    files.function("[method]descriptor.read-directory", &[file], result);
    let entry = directory_entry(&mut files, kind);
    let result = or_error(&mut files, entry);
    let name = "[method]directory-entry-stream.read-directory-entry";
    files.function(name, &[listing], result);
    files
}

fn descriptor_stat(files: &mut Interface, kind: u32) -> u32 {
    let time = [("seconds", U64), ("nanoseconds", U32)];
    let time = files.named("datetime", |ty| ty.record(time));
    let time = of(files.ty(|ty| ty.option(of(time))));
    let fields = [
        ("type", of(kind)),
        ("link-count", U64),
        ("size", U64),
        ("data-access-timestamp", time),
        ("data-modification-timestamp", time),
        ("status-change-timestamp", time),
    ];
    files.named("descriptor-stat", |ty| ty.record(fields))
}

/// An entry of a folder, or none.
fn directory_entry(files: &mut Interface, kind: u32) -> u32 {
    let entry = [("type", of(kind)), ("name", STRING)];
    let entry = files.named("directory-entry", |ty| ty.record(entry));
    files.ty(|ty| ty.option(of(entry)))
}
