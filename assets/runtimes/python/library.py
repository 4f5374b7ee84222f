"""The standard library and the built-in packages, imported from the memory of the snapshot.

`archive.py` compiles them before the snapshot is made. Nothing of them is a file at run time,
but all of it has a path, as in an installed Python, and what packages bring beside code can be
read with `importlib.resources`.
"""
import importlib.abc
import importlib.machinery
import importlib.resources.abc
import io
import marshal
import os

PACKAGES = "/usr/lib/python3.14/site-packages"


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

    def find_distributions(self, context):
        """For `importlib.metadata.version`."""
        from importlib.metadata import Distribution, Prepared

        class Installed(Distribution):
            def __init__(self, library, path):
                self.library, self.path = library, path

            def read_text(self, name):
                found = self.library.data.get(f"{self.path}/{name}")
                return found and found.decode()

            def locate_file(self, path):
                return f"{PACKAGES}/{path}"

        for path in self.data:
            if path.endswith(".dist-info/METADATA"):
                found = Installed(self, os.path.dirname(path))
                if context.name is None or Prepared.normalize(context.name) == Prepared.normalize(found.metadata["Name"]):
                    yield found

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

    def get_data(self, path):
        try:
            return self.data[path]
        except KeyError:
            raise FileNotFoundError(2, "No such file or directory", path) from None

    def get_resource_reader(self, name):
        return Folder(self, os.path.dirname(self.modules[name][1]))

    def is_package(self, name):
        return self.modules[name][0]


class Resource(importlib.resources.abc.Traversable):
    """A file or folder of the library, for `importlib.resources`."""

    def __init__(self, library, path):
        self.library, self.path = library, path

    @property
    def name(self):
        return os.path.basename(self.path)

    def is_file(self):
        return self.path in self.library.data

    def is_dir(self):
        return any(path.startswith(self.path + "/") for path in self.library.data)

    def iterdir(self):
        inside = self.path + "/"
        names = {path.removeprefix(inside).partition("/")[0] for path in self.library.data if path.startswith(inside)}
        return (Resource(self.library, inside + name) for name in sorted(names))

    def joinpath(self, *parts):
        return Resource(self.library, os.path.normpath(os.path.join(self.path, *parts)))

    def open(self, mode="r", *args, **kwargs):
        raw = io.BytesIO(self.library.get_data(self.path))
        return raw if "b" in mode else io.TextIOWrapper(raw, *args, **kwargs)


class Folder(importlib.resources.abc.TraversableResources):
    """The resources of one package."""

    def __init__(self, library, path):
        self.library, self.path = library, path

    def files(self):
        return Resource(self.library, self.path)
