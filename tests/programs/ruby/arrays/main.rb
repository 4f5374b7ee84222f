# Arrays: indices, slices, set operations, combinations, in-place changes.
a = [5, 3, 8, 1]
p a[1..], a[-2..], a[..1], a[1, 2], a[9], a[4, 1], a[5, 1], a.first(2), a.last, a.take_while { _1 > 2 }, a.drop(3), a.values_at(0, -1, 9), a.fetch(-1), a.dig(0), a.sum, a.minmax
begin
  a.fetch(10)
rescue IndexError => e
  puts e.message
end
b = a.dup
b << 9
b.push(10, 11).unshift(0).insert(2, :x)
b[12] = "far"
p b, b.compact.size, b.index(:x), b.rindex(9), b.delete(:x), b.delete_at(0), b.slice!(1, 2), b.pop, b.shift, b.compact!, b.compact!, b.include?(9)
b[1..2] = %w[a b c]
p b, b.fill(0, 1, 2), Array.new(3) { _1**2 }, Array.new(2, "x"), Array(nil), Array(1..3), [0] * 3, [1, 2] * ",", [[1, 2], [3]].sum([])
p [1, 2, 2, 3] & [2, 3, 4], [1, 2] | [2, 3], [1, 2, 2, 3] - [2], [1, 2] + [3], [1, [2, [3, [4]]]].flatten(1), [3, 1, 2].sort { |x, y| y <=> x }, [1, 2] <=> [1, 3], [1, 2, 3].intersect?([3])
p [1, 2, 3].combination(2).to_a, [1, 2, 3].permutation(2).count, [1, 2].product([3, 4]), [[1, 2], [3, 4]].transpose, [1, 2, 3, 4].each_slice(2).to_a, [1, 2, 3].rotate, [1, 2, 3].rotate(-1), (1..6).each_cons(3).to_a.size
p [1, 2, 3, 4].partition(&:even?), [1, 2, 3].zip([4, 5, 6], [7, 8, 9]), %w[a b c].each_with_index.map { |c, i| c * i }, [nil, 1, false].compact, [1, 1, 2].uniq, [1, 2, 3, 4, 5].each_slice(2).map(&:sum), [3, 1].minmax, [1, 2, 3].inject(:*)
p [1, 2, 3].all?(Integer), [1, nil].any?, [nil, false].none?, [1, 2].one? { _1 > 1 }, [1, 2, 3].count(&:odd?), [1, 2, 3].find_index(2), ["a", "b"].cycle(2).to_a, [4, 5].each_with_index.to_a, [1, 2, 3].sum / 3.0, [0.1] * 3 == [0.1, 0.1, 0.1], [0.1, 0.2, 0.3].sum, [0.1, 0.2, 0.3].inject(:+)
p %w[b a c].sort!, [3, 1, 2].sort_by { -_1 }, [1, 2, 3, 4].select!(&:even?), [1, 2].reject!(&:zero?), [1, 2, 3].map!(&:to_s), [[2, 1], [1, 2]].sort, [1, 2, 3].reverse_each.to_a, [1, 2, 3].values_at(0..1), [1, 2, 3, 4].bsearch { _1 >= 3 }, ["a", 1, :b, 2.0, nil].group_by(&:class)
x, (y, *z), w = 1, [2, 3, 4], 5
p x, y, z, w
*front, last = [1, 2, 3]
p front, last, [*1..3, *"a".."c"], [1, 2, 3].then { |f, *r| [f, r] }
first, second = second, first
m = Array.new(2) { Array.new(2, 0) }
m[0][0] = 1
p m, Array.new(2, []).each { |r| r << 1 }, [1, 2, 3].pack("C*"), [1, [2, 3]].to_s, [1, 2, 3].inspect == [1, 2, 3].to_s, [[1, :a], [2, :b]].assoc(2), [1, 2, 3].sum { |n| n.to_r }, [1, 2, 3, 4, 5].filter_map { _1 * 2 if _1.odd? }, [1, 2, 3, 4].each_entry.to_a.first
r = [1]
r << r
p r, r.hash == r.hash, [1, 2, 3].first(0), [].first, [].sum, [].max, [].inject(:+), [3, 5].dup.clear, [1, 2, 3].slice_when { |i, j| j > i }.to_a, (1..3).each_with_object([]) { |i, acc| acc.unshift(i) }, [1, 2, 3, 4, 5, 6].each_slice(2).to_h { |p, q| [p, q] }
p [1, 2, 3].shuffle(random: Random.new(42)).sort, [1, 2, 3].sample.class, ["x"].join("-"), [1, [2, [nil, 3]]].join(","), [1, 2, 3].to_a.equal?([1, 2, 3]), a.frozen?, a.equal?(a.to_a), a * 2
