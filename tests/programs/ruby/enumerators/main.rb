# Enumerators: external iteration, laziness, chains, infinite series.
fibonacci = Enumerator.new do |y|
  a, b = 0, 1
  loop { y << a; a, b = b, a + b }
end
p fibonacci.take(10), fibonacci.lazy.select(&:even?).first(5), fibonacci.each_with_index.first(2), fibonacci.lazy.map { _1 * 2 }.reject { |x| x % 3 == 0 }.first(3)
e = [1, 2, 3].each
p e.next, e.peek, e.next, e.next
begin
  e.next
rescue StopIteration => stop
  p stop.message, stop.result
end
e.rewind
p e.next, e.size, loop { e.next }
p (1..Float::INFINITY).lazy.map { |x| x * x }.select { |x| x % 3 == 1 }.take_while { |x| x < 100 }.to_a
p (1..3).each_entry.to_a, [4, 5].each.with_index(1).to_a, %w[a b c].each_with_index.to_h, (1..6).each_slice(4).to_a, (1..4).each_cons(2).map(&:sum)
p [1, 2, 4, 9, 10, 11, 12, 15].slice_when { |a, b| b != a + 1 }.to_a, [1, 1, 2, 3, 3].chunk_while { |a, b| a == b }.map(&:size), (1..10).chunk { |i| i.even? }.first(2)
p (1..3).zip(4..6), (1..3).flat_map { [_1] * _1 }, [1, 2, 3].cycle.first(7), (1..3).each_with_object({}) { |i, h| h[i] = i * i }, [3, 1, 2].sum { |x| x.to_f }, (1..5).partition(&:odd?)
p %w[apple bob cat].inject { |a, b| a.size > b.size ? a : b }, (1..5).reduce(:+), (1..5).map(&:even?).tally, [1, nil, 2].compact, [[1, :a], [2, :b]].each_with_index.map { |(n, s), i| [n, s, i] }
p Enumerator.produce(1) { |x| x * 3 }.take(5), Enumerator.produce([0, 1]) { |a, b| [b, a + b] }.lazy.map(&:first).first(8), (1..3).sum.then { _1 * 2 }
chars = "héllo".each_char
p chars.class, chars.with_index.select { |c, i| i.even? }.map(&:first).join, "ab\ncd".each_line.map(&:chomp), "ab".each_byte.to_a
p ([1, 2].each + [3]).to_a, (1..2).each_entry.inspect, [1, 2].each_slice(2).inspect, (1..10).step(3).to_a, 1.0.step(2.0, 0.5).to_a, (1..10) % 4
p (1..10).each_slice(3).with_index.map { |s, i| s.sum * i }, %w[x y z].each_with_index.max_by { |_, i| -i }, [5, 3].min_by { |x| x }, (1..4).min_by(2) { |x| -x }, (0...3).reverse_each.to_a
def tree(depth) = Enumerator.new { |y| depth.zero? ? y << "leaf" : 2.times { tree(depth - 1).each { |leaf| y << leaf } } }
p tree(2).to_a.size, [3, 1, 2].lazy.sort.first, (1..3).lazy.zip(4..6).to_a, (1..20).lazy.filter_map { |x| x * 2 if x.even? }.first(2), (1..3).lazy.eager.class, [1, 2, 3, 4].lazy.uniq { _1 % 2 }.to_a
