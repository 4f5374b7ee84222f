from collections import Counter


def step(cells):
    around = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {cell for cell, count in around.items() if count == 3 or (count == 2 and cell in cells)}


def show(cells, width=12, height=6):
    for y in range(height):
        print("".join("#" if (x, y) in cells else "." for x in range(width)))
    print()


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(9):
    if generation % 4 == 0:
        show(glider)
    glider = step(glider)
rpent = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
for _ in range(120):
    rpent = step(rpent)
print(len(rpent))
