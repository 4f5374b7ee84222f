class AppError(Exception):
    """Everything that the program raises."""


class NotFound(AppError):
    def __init__(self, name, *, hint=None):
        super().__init__(f"no {name}")
        self.hint = hint


def find(name):
    try:
        return {"a": 1}[name]
    except KeyError as error:
        raise NotFound(name, hint="try a") from error


def flow(what):
    try:
        if what == "raise":
            raise ValueError("v")
        if what == "return":
            return "returned"
    except ValueError as error:
        print("except", error)
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for what in ("raise", "return", "pass"):
    print(flow(what))
try:
    find("b")
except AppError as error:
    print(repr(error), error.hint, repr(error.__cause__), error.args)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["gone"]
except KeyError as error:
    print(repr(error), repr(error.__context__), error.__suppress_context__)
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [ValueError(2)])])
except* ValueError as group:
    print("values", group, [type(e).__name__ for e in group.exceptions])
except* TypeError as group:
    print("types", group.exceptions)
error = ValueError("noted")
error.add_note("first note")
error.add_note("second note")
print(error.__notes__)
for wrong in (lambda: int("x"), lambda: [][0], lambda: None + 1, lambda: "a" + 1, lambda: (1).nothing, lambda: undefined, lambda: len(5), lambda: next(iter(())), lambda: float("a"), lambda: 10**400 * 1.0, lambda: (lambda a: a)()):
    try:
        wrong()
    except Exception as error:
        print(type(error).__mro__[1].__name__, type(error).__name__, error)
try:
    assert 1 + 1 == 3, "arithmetic"
except AssertionError as error:
    print("assertion:", error)
