from collections import deque
from graphlib import CycleError, TopologicalSorter

MAZE = """
#########
#S..#...#
#.#.#.#.#
#.#...#E#
#########
""".strip().splitlines()


def solve(maze):
    at = {char: (x, y) for y, row in enumerate(maze) for x, char in enumerate(row)}
    start, end = at["S"], at["E"]
    queue, came = deque([start]), {start: None}
    while queue:
        x, y = here = queue.popleft()
        if here == end:
            break
        for step in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
            if step not in came and maze[step[1]][step[0]] != "#":
                came[step] = here
                queue.append(step)
    path = []
    while here:
        path.append(here)
        here = came[here]
    return path[::-1]


path = solve(MAZE)
print(len(path) - 1, "steps")
for y, row in enumerate(MAZE):
    print("".join("•" if (x, y) in path and char == "." else char for x, char in enumerate(row)))

recipe = {"cake": {"batter", "oven"}, "batter": {"eggs", "flour"}, "oven": set()}
order = list(TopologicalSorter(recipe).static_order())
print(order.index("eggs") < order.index("batter") < order.index("cake"), len(order))
sorter = TopologicalSorter(recipe)
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(sorted(ready))
    sorter.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [1]}).static_order())
except CycleError as error:
    print(error.args[0], sorted(set(error.args[1])))


def components(edges):
    parent = {}

    def root(n):
        while parent.setdefault(n, n) != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in edges:
        parent[root(a)] = root(b)
    groups = {}
    for n in sorted(parent):
        groups.setdefault(root(n), []).append(n)
    return sorted(groups.values())


print(components([(1, 2), (3, 4), (2, 5), (6, 6), (4, 7)]))
