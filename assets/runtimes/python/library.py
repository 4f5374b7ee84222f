"""The standard library, imported from the memory of the snapshot.

`archive.py` compiles it before the snapshot is made. Nothing of it is a file at run time, but all
of it has a path, as in an installed Python.
"""
import importlib.abc
import importlib.machinery
import marshal
import os


class Library(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports from memory."""

    def __init__(self, archive):
        with open(archive, "rb") as file:
            # By name: whether it is a package, its path, its code. And what is no code, by path.
            self.modules, self.data = marshal.load(file)
        # By name: what is done when a module has been imported.
        self.mending = {}

    def find_spec(self, name, path=None, target=None):
        if name not in self.modules:
            return None
        is_package, origin, _ = self.modules[name]
        spec = importlib.machinery.ModuleSpec(name, self, origin=origin, is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations.append(os.path.dirname(origin))
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__spec__.name
        exec(self.get_code(name), module.__dict__)
        if name in self.mending:
            self.mending[name](module)

    def get_code(self, name):
        return marshal.loads(self.modules[name][2])

    def get_source(self, name):
        return None

    def is_package(self, name):
        return self.modules[name][0]
