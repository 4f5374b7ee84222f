from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence, Sized


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    def __repr__(self):
        return f"{type(self).__name__}({self.area:g})"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    @property
    def area(self):
        return self.side**2


class Countdown(Sequence):
    """Everything else comes from these two."""

    def __init__(self, start):
        self.start = start

    def __len__(self):
        return self.start

    def __getitem__(self, index):
        if not 0 <= index < self.start:
            raise IndexError(index)
        return self.start - index


class Lower(Mapping):
    def __init__(self, **pairs):
        self.pairs = pairs

    def __getitem__(self, key):
        return self.pairs[key.lower()]

    def __iter__(self):
        return iter(self.pairs)

    def __len__(self):
        return len(self.pairs)


print(Square(1.5))
try:
    Shape()
except TypeError as error:
    print(str(error).split(" with")[0])
down = Countdown(4)
print(list(down), list(reversed(down)), 3 in down, down.index(2), down.count(9))
low = Lower(a=1, b=2)
print(low["A"], "B" in low, low.get("z", 0), list(low.items()), low == {"a": 1, "b": 2})
print(isinstance(down, Sized), isinstance(low, Iterable), issubclass(list, Sequence), isinstance("x", Sequence))
