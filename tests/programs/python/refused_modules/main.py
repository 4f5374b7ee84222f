# What somebody sees whose program needs a module that is not here.
import importlib.util
import sys

print(importlib.util.find_spec("numpy"), importlib.util.find_spec("tkinter"))
try:
    import ssl
except ImportError:
    print("without ssl")
try:
    import yaml.cyaml
except ModuleNotFoundError as error:
    print(error)
import turtle
