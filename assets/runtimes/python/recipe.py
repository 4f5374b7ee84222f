"""Python: CPython with its standard library and packages, as a snapshot taken after its start."""

import ast
import os
import re
import shutil
import sys
import zipfile

VERSION = "3.14.0"
KIND = "component"
MADE_OF = {"crates": ["wasmtime-wasi"], "tools": ["componentize-py"]}

# Pygments is small with the languages of the sandbox, and what goes with them.
LEXERS = ["special", "python", "c_cpp", "javascript", "html", "data", "diff", "php", "scripting", "shell", "sql"]
# Where a package relies on what the sandbox lacks.
CHANGES = [
    # It reads the time zones of tzdata.
    ("pytz/__init__.py", "files(__name__)", "files('tzdata')"),
    ("rich/progress.py", "from mmap import mmap\n", ""),
    ("rich/progress.py", "memoryview, mmap]", "memoryview]"),
    # Displays are refreshed when they change: there is no thread that would do it meanwhile.
    ("rich/live.py", "self.auto_refresh = auto_refresh", "self.auto_refresh = False"),
    ("rich/live.py", "renderable: RenderableType, *, refresh: bool = False", "renderable: RenderableType, *, refresh: bool = True"),
    ("_pytest/compat.py", 'sys.platform == "emscripten"', 'sys.platform in ("emscripten", "wasi")'),
    # Streams cannot be duplicated.
    ("_pytest/capture.py", 'default="fd"', 'default="sys"'),
    ("_pytest/config/__init__.py", '    "faulthandler",\n', ""),
]


def build(kit):
    (kit.place / "wit" / "deps").mkdir(parents=True)
    for wit in (kit.crate("wasmtime-wasi") / "src/p2/wit/deps").glob("*.wit"):
        shutil.copy(wit, kit.place / "wit" / "deps")
    shutil.copy(kit.here / "world.wit", kit.place / "wit")
    for source in ("archive.py", "app.py", "library.py", "refusals.py", "standins.py"):
        shutil.copy(kit.here / source, kit.place)
    packages(kit)
    # An isolated environment: nothing of this machine's Python gets into the snapshot.
    env = {"PATH": os.environ["PATH"], "HOME": str(kit.place), "PYTHONHASHSEED": "0"}
    for app in ("archive", "app"):
        kit.run(kit.python.parent / "componentize-py", "-d", "wit", "-w", "python", "componentize", app, "-o", f"{app}.wasm", env=env)
    return (kit.place / "app.wasm").rename(kit.place / "python.wasm")


def packages(kit):
    """Unpacks the packages of packages.txt, as far as they are Python, into `packages`."""
    # Any machine may fetch them: of those with parts in C, the Python parts are taken from one and the same build.
    target = ["--python-version", "3.14", "--implementation", "cp", "--platform", "manylinux2014_x86_64", "--platform", "any"]
    abis = ["--abi", "cp314", "--abi", "none"]
    pins, wheels = kit.here / "packages.txt", kit.place.parent / "wheels"
    recorded = (kit.here.parent / "LICENSES.json").read_text()
    for name, version in re.findall(r"^([\w-]+)==([\w.]+)", pins.read_text(), re.M):
        if f"/{name}/{version}/" not in recorded:
            sys.exit(f"runtimes: LICENSES.json does not say the licence of {name} {version}.")
    kit.run(kit.python, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary", ":all:", *target, *abis, "--dest", wheels, "--find-links", wheels, "-r", pins)
    pinned = pins.read_text()
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            for name in packed.namelist() if is_pinned(wheel, pinned) else []:
                if is_wanted(name):
                    packed.extract(name, kit.place / "packages")
    # They are the same, but pytz needs the long form; there they can be read by all.
    shutil.copytree(kit.place / "packages/pytz/zoneinfo", kit.place / "packages/tzdata/zoneinfo", dirs_exist_ok=True)
    shutil.rmtree(kit.place / "packages/pytz/zoneinfo")
    for described in (kit.place / "packages").glob("*.dist-info/METADATA"):
        # What follows the first empty line is a page for readers.
        described.write_text(described.read_text().partition("\n\n")[0] + "\n")
    for file, old, new in CHANGES:
        kit.replace(f"packages/{file}", old, new)
    choose_lexers(kit.place / "packages/pygments/lexers")


def is_pinned(wheel, pinned):
    name, version = wheel.name.split("-")[:2]
    return f"\n{name.replace('_', '-')}=={version} " in pinned.lower()


def is_wanted(name):
    if name.endswith(".dist-info/METADATA"):
        return True
    return (name.endswith(".py") or name.startswith(("tzdata/", "pytz/"))) and "/tests/" not in name


def choose_lexers(folder):
    """Leaves the lexers of some languages, those that they are made from, and the list of them."""
    kept, wanted = {"__init__", "_mapping"}, list(LEXERS)
    while wanted:
        name = wanted.pop()
        # What is imported may also be a function of the package.
        if name not in kept and (folder / f"{name}.py").is_file():
            kept.add(name)
            for node in ast.walk(ast.parse((folder / f"{name}.py").read_text())):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pygments.lexers"):
                    wanted += [node.module.removeprefix("pygments.lexers.")] if node.module != "pygments.lexers" else [alias.name for alias in node.names]
    for file in folder.glob("*.py"):
        if file.stem not in kept:
            file.unlink()
    mapping = folder / "_mapping.py"
    lines = mapping.read_text().splitlines(keepends=True)
    is_gone = lambda line: line.startswith("    '") and line.split("'")[3].removeprefix("pygments.lexers.") not in kept
    mapping.write_text("".join(line for line in lines if not is_gone(line)))
