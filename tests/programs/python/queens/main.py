def queens(size, columns=()):
    row = len(columns)
    if row == size:
        yield columns
        return
    for column in range(size):
        if all(column != other and abs(column - other) != row - at for at, other in enumerate(columns)):
            yield from queens(size, columns + (column,))


for size in range(1, 8):
    print(size, sum(1 for _ in queens(size)))
for column in next(queens(8)):
    print("".join("♛" if at == column else "·" for at in range(8)))
