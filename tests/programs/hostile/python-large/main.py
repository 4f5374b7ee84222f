"""What is small to write and large to be."""
import sys
import zlib


def attempt(name, what):
    try:
        what()
        print(name, "passed")
    except Exception as error:
        print(name, type(error).__name__)


attempt("digits", lambda: int("9" * 10_000_000))
attempt("nested list", lambda: eval("[" * 100_000))
attempt("nested call", lambda: compile("f(" * 100_000, "x", "eval"))
attempt("zeros", lambda: zlib.decompress(zlib.compress(bytes(1 << 20)), bufsize=1 << 40))
attempt("limit of recursion", lambda: (sys.setrecursionlimit(10**9), None))
attempt("range", lambda: len(range(10**30)))
attempt("format", lambda: format(1, "1000000000000"))
