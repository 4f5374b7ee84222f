# Hashes: order, defaults, change, grouping, comparison, nesting.
h = { b: 2, "a" => 1, nil => 3, [1] => 4, 1.5 => 5 }
h[:new] = 6
p h, h.keys, h[[1]], h.size, h.first, h.key(2), h.invert[2], h.delete(:b), h.delete(:none), h.to_a.last, h.any? { |k, v| v > 5 }
prices = { tea: 2.5, cake: 4.0, bun: 1.25 }
p prices.sort_by { |_, v| v }.to_h, prices.min_by { _2 }, prices.sum { |_, v| v }, prices.select { |_, v| v > 2 }, prices.reject { |k, _| k == :tea }, prices.find { |k, v| v < 2 }, prices.map { |k, v| "#{k}:#{v}" }
p prices.transform_values { _1 * 2 }, prices.transform_keys(&:to_s), prices.transform_keys({ tea: :coffee }), prices.filter_map { |k, v| k if v > 2 }, prices.partition { |_, v| v > 2 }, prices.each_with_index.map { |(k, v), i| [i, k] }
p prices.merge({ tea: 3, jam: 1 }) { |k, old, new| old + new }, prices.slice(:tea, :none), prices.except(:tea), prices.values_at(:tea, :none), prices.fetch(:none, 0), prices.fetch(:none) { |k| k.to_s * 2 }, prices.dig(:tea)
begin
  prices.fetch(:nope)
rescue KeyError => e
  p e.message, e.key
end
counts = Hash.new(0)
"mississippi".each_char { counts[_1] += 1 }
p counts, counts.sort_by { |k, v| [-v, k] }, counts["z"], counts.size, counts.max_by(&:last), counts.sum { _2 }, counts.default
lists = Hash.new { |hash, k| hash[k] = [] }
%w[apple avocado banana blueberry cherry].each { |w| lists[w[0]] << w }
p lists, %w[apple avocado banana].group_by { _1[0] }, %w[a b a].tally, [[1, 2], [3, 4]].to_h { |a, b| [b, a] }, %w[a b].zip([1, 2]).to_h, %w[x y].each_with_index.to_h
p({ a: 1, b: 2 } == { b: 2, a: 1 }, { a: 1 } <= { a: 1, b: 2 }, { a: 1 }.eql?({ a: 1.0 }), { a: { b: [1, { c: 2 }] } }.dig(:a, :b, 1, :c), { a: nil }.compact, {}.empty?, { a: 1 }.key?(:a), { a: 1 }.value?(1))
h = { a: 1 }
h.default = 9
h.store("k", 2)
h.update(b: 3)
h.delete_if { |_, v| v == 1 }
h.each_pair { |k, v| print k.inspect, "=", v, " " }
puts
p h[:zzz], h.reduce(0) { |sum, (_, v)| sum + v }, h.each_with_object([]) { |(k, v), a| a << v }, h.sort_by { |k, _| k.to_s }, h.flat_map { |k, v| [k] * v }, h.count, h.shift, h.clear, h.to_a
begin
  { a: 1 }.each { |k, v| h2 = { a: 1 }; h2.each { h2[:new] = 1 } }
rescue RuntimeError => e
  puts e.message
end
x, y = 1, 2
p({ x:, y: }, { "quoted key": 1, if: 2 }, { 1 => :a, "s" => :b }.inspect, { a: 1 }.to_a.flatten, **{ z: 26 })
def options(a, b = 2, *rest, key: 0, **others, &block) = [a, b, rest, key, others, block&.call]
p options(1), options(1, 2, 3, 4, key: 5, other: 6) { 7 }, options(*[1, 2], **{ key: 3 }), options({ a: 1 })
identity = {}.compare_by_identity
identity["a".dup] = 1
identity["a".dup] = 2
p identity.size, h.frozen?, { a: 1, b: 2 }.filter_map { |k, v| k if v > 1 }, { b: 1, a: 2 }.sort.first, { b: 1, a: 2 }.min_by { |k, v| v }, { a: 2 }.sum { |k, v| v }
