from functools import cache, lru_cache

ITEMS = {"map": (9, 150), "compass": (13, 35), "water": (153, 200), "sandwich": (50, 160), "tin": (68, 45), "banana": (27, 60), "apple": (39, 40), "camera": (32, 30)}
NAMES = list(ITEMS)


@cache
def best(index, room):
    if index == len(NAMES):
        return 0, ()
    without = best(index + 1, room)
    weight, value = ITEMS[NAMES[index]]
    if weight > room:
        return without
    more, names = best(index + 1, room - weight)
    return max(without, (more + value, (NAMES[index], *names)))


print(best(0, 200))


@lru_cache(maxsize=None)
def edit_distance(a, b):
    if not a or not b:
        return len(a) + len(b)
    if a[0] == b[0]:
        return edit_distance(a[1:], b[1:])
    return 1 + min(edit_distance(a[1:], b), edit_distance(a, b[1:]), edit_distance(a[1:], b[1:]))


print(edit_distance("kitten", "sitting"), edit_distance("Saturday", "Sunday"))
print(edit_distance.cache_info().misses, best.cache_info().maxsize)
