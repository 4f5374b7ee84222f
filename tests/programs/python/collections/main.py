from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

letters = Counter("mississippi")
print(letters, letters.most_common(2), letters["z"])
print(letters + Counter("miss"), letters - Counter("sip"), letters & Counter("sip"))
print(sorted(letters.elements()), letters.total())
letters.subtract("iiiiii")
print(letters, +letters)

queue = deque(range(5), maxlen=5)
queue.append(5)
queue.appendleft(-1)
queue.rotate(2)
print(queue, queue.index(3), list(reversed(queue)))

Point = namedtuple("Point", "x y z", defaults=[0])
point = Point(1, y=2)
print(point, point._replace(z=9), point._asdict(), Point._fields, point == (1, 2, 0))
x, *rest = point
print(x, rest)

groups = defaultdict(list)
for word in "one two three four five six".split():
    groups[len(word)].append(word)
print(groups, dict(groups))

order = OrderedDict.fromkeys("abcd")
order.move_to_end("a")
order.move_to_end("d", last=False)
print(list(order), order.popitem(last=False))

scope = ChainMap({"a": 1}, {"a": 2, "b": 3})
child = scope.new_child({"b": 0})
print(scope["a"], child["b"], sorted(child.items()), len(child.maps))
