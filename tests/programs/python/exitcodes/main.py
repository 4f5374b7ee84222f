import atexit
import sys

atexit.register(print, "registered first, runs last")


@atexit.register
def goodbye():
    print("goodbye")


try:
    sys.exit("never")
except SystemExit as leave:
    print("caught", leave.code)
try:
    exit(3)
finally:
    print("finally", flush=True)
