"""Brings the load generator and the peers, from crates.io, npm, PyPI and Debian alone, pinned."""

import hashlib
import os
import shutil
import subprocess
import sys

from .machine import BENCHES, CACHE, run

NPM = BENCHES / "peers" / "npm"
PYPI = BENCHES / "peers" / "pypi"
PYTHON = CACHE / "python" / "bin" / "python"
REDIS = CACHE / "redis"
REDIS_PACKAGES = "redis-tools libjemalloc2 liblua5.1-0 liblzf1 lua-bitop lua-cjson libhiredis0.14".split()
LOADGEN = CACHE / "target" / "x86_64-unknown-linux-gnu" / "release"


def install():
    """Everything that is missing; says what it does."""
    CACHE.mkdir(exist_ok=True)
    _loadgen()
    _once("npm", NPM / "package-lock.json", _npm)
    _once("PyPI", PYPI / "requirements.txt", _pypi)
    if not shutil.which("redis-server") and not redis_server():
        _redis()


def _loadgen():
    print("· load generator", flush=True)
    env = {name: value for name, value in os.environ.items() if name != "RUSTFLAGS"}
    env |= {"CARGO_TARGET_DIR": str(CACHE / "target"), "CARGO_BUILD_TARGET": "x86_64-unknown-linux-gnu"}
    cargo = ["cargo", "build", "--release", "--locked", "--workspace", "--quiet"]
    subprocess.run(cargo, cwd=BENCHES / "loadgen", env=env, check=True)


def _once(name, lock, install_them):
    """Installs anew only when the lock file has changed."""
    mark, now = CACHE / f"{name}.installed", hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text() == now:
        return
    print(f"· peers from {name}", flush=True)
    install_them()
    mark.write_text(now)


def _npm():
    npm = ["npm", "--prefix", str(NPM), "--no-audit", "--no-fund", "--silent"]
    subprocess.run([*npm, "ci"], check=True)
    opened = ["node", "-e", "new (require('better-sqlite3'))(':memory:')"]
    if subprocess.run(opened, cwd=NPM, capture_output=True).returncode:
        # Some versions of npm run no install scripts until they are told to.
        subprocess.run([*npm, "rebuild", "better-sqlite3"], check=True)
        subprocess.run(opened, cwd=NPM, check=True)


def _pypi():
    run(sys.executable, "-m", "venv", CACHE / "python")
    run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", PYPI / "requirements.txt")


def _redis():
    """Debian's own redis, unpacked but not installed. Without it Channels uses its layer in memory."""
    REDIS.mkdir(exist_ok=True)
    print("· redis from Debian", flush=True)
    try:
        # apt checks the packages against the distribution's signed lists.
        run("apt-get", "download", *REDIS_PACKAGES, cwd=REDIS, stderr=subprocess.DEVNULL)
        for package in REDIS.glob("*.deb"):
            run("dpkg", "-x", package, REDIS)
    except (OSError, subprocess.CalledProcessError):
        print("  not to be had: Channels is measured with its layer in memory", flush=True)


def redis_server():
    """The command that starts redis, or nothing when there is none."""
    if found := shutil.which("redis-server"):
        return [found]
    unpacked = REDIS / "usr" / "bin" / "redis-check-rdb"
    if not unpacked.exists():
        return []
    libraries = REDIS / "usr" / "lib" / f"{os.uname().machine}-linux-gnu"
    # In Debian redis-server is a link to this program, which looks at the name it is called by.
    server = unpacked.with_name("redis-server")
    if not server.exists():
        server.symlink_to(unpacked.name)
    return ["env", f"LD_LIBRARY_PATH={libraries}", str(server)]
