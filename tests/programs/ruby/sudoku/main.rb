# A sudoku from the standard input.
grid = $stdin.read.scan(/[\d.]/).map { |c| c == "." ? 0 : c.to_i }
abort "81 cells, please" unless grid.size == 81
PEERS = Array.new(81) do |i|
  (0...81).select { |j| j != i && (i / 9 == j / 9 || i % 9 == j % 9 || (i / 27 == j / 27 && i % 9 / 3 == j % 9 / 3)) }
end.freeze

# By loops, not blocks within blocks: it goes deep.
def solve(grid)
  choices = (0...81).select { |i| grid[i].zero? }.map { |i| [i, (1..9).to_a - grid.values_at(*PEERS[i])] }
  return grid if choices.empty?
  at, digits = choices.min_by { |_, free| free.size }
  while (digit = digits.shift)
    solved = solve(grid.dup.tap { |copy| copy[at] = digit })
    return solved if solved
  end
end

solve(grid).each_slice(9).with_index do |row, i|
  puts "------+-------+------" if i.positive? && (i % 3).zero?
  puts row.each_slice(3).map { _1.join(" ") }.join(" | ")
end
