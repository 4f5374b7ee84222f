import functools
from functools import cached_property, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, wraps


def logged(function):
    @wraps(function)
    def inner(*args, **kwargs):
        result = function(*args, **kwargs)
        print(f"{function.__name__}{args}{kwargs or ''} -> {result!r}")
        return result

    return inner


@logged
def power(base, exponent=2):
    """Raises base."""
    return base**exponent


power(3), power(2, exponent=5)
print(power.__name__, power.__doc__, power.__wrapped__(4))
cube = partial(power, exponent=3)
print(cube(2), cube.keywords, reduce(lambda a, b: a * 10 + b, [1, 2, 3], 0))


@singledispatch
def describe(value):
    return f"something: {value}"


@describe.register
def _(value: int):
    return f"the number {value}"


@describe.register(list)
@describe.register(tuple)
def _(value):
    return " and ".join(map(describe, value))


print(describe(3), "|", describe([1, "x", (2, 3.5)]), "|", describe(True))


@total_ordering
class Version:
    def __init__(self, text):
        self.text = text

    @cached_property
    def parts(self):
        print("parsing", self.text)
        return tuple(map(int, self.text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


old, new = Version("1.9"), Version("1.10")
print(old < new, old >= new, max(old, new).text)
print(sorted(["b10", "a2", "b9"], key=functools.cmp_to_key(lambda a, b: int(a[1:]) - int(b[1:]))))
