# Eight queens, with Enumerator and permutations.
def queens(n)
  Enumerator.new do |found|
    place = lambda do |rows|
      row = rows.size
      next found << rows if row == n
      n.times do |column|
        free = rows.each_with_index.none? { |c, r| c == column || (c - column).abs == row - r }
        place.(rows + [column]) if free
      end
    end
    place.([])
  end
end

(4..6).each { |n| puts "#{n}: #{queens(n).count}" }
first = queens(8).first
p first
first.each { |c| puts (["."] * 8).tap { |row| row[c] = "Q" }.join(" ") }
p (0..4).to_a.permutation.count { |rows| rows.each_with_index.map { |c, r| c + r }.uniq.size == 5 && rows.each_with_index.map { |c, r| c - r }.uniq.size == 5 }
