"""Tries, linked lists, a binary tree and a ring buffer."""


class Trie:
    def __init__(self, words=()):
        self.root = {}
        for word in words:
            node = self.root
            for char in word:
                node = node.setdefault(char, {})
            node[""] = word

    def starting(self, prefix):
        node = self.root
        for char in prefix:
            if char not in node:
                return
            node = node[char]
        stack = [node]
        while stack:
            node = stack.pop()
            for char in sorted(node, reverse=True):
                if char:
                    stack.append(node[char])
            if "" in node:
                yield node[""]


class Tree:
    def __init__(self):
        self.root = None

    def insert(self, key):
        def into(node):
            if node is None:
                return [key, None, None]
            side = 1 if key < node[0] else 2
            node[side] = into(node[side])
            return node

        self.root = into(self.root)
        return self

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node[1])
                yield node[0]
                yield from walk(node[2])

        return walk(self.root)

    def depth(self):
        deepest = lambda node: 1 + max(deepest(node[1]), deepest(node[2])) if node else 0
        return deepest(self.root)


class Ring:
    def __init__(self, size):
        self.cells, self.start, self.used = [None] * size, 0, 0

    def push(self, value):
        self.cells[(self.start + self.used) % len(self.cells)] = value
        if self.used < len(self.cells):
            self.used += 1
        else:
            self.start = (self.start + 1) % len(self.cells)

    def __iter__(self):
        return (self.cells[(self.start + i) % len(self.cells)] for i in range(self.used))


trie = Trie("car card care cat dog do 猫 猫舌".split())
print(list(trie.starting("ca")), list(trie.starting("do")), list(trie.starting("猫")), list(trie.starting("x")))
tree = Tree()
for key in (50, 30, 70, 20, 40, 60, 80, 10):
    tree.insert(key)
print(list(tree), tree.depth())
ring = Ring(3)
for n in range(5):
    ring.push(n)
    print(list(ring), end=" ")
print()
