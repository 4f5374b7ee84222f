from itertools import accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest
import operator

print(list(islice(count(10, 3), 4)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)))
print(list(accumulate([3, 1, 4, 1, 5])), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(chain("ab", [1, 2])), list(chain.from_iterable(["xy", "z"])))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])))
print(list(dropwhile(lambda n: n < 3, [1, 2, 3, 1])), list(takewhile(lambda n: n < 3, [1, 2, 3, 1])))
print(list(filterfalse(str.isupper, "aBcD")))
for key, group in groupby(sorted("pear fig apple kiwi plum".split(), key=len), key=len):
    print(key, list(group))
print(list(pairwise("abcd")), list(starmap(pow, [(2, 5), (3, 2)])))
print(list(zip_longest("abc", "x", fillvalue="-")))
print(["".join(p) for p in permutations("abc")], len(list(permutations(range(6)))))
print(["".join(c) for c in combinations("abcd", 2)])
print(list(combinations_with_replacement([1, 2], 3)))
print(["".join(map(str, bits)) for bits in product((0, 1), repeat=3)])
first, second = tee(iter(range(4)))
next(first)
print(list(zip(first, second)))
