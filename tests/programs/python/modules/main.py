import importlib
import sys

import shapes
import shapes.round as curved
from shapes import area, flat
from shapes.flat import Square as Box
from helper import VALUE, change

print(__name__, shapes.__name__, curved.__package__, Box(2).area(), area(curved.Circle(1)))
change()
import helper

print(VALUE, helper.VALUE, sorted(name for name in vars(shapes.flat) if not name.startswith("_")))
try:
    import shapes.missing
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from shapes.flat import Triangle
except ImportError as error:
    print(str(error).partition(" (")[0])
print(importlib.import_module("shapes.round") is curved, "shapes.flat" in sys.modules)
importlib.reload(helper)
print(helper.VALUE, helper.lazy, helper.__doc__)
