words = %w[the quick brown fox jumps over the lazy dog the end]
counts = words.tally.sort_by { |word, n| [-n, word] }.first(3)
p counts, words.group_by(&:size).transform_values(&:count).sort.to_h
p (1..10).each_slice(3).map(&:sum), (1..Float::INFINITY).lazy.map { _1 * 2 }.select { |x| x % 3 == 0 }.first(3)
p [3, 1, 2].sort.reverse, [1, [2, [3]]].flatten, [1, 2, 3].each_cons(2).to_a, [1, 2].zip([3, 4]).to_h
h = { a: 1, "b" => 2, nil => 3 }
puts h, h.map { |k, v| "#{k.inspect}=#{v}" }.join("&")
case { name: "Zoë", tags: [1, 2] }
in { name: String => name, tags: [first, *] } then puts "#{name} #{first}"
end
