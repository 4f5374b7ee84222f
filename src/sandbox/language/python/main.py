# Everyone in the room sees what you write, and can run it: press Run.


def greet(name: str) -> str:
    return f"Hello, {name}!"


if __name__ == "__main__":
    name = input("Who is there? ")
    print(greet(name or "world"))
