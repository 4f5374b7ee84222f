"""Python in the sandbox: runs a room's program as `python FILE ARG…` would.

componentize-py executes this file once, at build time, and keeps a snapshot of the
interpreter's memory. The snapshot holds modules that are already imported, and the
compiled code of the whole standard library and of some packages, imported from memory: a
program starts in milliseconds and needs no file but its own. The seed of `hash()` is
part of the snapshot, so the order of a set is the same in every run; `random` is
seeded anew each time, from what the sandbox gives (the same for the same `--seed`).
"""
import abc, argparse, ast, asyncio, asyncio.selector_events, atexit, base64, bisect, builtins, calendar
import cmath, collections, collections.abc, concurrent.futures, contextlib, copy, csv, dataclasses, datetime
import decimal, enum, fractions, functools, gc, hashlib, heapq, html, importlib, importlib.abc, importlib.machinery
import importlib.metadata, importlib.resources, importlib.util, inspect, io, itertools, json, linecache, locale
import logging, marshal, math, numbers, operator, os, pathlib, pickle, pprint, queue, random, re, secrets
import selectors, shutil, signal, socket, sqlite3, statistics, string, struct, subprocess, sys, tempfile
import textwrap, threading, time, timeit, tokenize
import traceback, types, typing, unicodedata, unittest, urllib.parse, uuid, warnings, zlib

import library
import refusals
import standins
import wit_world
from wit_world import exports
from wit_world.imports import environment, status

# What tracebacks leave out.
OURS = os.path.dirname(__file__) + "/"
LIBRARY = library.Library(OURS + "archive")
LIBRARY.mending.update(refusals.MENDING)
# Last, so that a file of the room comes before a module of the same name, as everywhere.
sys.meta_path.append(LIBRARY)
PACKAGES = sorted((found.name for found in LIBRARY.find_distributions(importlib.metadata.DistributionFinder.Context())), key=str.lower)
PACKAGES_NOTE = f"Programs here have Python's standard library, the room's own files, and these packages: {', '.join(PACKAGES)}. Others cannot be installed."
PRELOADED = {name for name in sys.modules if name in LIBRARY.modules}
# What every interpreter has imported before the program starts: nobody can shadow these.
CORE = {"abc", "codecs", "encodings", "io", "os", "posixpath", "genericpath", "stat", "site", "importlib", "types", "warnings", "zipimport", "collections", "functools", "re", "enum", "linecache", "traceback", "contextlib", "keyword", "operator", "reprlib", "itertools"}

refusals.install()
standins.install()


def open_streams():
    """Standard streams of this run; those of the snapshot are the build's."""
    raw = io.FileIO(0, "r", closefd=False)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(raw), encoding="utf-8", errors="replace")
    for name, fd, errors in (("stdout", 1, "surrogateescape"), ("stderr", 2, "backslashreplace")):
        raw = io.FileIO(fd, "w", closefd=False)
        setattr(sys, name, io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors=errors, line_buffering=True))
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        stream.mode = mode
        setattr(sys, f"__{name}__", stream)


def forget_shadowed(folder):
    """Lets the room's own `random.py` win over the module that is already imported."""
    try:
        names = {name.removesuffix(".py") for name in os.listdir(folder)}
    except OSError:
        return
    for name in (names & PRELOADED) - CORE:
        for loaded in [other for other in sys.modules if other == name or other.startswith(name + ".")]:
            del sys.modules[loaded]


def set_up(path, args):
    """Makes the interpreter look freshly started for `path`."""
    os.environ.clear()
    for name, value in environment.get_environment():
        os.environ[name] = value
    folder = os.path.dirname(path)
    os.chdir(os.environ.get("PWD", "/"))
    sys.argv, sys.orig_argv = args, ["python3", *args]
    sys.path[:] = [folder]
    sys.path_importer_cache.clear()
    sys.dont_write_bytecode = True
    sys.executable = ""
    linecache.clearcache()
    warnings.resetwarnings()
    warnings.simplefilter("ignore")
    warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
    warnings.filterwarnings("default", category=SyntaxWarning)
    warnings.filterwarnings("default", category=UserWarning)
    warnings.filterwarnings("default", category=RuntimeWarning)
    tempfile.tempdir = None
    tempfile._name_sequence = None
    random.seed(os.urandom(32))
    random._inst.gauss_next = None
    open_streams()
    # Only those who make the snapshot look for it.
    sys.modules.pop("app", None)
    forget_shadowed(folder)


def run_main(path):
    main = types.ModuleType("__main__")
    main.__file__, main.__builtins__, main.__cached__ = path, builtins, None
    sys.modules["__main__"] = main
    with open(path, "rb") as source:
        code = compile(source.read(), path, "exec", dont_inherit=True)
    exec(code, main.__dict__)


def explain(error):
    """Prints an uncaught error, without the frames of this file."""
    if isinstance(error, ModuleNotFoundError) and error.name:
        why = refusals.why_missing(error.name)
        if why or error.name.partition(".")[0] not in LIBRARY.modules:
            error.add_note(why or PACKAGES_NOTE)
    frames = error.__traceback__
    while frames and frames.tb_frame.f_code.co_filename.startswith(OURS):
        frames = frames.tb_next
    error.__traceback__ = frames
    if sys.excepthook is not sys.__excepthook__:
        sys.excepthook(type(error), error, frames)
    else:
        traceback.print_exception(error)


def status_of(code):
    """The exit status that `sys.exit(code)` asks for."""
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def guarded(work):
    """Runs `work` and says with which status the program ends if it ends now."""
    try:
        work()
    except SystemExit as leave:
        return status_of(leave.code)
    except BaseException as error:
        explain(error)
        return 1
    return 0


def leave(code):
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
    status.exit(code & 0xFF)


def hide_frames():
    """Lets tracebacks show the program, and not what stands between it and the interpreter."""
    walk = traceback._walk_tb_with_full_positions
    traceback._walk_tb_with_full_positions = lambda frames: (found for found in walk(frames) if not found[0].f_code.co_filename.startswith(OURS))


os._exit = lambda code: status.exit(code & 0xFF)
hide_frames()


class Run(exports.Run):
    def run(self) -> None:
        args = environment.get_arguments()
        path = args[0]
        set_up(path, args)
        code = guarded(lambda: run_main(path))
        ended = guarded(atexit._run_exitfuncs)
        leave(code or ended)


def settle():
    """Makes the memory of the snapshot a good one to start from.

    A run pays for every page that it writes to. Programs would get their memory from the
    holes that this start has left all over the snapshot; so the holes are filled, and what a
    program allocates lies close together, behind it.
    """
    # These names are the program's: its own `library.py` is not ours.
    for name in ("library", "refusals", "standins"):
        del sys.modules[name]
    # What every run would have to free is freed here.
    os.environ.clear()
    sys.path_importer_cache.clear()
    linecache.clearcache()
    re.purge()
    gc.collect()
    # Collections of garbage pass over what is here.
    gc.freeze()
    fillings = []
    size = 1 << 20
    end = id(bytes(4 * size))
    while size > 4:
        filling = bytes(size)
        if id(filling) < end:
            fillings.append(filling)
        else:
            size = size * 7 // 8
    return fillings


FILLINGS = settle()
