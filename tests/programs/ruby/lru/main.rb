# A cache that forgets what was not used for the longest time: hashes keep their order.
class Cache
  include Enumerable
  attr_reader :hits, :misses

  def initialize(room)
    @room, @items, @hits, @misses = room, {}, 0, 0
  end

  def [](key)
    if @items.key?(key)
      @hits += 1
      @items[key] = @items.delete(key)
    else
      @misses += 1
      nil
    end
  end

  def []=(key, value)
    @items.delete(key)
    @items[key] = value
    @items.shift if @items.size > @room
  end

  def fetch(key) = self[key] || (self[key] = yield(key))
  def each(&) = @items.each(&)
  def inspect = "#<Cache #{@items.size}/#{@room} #{@items.keys.join(" ")}>"
end

cache = Cache.new(3)
%w[a b c].each_with_index { |key, i| cache[key] = i + 1 }
p cache["a"], cache["z"], cache
cache["d"] = 4
p cache["b"], cache["c"], cache
cache["a"] = 100
p cache.fetch("new") { |key| key * 2 }, cache.fetch("new") { raise "not again" }, cache
p cache.to_a, cache.map { |k, v| "#{k}=#{v}" }, cache.hits, cache.misses, cache.include?(["a", 100])
