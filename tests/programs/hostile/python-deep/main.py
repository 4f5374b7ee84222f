"""Recursion that never passes through a function of Python's own, or hardly."""
import json
import pickle
import sys


class Mirror:
    def __call__(self): return self()
    def __repr__(self): return repr(self)
    def __getattr__(self, name): return getattr(self, name)
    def __eq__(self, other): return self == other
    def __hash__(self): return hash(self)
    def __iter__(self): return iter(self)
    def __bool__(self): return bool(self)


def nested(depth):
    found = []
    for _ in range(depth):
        found = [found]
    return found


def attempt(name, what):
    try:
        what()
        print(name, "passed")
    except Exception as error:
        print(name, type(error).__name__)


mirror = Mirror()
for limit in (1_000, 1_000_000):
    sys.setrecursionlimit(limit)
    print("limit", limit)
    attempt("call", lambda: mirror())
    attempt("repr", lambda: repr(mirror))
    attempt("attribute", lambda: mirror.x)
    attempt("equal", lambda: mirror == 1)
    attempt("hash", lambda: hash(mirror))
    attempt("iterate", lambda: iter(mirror))
    attempt("true", lambda: bool(mirror))
deep, same = nested(100_000), nested(100_000)
attempt("equal lists", lambda: deep == same)
attempt("repr of a list", lambda: repr(deep))
attempt("pickle", lambda: pickle.dumps(deep))
attempt("json", lambda: json.dumps(deep))
attempt("json back", lambda: json.loads("[" * 100_000))
attempt("expression", lambda: eval("1" + "+1" * 100_000))
