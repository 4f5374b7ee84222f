"""What starting costs: the server, and programs in the sandbox beside the languages' own interpreters."""

import http.client
import resource
import shutil
import subprocess
import time
from pathlib import Path

from .house import environment, serve, warm
from .machine import free_port, stop, wait_for_quiet
from .servers import fresh_folder

HELLO = {
    "hello.py": 'print("hello")\n',
    "hello.js": 'console.log("hello")\n',
    "hello.c": '#include <stdio.h>\nint main(void) { puts("hello"); }\n',
}


def _healthy(port):
    try:
        link = http.client.HTTPConnection("127.0.0.1", port, 1)
        link.request("GET", "/api/health")
        return link.getresponse().status == 200
    except OSError:
        return False


def _start(binary, folder):
    """Starts the server; returns it, and how long it took to answer, in milliseconds."""
    port, began = free_port(), time.perf_counter()
    process = serve(binary, folder, port)
    while not _healthy(port):
        if process.poll() is not None or time.perf_counter() - began > 30:
            raise RuntimeError("the server does not answer")
        time.sleep(0.001)
    return process, (time.perf_counter() - began) * 1e3


def _memory(pid):
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kib = {line.split(":")[0]: int(line.split()[1]) for line in rollup}
    return {"pss_mb": kib["Pss"] * 1024 / 1e6, "rss_mb": kib["Rss"] * 1024 / 1e6}


def start(form, binary, record):
    """Start to `/api/health`, and memory five seconds later, on a data directory that was used before."""
    with fresh_folder() as folder:
        warm(binary, folder)
        stop(_start(binary, folder)[0])  # makes the database
        for n in range(form.repetitions * 2):
            wait_for_quiet(form.patience)
            process, took = _start(binary, folder)
            memory = {}
            try:
                if n < form.repetitions:
                    time.sleep(5)
                    memory = _memory(process.pid)
            finally:
                stop(process)
            record("START", "Longhouse", {"health_ms": took, **memory})


def _once(argv, folder):
    """One run to its exit: wall and CPU in milliseconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    env = environment() | {"STATE_DIRECTORY": str(folder / "data")}
    done = subprocess.run(argv, cwd=folder, env=env, capture_output=True, text=True)
    wall = (time.perf_counter() - began) * 1e3
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3
    if done.returncode:
        raise RuntimeError(f"{' '.join(argv)}: {done.returncode} {done.stderr.strip()[:300]}")
    return done.stdout, {"wall_ms": wall, "cpu_ms": cpu}


def execute(form, binary, record):
    """`print("hello")` to exit, warm, in turn with the interpreters that the machine has."""
    with fresh_folder() as folder:
        if binary:
            warm(binary, folder)
        for name, text in HELLO.items():
            (folder / name).write_text(text)
        commands = {}
        if binary:
            commands["longhouse version"] = [str(binary), "version"]
            commands["longhouse exec hello.py"] = [str(binary), "exec", "hello.py"]
            commands["longhouse exec hello.js"] = [str(binary), "exec", "hello.js"]
            commands["longhouse exec hello.c"] = [str(binary), "exec", "hello.c"]
        for name, program in (("python3", "hello.py"), ("node", "hello.js")):
            # Not a version manager's wrapper script, which would make it slower than it is.
            found = Path("/usr/bin") / name
            found = str(found) if found.exists() else shutil.which(name)
            if found:
                commands[f"{name} {program}"] = [found, program]
        for argv in commands.values():
            _once(argv, folder)  # the first run prepares and warms
        wait_for_quiet(form.patience)
        for _ in range(form.repetitions * 7):
            for name, argv in commands.items():
                said, took = _once(argv, folder)
                if "hello." in name and said != "hello\n":
                    raise RuntimeError(f"{name} said {said!r}")
                record("EXEC", name, took)
