import heapq
from collections import defaultdict

ROADS = """
Aachen Köln 70
Köln Bonn 30
Bonn Trier 140
Aachen Trier 150
Trier Metz 95
Köln Mainz 180
Mainz Metz 200
"""

graph = defaultdict(dict)
for line in ROADS.split("\n"):
    if line:
        start, end, length = line.split()
        graph[start][end] = graph[end][start] = int(length)


def shortest(start):
    distance, came_from, queue = {start: 0}, {}, [(0, start)]
    while queue:
        so_far, here = heapq.heappop(queue)
        if so_far > distance[here]:
            continue
        for there, length in graph[here].items():
            if so_far + length < distance.get(there, float("inf")):
                distance[there], came_from[there] = so_far + length, here
                heapq.heappush(queue, (distance[there], there))
    return distance, came_from


distance, came_from = shortest("Aachen")
for town, length in sorted(distance.items(), key=lambda pair: pair[1]):
    path = [town]
    while path[-1] in came_from:
        path.append(came_from[path[-1]])
    print(f"{town:>8} {length:4} km  {' → '.join(reversed(path))}")
