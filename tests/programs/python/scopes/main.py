count = 0


def outer():
    count = 1

    def inner():
        nonlocal count
        count += 1
        return count

    def reader():
        return globals()["count"], count

    return inner, reader


def bump():
    global count
    count += 10


inner, reader = outer()
print(inner(), inner(), reader())
bump()
print(count, reader(), inner.__closure__[0].cell_contents, inner.__code__.co_freevars)


def defaults(value, seen=[], *, label="d"):
    seen.append(value)
    return seen, label


print(defaults(1), defaults(2), defaults(3, []), defaults.__defaults__, defaults.__kwdefaults__)
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])


def unbound():
    print(later)
    later = 1


for wrong in (unbound, lambda: never_defined):
    try:
        wrong()
    except NameError as error:
        print(type(error).__name__, error)


def decorate(*tags):
    def wrap(function):
        return lambda *args: f"{'/'.join(tags)}({function(*args)})"

    return wrap


@decorate("a", "b")
@decorate("c")
def name(x):
    return x * 2


print(name(4), eval("x + y", {"x": 1}, {"y": 2}), (lambda: (yield))().__class__.__name__)
namespace = {}
exec("def made(n):\n    return n + 1\nz = made(1)", namespace)
print(namespace["z"], namespace["made"](9), callable(bump), outer.__name__, bump.__qualname__, inner.__qualname__)
