-- Big integers as lists of digits: 100!, 2^200, Fibonacci.
local BASE, DIGITS = 10000000, 7
local Big = {}
Big.__index = Big

local function big(n)
  local out = setmetatable({}, Big)
  repeat
    out[#out + 1] = n % BASE
    n = n // BASE
  until n == 0
  return out
end

function Big.__add(a, b)
  local out, carry = setmetatable({}, Big), 0
  for i = 1, math.max(#a, #b) do
    local sum = (a[i] or 0) + (b[i] or 0) + carry
    out[i], carry = sum % BASE, sum // BASE
  end
  if carry > 0 then out[#out + 1] = carry end
  return out
end

function Big.__mul(a, b)
  local out = setmetatable({}, Big)
  for i = 1, #a do
    local carry = 0
    for j = 1, #b do
      local at = i + j - 1
      local product = (out[at] or 0) + a[i] * b[j] + carry
      out[at], carry = product % BASE, product // BASE
    end
    if carry > 0 then out[i + #b] = carry end
  end
  return out
end

function Big.__tostring(a)
  local parts = { tostring(a[#a]) }
  for i = #a - 1, 1, -1 do parts[#parts + 1] = ("%0" .. DIGITS .. "d"):format(a[i]) end
  return table.concat(parts)
end

local factorial, power, a, b = big(1), big(1), big(0), big(1)
for i = 1, 100 do factorial = factorial * big(i) end
for _ = 1, 200 do power = power * big(2) end
for _ = 1, 300 do a, b = b, a + b end
print(factorial)
print(power)
print(a)
local sum = 0
for digit in tostring(factorial):gmatch("%d") do sum = sum + digit end
print(sum, math.type(sum))
