# Kruskal's spanning tree, and components by union-find.
class Sets
  attr_reader :count

  def initialize(items)
    @parent = items.to_h { |x| [x, x] }
    @count = items.size
  end

  def find(x) = @parent[x] == x ? x : @parent[x] = find(@parent[x])

  def union(a, b)
    a, b = find(a), find(b)
    return false if a == b
    @parent[b] = a
    @count -= 1
    true
  end
end

edges = "AB7 AD5 BC8 BD9 BE7 CE5 DE15 DF6 EF8 EG9 FG11 XY1".scan(/(\w)(\w)(\d+)/).map { |a, b, w| [a, b, w.to_i] }
sets = Sets.new([*"A".."G", "X", "Y"])
tree = edges.sort_by { |a, b, w| [w, a, b] }.select { |a, b, _| sets.union(a, b) }
tree.each { |a, b, w| puts "#{a}#{b} #{w}" }
puts "total #{tree.sum(&:last)}, #{sets.count} parts"
p [*"A".."G", "X", "Y"].group_by { |x| sets.find(x) }.values
