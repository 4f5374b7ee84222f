import bisect
import heapq

grades = [60, 70, 80, 90]
print([("FDCBA"[bisect.bisect(grades, score)], score) for score in (33, 60, 79, 90, 100)])
row = [1, 3, 3, 5]
print(bisect.bisect_left(row, 3), bisect.bisect_right(row, 3))
bisect.insort(row, 4)
print(row, bisect.bisect([("a", 1), ("c", 2)], "b", key=lambda pair: pair[0]))

heap = [9, 4, 7, 1, 8]
heapq.heapify(heap)
print(heap[0], heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 10), sorted(heap))
print([heapq.heappop(heap) for _ in range(len(heap))])
print(heapq.nlargest(2, ["kiwi", "fig", "banana"], key=len), heapq.nsmallest(3, range(100, 0, -7)))
print(list(heapq.merge([1, 4, 9], [2, 3, 10], [0])), list(heapq.merge("ca", "db", reverse=True)))

tasks = []
for order, (priority, name) in enumerate([(2, "write"), (1, "read"), (2, "test"), (0, "think")]):
    heapq.heappush(tasks, (priority, order, name))
while tasks:
    priority, _, name = heapq.heappop(tasks)
    print(priority, name)
