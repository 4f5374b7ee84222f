from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace
from typing import ClassVar


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    tags: list[str] = field(default_factory=list, compare=False, repr=False)
    count: ClassVar[int] = 0

    def __post_init__(self):
        type(self).count += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    x: int
    y: int = 0


@dataclass
class Basket:
    owner: str
    items: list[Item] = field(default_factory=list)

    @property
    def total(self):
        return sum(item.price for item in self.items)


basket = Basket("Zoë", [Item(2.5, "pen", ["blue"]), Item(1.25, "cap")])
print(basket, basket.total, min(basket.items), Item.count)
print(asdict(basket), astuple(basket.items[1]))
print(replace(basket.items[0], price=3), [f.name for f in fields(Item)])
point = Point(x=3)
print(point, hash(point) == hash(Point(x=3)), {point: 1}[Point(x=3, y=0)])
for wrong in (lambda: setattr(point, "x", 1), lambda: Point(1, 2), lambda: Point()):
    try:
        wrong()
    except (FrozenInstanceError, TypeError) as error:
        print(type(error).__name__, error)
match point:
    case Point(x=3, y=why):
        print("three", why)
