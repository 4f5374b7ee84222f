import importlib.metadata
import json
import operator

import attr
import attrs
import cachetools
import more_itertools
import simpy
import six
import sortedcontainers
import tomli_w
import toolz
import tomllib
import typing_extensions
import yaml
from packaging.version import Version


@attrs.define(order=True)
class Point:
    x: int = attrs.field(validator=attrs.validators.instance_of(int))
    y: int = attrs.field(default=0, converter=int)


print(Point(1, "2"), attrs.asdict(Point(3)), Point(1) < Point(2), attrs.evolve(Point(1), y=9))
try:
    Point("one")
except TypeError as error:
    print(error.args[0])
print(attr.s(type("Old", (), {"a": attr.ib(default=1)}))())

ordered = sortedcontainers.SortedList([5, 1, 4], key=operator.neg)
ordered.update([3, 2])
print(ordered, ordered.bisect(3), sortedcontainers.SortedDict(b=1, a=2), list(sortedcontainers.SortedSet("hello").irange("f", "m")))

print(list(more_itertools.chunked(range(7), 3)), list(more_itertools.windowed("abcd", 2)), more_itertools.first_true([0, 5]), list(more_itertools.flatten([[1], [2]])))
print(toolz.pipe(range(10), toolz.curried.filter(lambda n: n % 2), toolz.curried.map(lambda n: n * n), list), toolz.groupby(len, ["a", "bb", "c"]), toolz.merge_with(sum, {"a": 1}, {"a": 2}))

cache = cachetools.LRUCache(maxsize=2)
cache.update(a=1, b=2)
cache["a"]
cache["c"] = 3
print(sorted(cache), cachetools.cached(cachetools.LFUCache(8))(lambda n: n * 2)(21))


def car(env, name, charger):
    yield env.timeout(2)
    with charger.request() as turn:
        yield turn
        print(f"{name} charges at {env.now}")
        yield env.timeout(5)


env = simpy.Environment()
charger = simpy.Resource(env, capacity=1)
for name in "AB":
    env.process(car(env, name, charger))
env.run(until=20)

document = yaml.safe_load("""
name: Longhouse
since: 2026-11-21
rooms: [{code: a1, people: 3}, {code: b2, people: 0}]
text: |
  two
  lines
""")
print(document)
print(yaml.safe_dump(document, sort_keys=False, allow_unicode=True, default_flow_style=False), end="")
try:
    yaml.safe_load("a: [1")
except yaml.YAMLError as error:
    print(type(error).__name__, error.problem_mark.line)
text = tomli_w.dumps({"title": "House", "rooms": {"open": True, "codes": ["a", "b"]}})
print(text, tomllib.loads(text) == {"title": "House", "rooms": {"open": True, "codes": ["a", "b"]}})
print(six.text_type("x"), six.PY3, typing_extensions.get_type_hints(Point), Version("1.10") > Version("1.9"))
names = sorted(found.name.lower().replace("-", "_") for found in importlib.metadata.distributions())
print(len(names), json.dumps(names), importlib.metadata.version("PyYAML").split(".")[0])
