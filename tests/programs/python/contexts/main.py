from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io


@contextmanager
def tag(name):
    print(f"<{name}>", end="")
    try:
        yield name.upper()
    except ValueError as error:
        print(f"[{error}]", end="")
    finally:
        print(f"</{name}>")


with tag("a") as name, tag("b"):
    print(name, end="")
with tag("error"):
    raise ValueError("caught")


class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, error, trace):
        print("close", self.name, kind and kind.__name__)
        return kind is KeyError

    def close(self):
        print("closed", self.name)


with ExitStack() as stack:
    for name in "xy":
        stack.enter_context(Resource(name))
    stack.callback(print, "called back")
    raise KeyError("swallowed by y")
with suppress(ZeroDivisionError):
    1 / 0
    print("never")
with redirect_stdout(io.StringIO()) as caught:
    print("hidden")
print(repr(caught.getvalue()))
with closing(Resource("z")) as resource, nullcontext(5) as five:
    print(resource.name, five)


@tag("decorated")
def work():
    print("working", end="")


work()
try:
    with Resource("w"):
        raise TypeError("passes")
except TypeError as error:
    print("outside:", error)
