"""SQL: SQLite and its own shell. The library is the one that the house itself uses."""

import shutil
import tarfile

VERSION = "SQLite 3.54.1"
KIND = "module"
MADE_OF = {"crates": ["libsqlite3-sys"], "tools": ["ziglang"]}

# The shell does not come with the library in any crate. This package has SQLite's own archive.
SHELL = ("sqlite3", "6.0.1", "ab8d044a93e05bd031d7ea75547c7fa60387cdc259d27f93c0e3e2832c4b1df9")
SHELL_ARCHIVE = "deps/sqlite-autoconf-3520000.tar.gz"

FEATURES = [
    "SQLITE_THREADSAFE=0", "SQLITE_OMIT_LOAD_EXTENSION", "SQLITE_NOHAVE_SYSTEM", "SQLITE_TEMP_STORE=3",
    "SQLITE_ENABLE_FTS5", "SQLITE_ENABLE_RTREE", "SQLITE_ENABLE_MATH_FUNCTIONS", "SQLITE_ENABLE_STMTVTAB",
    "SQLITE_ENABLE_DBPAGE_VTAB", "SQLITE_ENABLE_DBSTAT_VTAB", "SQLITE_ENABLE_PERCENTILE", "SQLITE_DQS=0",
    # A program is alone with its files, and WASI has no locks.
    'SQLITE_DEFAULT_UNIX_VFS="unix-none"',
]
# What the shell would do with the script of a run, and shall do.
CHANGES = [
    ("  sqlite3_int64 sz = fileSize(z);\n  if( sz<=0 ) return 0;\n  if( (sz%512)==0 ){", "  sqlite3_int64 sz = fileSize(z);\n  if( strcmp(z,room_script)==0 ) return 1;\n  if( sz<=0 ) return 0;\n  if( (sz%512)==0 ){"),
    ("static int isScriptFile(", "extern const char *room_script;\nstatic int isScriptFile("),
    ("        if( res ) i = nCmd;", "        if( res ){ rc = 1; i = nCmd; }"),
    # Errors name the file as everything else does: file:line.
    ('    if( in!=0 || !stdin_is_interactive ){\n      sqlite3_snprintf(sizeof(zPrefix), zPrefix,\n                       "%s near line %d:", zErrorType, startline);', '    if( in!=0 || !stdin_is_interactive ){\n      sqlite3_snprintf(sizeof(zPrefix), zPrefix,\n                       "%s:%d: %s:", p->zInFile, startline, zErrorType);'),
]


def build(kit):
    with tarfile.open(kit.npm(*SHELL) / SHELL_ARCHIVE) as archive:
        shell = next(member for member in archive.getmembers() if member.name.endswith("/shell.c"))
        (kit.place / "shell.c").write_bytes(archive.extractfile(shell).read())
    for name in ["sqlite3.c", "sqlite3.h", "sqlite3ext.h"]:
        shutil.copy(kit.crate("libsqlite3-sys") / "sqlite3" / name, kit.place)
    if f'SQLITE_VERSION        "{VERSION.split()[1]}"' not in (kit.place / "sqlite3.h").read_text():
        raise SystemExit(f"runtimes: the SQLite of the house is not {VERSION} any more; say so in sqlite/recipe.py.")
    shutil.copy(kit.here / "main.c", kit.place)
    for old, new in CHANGES:
        kit.replace("shell.c", old, new)
    defines = [f"-D{feature}" for feature in FEATURES] + ["-D_WASI_EMULATED_GETPID", "-D_WASI_EMULATED_SIGNAL", "-D_WASI_EMULATED_PROCESS_CLOCKS"]
    # Each by itself: what is meant for the shell is nothing for the others.
    kit.cc("-O2", *defines, "-c", "sqlite3.c")
    kit.cc("-O2", *defines, "-DSQLITE_WASI=1", "-Dmain=shell_main", "-Dfopen=room_fopen", "-Dfclose=room_fclose", "-c", "shell.c")
    link = ["-lwasi-emulated-getpid", "-lwasi-emulated-signal", "-lwasi-emulated-process-clocks", "-s", f"-Wl,-z,stack-size={1 << 20}"]
    kit.cc("-O2", "main.c", "sqlite3.o", "shell.o", *kit.with_terminal(), *link, "-o", "sqlite.wasm")
    return kit.place / "sqlite.wasm"
