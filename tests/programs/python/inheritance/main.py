class Base:
    def __init__(self, **options):
        print("Base", options)

    def who(self):
        return ["Base"]


class Left(Base):
    def __init__(self, left=1, **options):
        print("Left", left)
        super().__init__(**options)

    def who(self):
        return ["Left", *super().who()]


class Right(Base):
    def __init__(self, right=2, **options):
        print("Right", right)
        super().__init__(**options)

    def who(self):
        return ["Right", *super().who()]


class Both(Left, Right):
    def who(self):
        return ["Both", *super().who()]

    def __private(self):
        return "mangled"


class Text(str):
    def __new__(cls, value):
        return super().__new__(cls, value.upper())

    def __len__(self):
        return 42


class Defaults(dict):
    def __missing__(self, key):
        return f"<{key}>"


both = Both(left="l", other=True)
print(both.who(), [cls.__name__ for cls in Both.__mro__], both._Both__private(), isinstance(both, Right), issubclass(Left, Right))
print(Text("abc"), len(Text("abc")), Text("x") + "y", "%(a)s %(b)s" % Defaults(a=1), Defaults().get("z"))
try:
    type("Wrong", (Base, Both), {})
except TypeError as error:
    print(str(error)[:30])
Point = type("Point", (), {"x": 1, "double": lambda self: self.x * 2})
print(Point().double(), vars(Point)["x"], getattr(Point(), "y", "none"), Base.__subclasses__(), both.__class__.__qualname__)
