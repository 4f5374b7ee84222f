# Ranges: ends, steps, membership, letters, dates and floats, slices of strings.
p (1..5).sum, (1...5).to_a, (1..), (..5), (1..10).step(3).to_a, ("a".."e").include?("c"), ("a".."zz").cover?("bb"), ("az".."bc").to_a, (1.0..2.0).include?(1.5), (1..10) === 5.5
p (1..3).each_with_index.to_a, (1..Float::INFINITY).lazy.map { _1 * 2 }.first(2), (1..10).each_slice(4).map(&:last), (0.5..2).step(0.5).to_a, (1..0).to_a, (1..3).minmax, (1..3.5).max
p (1..5).size, (1...5).count, ("a".."c").size, (1..nil).size, (1..10) == (1..10), (1..2).eql?(1..2.0), (1..10).first(2), (1..10).last(2), (1..10).min { |a, b| b <=> a }
s = "hello world"
p s[1..3], s[..4], s[-5..], s[3...], s[20..], [1, 2, 3, 4, 5][1..-2], (3..1).to_a, 3.downto(1).to_a, 1.step(by: 2, to: 7).to_a, 10.step(1, -3).to_a
age = ->(n) { case n when ..12 then :child when 13..19 then :teen when 20.. then :adult end }
p [5, 13, 19, 20, 99].map(&age), (1..10).bsearch { _1 * _1 >= 50 }, (1..4).inject(:*), (1..4).each_cons(2).to_a, Range.new(1, 3, true), (1..3).to_s, (1..3).inspect, ("a".."c").map(&:upcase).join, (1..3).cycle.first(5)
begin
  (1..).to_a
rescue RangeError => e
  puts e.message
end
begin
  (1.5..3).to_a
rescue TypeError => e
  puts e.message
end
begin
  1.."a"
rescue ArgumentError => e
  puts e.message
end
p rand(1..1), [*1..3, *"x".."z"], (1..6).partition(&:even?), (1..3).reverse_each.to_a, (1..20).find { _1 % 7 == 0 }, (1..3).reduce(1) { |a, b| a * b }, (1..3).tally, ("A".."F").each_with_index.to_h, 5.clamp(..3), 5.clamp(7..), 15.clamp(1, 10)
