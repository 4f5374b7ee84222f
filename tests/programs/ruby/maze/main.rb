# Breadth first through a maze, and an order of work by topological sorting.
require "tsort"
maze = <<~MAZE.lines(chomp: true)
  #########
  #S..#...#
  #.#.#.#.#
  #.#...#.#
  #.#####.#
  #......E#
  #########
MAZE
start = maze.each_with_index { |line, y| (x = line.index("S")) and break [x, y] }
from = { start => nil }
queue = [start]
finish = nil
while (at = queue.shift)
  x, y = at
  break finish = at if maze[y][x] == "E"
  [[1, 0], [0, 1], [-1, 0], [0, -1]].each do |dx, dy|
    near = [x + dx, y + dy]
    next if from.key?(near) || maze[near[1]][near[0]] == "#"
    from[near] = at
    queue << near
  end
end
path = [finish]
path << from[path.last] while from[path.last]
path[1..-2].each { |px, py| maze[py][px] = "*" }
puts maze, "#{path.size - 1} steps"

class Work < Hash
  include TSort
  alias tsort_each_node each_key
  def tsort_each_child(node, &) = fetch(node, []).each(&)
end
p Work[shoes: %i[socks trousers], trousers: [:pants], coat: [:shirt], shirt: [], socks: [], pants: []].tsort
begin
  Work[a: [:b], b: [:c], c: [:a]].tsort
rescue TSort::Cyclic => e
  puts e.message
end
