# Integers of any size, rationals and complex numbers.
p 2**200, (1..50).reduce(:*), 100.digits.sum, (2**64).class, 2**64 >> 60, -(2**70) / 3, (2**70).bit_length
p 10**30 / 7, 10**30 % 7, (10**30).to_s.size, 123456789**5, 3**100 > 2**150, (7**77).to_s(36)
p 3r / 4, 0.75.to_r, 0.1.rationalize(1/100r), Rational("2/6"), 1/3r + 1/6r, (7/2r).round, (5/2r).floor, 3.14.to_r == 157/50r
p Complex(3, 4).abs, Complex("1+2i") * 2i, Complex(1, 1)**2, Complex(1, -1).conjugate, Complex.polar(1, 0), 2i * 2i
p 1e20.to_i, 12345678901234567890.to_f, 2**0.5, 4**-1, 0.1 + 0.2, 1.1 - 1.0, 1e-10, 1e16, 123456789.123456789, 100.0, 1e100, -0.0
p 1.0 / 0, (0.0 / 0).nan?, 5.0.to_i, 1.23456789012345e+25, Float::EPSILON, Float::MAX, Float::MIN, Float::DIG
p Integer("0b101", 2) , Integer("ff", 16), Integer("0x1F", 16), Float("1e3"), "12abc".to_i, "abc".to_i, "3.7xyz".to_f, "1_000".to_i
["12a", "", nil, "1.5", []].each do |x|
  p Integer(x)
rescue ArgumentError, TypeError => e
  puts "#{e.class}: #{e.message}"
end
begin
  1 / 0
rescue ZeroDivisionError => e
  p e.message, 1.0 / 0 > 10**400
end
p 1.0.eql?(1), 1 == 1.0, 1.equal?(1), 17.clamp(1, 10), 5.between?(1, 5), 3.7 % 1, -3.7.truncate, 3.99.to_i, 10.0.to_s, 1e2.to_i
