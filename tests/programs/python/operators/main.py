from functools import reduce


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return f"Vector{self.parts}"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.parts, other.parts, strict=True)))

    def __mul__(self, k):
        return Vector(*(a * k for a in self.parts))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __bool__(self):
        return any(self.parts)

    def __getitem__(self, index):
        return Vector(*self.parts[index]) if isinstance(index, slice) else self.parts[index]

    def __len__(self):
        return len(self.parts)

    def __contains__(self, value):
        return value in self.parts

    def __call__(self, f):
        return Vector(*map(f, self.parts))


v, w = Vector(1, 2, 3), Vector(4, 5, 6)
print(v + w, 2 * v, v * 0.5, v @ w, -v, v == Vector(1, 2, 3), v != w, bool(Vector(0, 0)), len({v, Vector(1, 2, 3)}))
print(v[0], v[1:], v[-1], list(v), 2 in v, 9 in v, v(lambda x: x**2), reduce(Vector.__add__, [v, w, v]))
v += w
print(v, max(v), sorted(w, reverse=True), *w)
for wrong in (lambda: v + 1, lambda: v + Vector(1), lambda: v < w, lambda: v["x"]):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
