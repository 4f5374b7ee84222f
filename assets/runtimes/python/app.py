"""Python in the sandbox: runs a room's program as `python FILE ARG…` would.

componentize-py executes this file once, at build time, and keeps a snapshot of the
interpreter's memory. The snapshot holds modules that are already imported, and the
compiled code of the whole standard library, which `Library` imports from memory: a
program starts in milliseconds and needs no file but its own. The seed of `hash()` is
part of the snapshot, so the order of a set is the same in every run; `random` is
seeded anew each time, from what the sandbox gives (the same for the same `--seed`).
"""
import abc, argparse, ast, asyncio, asyncio.selector_events, atexit, base64, bisect, builtins, calendar
import cmath, collections, collections.abc, concurrent.futures, contextlib, copy, csv, dataclasses, datetime
import decimal, enum, fractions, functools, gc, hashlib, heapq, html, importlib, importlib.abc, importlib.machinery
import importlib.util, inspect, io, itertools, json, linecache, locale, logging, marshal, math, numbers, operator
import os, pathlib, pickle, pprint, queue, random, re, secrets, selectors, shutil, signal, socket, sqlite3
import statistics, string, struct, subprocess, sys, tempfile, textwrap, threading, time, timeit, tokenize
import traceback, types, typing, unicodedata, unittest, urllib.parse, uuid, warnings, zlib

import wit_world
from wit_world import exports
from wit_world.imports import environment, status

HOME = "/usr/lib/python3.14"
SKIPPED = {"__pycache__", "test", "tests", "idlelib", "tkinter", "turtledemo", "ensurepip", "venv", "site-packages"}
PACKAGES_NOTE = "Programs here have Python's standard library and the room's own files; other packages cannot be installed."


def compiled_library():
    """The code of every module of the standard library, by name."""
    library = {}
    # The build also sees packages of the machine it runs on: take the standard library's folder alone.
    root = next(path for path in sys.path if os.path.exists(path + "/os.py"))
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in SKIPPED]
        inside = os.path.relpath(folder, root)
        package = "" if inside == "." else inside.replace("/", ".") + "."
        for file in files:
            if not file.endswith(".py"):
                continue
            is_package = file == "__init__.py"
            name = package[:-1] if is_package else package + file[:-3]
            if not name or name == "app":
                continue
            path = os.path.join(folder, file)
            try:
                with open(path, "rb") as source:
                    code = compile(source.read(), f"{HOME}/{os.path.relpath(path, root)}", "exec", dont_inherit=True, optimize=0)
            except SyntaxError:
                continue
            library[name] = (is_package, marshal.dumps(code))
    return library


class Library(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports the standard library from memory."""

    def __init__(self, modules):
        self.modules = modules

    def find_spec(self, name, path=None, target=None):
        if name not in self.modules:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=self.modules[name][0], origin="standard library")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__spec__.name), module.__dict__)

    def get_code(self, name):
        return marshal.loads(self.modules[name][1])

    def get_source(self, name):
        return None

    def is_package(self, name):
        return self.modules[name][0]


LIBRARY = Library(compiled_library())
# Last, so that a file of the room comes before a module of the same name, as everywhere.
sys.meta_path.append(LIBRARY)
PRELOADED = {name for name in sys.modules if name in LIBRARY.modules}
# What every interpreter has imported before the program starts: nobody can shadow these.
CORE = {"abc", "codecs", "encodings", "io", "os", "posixpath", "genericpath", "stat", "site", "importlib", "types", "warnings", "zipimport", "collections", "functools", "re", "enum", "linecache", "traceback", "contextlib", "keyword", "operator", "reprlib", "itertools", "app"}


def refuse(error, why):
    def refused(*args, **kwargs):
        raise error(why)

    return refused


def forbid():
    """Replaces what a sandbox cannot do by an error that says why."""
    threads = "threads are not available in the sandbox: use asyncio, or a loop"
    processes = "the sandbox cannot start other programs"
    network = "there is no network in the sandbox"
    threading.Thread.start = refuse(RuntimeError, threads)
    threading._start_new_thread = threading._start_joinable_thread = refuse(RuntimeError, threads)
    sys.modules["_thread"].start_new_thread = refuse(RuntimeError, threads)
    subprocess.Popen.__init__ = refuse(PermissionError, processes)
    subprocess.Popen.__del__ = lambda self, **_: None
    for name in ("system", "popen", "fork", "forkpty", "execv", "execve", "execvp", "posix_spawn", "spawnv"):
        setattr(os, name, refuse(PermissionError, processes))
    socket.socket = type("socket", (socket.socket,), {"__init__": refuse(PermissionError, network), "__del__": lambda self: None})
    for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname", "socketpair"):
        setattr(socket, name, refuse(PermissionError, network))


class Sleeper(selectors._BaseSelectorImpl):
    """What asyncio waits with where there is nothing to wait for but time."""

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("the event loop waits for something that cannot happen in the sandbox")
        if timeout > 0:
            time.sleep(timeout)
        return []


def patch_asyncio():
    """Lets asyncio run without the socket pair it wakes itself up by."""
    loop = asyncio.selector_events.BaseSelectorEventLoop
    loop._make_self_pipe = lambda self: None
    loop._close_self_pipe = lambda self: None
    loop._write_to_self = lambda self: None
    selectors.DefaultSelector = Sleeper
    signal.set_wakeup_fd = lambda *args, **kwargs: -1


forbid()
patch_asyncio()


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
    sys.path_importer_cache = {}
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
        name = error.name.partition(".")[0]
        if name in sys.stdlib_module_names and name not in LIBRARY.modules:
            error.add_note(f"{name} needs something that the sandbox does not have.")
        elif name not in sys.stdlib_module_names:
            error.add_note(PACKAGES_NOTE)
    frames = error.__traceback__
    while frames and frames.tb_frame.f_code.co_filename == __file__:
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


os._exit = lambda code: status.exit(code & 0xFF)
signal.set_wakeup_fd = lambda *args, **kwargs: -1


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
# To free what the build has found would be to write to as many pages.
FINDERS = sys.path_importer_cache
