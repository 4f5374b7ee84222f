"""Every way out of the folder that a path can name."""
import os
import pathlib
import shutil
import tempfile


def attempt(name, what):
    try:
        print(name, what())
    except (OSError, ValueError, NotImplementedError, AttributeError) as error:
        print(name, type(error).__name__)


for path in ["/etc/passwd", "../../etc/passwd", "/room/../../etc/passwd", "/proc/self/environ",
             "/proc/self/root/etc/passwd", "/dev/zero", "/dev/mem", "main.py\0.txt"]:
    attempt(ascii(path), lambda: len(open(path, "rb").read(100)))
for path in ["/..", "/../..", "../.."]:
    attempt(path, lambda: sorted(os.listdir(path)))
attempt("absolute link", lambda: os.symlink("/etc/passwd", "passwd"))
attempt("link up", lambda: (os.symlink("../../..", "up"), sorted(os.listdir("up")))[1])
attempt("link to itself", lambda: (os.symlink("loop", "loop"), open("loop"))[1])
attempt("hard link", lambda: os.link("/etc/passwd", "hard"))
attempt("rename away", lambda: os.rename("main.py", "/../../away.py"))
attempt("chroot", lambda: os.chroot(".."))
attempt("mount", lambda: os.statvfs("/"))
attempt("pathlib", lambda: pathlib.Path("/etc/../etc/hosts").resolve().read_text())
attempt("temporary", lambda: tempfile.gettempdir())
attempt("/ itself", lambda: shutil.rmtree("/", ignore_errors=True))
attempt("what is left", lambda: os.listdir("/"))
