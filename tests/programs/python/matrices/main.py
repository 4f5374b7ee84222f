from fractions import Fraction


def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def inverse(matrix):
    size = len(matrix)
    rows = [[Fraction(x) for x in row] + [Fraction(i == j) for j in range(size)] for i, row in enumerate(matrix)]
    for i in range(size):
        pivot = next((r for r in range(i, size) if rows[r][i]), None)
        if pivot is None:
            raise ValueError("singular")
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(size):
            if r != i:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i])]
    return [row[size:] for row in rows]


def show(matrix):
    width = max(len(str(x)) for row in matrix for x in row)
    for row in matrix:
        print("[", *(str(x).rjust(width) for x in row), "]")


a = [[2, 1, 0], [1, 3, 1], [0, 1, 4]]
show(inverse(a))
show(multiply(a, inverse(a)))
print(list(zip(*a)), [row[i] for i, row in enumerate(a)], [list(row[::-1]) for row in zip(*a)])
try:
    inverse([[1, 2], [2, 4]])
except ValueError as error:
    print(error)


def power(matrix, n):
    result = [[int(i == j) for j in range(len(matrix))] for i in range(len(matrix))]
    while n:
        if n & 1:
            result = multiply(result, matrix)
        matrix, n = multiply(matrix, matrix), n >> 1
    return result


print("fib(300) =", power([[1, 1], [1, 0]], 300)[0][1])
