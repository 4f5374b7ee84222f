# Numbers: primes, factors, gcd, digits, perfect numbers, Collatz.
def primes(limit)
  sieve = Array.new(limit + 1, true)
  sieve[0] = sieve[1] = false
  2.upto(Integer.sqrt(limit)) do |n|
    (n * n).step(limit, n) { |m| sieve[m] = false } if sieve[n]
  end
  sieve.each_index.select { |n| sieve[n] }
end

def factors(n)
  out = []
  d = 2
  while d * d <= n
    while (n % d).zero?
      out << d
      n /= d
    end
    d += d == 2 ? 1 : 2
  end
  n > 1 ? out << n : out
end

found = primes(10_000)
p found.size, found.last(3), found.each_cons(2).select { |a, b| b - a == 2 }.first(5)
[360, 9973, 1001, 600_851_475_143].each { |n| puts "#{n} = #{factors(n).tally.map { |q, e| e > 1 ? "#{q}^#{e}" : q }.join(" * ")}" }
p 1071.gcd(462), 4.lcm(6), 1071.gcdlcm(462), 2024.digits, 10.pow(20, 7), 255.to_s(2), "ff".hex, "777".oct, 3.7.divmod(1.2)
p (2..500).select { |n| (1...n).select { |d| n % d == 0 }.sum == n }
collatz = ->(n) { n == 1 ? [1] : [n, *collatz.(n.even? ? n / 2 : 3 * n + 1)] }
p collatz.(6), collatz.(27).size, Integer.sqrt(10**20), 100.bit_length, 5[0], 5[1]
p -7 / 2, -7 % 3, -7.remainder(3), -7.fdiv(2), 7.ceil(-1), 1234.567.round(-2), 1234.567.floor(1), 2.5.round, 3.5.round, 2.5.round(half: :even)
