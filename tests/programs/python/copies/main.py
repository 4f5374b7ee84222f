import copy
import operator
import pickle
import weakref
from types import MappingProxyType, SimpleNamespace

original = {"list": [1, [2]], "tuple": ([3],)}
shallow, deep = copy.copy(original), copy.deepcopy(original)
original["list"][1].append("changed")
print(shallow["list"], deep["list"], deep["tuple"] is original["tuple"])
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(loop, twin[1] is twin)


class Node:
    def __init__(self, name, next=None):
        self.name, self.next = name, next

    def __getstate__(self):
        return {"name": self.name.upper(), "next": self.next}


chain = pickle.loads(pickle.dumps(Node("a", Node("b"))))
print(chain.name, chain.next.name, pickle.loads(pickle.dumps([1.5, None, b"x", {1, 2}, 2**70, "é"])))
node = Node("weak")
reference = weakref.ref(node, lambda _: print("collected"))
print(reference() is node)
del node
print(reference())
space = SimpleNamespace(a=1, b=[2])
space.c = 3
print(space, operator.itemgetter(1, 2)("abc"), operator.attrgetter("a", "b")(space), operator.methodcaller("upper")("x"))
frozen = MappingProxyType({"k": 1})
try:
    frozen["k"] = 2
except TypeError as error:
    print(frozen, error)
