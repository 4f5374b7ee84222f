import io

data = io.StringIO("10\n20\n\nx\n30\n")
total = 0
while line := data.readline():
    if (text := line.strip()).isdigit():
        total += (value := int(text))
        print(value, total)
print([y for x in range(6) if (y := x * x) % 2 == 0], y)
if (n := len("hello")) > 3 and (half := n // 2):
    print(n, half)
print(any((found := word).startswith("c") for word in ["a", "cat", "cow"]), found)


def f(a, /, b, *, c=3, **more):
    return a, b, c, more


print(f(1, b=2, a=9), f(*[1, 2], **{"c": 4}))
first, (second, *others), third = 1, "xyz", [3]
print(first, second, others, third, *others, sep="/")
x = y = []
x += [1]
x, y = y + [2], x
print(x, y, 1 < 2 < 3 != 4, not 0 or "never", [] or "default", "a" if x else "b")
for i in range(2, 10):
    for d in range(2, i):
        if i % d == 0:
            break
    else:
        print(i, "is prime", end="; ")
print()
print({**{"a": 1}, "b": 2} | {"a": 3}, [*range(3), *"ab"], {*"aab"} == {"b", "a"}, (*[1], 2))
print(0x_ff, 0b101, 0o17, 1_000, 3 // -2, -7 % 3, 7 % -3, 2**-1, divmod(-7, 2), round(2.5), round(3.5), round(-1.25, 1), ~5)
del x[0]
print(x, (lambda *a, k=1: (a, k))(1, 2), [print] is None, type(...).__name__)
