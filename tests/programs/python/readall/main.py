import sys

header = sys.stdin.readline().rstrip("\n")
print(repr(header))
rows = []
for line in sys.stdin:
    if line == "---\n":
        break
    rows.append(line.split())
width = max(len(cell) for row in rows for cell in row)
for row in rows:
    print(" | ".join(cell.ljust(width) for cell in row))
rest = sys.stdin.read()
print(len(rest), len(rest.encode()), repr(rest[-5:]), repr(sys.stdin.read()), repr(sys.stdin.readline()))
