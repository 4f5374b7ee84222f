# Matrices as a class, with operators, iteration and equality.
class Grid
  include Enumerable
  attr_reader :rows

  def initialize(rows) = @rows = rows
  def self.identity(n) = new(Array.new(n) { |i| Array.new(n) { |j| i == j ? 1 : 0 } })
  def [](i, j) = @rows.fetch(i).fetch(j)
  def *(other) = Grid.new(@rows.map { |row| other.rows.transpose.map { |column| row.zip(column).sum { _1 * _2 } } })
  def **(n) = n.zero? ? Grid.identity(@rows.size) : n.even? ? (self * self)**(n / 2) : self * self**(n - 1)
  def -@ = Grid.new(@rows.map { |row| row.map(&:-@) })
  def ==(other) = other.is_a?(Grid) && rows == other.rows
  def each(&block) = @rows.flatten.each(&block)
  def to_s = @rows.map { |row| "[#{row.join(" ")}]" }.join("\n")

  def determinant
    a = @rows.map { |row| row.map(&:to_r) }
    result = 1r
    a.each_index do |i|
      pivot = (i...a.size).find { |r| a[r][i] != 0 } or return 0
      a[i], a[pivot], result = a[pivot], a[i], -result if pivot != i
      result *= a[i][i]
      (i + 1...a.size).each do |r|
        factor = a[r][i] / a[i][i]
        a[r] = a[r].zip(a[i]).map { |x, y| x - factor * y }
      end
    end
    result
  end
end

m = Grid.new([[1, 2], [3, 4]])
puts m * m, -m
puts Grid.new([[1, 1], [1, 0]])**200
p m.determinant, Grid.new([[0, 2, 1], [1, 3, 2], [1, 1, 1]]).determinant, m == Grid.new([[1, 2], [3, 4]])
p m.max, m.sum, m.include?(4), m.sort_by(&:-@), m.each_slice(2).to_a, m.reduce(:*), m.minmax, m.each_with_index.to_a.last
begin
  m[0, 7]
rescue IndexError => e
  puts e.message
end
