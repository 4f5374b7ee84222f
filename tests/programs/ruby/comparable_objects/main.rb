# Objects with Comparable, Enumerable, coercion, hash keys, conversion, freezing, dup and clone.
class Version
  include Comparable
  attr_reader :parts

  def initialize(text) = @parts = text.split(".").map(&:to_i)
  def <=>(other) = other.is_a?(Version) ? parts <=> other.parts : nil
  def to_s = parts.join(".")
  def inspect = "v#{self}"
  def hash = parts.hash
  def eql?(other) = other.is_a?(Version) && parts == other.parts
  def succ = Version.new([*parts[..-2], parts[-1] + 1].join("."))
  def coerce(n) = [Version.new(n.to_s), self]
  def to_str = to_s
end

a, b, c = %w[1.2.10 1.10 1.2.9].map { Version.new(_1) }
p [a, b, c].sort, [a, b, c].max, a > c, a.between?(c, b), a.clamp(c, c), a == Version.new("1.2.10"), a.equal?(a.dup)
p({ a => 1 }[Version.new("1.2.10")], [a, Version.new("1.2.10")].uniq.size, (c..a).to_a, (c..Version.new("1.2.12")).include?(a), "is " + a)
begin
  a < 3
rescue ArgumentError => e
  puts e.message
end
frozen = "text".freeze
begin
  frozen << "more"
rescue FrozenError => e
  puts e.message
end
p frozen.dup.frozen?, frozen.clone.frozen?, frozen.clone(freeze: false).frozen?, :a.frozen?, 1.frozen?, [1].freeze.map { _1 }.frozen?

class Stack
  def initialize(*items) = @items = items
  def initialize_copy(other) = @items = other.instance_variable_get(:@items).dup
  def push(x) = tap { @items.push(x) }
  alias << push
  def method_missing(name, ...) = @items.respond_to?(name) ? @items.public_send(name, ...) : super
  def respond_to_missing?(name, all = false) = @items.respond_to?(name, all) || super
  def to_ary = @items
  def ===(x) = @items.include?(x)
  def !~(x) = "not like #{x}"
  def +@ = "plus"
  def [](*at) = @items[*at]
  def call(x) = "called with #{x}"
end
s = Stack.new(1, 2) << 3
copy = s.dup << 4
p s.size, copy.size, s.respond_to?(:each), (begin; s.nothing; rescue NoMethodError => e; e.message[/undefined method `nothing'/]; end), s !~ 1, +s, s[0, 2], s.(5)
first, *rest = s
p first, rest, (case 2 when s then "inside" end), [[0], s].flatten, [0] + s
o = Object.new
def o.to_s = "singleton"
p "#{o}", o.singleton_methods, o.dup.to_s == "singleton", o.clone.to_s, o.instance_of?(Object), Version.instance_methods(false).sort.first(3), a.instance_variables, Version.ancestors.first(2)
