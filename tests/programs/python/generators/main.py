def countdown(n):
    while n:
        received = yield n
        n = received if received is not None else n - 1


def averager():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("reset:", error)
            total = count = 0
            average = None
            continue
        if value is None:
            return f"{count} values"
        total, count = total + value, count + 1
        average = total / count


def reporter():
    result = yield from averager()
    print("result:", result)
    yield "end"


steps = countdown(5)
print(next(steps), next(steps), steps.send(2), list(steps))
mean = reporter()
next(mean)
print(mean.send(10), mean.send(20), mean.throw(ValueError("again")), mean.send(3), mean.send(None))


def tree(value, *children):
    return value, children


def walk(node, depth=0):
    value, children = node
    yield depth, value
    for child in children:
        yield from walk(child, depth + 1)


for depth, value in walk(tree("root", tree("left", tree("leaf")), tree("right"))):
    print("  " * depth + value)


def careful():
    try:
        yield 1
    finally:
        print("cleaned up")


opened = careful()
next(opened)
opened.close()
squares = (n * n for n in range(10**12))
print(next(squares), next(squares), next(squares), sum(x for x in range(10) if x % 2))
try:
    next(iter([]))
except StopIteration as error:
    print("stopped", error.value)
