-- Primes by the sieve of Eratosthenes, factors, perfect numbers, gcd.
local function primes(limit)
  local composite, found = {}, {}
  for n = 2, limit do
    if not composite[n] then
      found[#found + 1] = n
      for m = n * n, limit, n do composite[m] = true end
    end
  end
  return found
end

local function factors(n)
  local out, p = {}, 2
  while p * p <= n do
    while n % p == 0 do
      out[#out + 1] = p
      n = n // p
    end
    p = p + 1
  end
  if n > 1 then out[#out + 1] = n end
  return out
end

local function gcd(a, b) while b ~= 0 do a, b = b, a % b end return a end

local found = primes(20000)
print(#found, found[1], found[100], found[#found])
print(table.concat(primes(50), " "))
for _, n in ipairs { 360, 9973, 1001, 1 << 20, 600851475143 } do
  print(n, table.concat(factors(n), " * "))
end
for n = 2, 500 do
  local sum = 1
  for d = 2, math.floor(n ^ 0.5) do
    if n % d == 0 then sum = sum + d + (d * d ~= n and n // d or 0) end
  end
  if sum == n then io.write(n, " is perfect\n") end
end
print(gcd(1071, 462), gcd(17, 5), gcd(0, 9))
