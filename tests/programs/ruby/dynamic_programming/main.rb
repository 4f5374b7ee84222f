# Dynamic programming: knapsack, coins, common subsequence, edit distance, rising subsequence.
def knapsack(items, room)
  items.each_with_object([0] * (room + 1)) do |(weight, value), best|
    room.downto(weight) { |w| best[w] = [best[w], best[w - weight] + value].max }
  end.last
end

def coins(amount, kinds)
  kinds.each_with_object([1] + [0] * amount) { |kind, ways| (kind..amount).each { |a| ways[a] += ways[a - kind] } }.last
end

def common(a, b, known = {})
  return "" if a.empty? || b.empty?
  known[[a, b]] ||= a[0] == b[0] ? a[0] + common(a[1..], b[1..], known) : [common(a[1..], b, known), common(a, b[1..], known)].max_by(&:size)
end

def distance(a, b)
  row = (0..b.size).to_a
  a.each_char.with_index(1) do |x, i|
    diagonal, row[0] = row[0], i
    b.each_char.with_index(1) do |y, j|
      diagonal, row[j] = row[j], [row[j] + 1, row[j - 1] + 1, diagonal + (x == y ? 0 : 1)].min
    end
  end
  row.last
end

def rising(list)
  list.each_with_object([]) { |x, ends| ends[ends.bsearch_index { |e| e >= x } || ends.size] = x }.size
end

p knapsack([[12, 4], [2, 2], [1, 1], [4, 10], [1, 2]], 15), coins(200, [1, 2, 5, 10, 20, 50, 100, 200])
p common("AGGTABQZ", "GXTXAYBQ"), distance("kitten", "sitting"), distance("", "abc"), distance("Grüße", "Gruß")
p rising([10, 9, 2, 5, 3, 7, 101, 18])
fib = Hash.new { |h, n| h[n] = n < 2 ? n : h[n - 1] + h[n - 2] }
p fib[90], fib.size
