import importlib.resources
import json.tool
import logging
import os
import pkgutil

zones = importlib.resources.files("tzdata") / "zoneinfo"
print(zones.is_dir(), (zones / "Europe" / "Berlin").is_file(), (zones / "UTC").read_bytes()[:4], "Asia" in {entry.name for entry in zones.iterdir()})
print(importlib.resources.files("tzdata").joinpath("zones").read_text().splitlines()[0], pkgutil.get_data("tzdata", "zoneinfo/UTC")[:4])
try:
    (zones / "Mars").read_bytes()
except FileNotFoundError as error:
    print(type(error).__name__)
print(os.path.basename(logging.__file__), os.path.basename(json.tool.__file__))
