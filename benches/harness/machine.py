"""The machine: where things are, which CPU does what, and what else keeps it busy."""

import os
import platform
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

BENCHES = Path(__file__).resolve().parent.parent
CACHE = BENCHES / ".cache"
SERVER_CPU, LOAD_CPU = 0, 1


def run(*argv, **more):
    """Runs a command to its end and returns what it printed; its failure is ours."""
    done = subprocess.run([str(word) for word in argv], check=True, stdout=subprocess.PIPE, text=True, **more)
    return done.stdout


def free_port():
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def on_cpu(cpu):
    """For `preexec_fn`: the child runs on `cpu` alone, where there is more than one."""
    many = len(os.sched_getaffinity(0)) > 1
    return (lambda: os.sched_setaffinity(0, {cpu})) if many else None


def stop(process, patience=10):
    """Ends a process that we started, by its id: gently, then not."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(port, process, patience=30.0):
    """Waits until something listens on `port`."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args[0]} ended with {process.returncode} before it listened")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"{process.args[0]} does not listen on port {port}")


def _busy():
    fields = [int(n) for n in Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
    return sum(fields[n] for n in (0, 1, 2, 5, 6, 7)) / os.sysconf("SC_CLK_TCK")


def wait_for_quiet(patience, cores=0.2):
    """Waits, but no longer than `patience` seconds, until others use less than `cores`."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        before, began = _busy(), time.monotonic()
        time.sleep(0.5)
        if (_busy() - before) / (time.monotonic() - began) < cores:
            return


def flush_ms(folder, count=200):
    """What it takes to make 4 KiB durable here, in milliseconds: median and 99th percentile."""
    path, taken = Path(folder) / "flush", []
    file = os.open(path, os.O_CREAT | os.O_WRONLY)
    for n in range(count):
        os.pwrite(file, b"x" * 4096, n % 50 * 4096)
        began = time.perf_counter()
        os.fdatasync(file)
        taken.append((time.perf_counter() - began) * 1e3)
    os.close(file)
    path.unlink()
    taken.sort()
    return taken[count // 2], taken[count * 99 // 100]


def _line(*argv):
    if not shutil.which(argv[0]):
        return None
    return run(*argv, stderr=subprocess.STDOUT).splitlines()[0].strip()


def facts():
    """What a reader has to know about this machine."""
    cpu = next(line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 2**20
    release = dict(line.rstrip().split("=", 1) for line in open("/etc/os-release") if "=" in line)
    return {
        "CPU": f"{os.cpu_count()} × {cpu}",
        "memory": f"{memory:.0f} GiB",
        "system": f"{release['PRETTY_NAME'].strip(chr(34))}, Linux {platform.release().split('-')[0]}",
        "Node": _line("node", "--version"),
        "Python": platform.python_version(),
        "Rust": (_line("rustc", "--version") or "rustc –").split()[1],
    }
