# Words of the standard input, counted.
counts = Hash.new(0)
lines = ARGF.each_line.map(&:chomp)
lines.each { |line| line.downcase.scan(/[\p{L}']+/) { |word| counts[word] += 1 } }
puts "#{lines.size} lines, #{lines.sum(&:length)} characters, #{counts.size} words"
counts.sort_by { |word, n| [-n, word] }.first(6).each { |word, n| puts "#{word.ljust(6)} #{"*" * n} #{n}" }
puts "longest: #{counts.keys.max_by { |w| [w.size, w] }}", "once: #{counts.count { |_, n| n == 1 }}"
p lines.map.with_index(1) { |l, i| "#{i}:#{l.split.size}" }, $stdin.eof?, gets
