squares = {n: n * n for n in range(6)}
print(squares, {v: k for k, v in squares.items() if k % 2}, {len(w) for w in ("a", "bb", "cc")})
print([(x, y) for x in range(3) for y in range(x)], [[i * j for j in range(1, 4)] for i in range(1, 4)])
print([x if x % 2 else -x for x in range(6) if x != 3], sum(n for n in range(100) if n % 7 == 0))
people = [{"name": "Zoë", "age": 30}, {"name": "Bo", "age": 25}, {"name": "Al", "age": 30}]
print(sorted(people, key=lambda p: (-p["age"], p["name"])), max(people, key=lambda p: p["age"])["name"])
print(list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, "", "x"])), list(zip("ab", (1, 2), strict=True)), list(enumerate("ab", 1)))
print(all([]), any([]), min("hello"), max([3, 1], default=0), min([], default="none"), sum([[1], [2]], []), list(reversed("abc")))
triples = [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples, list(dict.fromkeys("mississippi")), dict(zip("abc", range(3))))
items = [3, 1, 2]
items.sort(reverse=True)
items[1:1] = ["in", "serted"]
del items[::2]
print(items, items.index("in"), items.copy() == items, [1, 2] < [1, 3], [1] * 3 + [2], items.pop(0), items)
d = {"b": 1, "a": 2}
d.update(c=3)
print(d.pop("b"), d.setdefault("z", []), d, list(d), "a" in d, d.popitem(), d.get("q", "?"), d.keys() & {"a", "x"}, d.items() >= {("a", 2)})
a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, a ^ b, a <= {1, 2, 3}, a.isdisjoint({9}), frozenset(a) == a, sorted(a.symmetric_difference(b)))
print([*range(10, 0, -3)], range(10)[2:5], 4 in range(0, 10, 2), len(range(0, 100, 7)), range(3) == range(0, 3, 1), [1, 2, 3, 4][-3::2])
