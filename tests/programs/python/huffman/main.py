import heapq
from collections import Counter
from itertools import count


def codes(text):
    order = count()
    heap = [(n, next(order), char) for char, n in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        (n, _, left), (m, _, right) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (n + m, next(order), (left, right)))
    found = {}

    def walk(node, code):
        if isinstance(node, str):
            found[node] = code or "0"
        else:
            walk(node[0], code + "0")
            walk(node[1], code + "1")

    walk(heap[0][2], "")
    return found


text = "she sells sea shells by the sea shore"
table = codes(text)
bits = "".join(table[char] for char in text)
for char, code in sorted(table.items(), key=lambda pair: (len(pair[1]), pair[1])):
    print(repr(char), code)
print(len(text) * 8, "→", len(bits), bits[:40])
back, decoded, buffer = {code: char for char, code in table.items()}, [], ""
for bit in bits:
    buffer += bit
    if buffer in back:
        decoded.append(back[buffer])
        buffer = ""
print("".join(decoded) == text)
