puts 7 / 2, -7 / 2, 7.fdiv(2), 2**100, 10.divmod(-3).inspect, 0.1 + 0.2, 1e100, 1.0 / 3
puts Rational(1, 3) + Rational(1, 6), Complex(1, 2) * Complex(0, 1), 255.to_s(16), "ff".hex
puts format("%.3f|%5d|%-5s|%05.1f|%x", 3.14159, 42, "ab", 2.25, 255), 1234567.89.round(1), 3.7.floor, -3.5.round
puts Integer.sqrt(10**20), 100.digits.inspect, 17.gcd(51), (1..20).inject(:*)
