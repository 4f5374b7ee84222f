"""C and C++: clang and its linker, a C library, and a C++ library that can throw.

Clang and wasi-libc are as they are published. The C++ library is built here, because the one
published with them was built without exceptions: its sources, of the same release of LLVM,
are in the package of Zig, whose compiler builds them.
"""

import concurrent.futures
import os
import shutil
import tarfile
from pathlib import Path

VERSION = "clang 22.1.0"
KIND = "module"
MADE_OF = {"tools": ["ziglang"]}

CLANG = ("@yowasp/clang", "22.0.0-git20542-10", "6230ea1afa9691fa065935cf68c01642ff9b31c183fe8ac64cdfda025df06009")
TARGET = "wasm32-wasip1"
# How the house compiles people's programs too: an exception must pass through both alike.
EXCEPTIONS = ["-fwasm-exceptions", "-mllvm", "-wasm-use-legacy-eh=false"]
# Small: nearly every program carries half of it, and must be translated before it starts.
LIBRARY = ["-Os", "-DNDEBUG", "-w", "-ffunction-sections", "-fdata-sections", "-fvisibility=hidden", "-D_WASI_EMULATED_SIGNAL", "-D_WASI_EMULATED_PROCESS_CLOCKS"]
BUILDING = ["-std=c++23", "-fvisibility-inlines-hidden", "-D_LIBCPP_BUILDING_LIBRARY", "-DLIBCXX_BUILDING_LIBCXXABI", "-D_LIBCPP_DISABLE_VISIBILITY_ANNOTATIONS", "-D_LIBCXXABI_DISABLE_VISIBILITY_ANNOTATIONS"]
# Of libc++abi: `new` and `delete` are its, and no thread ever ends.
NOT_HERE = {"new.cpp", "cxa_noexception.cpp", "cxa_thread_atexit.cpp"}
# Of clang's own headers: those of the language, and of WebAssembly.
HEADERS = ["__float*", "__stdarg*", "__stddef*", "builtins.h", "float.h", "inttypes.h", "iso646.h", "limits.h", "std*.h", "tgmath.h", "unwind.h", "varargs.h", "wasm_simd128.h"]
LIBRARIES = ["crt1-command.o", "libc.a", "libc-printscan-long-double.a", "libm.a", "libsetjmp.a", "libwasi-emulated-getpid.a", "libwasi-emulated-mman.a", "libwasi-emulated-process-clocks.a", "libwasi-emulated-signal.a"]


def headers(kit, published, zig, usr):
    """Everything that can be included."""
    for pattern in HEADERS:
        for path in (published / "include").glob(pattern):
            shutil.copy(path, usr / "include")
    shutil.copytree(published / "include" / TARGET, usr / "include" / TARGET)
    cxx = usr / "include/c++/v1"
    shutil.copytree(zig / "libcxx/include", cxx)
    for header in (zig / "libcxxabi/include").iterdir():
        shutil.copy(header, cxx)
    for header in ["__config_site", "__assertion_handler"]:
        shutil.copy(published / "include/c++/v1" / header, cxx)
    place = str(cxx.relative_to(kit.place))
    kit.replace(f"{place}/__config", "/* zig patch: instead of including __config_site, zig adds -D flags when compiling */", "#include <__config_site>")
    # An index outside of a vector ends the program with a sentence instead of with nonsense.
    kit.replace(f"{place}/__config_site", "_LIBCPP_HARDENING_MODE_DEFAULT 2", "_LIBCPP_HARDENING_MODE_DEFAULT _LIBCPP_HARDENING_MODE_FAST")
    kit.replace(f"{place}/__config_site", "_LIBCPP_ASSERTION_SEMANTIC_DEFAULT 2", "_LIBCPP_ASSERTION_SEMANTIC_DEFAULT _LIBCPP_ASSERTION_SEMANTIC_ENFORCE")
    (cxx / "bits").mkdir()
    shutil.copy(kit.here / "parsed" / "all.h", cxx / "bits" / "stdc++.h")
    # Sets of headers that the house parses ahead.
    shutil.copytree(kit.here / "parsed", usr / "parsed")


def objects(kit, zig, usr):
    """Builds the C++ library, and what of ours is linked into every program."""
    sources = kit.place / "sources"
    for part in ["libcxx/src", "libcxx/libc", "libcxxabi", "libunwind"]:
        shutil.copytree(zig / part, sources / part)
    shutil.copy(kit.here / "names.h", sources / "libcxxabi/src")
    last_words = "sources/libcxxabi/src/cxa_default_handlers.cpp"
    kit.replace(last_words, "__cxxabiv1::__cxa_demangle(str, nullptr, nullptr, nullptr)", "plain_name(str)")
    kit.replace(last_words, '#include "cxxabi.h"', '#include "cxxabi.h"\n#include "names.h"')
    kit.replace("sources/libcxx/src/filesystem/operations.cpp", " || _LIBCPP_HAS_MUSL_LIBC || ", " || ")
    system = ["-nostdinc", "-isystem", usr / "include/c++/v1", "-isystem", usr / "include", "-isystem", usr / "include" / TARGET]
    own = [f"-I{sources / folder}" for folder in ["libcxx/src", "libcxx/libc", "libcxxabi/src", "libcxxabi/include", "libunwind/include"]]
    made = kit.place / "objects"
    made.mkdir()

    def compiled(source, flags):
        target = made / f"{source.parent.name}-{source.stem}.o"
        # Nothing of this machine's folders gets into the objects.
        kit.run(kit.python, "-m", "ziglang", "clang", f"--target={TARGET}", f"-ffile-prefix-map={kit.place}=", *EXCEPTIONS, *LIBRARY, *flags, *system, *own, "-c", source, "-o", target)
        return target

    cxx = [path for folder in ["libcxx/src", "libcxx/src/filesystem", "libcxx/src/ryu", "libcxxabi/src"] for path in sorted((sources / folder).glob("*.cpp")) if path.name not in NOT_HERE]
    jobs = [(path, [*BUILDING, *(["-D_LIBCXXABI_BUILDING_LIBRARY"] if "libcxxabi" in str(path) else [])]) for path in cxx]
    jobs += [(sources / "libunwind/src/Unwind-wasm.c", ["-fdeclspec"]), (kit.here / "tag.s", ["-mexception-handling"])]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        library = list(pool.map(lambda job: compiled(*job), jobs))
        ours = list(pool.map(lambda path: compiled(path, []), [kit.here.parent / "terminal.c", kit.here / "start.c", kit.here / "main.cpp"]))
    return library, ours


def pack(folder, target):
    """A tar that depends on the names and contents of the files alone."""
    with tarfile.open(target, "w", format=tarfile.USTAR_FORMAT) as tar:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = tarfile.TarInfo(str(path.relative_to(folder)))
            entry.size, entry.mode = path.stat().st_size, 0o644
            with open(path, "rb") as file:
                tar.addfile(entry, file)
    return target


def build(kit):
    package = kit.npm(*CLANG) / "gen"
    with tarfile.open(package / "llvm-resources.tar") as tar:
        tar.extractall(kit.place / "published")
    published = kit.place / "published"
    published = published / "usr" if (published / "usr").is_dir() else published
    zig = Path(kit.run(kit.python, "-c", "import os, ziglang; print(os.path.dirname(ziglang.__file__))").strip()) / "lib"
    usr = kit.place / "usr"
    for folder in ["include", "lib"]:
        (usr / folder).mkdir(parents=True)
    headers(kit, published, zig, usr)
    library, ours = objects(kit, zig, usr)
    for name in LIBRARIES:
        shutil.copy(published / "lib" / TARGET / name, usr / "lib")
    shutil.copy(published / "lib/wasm32-unknown-wasip1/libclang_rt.builtins.a", usr / "lib/libbuiltins.a")
    for path in ours:
        shutil.copy(path, usr / "lib" / f"{path.stem.split('-')[-1]}.o")
    kit.run(kit.python, "-m", "ziglang", "ar", "rcsD", usr / "lib/libc++.a", *library)
    shutil.copy(package / "llvm.core.wasm", kit.place / "clang.wasm")
    return [kit.place / "clang.wasm", pack(usr, kit.place / "usr.tar")]
