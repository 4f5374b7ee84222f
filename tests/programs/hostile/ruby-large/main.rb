# What is small to write and large to be.
def attempt(name)
  yield
  puts "#{name}: passed"
rescue NoMemoryError, ArgumentError, RangeError, SystemStackError, FloatDomainError => error
  puts "#{name}: #{error.class}"
end
attempt("string") { "x" * (1 << 40) }
attempt("array") { Array.new(1 << 60) }
attempt("power") { (2**(2**40)).zero? }
attempt("format") { format("%1000000000000d", 1) }
attempt("symbols") { 100_000.times { |n| "s#{n}".to_sym } }
