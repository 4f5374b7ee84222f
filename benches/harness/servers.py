"""The servers under test, each on one CPU, each with a fresh folder."""

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .install import LOADGEN, NPM, PYPI, PYTHON, redis_server
from .machine import CACHE, SERVER_CPU, free_port, on_cpu, stop, wait_for


@dataclass
class Running:
    """A server that answers."""

    peer: str
    dialect: str
    port: int
    folder: Path
    processes: list = field(default_factory=list)
    plan: Path | None = None

    @property
    def addr(self):
        return f"127.0.0.1:{self.port}"

    @property
    def pids(self):
        return ",".join(str(process.pid) for process in self.processes)


# How each peer is spoken to, and the command that starts it.
PEERS = {
    "hub": ("raw", lambda port, folder: [LOADGEN / "refsrv", "hub", f"127.0.0.1:{port}", "full", folder / "db"]),
    "hub, nothing stored": ("raw", lambda port, _: [LOADGEN / "refsrv", "hub", f"127.0.0.1:{port}"]),
    "axum, nothing stored": ("raw", lambda port, _: [LOADGEN / "refsrv", "axum-chat", f"127.0.0.1:{port}"]),
    "ws, nothing stored": ("raw", lambda port, _: ["node", NPM / "ws.cjs", port]),
    "socket.io": ("socketio", lambda port, folder: ["node", NPM / "socketio.cjs", port, folder / "db"]),
    "Channels": ("channels", lambda port, folder: [PYTHON, PYPI / "chat.py", port, folder / "db"]),
    "y-websocket": ("yws", lambda *_: ["node", NPM / "node_modules/@y/websocket-server/src/server.js"]),
    "yrs-axum": ("yws", lambda port, _: [LOADGEN / "refsrv", "yrs", f"127.0.0.1:{port}"]),
}


def spawn(argv, folder, log, **more):
    """Starts a process on the server's CPU; what it says goes into `log`."""
    return subprocess.Popen(
        [str(word) for word in argv],
        cwd=folder,
        preexec_fn=on_cpu(SERVER_CPU),
        stdin=subprocess.DEVNULL,
        stderr=(folder / log).open("ab"),
        **{"stdout": (folder / log).open("ab"), **more},
    )


@contextmanager
def fresh_folder():
    """A folder on the same disk for every server, and gone afterwards."""
    (CACHE / "tmp").mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=CACHE / "tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def started(peer):
    """`peer` in a fresh folder, listening; ended afterwards."""
    dialect, command = PEERS[peer]
    with fresh_folder() as folder:
        server = Running(peer, dialect, free_port(), folder)
        try:
            argv = command(server.port, folder)
            if peer == "Channels" and (redis := redis_server()):
                port = free_port()
                store = [*redis, "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", folder]
                server.processes.append(spawn(store, folder, "redis.log"))
                wait_for(port, server.processes[0])
                argv.append(port)
            env = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOST": "127.0.0.1", "PORT": str(server.port)}
            argv[0] = shutil.which(str(argv[0])) or argv[0]
            server.processes.append(spawn(argv, folder, "log", env=env))
            wait_for(server.port, server.processes[-1])
            yield server
        finally:
            for process in reversed(server.processes):
                stop(process)
