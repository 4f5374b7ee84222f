#!/usr/bin/env python3
"""Builds the language runtimes: dist/*.zst and dist/manifest.json, which the binary embeds.

Every folder with a `recipe.py` is a runtime. A recipe says
    VERSION   the version that people see
    KIND      `module` (WASI 0.1) or `component` (WASI 0.2): of the first file that it makes
    MADE_OF   the crates, and the tools of requirements.txt, that it is made from
    build     which takes a `Kit` and returns the path of the WebAssembly, or a list of paths
              when there are more files: that one first
What is built is remembered by a hash of everything it was built from: its folder, the kit, and
the pins of what it is made from. A second run does nothing, and needs no network.

    build.py [ID …]    builds these alone, if they have changed
"""

import hashlib
import importlib.util
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DIST = HERE / "dist"
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import kit  # noqa: E402: it is beside this file
from strip import stripped  # noqa: E402


def recipes():
    """Every recipe by the id of its runtime, in alphabetical order."""
    found = {}
    for path in sorted(HERE.glob("*/recipe.py")):
        spec = importlib.util.spec_from_file_location(f"recipe_{path.parent.name}", path)
        found[path.parent.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(found[path.parent.name])
    return found


def inputs(id, recipe):
    """A hash of all that a runtime depends on."""
    found = hashlib.sha256()
    files = [HERE / "kit.py", HERE / "strip.py", HERE / "longjmp.s", HERE / "terminal.c", *sorted(path for path in (HERE / id).rglob("*") if path.is_file() and path.suffix != ".pyc")]
    files += [HERE / name for name in recipe.MADE_OF.get("files", [])]
    for path in files:
        found.update(str(path.relative_to(HERE)).encode() + b"\0" + path.read_bytes())
    tools, crates = recipe.MADE_OF.get("tools", []), recipe.MADE_OF.get("crates", [])
    for text in [*map(kit.pin, [*tools, "zstandard"]), *(kit.crate_lock(name)[1] for name in crates)]:
        found.update(text.encode())
    return found.hexdigest()


def built():
    """The files that were built before and are still there, by the id of their runtime."""
    try:
        entries = json.loads((DIST / "manifest.json").read_text())["files"]
    except (OSError, ValueError, KeyError):
        return {}
    is_whole = lambda entry: (DIST / entry["file"]).is_file() and kit.sha256(DIST / entry["file"]) == entry["file_sha256"]
    broken = {entry["runtime"] for entry in entries if not is_whole(entry)}
    found = {}
    for entry in entries:
        if entry["runtime"] not in broken:
            found.setdefault(entry["runtime"], []).append(entry)
    return found


def write(path, data):
    """Whole, or not at all; and never into a file that something else may share."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    os.replace(new, path)


def build(id, recipe, python):
    """Makes a runtime; the entries of its files."""
    print(f"runtimes: building {id} ({recipe.VERSION})", flush=True)
    # Before, so that what changes meanwhile is seen the next time.
    bench, made_of = kit.Kit(id, python), inputs(id, recipe)
    made = recipe.build(bench)
    entries = []
    for path in made if isinstance(made, list) else [made]:
        data = path.read_bytes()
        if path.suffix == ".wasm":
            data = stripped(data)
        packed = bench.packed(data)
        file = f"{path.name}.zst"
        write(DIST / file, packed)
        print(f"runtimes: {path.name}: {len(data):,} bytes, {len(packed):,} packed", flush=True)
        kind = "data" if entries else recipe.KIND
        entries.append({
            "runtime": id, "version": recipe.VERSION, "kind": kind, "name": path.name,
            "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data),
            "file": file, "file_sha256": hashlib.sha256(packed).hexdigest(), "file_bytes": len(packed),
            "inputs": made_of,
        })
    return entries


def remember(all, built):
    """Writes the manifest: what is built, of what there is a recipe for."""
    entries = [entry for id in all if id in built for entry in built[id]]
    write(DIST / "manifest.json", (json.dumps({"files": entries}, indent=2) + "\n").encode())


def main():
    if sys.version_info < (3, 9):
        kit.stop("Python 3.9 or newer is needed.")
    all, before = recipes(), built()
    unknown = [id for id in sys.argv[1:] if id not in all]
    if unknown:
        kit.stop(f"there is no runtime {unknown[0]}; there are {', '.join(all)}.")
    stale = [id for id, recipe in all.items() if id not in before or before[id][0]["inputs"] != inputs(id, recipe)]
    wanted = [id for id in stale if id in (sys.argv[1:] or stale)]
    if not wanted and set(before) <= set(all):
        print("runtimes: up to date")
        return
    kit.WORK.mkdir(parents=True, exist_ok=True)
    python = kit.tools() if wanted else None
    for id in wanted:
        before[id] = build(id, all[id], python)
        # After each: what was interrupted is done again, and nothing else.
        remember(all, before)
    remember(all, before)


if __name__ == "__main__":
    main()
