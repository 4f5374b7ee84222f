# Input that ends too early: a message, and a status.
sum = 3.times.sum do |i|
  puts "number #{i + 1}?"
  line = $stdin.gets
  if line.nil?
    warn "only #{i} numbers"
    exit 3
  end
  Float(line)
end
puts sum
