"""What the recipes of runtimes are made with: pinned tools, pinned sources, one C compiler.

Tools come from PyPI (requirements.txt), sources from Cargo (crates/Cargo.lock, or the
Cargo.lock of the house) and from npm (version and checksum in the recipe). What is fetched
stays in dist/work; nothing is fetched that is there already.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parent.parent
WORK = HERE / "dist" / "work"
REQUIREMENTS = HERE / "requirements.txt"
LOCKS = [HERE / "crates" / "Cargo.lock", HOUSE / "Cargo.lock"]


def stop(sentence):
    sys.exit(f"runtimes: {sentence}")


def run(*command, **options):
    """What a command printed; if it fails, so do we, and say what it said."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode:
        stop(f"`{' '.join(str(part) for part in command[:4])} …` failed:\n{done.stdout}")
    return done.stdout


def sha256(path):
    found = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            found.update(chunk)
    return found.hexdigest()


def pin(tool):
    """The lines of requirements.txt that pin a tool."""
    found = re.search(rf"^{re.escape(tool)}==.*(\n +.*)*", REQUIREMENTS.read_text(), re.M)
    return found[0] if found else stop(f"requirements.txt does not pin {tool}.")


def crate_lock(name):
    """The lock file that pins a crate, and its entry there."""
    for lock in LOCKS:
        if found := re.search(rf'name = "{name}"\nversion = "[^"]+"\n.*\nchecksum = "[^"]+"', lock.read_text()):
            return lock, found[0]
    return stop(f"no Cargo.lock pins {name}.")


def tools():
    """A virtual environment with the pinned tools; its interpreter."""
    venv = WORK / "venv"
    # With its place: such an environment does not work where it was not made.
    wanted = f"{sha256(REQUIREMENTS)} {venv}"
    python, stamp = venv / "bin" / "python", venv / "requirements.sha256"
    if not stamp.is_file() or stamp.read_text() != wanted:
        print("runtimes: fetching the pinned tools (about 125 MB, once)", flush=True)
        shutil.rmtree(venv, ignore_errors=True)
        made = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True)
        if made.returncode:
            stop("Python's venv module is needed: install it with `apt install python3-venv` (Debian, Ubuntu).")
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", REQUIREMENTS)
        stamp.write_text(wanted)
    return python


class Kit:
    """The bench on which one runtime is made."""

    def __init__(self, id, python):
        # The recipe's own folder, an empty one to work in, and the interpreter of the pinned tools.
        self.here, self.place, self.python = HERE / id, WORK / id, python
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir(parents=True)

    def run(self, *command, **options):
        return run(*command, **{"cwd": self.place, **options})

    def crate(self, name):
        """The folder with the sources of a crate that a Cargo.lock pins."""
        if not shutil.which("cargo"):
            stop("cargo is needed: install Rust from https://rustup.rs.")
        manifest = crate_lock(name)[0].with_name("Cargo.toml")
        run("cargo", "fetch", "--locked", "--manifest-path", manifest)
        described = subprocess.run(["cargo", "metadata", "--locked", "--offline", "--format-version", "1", "--manifest-path", str(manifest)], capture_output=True, text=True, check=True)
        return next(Path(package["manifest_path"]).parent for package in json.loads(described.stdout)["packages"] if package["name"] == name)

    def npm(self, name, version, checksum):
        """The folder of an npm package, unpacked; `checksum` is the SHA-256 of its archive."""
        if not shutil.which("npm"):
            stop("npm is needed: install Node.js from https://nodejs.org.")
        store = WORK / "npm"
        stem = f"{name.removeprefix('@').replace('/', '-')}-{version}"
        archive, folder = store / f"{stem}.tgz", store / stem / "package"
        store.mkdir(parents=True, exist_ok=True)
        if not archive.is_file() or sha256(archive) != checksum:
            run("npm", "pack", "--silent", "--ignore-scripts", f"{name}@{version}", cwd=store)
            if sha256(archive) != checksum:
                stop(f"{name} {version} is not what it was: its archive should have the SHA-256 {checksum}.")
            shutil.rmtree(folder.parent, ignore_errors=True)
        if not folder.is_dir():
            with tarfile.open(archive) as packed:
                packed.extractall(folder.parent, filter="data") if hasattr(tarfile, "data_filter") else packed.extractall(folder.parent)
        return folder

    def cc(self, *arguments, target="wasm32-wasi"):
        """Compiles and links C in `place`, for the sandbox unless `target` says otherwise."""
        env = {**os.environ, "ZIG_GLOBAL_CACHE_DIR": str(WORK / "zig"), "ZIG_LOCAL_CACHE_DIR": str(WORK / "zig")}
        return self.run(self.python, "-m", "ziglang", "cc", "-target", target, "-w", "-DNDEBUG", *arguments, env=env)

    def with_setjmp(self):
        """What `cc` needs for C that uses setjmp: it becomes an exception of WebAssembly."""
        found = self.run(self.python, "-c", "import os, ziglang; print(os.path.dirname(ziglang.__file__))").strip()
        runtime = Path(found) / "lib/libc/wasi/libc-top-half/musl/src/setjmp/wasm32/rt.c"
        return ["-mllvm", "-wasm-enable-sjlj", "-mllvm", "-wasm-use-legacy-eh=false", "-mexception-handling", runtime, HERE / "longjmp.s"]

    def with_terminal(self):
        """What `cc` needs for a program whose lines are seen at once, and before it waits for input."""
        return [HERE / "terminal.c", "-Wl,--wrap=__stdio_read"]

    def replace(self, file, old, new):
        """Changes a source in `place`; the sources are not what they were if `old` is not there."""
        text = (self.place / file).read_text()
        if old not in text:
            stop(f"{file} has changed: it does not say {old!r} any more.")
        (self.place / file).write_text(text.replace(old, new))

    def cc_here(self, *arguments):
        """Compiles and links C that runs on this machine, now."""
        return self.cc(*arguments, target=f"{'x86_64' if os.uname().machine == 'x86_64' else 'aarch64'}-linux-musl")

    def packed(self, data):
        """`data`, compressed as well as can be."""
        script = "import sys, zstandard; sys.stdout.buffer.write(zstandard.ZstdCompressor(level=19, threads=-1).compress(sys.stdin.buffer.read()))"
        return subprocess.run([str(self.python), "-c", script], input=data, capture_output=True, check=True).stdout
