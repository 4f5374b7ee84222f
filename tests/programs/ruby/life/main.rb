# The game of life, as a set of cells.
require "set"

def step(alive)
  counts = Hash.new(0)
  alive.each do |x, y|
    [-1, 0, 1].product([-1, 0, 1]).each { |dx, dy| counts[[x + dx, y + dy]] += 1 unless dx.zero? && dy.zero? }
  end
  counts.select { |cell, n| n == 3 || (n == 2 && alive.include?(cell)) }.keys.to_set
end

def show(alive)
  (0..6).each { |y| puts (0..7).map { |x| alive.include?([x, y]) ? "#" : "." }.join }
end

glider = [[1, 0], [2, 1], [0, 2], [1, 2], [2, 2]].to_set
generations = [glider]
16.times { generations << step(generations.last) }
generations.first(5).each_with_index do |cells, i|
  puts "generation #{i}"
  show(cells)
end
p generations[16] == glider.map { |x, y| [x + 4, y + 4] }.to_set
blinker = Set[[0, 1], [1, 1], [2, 1]]
p step(step(blinker)) == blinker, step(blinker).to_a.sort, (blinker & step(blinker)).size, blinker.subset?(blinker | [[9, 9]]), (blinker ^ step(blinker)).size
