"""Python: CPython with its standard library, as a snapshot taken after its start."""

import os
import shutil

VERSION = "3.14.0"
KIND = "component"
MADE_OF = {"crates": ["wasmtime-wasi"], "tools": ["componentize-py"]}


def build(kit):
    (kit.place / "wit" / "deps").mkdir(parents=True)
    for wit in (kit.crate("wasmtime-wasi") / "src/p2/wit/deps").glob("*.wit"):
        shutil.copy(wit, kit.place / "wit" / "deps")
    shutil.copy(kit.here / "world.wit", kit.place / "wit")
    for source in ("archive.py", "app.py", "library.py", "refusals.py", "standins.py"):
        shutil.copy(kit.here / source, kit.place)
    # An isolated environment: nothing of this machine's Python gets into the snapshot.
    env = {"PATH": os.environ["PATH"], "HOME": str(kit.place), "PYTHONHASHSEED": "0"}
    for app in ("archive", "app"):
        kit.run(kit.python.parent / "componentize-py", "-d", "wit", "-w", "python", "componentize", app, "-o", f"{app}.wasm", env=env)
    return (kit.place / "app.wasm").rename(kit.place / "python.wasm")
