# Fibers: generators, coroutines that talk to one another, errors across them.
gen = Fiber.new do |first|
  got = first
  3.times { |i| got = Fiber.yield("#{got}-#{i}") }
  :done
end
p gen.resume("a"), gen.resume("b"), gen.resume("c"), gen.resume("d"), gen.alive?
begin
  gen.resume
rescue FiberError => e
  puts e.message[/dead fiber called|attempt to resume a terminated fiber/] ? "it is over" : e.message
end

producer = Fiber.new { %w[tea cake].each { |item| Fiber.yield item }; nil }
filter = Fiber.new { while (item = producer.resume) do Fiber.yield item.upcase end; nil }
while (item = filter.resume)
  puts item
end

failing = Fiber.new { Fiber.yield 1; raise "inside" }
p failing.resume
begin
  failing.resume
rescue => e
  p e.message, failing.alive?
end

queue = [["ann", 3], ["bob", 1], ["eve", 2]].map { |name, n| [name, Fiber.new { n.times { |i| Fiber.yield i }; :end }] }
until queue.empty?
  name, fiber = queue.shift
  result = fiber.resume
  puts "#{name} #{result}"
  queue << [name, fiber] if result != :end
end
walk = ->(tree) { tree.is_a?(Array) ? tree.each(&walk) : Fiber.yield(tree) }
leaves = ->(tree) { Fiber.new { walk.(tree); nil } }
a, b = leaves.([1, [2, [3]], 4]), leaves.([[1, 2], [3, 4]])
same = loop do
  x, y = a.resume, b.resume
  break false if x != y
  break true if x.nil?
end
p same
