-- Closures: counters that share, memoising, currying, composition, varargs.
local function counter()
  local n = 0
  return function() n = n + 1 return n end, function() return n end, function() n = 0 end
end
local up, value, reset = counter()
up() up()
print(value(), reset(), value(), up())

local fs = {}
for i = 1, 3 do fs[i] = function() i = i * 10 return i end end
print(fs[1](), fs[1](), fs[2](), fs[3]())

local function memoise(f)
  local known = setmetatable({}, { __mode = "k" })
  local calls = 0
  return function(n)
    if n == "calls" then return calls end
    if not known[n] then calls = calls + 1 known[n] = f(n) end
    return known[n]
  end
end
local fib
fib = memoise(function(n) return n < 2 and n or fib(n - 1) + fib(n - 2) end)
print(fib(80), fib("calls"))

local function curry(f, n)
  n = n or debug.getinfo(f, "u").nparams
  local function more(got, ...)
    local all = { table.unpack(got) }
    for _, x in ipairs { ... } do all[#all + 1] = x end
    if #all >= n then return f(table.unpack(all)) end
    return function(...) return more(all, ...) end
  end
  return more({})
end
print(curry(function(a, b, c) return a + b * c end)(1)(2)(3), curry(math.max, 2)(4)(9))

local function compose(...)
  local fs = { ... }
  return function(...)
    local r = table.pack(...)
    for i = #fs, 1, -1 do r = table.pack(fs[i](table.unpack(r, 1, r.n))) end
    return table.unpack(r, 1, r.n)
  end
end
print(compose(tostring, math.abs, function(a, b) return a - b end)(3, 10))

local function count(...) return select("#", ...), (select(-1, ...)) end
print(count(nil, nil), count(1, 2, nil))
print((count("a", "b")))
local function tail(_, ...) return ... end
print(tail(1, 2, 3), tail(1, 2, 3), (tail(1, 2)))
local function named(options)
  options = options or {}
  return (options.greeting or "Hello") .. ", " .. (options.name or "world")
end
print(named(), named { name = "Zoë" }, named { greeting = "Hi" })
