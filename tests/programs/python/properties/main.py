class Celsius:
    """A descriptor that knows its name."""

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value < -273.15:
            raise ValueError("colder than possible")
        setattr(instance, self.name, value)


class Room:
    temperature = Celsius()
    __slots__ = ("_temperature", "name")

    def __init__(self, name, temperature):
        self.name, self.temperature = name, temperature

    @property
    def fahrenheit(self):
        return self.temperature * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.temperature = (value - 32) * 5 / 9

    @classmethod
    def cold(cls):
        return cls("cold", -5)

    @staticmethod
    def unit():
        return "°C"

    def __getattr__(self, name):
        return f"no {name} here"


class Meta(type):
    def __new__(cls, name, bases, body, **options):
        made = super().__new__(cls, name, bases, body)
        made.options = options
        return made

    def __len__(cls):
        return len(cls.options)


class Configured(metaclass=Meta, color="red", size=3):
    registry = []

    def __init_subclass__(cls, /, label=None, **rest):
        super().__init_subclass__(**rest)
        Configured.registry.append((cls.__name__, label))


class Child(Configured, label="kid"):
    pass


room = Room.cold()
room.fahrenheit = 68
print(room.temperature, room.fahrenheit, Room.unit(), room.missing, hasattr(room, "__dict__"))
for wrong in (lambda: setattr(room, "temperature", -300), lambda: setattr(room, "other", 1)):
    try:
        wrong()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__)
print(Configured.options, len(Configured), Configured.registry, type(Child).__name__, Child.__mro__[1].__name__)
