-- Every event of a metatable.
local V = {}
V.__index = V
local function v(x, y) return setmetatable({ x = x, y = y }, V) end
V.__add = function(a, b) return v(a.x + b.x, a.y + b.y) end
V.__sub = function(a, b) return v(a.x - b.x, a.y - b.y) end
V.__mul = function(a, b) return type(a) == "number" and v(a * b.x, a * b.y) or type(b) == "number" and b * a or a.x * b.x + a.y * b.y end
V.__div = function(a, n) return v(a.x / n, a.y / n) end
V.__idiv = function(a, n) return v(a.x // n, a.y // n) end
V.__mod = function(a, n) return v(a.x % n, a.y % n) end
V.__unm = function(a) return v(-a.x, -a.y) end
V.__eq = function(a, b) return a.x == b.x and a.y == b.y end
V.__lt = function(a, b) return a.x < b.x end
V.__le = function(a, b) return a.x <= b.x end
V.__len = function() return 2 end
V.__concat = function(a, b) return tostring(a) .. "~" .. tostring(b) end
V.__call = function(self, scale) return self * scale end
V.__tostring = function(a) return ("(%s, %s)"):format(a.x, a.y) end
V.__band = function(a, b) return "and" end
V.__shl = function(a, b) return "left " .. b end
V.__bnot = function() return "not" end
V.__name = "Vector"

local a, b = v(3, 4), v(1, 2)
print(a + b, a - b, a * b, 2 * a, a * 2, a / 2, a // 2, a % 2, -a)
print(a == v(3, 4), a ~= b, a < b, a >= b, #a, a .. b, a .. "!", 1 .. b, a(10), a & b, a << 3, ~a)
local log = {}
local watched = setmetatable({}, {
  __index = function(_, k) log[#log + 1] = "get " .. k return k .. "?" end,
  __newindex = function(t, k, x) log[#log + 1] = "set " .. k rawset(t, k, x) end,
})
print(watched.a)
watched.a = 1
watched.a = 2
print(watched.a, table.concat(log, ", "))
local chain = setmetatable({}, { __index = setmetatable({ near = 1 }, { __index = { far = 2 } }) })
print(chain.near, chain.far, chain.nowhere, rawget(chain, "near"))
print(getmetatable("").__index == string, getmetatable(setmetatable({}, { __metatable = "locked" })))
print(pcall(setmetatable, setmetatable({}, { __metatable = 1 }), {}))
print(pcall(function() return a + 1 end))
do
  local guard <close> = setmetatable({}, { __close = function(_, e) print("closed", e) end })
  local fixed <const> = 5
  print("inside", fixed)
end
print(pcall(function()
  local guard <close> = setmetatable({}, { __close = function(_, e) print("closed by", e) end })
  error("trouble", 0)
end))
