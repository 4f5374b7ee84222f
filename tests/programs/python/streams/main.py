import io
import os
import pathlib
import shutil
import tempfile

text = io.StringIO("one\ntwo\nthree")
print(text.readline(), text.tell(), text.read(), text.seek(0), list(text))
raw = io.BytesIO(b"0123456789")
raw.seek(-3, io.SEEK_END)
print(raw.read(), raw.getvalue()[2:4], raw.truncate(4), raw.getbuffer().nbytes)
wrapped = io.TextIOWrapper(io.BytesIO("é\r\nx".encode("latin-1")), encoding="latin-1")
print(repr(wrapped.read()))
room = pathlib.Path("notes")
(room / "deep" / "er").mkdir(parents=True)
(room / "a.txt").write_text("α\nβ\n", encoding="utf-8")
(room / "deep" / "b.bin").write_bytes(bytes(range(5)))
print(sorted(str(path) for path in room.rglob("*")), (room / "a.txt").stat().st_size)
with open(room / "a.txt", "a", encoding="utf-8") as file:
    file.write("γ\n")
with open(room / "a.txt", encoding="utf-8") as file:
    print([line.strip() for line in file])
path = pathlib.PurePosixPath("/usr/lib/x.tar.gz")
print(path.stem, path.suffixes, path.parent, path.with_suffix(".zip"), path.relative_to("/usr"), path.parts, path.match("*.gz"))
shutil.copytree(room, "copy")
os.rename("copy/a.txt", "copy/c.txt")
print(sorted(os.listdir("copy")), os.path.exists("copy/a.txt"), os.path.splitext("a/b.c")[1], os.path.normpath("a/../b//c"))
shutil.rmtree("copy")
print(os.path.isdir("copy"), [name for name, *_ in os.walk("notes")])
with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile("w+", dir=folder, suffix=".txt") as file:
    file.write("temporary")
    file.seek(0)
    print(file.read(), file.name.endswith(".txt"))
print(os.path.exists(folder))
for wrong in (lambda: open("missing"), lambda: os.mkdir("notes"), lambda: open("notes"), lambda: os.rmdir("notes"), lambda: io.StringIO().fileno()):
    try:
        wrong()
    except OSError as error:
        print(type(error).__name__, error.strerror, error.filename)
