import pprint
import reprlib

data = {"name": "a longer name than usual", "list": list(range(30)), "nested": {"k" * 10: ["v" * 20] * 4, "z": None}, "set": {3, 1, 2}, "tuple": (1,)}
pprint.pprint(data)
pprint.pprint(data, width=40, compact=True, sort_dicts=False)
pprint.pprint({"deep": {"er": {"est": {"bottom": 1}}}}, depth=2)
print(pprint.pformat("one two three " * 5, width=30))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100))
rows = [("Zoë", 1.5, True), ("Bartholomew", 22.25, False)]
for name, amount, flag in rows:
    print(f"{name:<12}|{amount:>8.2f}|{flag!s:^7}|")
print("{:-^30}".format(" title "), "{:>{w}}".format("x", w=5), "%-10s|%5.1f%%" % ("left", 99.5))
print(1, "two", [3], sep=" - ", end=".\n")
print(repr([1.0, "it's", b"\x00'", None, {"k": (1,)}, {1}, frozenset([2]), range(3), slice(1, 2), Ellipsis, int, len]))
print(str(b"x"), [[]] * 2, (), (1,), {}, set(), "", '"', "'", "'\"", "\\", sep="|")
