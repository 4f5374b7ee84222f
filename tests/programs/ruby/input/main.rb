print "name? "
name = gets.chomp
print "number? "
n = gets.to_i
puts "#{name} #{n + 1}"
puts $stdin.read.split.map(&:to_i).sum
p gets
