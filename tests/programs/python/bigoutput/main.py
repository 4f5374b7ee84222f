import sys

for n in range(900):
    print(f"{n:05}: {'abcdefghij' * (n % 7)}|{n * n}")
sys.stdout.write("x" * 20_000 + "\n")
print(*range(1500), sep=",")
sys.stdout.flush()
sys.stdout.buffer.write("bytes: ÄÖÜ 🎉\n".encode())
sys.stdout.buffer.flush()
print("end", file=sys.stderr)
