import contextlib
import io
import os

with open("log.txt", "w") as log:
    log.write("one\n")
with open("log.txt", "a+") as log:
    print(log.tell(), repr(log.read()), log.mode, log.name, log.readable(), log.writable())
    log.seek(0)
    print(log.readlines())
    log.write("two\n")
    log.seek(0)
    print(log.read().splitlines())
    log.seek(0)
    log.write("three\n")
    log.flush()
    log.seek(0)
    print(log.readline(), log.tell())
print(open("log.txt").read())
with open("new.bin", "ab+") as raw:
    print(raw.write(b"\0\1\2"), raw.tell(), raw.seek(1), raw.read(), raw.mode)
    raw.seek(0)
    raw.write(b"\3")
print(open("new.bin", "rb").read())
with open("new.bin", "a+b", buffering=0) as raw:
    print(type(raw).__mro__[-4].__name__, raw.seek(0), raw.read(2), raw.tell(), raw.write(b"\4"), raw.seek(-2, 2), raw.readall())
with open("log.txt", "r+") as log:
    log.seek(0, 2)
    log.write("four")
    log.seek(0)
    print(log.read().count("\n"))
with io.open("log.txt", mode="a+t", encoding="utf-8", newline="\n", buffering=1) as log:
    log.write("größer\n")
    log.seek(0)
    print(log.read()[-7:], log.line_buffering, log.encoding)
with open("log.txt", "a") as log:
    print(log.tell())
print(os.path.getsize("log.txt"))
for mode in ("a+r", "ab+t", "+", "a++"):
    try:
        open("log.txt", mode)
    except ValueError as error:
        print(mode, error)
for wrong in (lambda: open("log.txt", "a+", buffering=0), lambda: open("log.txt", "ab+", encoding="utf-8")):
    try:
        wrong()
    except ValueError as error:
        print(error)
try:
    open("nowhere/log.txt", "a+")
except FileNotFoundError as error:
    print(error.filename)
with open(os.devnull, "w") as sink, contextlib.redirect_stdout(sink):
    print("nobody sees this")
with open(os.devnull) as empty, open(os.devnull, "rb+") as both:
    print(repr(empty.read()), both.write(b"lost"), both.read(), empty.name)


class Opens:
    how = open


with Opens().how("log.txt") as log:
    print(log.readline(), end="")
