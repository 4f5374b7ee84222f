# Shortest paths, with a heap of one's own.
class Heap
  def initialize(&before)
    @items, @before = [], before
  end

  def push(item)
    @items << item
    i = @items.size - 1
    while i > 0 && @before.(@items[i], @items[(i - 1) / 2])
      @items[i], @items[(i - 1) / 2] = @items[(i - 1) / 2], @items[i]
      i = (i - 1) / 2
    end
    self
  end
  alias << push

  def pop
    return @items.pop if @items.size < 2
    top, @items[0] = @items[0], @items.pop
    i = 0
    loop do
      least = [i, 2 * i + 1, 2 * i + 2].select { |j| j < @items.size }.reduce { |a, b| @before.(@items[b], @items[a]) ? b : a }
      return top if least == i
      @items[i], @items[least] = @items[least], @items[i]
      i = least
    end
  end

  def empty? = @items.empty?
end

ROADS = {
  aachen: { bonn: 90, cologne: 70 }, bonn: { cologne: 30, frankfurt: 175 },
  cologne: { frankfurt: 190, hanover: 290 }, frankfurt: { hanover: 350, munich: 390 },
  hanover: { berlin: 285 }, munich: { berlin: 585 }, berlin: {}, island: {}
}.freeze

distance = Hash.new(Float::INFINITY).merge(aachen: 0)
previous = {}
heap = Heap.new { |a, b| a.first < b.first } << [0, :aachen]
until heap.empty?
  d, city = heap.pop
  next if d > distance[city]
  ROADS[city].each do |to, length|
    next unless d + length < distance[to]
    distance[to], previous[to] = d + length, city
    heap << [distance[to], to]
  end
end

ROADS.keys.sort.each do |city|
  path = [city]
  path.unshift(previous[path.first]) while previous[path.first]
  puts format("%-10s %8s  %s", city, distance[city], distance[city].to_f.finite? ? path.join(" > ") : "-")
end
