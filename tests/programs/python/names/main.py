# Files of a room may be called as what the sandbox itself is made of.
import app
import library
import refusals
import standins
from packages import archive

print(app.name, library.name, refusals.name, standins.name, archive.name)
