"""Compiles the standard library and the packages into `archive`, which `library.py` reads.

componentize-py executes this file once, for what it writes: only that interpreter makes code for
itself. The component that comes of it is thrown away. Were it done where the snapshot is made, what
the compiler leaves in memory would be in the snapshot.
"""
import marshal
import os
import sys

from wit_world import exports

HERE = os.path.dirname(__file__)
HOME = "/usr/lib/python3.14"
# They need what no sandbox has: a screen, other programs, native libraries, packages to install.
SKIPPED = {"__pycache__", "test", "tests", "site-packages", "tkinter", "turtledemo", "idlelib", "ensurepip", "venv", "ctypes", "curses"}
MODULES, DATA = {}, {}


def files_below(root, skipped):
    """The path of every file, seen from `root`, in an order that is always the same."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(set(folders) - skipped)
        for file in sorted(files):
            yield os.path.relpath(os.path.join(folder, file), root)


def take(root, home, skipped):
    """Compiles what is below `root`; at run time it is below `home`."""
    for file in files_below(root, skipped):
        path = f"{home}/{file}"
        with open(os.path.join(root, file), "rb") as opened:
            content = opened.read()
        if not file.endswith(".py"):
            DATA[path] = content
            continue
        name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        try:
            code = compile(content, path, "exec", dont_inherit=True, optimize=0)
        except SyntaxError:
            # The standard library has files that are wrong on purpose.
            continue
        MODULES[name] = (file.endswith("__init__.py"), path, marshal.dumps(code))


# The build also sees packages of the machine it runs on: take the standard library's folder alone.
take(next(path for path in sys.path if os.path.exists(path + "/os.py")), HOME, SKIPPED)
take(HERE + "/packages", HOME + "/site-packages", {"__pycache__"})
with open(HERE + "/archive", "wb") as archive:
    marshal.dump((MODULES, DATA), archive)


class Run(exports.Run):
    def run(self) -> None:
        pass
