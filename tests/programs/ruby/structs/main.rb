# Struct, OpenStruct, Set, and sorting by several keys.
require "ostruct"
require "set"
Point = Struct.new(:x, :y) do
  def +(other) = Point.new(x + other.x, y + other.y)
  def to_s = "(#{x}, #{y})"
end
a, b = Point.new(1, 2), Point[3, 4]
p a, a + b, "#{a + b}", a == Point[1, 2], a.eql?(Point[1.0, 2]), a.to_a, a.to_h, a.members, a[0], a["y"], a[:x], a.each.to_a, { a => 1 }[Point[1, 2]], a.dig(:x), b.values_at(0), [b, a].sort_by(&:to_a), Point.members, a.size
x, y = *a
a.x += 10
p x, y, a, (begin; Point.new(1, 2, 3); rescue ArgumentError => e; e.message; end), (begin; a[:z]; rescue NameError => e; e.message.lines.first.chomp; end), Point.new(1)
Person = Struct.new(:name, :age, keyword_init: true)
p Person.new(name: "Zoë", age: 3), (begin; Person.new(nom: 1); rescue ArgumentError => e; e.message; end), Person.new(name: "A").to_h
people = [["Ann", 30], ["Bob", 25], ["Cid", 30]].map { |name, age| Person.new(name:, age:) }
p people.sort_by { |q| [-q.age, q.name] }.map(&:name), people.group_by(&:age).transform_values { |g| g.map(&:name) }, people.max_by(&:age).name, people.sum(&:age), people.minmax_by(&:age).map(&:name), people.each_with_object({}) { |q, h| h[q.name] = q.age }
o = OpenStruct.new(name: "open", n: 1)
o.more = [1]
o[:n] += 1
p o, o.name, o.missing, o.respond_to?(:more), o.to_h, o.dig(:more, 0), o == OpenStruct.new(name: "open", n: 2, more: [1]), o.delete_field(:n), o.n
s = Set[3, 1, 2]
s << 2 << 5
p s, s.size, s.include?(5), s | [9], s & [1, 9], s - [1], s ^ Set[1, 7], s.subset?(Set[1, 2, 3, 5, 8]), s.superset?(Set[1]), s.add?(1), s.sort, s.group_by(&:odd?), s.map { _1 * 2 }.to_set, s.partition(&:even?), Set[1, 2] == Set[2, 1], s.to_a, s.delete(3).min, Set[[1], [1]].size, s.disjoint?([7]), Set.new([1, 2]).inspect
