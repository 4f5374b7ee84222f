"""Sorting by hand, beside the built-in one."""


def quicksort(items):
    if len(items) < 2:
        return list(items)
    pivot, *rest = items
    smaller = [item for item in rest if item < pivot]
    larger = [item for item in rest if item >= pivot]
    return quicksort(smaller) + [pivot] + quicksort(larger)


def merge_sort(items):
    if len(items) < 2:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    while left and right:
        merged.append((left if left[0] <= right[0] else right).pop(0))
    return merged + left + right


numbers = [(n * 7919) % 101 for n in range(60)]
print(numbers[:10])
print(quicksort(numbers) == merge_sort(numbers) == sorted(numbers))
print(quicksort(numbers)[:5], merge_sort(numbers)[-5:])
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=lambda word: (len(word), word), reverse=True))
print(sorted(words, key=str.swapcase), sorted(["b", "A", "a", "B"], key=str.casefold))
