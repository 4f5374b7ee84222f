import sys


def check(value):
    if value > 1:
        raise ValueError(f"{value} is too much")
    return value


print("before", check(1), file=sys.stdout)
check(2)
print("never")
