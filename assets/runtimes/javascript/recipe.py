"""JavaScript and TypeScript: QuickJS-ng, with a prelude that makes it look like Node."""

import os
import re
import shutil

VERSION = "QuickJS-ng 0.16.2"
KIND = "module"
MADE_OF = {"files": ["snapshot.py"], "crates": ["rquickjs-sys"], "tools": ["wasmtime", "ziglang"]}

PARTS = ["inspect", "text", "events", "timers", "files", "errors", "json", "streams", "stream", "pipeline", "filestreams", "web", "crypto", "util", "console", "node"]
ENGINE = ["quickjs.c", "libregexp.c", "libunicode.c", "dtoa.c", "quickjs-libc.c"]
STACK_BYTES = 1 << 20
SUCRASE = ("sucrase", "3.35.1", "fa555afbe97fb4f4866084a8838cb66ff520aa1adcd211269b2708afda4bc9bf")
ESBUILD = {
    "x86_64": ("@esbuild/linux-x64", "0.28.2", "9573bb2233aab0f9ea7647d5cca9726113cc1768de61d66b17267f4db84488f6"),
    "aarch64": ("@esbuild/linux-arm64", "0.28.2", "a96dbfa41d3ef5dbd1ef22b1c10d5187be9267e86093a870f06402a7ec931596"),
}


def prelude(folder):
    """The parts of the prelude as one module: one `import` per source, no `export`."""
    imports, bodies = {}, []
    for part in PARTS:
        text = (folder / f"{part}.mjs").read_text()
        for names, source in re.findall(r"^import (\* as \w+|\{[^}]*\}) from '(qjs:\w+)';$", text, re.M):
            known = imports.setdefault(source, [])
            known.extend(name for name in ([names] if names[0] == "*" else re.findall(r"\w+", names)) if name not in known)
        bodies.append(re.sub(r"^export (?=(async )?(function|class|const)\b)", "", re.sub(r"^import .*\n", "", text, flags=re.M), flags=re.M))
    lines = [f"import {names[0] if names[0][0] == '*' else '{ ' + ', '.join(names) + ' }'} from '{source}';" for source, names in imports.items()]
    return "\n".join([*lines, *bodies])


def changes(text):
    """Pairs of what stands in the engine's source, and what takes its place."""
    for group in re.findall(r"^-.*(?:\n[-+].*)*", text, re.M):
        yield tuple("\n".join(line[1:] for line in group.split("\n") if line[0] == sign) for sign in "-+")


def engine(kit):
    """QuickJS, speaking like Node."""
    shutil.copytree(kit.crate("rquickjs-sys") / "quickjs", kit.place, ignore=shutil.ignore_patterns("tests", "examples", "docs"), dirs_exist_ok=True)
    for old, new in changes((kit.here / "engine" / "changes.txt").read_text()):
        kit.replace("quickjs.c", old, new)
    with open(kit.place / "quickjs.c", "a") as source:
        source.write((kit.here / "engine" / "engine.c").read_text())


def typescript(kit):
    """The script that takes types out of TypeScript, with all that it imports."""
    (kit.place / "node_modules").mkdir()
    (kit.place / "node_modules" / "sucrase").symlink_to(kit.npm(*SUCRASE) / "dist" / "esm")
    shutil.copy(kit.here / "typescript" / "strip.mjs", kit.place)
    esbuild = kit.npm(*ESBUILD[os.uname().machine]) / "bin" / "esbuild"
    kit.run(esbuild, "strip.mjs", "--bundle", "--preserve-symlinks", "--format=iife", "--target=es2023", "--minify", "--log-level=warning", "--outfile=typescript.js")
    kit.run("./qjsc", "-C", "-P", "-s", "-N", "typescript", "-o", "typescript.c", "typescript.js")


def build(kit):
    engine(kit)
    kit.cc_here("-O1", "-D_GNU_SOURCE", "qjsc.c", *ENGINE, "-o", "qjsc")
    (kit.place / "prelude.mjs").write_text(prelude(kit.here / "prelude"))
    kit.run("./qjsc", "-m", "-P", "-s", "-M", "qjs:std,std", "-M", "qjs:os,os", "-M", "qjs:host,host", "-N", "prelude", "-o", "prelude.c", "prelude.mjs")
    typescript(kit)
    for name in ["host.c", "crypto.c", "crypto.h", "digest.c", "digest.h"]:
        shutil.copy(kit.here / name, kit.place)
    wasi = ["-O2", "-D_GNU_SOURCE", f"-DSTACK_BYTES={STACK_BYTES}", "-D_WASI_EMULATED_PROCESS_CLOCKS", "-D_WASI_EMULATED_SIGNAL", "-D_WASI_EMULATED_GETPID"]
    link = ["-lwasi-emulated-process-clocks", "-lwasi-emulated-signal", "-lwasi-emulated-getpid", "-s", f"-Wl,-z,stack-size={STACK_BYTES + (1 << 18)}"]
    kit.cc(*wasi, "host.c", "crypto.c", "digest.c", "prelude.c", "typescript.c", *ENGINE, *link, "-o", "fresh.wasm")
    kit.run(kit.python, "-B", kit.here.parent / "snapshot.py", "fresh.wasm", "javascript.wasm")
    return kit.place / "javascript.wasm"
