# A linked list that is Enumerable, and a search tree.
class List
  include Enumerable
  Node = Struct.new(:value, :next)

  def self.[](*values) = values.each_with_object(new) { |v, list| list << v }

  def <<(value)
    node = Node.new(value)
    @last ? @last.next = node : @first = node
    @last = node
    self
  end

  def each
    return enum_for unless block_given?
    at = @first
    while at
      yield at.value
      at = at.next
    end
    self
  end

  def reverse!
    @last, before, at = @first, nil, @first
    while at
      at.next, before, at = before, at, at.next
    end
    @first = before
    self
  end

  def to_s = "(#{to_a.join(" -> ")})"
end

list = List[3, 1, 2] << 5
puts list, list.sort.inspect, list.include?(5), list.map { _1 * 2 }.inspect, list.reduce(:+), list.min_by { -_1 }, list.each_slice(2).to_a.inspect, list.reverse!, list.first(2).inspect, list.each_with_index.to_a.inspect, list.lazy.select(&:odd?).first(1).inspect, list.zip(list.to_a.rotate).inspect, list.entries.sum, list.inject { |a, b| a > b ? a : b }, list.each.next

class Tree
  attr_reader :key, :left, :right

  def initialize(key) = @key = key

  def insert(key)
    if key < @key then @left ? @left.insert(key) : @left = Tree.new(key)
    elsif key > @key then @right ? @right.insert(key) : @right = Tree.new(key)
    end
    self
  end

  def keys = [*@left&.keys, @key, *@right&.keys]
  def height = 1 + [@left&.height, @right&.height].compact.max.to_i
  def include?(key) = key == @key || !!(key < @key ? @left : @right)&.include?(key)
end

tree = [30, 70, 20, 40, 60, 80, 35, 50].reduce(Tree.new(50)) { |t, key| t.insert(key) }
p tree.keys, tree.height, tree.include?(35), tree.include?(36), tree.left.key
level, levels = [tree], []
until level.empty?
  levels << level.map(&:key)
  level = level.flat_map { |t| [t.left, t.right] }.compact
end
p levels
