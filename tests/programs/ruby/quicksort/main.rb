# Sorting by hand, and what Ruby has.
def quicksort(list)
  return list if list.size < 2
  pivot, *rest = list
  small, large = rest.partition { |x| x < pivot }
  quicksort(small) + [pivot] + quicksort(large)
end

def merge_sort(list)
  return list if list.size < 2
  half = list.size / 2
  left, right = merge_sort(list[...half]), merge_sort(list[half..])
  merged = []
  merged << (left.first <= right.first ? left : right).shift until left.empty? || right.empty?
  merged + left + right
end

def bubble!(list)
  loop do
    swapped = false
    (1...list.size).each do |i|
      next if list[i - 1] <= list[i]
      list[i - 1], list[i] = list[i], list[i - 1]
      swapped = true
    end
    return list unless swapped
  end
end

seed = 42
numbers = Array.new(300) { (seed = (seed * 1_103_515_245 + 12_345) % 2**31) % 1000 }
sorted = numbers.sort
p quicksort(numbers) == sorted, merge_sort(numbers.dup) == sorted, bubble!(numbers.first(40)) == numbers.first(40).sort
p sorted.first(5), sorted.last, numbers.max(3), numbers.minmax
words = %w[pear Fig apple date Banana]
p words.sort, words.sort_by(&:downcase), words.sort_by { |w| [-w.size, w] }, words.sort { |a, b| b <=> a }
p words.max_by(&:size), words.min_by(2, &:size), [3, 1, 2].sort!.reverse!, [[2, "b"], [1, "z"], [2, "a"]].sort
p (sorted.bsearch { |x| x >= 500 }) == sorted.find { |x| x >= 500 }
begin
  ["a", 1].max
rescue ArgumentError => e
  puts e.message
end
