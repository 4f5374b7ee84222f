from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = READ | WRITE | RUN


class Size(StrEnum):
    SMALL = auto()
    LARGE = "L"


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.gravity = 6.6743e-11 * mass / radius**2


print(list(Color), Color.CRIMSON is Color.RED, Color(2), Color["GREEN"], Color.RED.pretty, repr(Color.RED))
print(Level.HIGH > Level.LOW, Level.HIGH + 1, sorted([Level.HIGH, Level.LOW]), f"{Level.LOW}")
both = Permission.READ | Permission.RUN
print(both, Permission.WRITE in both, ~both, Permission.ALL & ~Permission.READ, bool(Permission(0)), list(both))
print(Size.SMALL, Size.LARGE == "L", f"{Size.SMALL!r}", [f"{p.name} {p.gravity:.2f}" for p in Planet])
print(Color.__members__.keys(), len(Color), Color.RED in Color)
for wrong in (lambda: Color(9), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 5)):
    try:
        wrong()
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
try:

    @unique
    class Twice(Enum):
        A = B = 1
except ValueError as error:
    print(error)
