local function counter(start)
  local n = start
  return function(step)
    n = n + (step or 1)
    return n
  end
end
local a, b = counter(0), counter(10)
print(a(), a(), b(5), a(3), b())
local fib = setmetatable({ 1, 1 }, { __index = function(t, k) t[k] = t[k - 1] + t[k - 2]; return t[k] end })
print(fib[50], fib[90])
