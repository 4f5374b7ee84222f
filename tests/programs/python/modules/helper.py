"""A module of one file."""
print("helper loads as", __name__)
VALUE = 1


def change():
    global VALUE
    VALUE += 1


def __getattr__(name):
    return f"made up: {name}"


if __name__ == "__main__":
    print("never: this is not the program")
