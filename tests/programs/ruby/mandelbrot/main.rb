# The Mandelbrot set, in characters, by complex numbers.
def escape(c, limit)
  z = 0i
  limit.times do |n|
    return n if z.real * z.real + z.imaginary * z.imaginary > 4
    z = z * z + c
  end
  limit
end

shades = " .:-=+*#%"
(-1.2).step(1.2, 0.3) do |y|
  puts (-2.0).step(0.6, 0.1).map { |x|
    n = escape(Complex(x, y), 24)
    n == 24 ? "@" : shades[n % shades.size]
  }.join
end
