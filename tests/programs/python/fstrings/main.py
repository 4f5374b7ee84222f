import math
from datetime import datetime

name, number, when = "Zoë", 1234567.891, datetime(2024, 2, 29, 7, 5)
print(f"{name}|{name!r}|{name!a}|{name:>6}|{name:*^9}|{name:.2}")
print(f"{number:,.2f}|{number:_.1f}|{number:.3e}|{number:g}|{number:010.1f}|{number:+.0f}|{-number:(>15.1f}|{number:.2%}")
print(f"{255:b}|{255:#x}|{255:#X}|{255:08b}|{255:o}|{255:c}|{255:n}|{10**6:,}|{-5:=+6d}|{True:d}|{5:<3}|")
width, precision = 10, 3
print(f"{math.pi:{width}.{precision}f}|{'x':{'>'}{width}}|{math.pi!s:.4}|{{literal}}|{ {'a': 1}['a'] }|{[n * n for n in range(3)]}")
print(f"{when:%d.%m.%Y %H:%M}|{when!s}|{when:%A}", f"{name=} {number=:.1f} {1 + 1 = }", f"{(lambda x: x * 2)(4)}")
print(f"{'nested ' + f'{name.upper()}'}" f" joined " "plain", rf"\d{name}\n", f"""multi
{name}
line""")


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        return f"{self.degrees * 9 / 5 + 32:.1f}°F" if spec == "f" else f"{self.degrees}°C{spec}"


print(f"{Celsius(20)} {Celsius(20):f} {Celsius(20):!} {format(Celsius(1), 'x')}")
for value, spec in ((1, "s"), ("x", "d"), (1.5, "x"), ("a", "=5"), (1, ",_")):
    try:
        print(format(value, spec))
    except ValueError as error:
        print(error)
print(f"{1e16} {1e15} {1e-5} {0.0001} {1e22} {123456789.0} {float('nan'):5} {-math.inf:f} {0.1 + 0.2} {2**0.5:.17g} {-0.0:.1f} {1e100:.3g}")
