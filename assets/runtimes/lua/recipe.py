"""Lua: the reference implementation, with a `main` of our own."""

import shutil

VERSION = "5.4.9"
KIND = "module"
MADE_OF = {"crates": ["lua-src"], "tools": ["ziglang"]}

# The two programs that come with the library; ours is another.
PROGRAMS = {"lua.c", "luac.c"}
# math.random starts from the clock otherwise, and a run with a seed would not repeat.
CLOCK_SEED = "(lua_Unsigned)time(NULL)"

# Clocks and temporary files, which the package leaves out under WASI. They are there.
LEFT_OUT = "#if !defined(__wasi__)"


def build(kit):
    shutil.copytree(kit.crate("lua-src") / f"lua-{VERSION}", kit.place, dirs_exist_ok=True)
    for file in ["main.c", "room.h"]:
        shutil.copy(kit.here / file, kit.place)
    kit.replace("lmathlib.c", CLOCK_SEED, "lua_entropy()")
    for file in ["liolib.c", "loslib.c"]:
        kit.replace(file, LEFT_OUT, "#if 1")
    sources = sorted(path.name for path in kit.place.glob("*.c") if path.name not in PROGRAMS)
    defines = ["-include", "room.h", "-D_WASI_EMULATED_PROCESS_CLOCKS", "-D_WASI_EMULATED_SIGNAL"]
    link = ["-lwasi-emulated-process-clocks", "-lwasi-emulated-signal", "-s", f"-Wl,-z,stack-size={1 << 20}"]
    kit.cc("-O2", *defines, *kit.with_setjmp(), *kit.with_terminal(), *sources, *link, "-o", "lua.wasm")
    return kit.place / "lua.wasm"
