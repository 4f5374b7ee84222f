# Procs, lambdas, methods: arity, return, currying, composition, bindings.
def counter(start = 0, step: 1)
  n = start - step
  [-> { n += step }, -> { n }, ->(to) { n = to }]
end
up, value, set = counter(10, step: 5)
up.(); up.call; up[]
p value.call, set.(1), up.()

def early
  [1, 2, 3].each { |x| return x * 10 if x == 2 }
  :never
end
p early, proc { |a, b = 5, *c| [a, b, c] }.call(1), proc { |a, b| [a, b] }.call([1, 2]), lambda { |a, b = 2| a + b }.call(1)
p proc { |x, y| }.arity, lambda { |*a, b| }.arity, ->(a, b: 1) {}.arity, ->(a, k:) {}.parameters, method(:counter).arity
begin
  ->(a) { a }.call(1, 2)
rescue ArgumentError => e
  puts e.message
end
square = ->(x) { x * x }
half = :half.to_proc rescue nil
p (square >> ->(x) { x + 1 }).(3), (square << ->(x) { x + 1 }).(3), [1, 2].map(&square), %w[a b].map(&:upcase), [4, 9].map(&Math.method(:sqrt))
add = ->(a, b, c) { a + b + c }
p add.curry[1][2][3], add.curry.(1, 2).(3), (1..3).each_with_object([]).with_index { |(x, acc), i| acc << x * i }
def yielder
  return enum_for(:yielder) unless block_given?
  yield 1
  yield 2, 3
  yield [4, 5]
end
yielder { |a, b| p [a, b] }
p yielder.to_a, yielder.next
def pass(&block) = block
p pass.nil?, pass {}.lambda?, pass(&square).equal?(square), square.lambda?
x = 10
[1].each { |i; x| x = i }
p x, binding.local_variables.include?(:x), binding.local_variable_get(:x), eval("x + 1")
memo = Hash.new { |h, n| h[n] = n < 2 ? n : h[n - 1] + h[n - 2] }
p memo[40]
p [1, 2, 3].each_with_index.map { |n, i| n * i }.then { |a| a.sum }, 5.then { _1 + 1 }, (1..4).inject { |a, b| a * b }, 3.times.to_a, 10.downto(7).to_a, 1.step(10, 4).to_a
case 7
when ->(n) { n > 5 } then puts "large"
end
ops = { "+" => :+, "*" => :* }.transform_values { |op| ->(a, b) { a.send(op, b) } }
p ops["*"].(6, 7), ops.dig("+").call(1, 2)
at_exit { puts "last" }
at_exit { puts "before last" }
BEGIN { puts "first of all" }
END { puts "END" }
