"""JavaScript: QuickJS-ng, with a prelude that makes it look like Node."""

import re
import shutil

VERSION = "QuickJS-ng 0.16.2"
KIND = "module"
MADE_OF = {"crates": ["rquickjs-sys"], "tools": ["ziglang"]}

PARTS = ["inspect", "text", "events", "timers", "files", "streams", "web", "util", "console", "node"]
ENGINE = ["quickjs.c", "libregexp.c", "libunicode.c", "dtoa.c", "quickjs-libc.c"]
# QuickJS has no limit on its stack under WASI; with one, endless recursion is a RangeError.
NO_STACK_LIMIT = "#if defined(__wasi__)\n    rt->stack_limit = 0; /* no limit */\n#else"
STACK_BYTES = 1 << 20


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


def build(kit):
    sources = kit.crate("rquickjs-sys") / "quickjs"
    shutil.copytree(sources, kit.place, ignore=shutil.ignore_patterns("tests", "examples", "docs"), dirs_exist_ok=True)
    kit.replace("quickjs.c", NO_STACK_LIMIT, "#if 0\n#else")
    kit.cc_here("-O1", "-D_GNU_SOURCE", "qjsc.c", *ENGINE, "-o", "qjsc")
    (kit.place / "prelude.mjs").write_text(prelude(kit.here / "prelude"))
    kit.run("./qjsc", "-m", "-P", "-s", "-M", "qjs:std,std", "-M", "qjs:os,os", "-M", "qjs:host,host", "-N", "prelude", "-o", "prelude.c", "prelude.mjs")
    shutil.copy(kit.here / "host.c", kit.place)
    wasi = ["-O2", "-D_GNU_SOURCE", f"-DSTACK_BYTES={STACK_BYTES}", "-D_WASI_EMULATED_PROCESS_CLOCKS", "-D_WASI_EMULATED_SIGNAL", "-D_WASI_EMULATED_GETPID"]
    link = ["-lwasi-emulated-process-clocks", "-lwasi-emulated-signal", "-lwasi-emulated-getpid", "-s", f"-Wl,-z,stack-size={STACK_BYTES + (1 << 18)}"]
    kit.cc(*wasi, "host.c", "prelude.c", *ENGINE, *link, "-o", "javascript.wasm")
    return kit.place / "javascript.wasm"
