from dataclasses import dataclass


@dataclass
class Num:
    value: float


@dataclass
class Op:
    sign: str
    left: object
    right: object


def evaluate(node):
    match node:
        case Num(value):
            return value
        case Op("+", left, right):
            return evaluate(left) + evaluate(right)
        case Op("*", Num(0), _) | Op("*", _, Num(0)):
            return 0
        case Op("*", left, right):
            return evaluate(left) * evaluate(right)
        case Op(sign=other):
            raise ValueError(f"no operator {other}")


def kind(value):
    match value:
        case None | True | False:
            return f"constant {value}"
        case int(n) | float(n) if n < 0:
            return f"negative {n}"
        case int() | float():
            return "number"
        case "":
            return "empty text"
        case str() as text:
            return f"text {text!r}"
        case [] | ():
            return "nothing in it"
        case [only]:
            return f"one {kind(only)}"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case {"type": "point", "at": [x, y], **rest}:
            return f"point {x},{y} {rest}"
        case {}:
            return "a dict"
        case _:
            return "something else"


print(evaluate(Op("+", Num(2), Op("*", Num(3), Num(4)))), evaluate(Op("*", Num(0), Op("?", 1, 2))))
for value in (None, True, -3, 2.5, "", "hi", [], ["x"], (1, 2, 3), {"type": "point", "at": (1, 2), "z": 3}, {"a": 1}, {1}, b"x"):
    print(kind(value))
try:
    evaluate(Op("-", 1, 2))
except ValueError as error:
    print(error)
