"""What a sandbox cannot do fails with a sentence that says why."""
import asyncio
import hashlib
import os
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time

THREADS = "threads are not available in the sandbox: use asyncio, or a loop"
PROCESSES = "the sandbox cannot start other programs"
NETWORK = "there is no network in the sandbox"
ALONE = "a program in the sandbox is alone: there are no other processes, no users and no pipes"

SCREEN = "it needs a screen; the sandbox has a terminal"
TERMINAL = "the sandbox's terminal has no C library for this; print escape codes instead, for colours and the cursor"
SYSTEM = "it asks the operating system, which programs in the sandbox do not see"
NATIVE = "it loads native libraries, which the sandbox cannot run"
INSTALL = "packages cannot be installed in the sandbox"
COMPRESSION = "its C library is not part of this Python; zlib, gzip and zipfile are"
WINDOWS = "it exists on Windows only"
C_CODE = "most of it is native code, of which there is no build for the sandbox"

# Modules that people look for, and why they are not here.
MISSING = {
    **dict.fromkeys(["tkinter", "turtle", "turtledemo", "idlelib", "pygame", "PyQt5", "PyQt6", "PySide6", "wx", "kivy", "pyglet", "arcade"], SCREEN),
    **dict.fromkeys(["curses", "readline", "termios", "tty", "pty"], TERMINAL),
    **dict.fromkeys(["fcntl", "grp", "mmap", "pwd", "resource", "syslog", "psutil"], SYSTEM),
    **dict.fromkeys(["ctypes", "cffi"], NATIVE),
    **dict.fromkeys(["pip", "venv", "ensurepip", "setuptools", "virtualenv"], INSTALL),
    **dict.fromkeys(["bz2", "lzma", "zstd"], COMPRESSION),
    **dict.fromkeys(["msvcrt", "nt", "winreg", "winsound"], WINDOWS),
    **dict.fromkeys(["numpy", "pandas", "scipy", "matplotlib", "sklearn", "torch", "tensorflow", "PIL", "cv2", "lxml", "pydantic", "cryptography", "polars"], C_CODE),
    **dict.fromkeys(["ssl", "requests", "httpx", "aiohttp", "urllib3", "websockets", "flask", "fastapi", "uvicorn", "django", "paramiko", "boto3"], NETWORK),
    **dict.fromkeys(["multiprocessing"], PROCESSES),
    **dict.fromkeys(["interpreters"], THREADS),
    **dict.fromkeys(["distutils", "imp", "asyncore", "asynchat", "cgi", "telnetlib", "smtpd", "pipes", "crypt", "audioop"], "Python has done without it since 3.12 or 3.13"),
}
# Functions of `os` and `signal` that Linux has.
ALONE_NAMES = {
    "chown", "chroot", "dup", "dup2", "fchown", "getegid", "geteuid", "getgid", "getgroups", "getlogin", "getpgid", "getpgrp",
    "getppid", "getpriority", "getsid", "getuid", "kill", "killpg", "mkfifo", "nice", "openpty", "pipe", "pipe2", "setgid", "setpgid", "setsid",
    "setuid", "wait", "waitpid", "alarm", "pause", "pthread_kill", "setitimer", "sigwait",
}


def why_missing(name):
    """Why a module is not here, as a sentence; None if nobody would expect it."""
    top = name.partition(".")[0]
    for known in (name.rpartition(".")[2], top, top.removeprefix("_")):
        if known in MISSING:
            return f"There is no {known} here: {MISSING[known]}."
    if top in sys.stdlib_module_names:
        return f"There is no {top} here: it needs something that the sandbox does not have."
    return None


def refuse(error, why):
    def refused(*args, **kwargs):
        raise error(why)

    return refused


def refuse_all(where, names, error, why):
    for name in names:
        setattr(where, name, refuse(error, why))


def refuse_missing(module, names, why):
    """Explains names that the module lacks: they stay missing for whoever asks first."""

    def missing(name):
        because = f": {why}" if name in names else ""
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}{because}", name=name, obj=module)

    module.__getattr__ = missing


def forbid_threads():
    threading.Thread.start = refuse(RuntimeError, THREADS)
    threading._start_new_thread = threading._start_joinable_thread = refuse(RuntimeError, THREADS)
    sys.modules["_thread"].start_new_thread = refuse(RuntimeError, THREADS)


def forbid_processes():
    refuse_all(os, ["system", "popen", "fork", "forkpty", "execl", "execv", "execve", "execvp", "execlp", "posix_spawn", "spawnv", "spawnl"], PermissionError, PROCESSES)
    subprocess.Popen.__init__ = refuse(PermissionError, PROCESSES)
    subprocess.Popen.__del__ = lambda self, **_: None
    # It is there and always fails: libraries try it before they look for another way.
    del os.dup
    refuse_missing(os, ALONE_NAMES, ALONE)
    refuse_missing(signal, ALONE_NAMES, ALONE)


def forbid_network():
    socket.socket = type("socket", (socket.socket,), {"__init__": refuse(PermissionError, NETWORK), "__del__": lambda self: None})
    refuse_all(socket, ["create_connection", "create_server", "getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "socketpair"], PermissionError, NETWORK)


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
    refuse_all(loop, ["create_connection", "create_server", "create_datagram_endpoint", "getaddrinfo", "getnameinfo"], PermissionError, NETWORK)
    refuse_all(loop, ["subprocess_exec", "subprocess_shell"], PermissionError, PROCESSES)
    refuse_all(loop, ["connect_read_pipe", "connect_write_pipe"], PermissionError, ALONE)


def mend_http(module):
    """Addresses with https fail like those with http, and not for want of `ssl`."""

    class HTTPSConnection(module.HTTPConnection):
        default_port = 443

        def __init__(self, *args, context=None, **kwargs):
            super().__init__(*args, **kwargs)

    module.HTTPSConnection = HTTPSConnection
    module._create_https_context = lambda version: None


def mend_contexts(module):
    names = ["Manager", "Pipe", "Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Event", "Barrier", "Queue", "JoinableQueue", "SimpleQueue", "Pool", "RawValue", "RawArray", "Value", "Array"]
    refuse_all(module.BaseContext, names, PermissionError, PROCESSES)


def mend_pools(module):
    refuse_all(module.ThreadPool, ["__init__"], RuntimeError, THREADS)
    module.ThreadPool.__del__ = lambda self: None


MENDING = {
    "http.client": mend_http,
    "multiprocessing.context": mend_contexts,
    "multiprocessing.process": lambda module: refuse_all(module.BaseProcess, ["start"], PermissionError, PROCESSES),
    "multiprocessing.pool": mend_pools,
    "concurrent.futures.process": lambda module: refuse_all(module.ProcessPoolExecutor, ["__init__"], PermissionError, PROCESSES),
}


def install():
    forbid_threads()
    forbid_processes()
    forbid_network()
    patch_asyncio()
    refuse_missing(hashlib, {"scrypt"}, "it comes with OpenSSL, which the sandbox does not have: use pbkdf2_hmac")
