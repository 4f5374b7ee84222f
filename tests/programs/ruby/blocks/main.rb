def twice = yield(1) + yield(2)
p twice { |x| x * 10 }
add = ->(a, b = 2) { a + b }
p add.(1), add.curry[1], add.lambda?, (add >> ->(x) { x * 2 }).call(3)
gen = Enumerator.new { |y| a, b = 0, 1; loop { y << a; a, b = b, a + b } }
p gen.take(10), gen.lazy.select(&:even?).first(4)
f = Fiber.new { |x| y = Fiber.yield(x + 1); y * 2 }
p f.resume(1), f.resume(10)
p catch(:found) { [1, 2, 3].each { |x| throw :found, x * 100 if x == 2 }; nil }
p [1, 2, 3].each_with_object([]) { |x, all| all << x if x.odd? }
