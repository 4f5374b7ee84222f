#!/usr/bin/env python3
"""Builds the language runtimes: dist/{python,javascript}.wasm.zst and dist/manifest.json.

Sources and compilers come from PyPI and Cargo, pinned by version and checksum
(requirements.txt, javascript/sources/Cargo.lock, the Cargo.lock of the house). What is
built is remembered by a hash of everything it was built from: a second run does nothing,
and needs no network.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parent.parent
DIST = HERE / "dist"
WORK = DIST / "work"
PARTS = ["inspect", "text", "events", "timers", "files", "streams", "web", "util", "console", "node"]
# QuickJS has no limit on its stack under WASI; with one, endless recursion is a RangeError.
NO_STACK_LIMIT = "#if defined(__wasi__)\n    rt->stack_limit = 0; /* no limit */\n#else"
STACK_BYTES = 1 << 20
RUNTIMES = {
    "python": ("Python", "3.14.0", "component"),
    "javascript": ("JavaScript", "QuickJS-ng 0.16.2", "module"),
}


def stop(sentence):
    sys.exit(f"runtimes: {sentence}")


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode:
        stop(f"`{' '.join(str(part) for part in command[:4])} …` failed:\n{done.stdout}")
    return done.stdout


def inputs(id):
    """A hash of all that a runtime depends on."""
    found = hashlib.sha256()
    files = [HERE / "build.py", HERE / "requirements.txt", *sorted(path for path in (HERE / id).rglob("*") if path.is_file() and path.suffix != ".pyc")]
    for path in files:
        found.update(str(path.relative_to(HERE)).encode() + b"\0" + path.read_bytes())
    lock = (HOUSE / "Cargo.lock").read_text()
    found.update(re.search(r'name = "wasmtime-wasi"\nversion = "[^"]+"\n.*\nchecksum = "[^"]+"', lock)[0].encode())
    return found.hexdigest()


def built():
    """What was built before and is still there, by id."""
    try:
        entries = json.loads((DIST / "manifest.json").read_text())["runtimes"]
    except (OSError, ValueError, KeyError):
        return {}
    is_whole = lambda entry: (DIST / entry["file"]).is_file() and hashlib.sha256((DIST / entry["file"]).read_bytes()).hexdigest() == entry["file_sha256"]
    return {entry["id"]: entry for entry in entries if is_whole(entry)}


def tools():
    """A virtual environment with the pinned tools; its interpreter."""
    wanted = hashlib.sha256((HERE / "requirements.txt").read_bytes()).hexdigest()
    venv, stamp = WORK / "venv", WORK / "venv" / "requirements.sha256"
    python = venv / "bin" / "python"
    if not stamp.is_file() or stamp.read_text() != wanted:
        shutil.rmtree(venv, ignore_errors=True)
        made = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True)
        if made.returncode:
            stop("Python's venv module is needed: install it with `apt install python3-venv` (Debian, Ubuntu).")
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", HERE / "requirements.txt")
        stamp.write_text(wanted)
    return python


def package_folder(manifest, name):
    """Where Cargo keeps the sources of a package that `manifest` depends on."""
    if not shutil.which("cargo"):
        stop("cargo is needed: install Rust from https://rustup.rs.")
    run("cargo", "fetch", "--locked", "--manifest-path", manifest)
    described = subprocess.run(["cargo", "metadata", "--locked", "--offline", "--format-version", "1", "--manifest-path", str(manifest)], capture_output=True, text=True, check=True)
    return next(Path(package["manifest_path"]).parent for package in json.loads(described.stdout)["packages"] if package["name"] == name)


def build_python(python):
    place = WORK / "python"
    shutil.rmtree(place, ignore_errors=True)
    (place / "wit" / "deps").mkdir(parents=True)
    for wit in (package_folder(HOUSE / "Cargo.toml", "wasmtime-wasi") / "src/p2/wit/deps").glob("*.wit"):
        shutil.copy(wit, place / "wit" / "deps")
    shutil.copy(HERE / "python" / "world.wit", place / "wit")
    shutil.copy(HERE / "python" / "app.py", place)
    # An isolated environment: nothing of this machine's Python gets into the snapshot.
    env = {"PATH": os.environ["PATH"], "HOME": str(place), "PYTHONHASHSEED": "0"}
    run(python.parent / "componentize-py", "-d", "wit", "-w", "python", "componentize", "app", "-o", "python.wasm", cwd=place, env=env)
    return (place / "python.wasm").read_bytes()


def joined_prelude():
    """The parts of the prelude as one module: one `import` per source, no `export`."""
    imports, bodies = {}, []
    for part in PARTS:
        text = (HERE / "javascript" / "prelude" / f"{part}.mjs").read_text()
        for names, source in re.findall(r"^import (\* as \w+|\{[^}]*\}) from '(qjs:\w+)';$", text, re.M):
            known = imports.setdefault(source, [])
            known.extend(name for name in ([names] if names[0] == "*" else re.findall(r"\w+", names)) if name not in known)
        bodies.append(re.sub(r"^export (?=(async )?(function|class|const)\b)", "", re.sub(r"^import .*\n", "", text, flags=re.M), flags=re.M))
    lines = [f"import {names[0] if names[0][0] == '*' else '{ ' + ', '.join(names) + ' }'} from '{source}';" for source, names in imports.items()]
    return "\n".join([*lines, *bodies])


def build_javascript(python):
    place, sources = WORK / "javascript", package_folder(HERE / "javascript/sources/Cargo.toml", "rquickjs-sys") / "quickjs"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(sources, place, ignore=shutil.ignore_patterns("tests", "examples", "docs"))
    engine = (place / "quickjs.c").read_text()
    if NO_STACK_LIMIT not in engine:
        stop("quickjs.c has changed: its stack limit under WASI is not where it was.")
    (place / "quickjs.c").write_text(engine.replace(NO_STACK_LIMIT, "#if 0\n#else"))
    env = {**os.environ, "ZIG_GLOBAL_CACHE_DIR": str(WORK / "zig"), "ZIG_LOCAL_CACHE_DIR": str(WORK / "zig")}
    cc = [python, "-m", "ziglang", "cc", "-w", "-DNDEBUG", "-D_GNU_SOURCE"]
    engine = ["quickjs.c", "libregexp.c", "libunicode.c", "dtoa.c", "quickjs-libc.c"]
    run(*cc, "-O1", "-target", "x86_64-linux-musl" if os.uname().machine == "x86_64" else "aarch64-linux-musl", "qjsc.c", *engine, "-o", "qjsc", cwd=place, env=env)
    (place / "prelude.mjs").write_text(joined_prelude())
    run("./qjsc", "-m", "-P", "-s", "-M", "qjs:std,std", "-M", "qjs:os,os", "-M", "qjs:host,host", "-N", "prelude", "-o", "prelude.c", "prelude.mjs", cwd=place)
    shutil.copy(HERE / "javascript" / "host.c", place)
    wasi = ["-target", "wasm32-wasi", "-O2", f"-DSTACK_BYTES={STACK_BYTES}", "-D_WASI_EMULATED_PROCESS_CLOCKS", "-D_WASI_EMULATED_SIGNAL", "-D_WASI_EMULATED_GETPID"]
    link = ["-lwasi-emulated-process-clocks", "-lwasi-emulated-signal", "-lwasi-emulated-getpid", "-s", f"-Wl,-z,stack-size={STACK_BYTES + (1 << 18)}"]
    run(*cc, *wasi, "host.c", "prelude.c", *engine, *link, "-o", "javascript.wasm", cwd=place, env=env)
    return (place / "javascript.wasm").read_bytes()


def compressed(python, wasm):
    script = "import sys, zstandard; sys.stdout.buffer.write(zstandard.ZstdCompressor(level=19, threads=-1).compress(sys.stdin.buffer.read()))"
    return subprocess.run([str(python), "-c", script], input=wasm, capture_output=True, check=True).stdout


def build(id, python):
    name, version, kind = RUNTIMES[id]
    print(f"runtimes: building {name} {version}", flush=True)
    wasm = {"python": build_python, "javascript": build_javascript}[id](python)
    packed = compressed(python, wasm)
    (DIST / f"{id}.wasm.zst").write_bytes(packed)
    print(f"runtimes: {id}: {len(wasm):,} bytes, {len(packed):,} packed", flush=True)
    return {"id": id, "name": name, "version": version, "kind": kind, "sha256": hashlib.sha256(wasm).hexdigest(), "bytes": len(wasm), "file": f"{id}.wasm.zst", "file_sha256": hashlib.sha256(packed).hexdigest(), "file_bytes": len(packed), "inputs": inputs(id)}


def main():
    if sys.version_info < (3, 9):
        stop("Python 3.9 or newer is needed.")
    before = built()
    stale = [id for id in RUNTIMES if before.get(id, {}).get("inputs") != inputs(id)]
    if not stale:
        print("runtimes: up to date")
        return
    WORK.mkdir(parents=True, exist_ok=True)
    print("runtimes: fetching the pinned tools (about 125 MB, once)", flush=True)
    python = tools()
    entries = [build(id, python) if id in stale else before[id] for id in RUNTIMES]
    # Written last and at once: a build that was interrupted is done again.
    (DIST / "manifest.new").write_text(json.dumps({"runtimes": entries}, indent=2) + "\n")
    os.replace(DIST / "manifest.new", DIST / "manifest.json")


if __name__ == "__main__":
    main()
