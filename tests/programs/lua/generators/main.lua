-- Iterators of every kind: stateless, closures, coroutines, pipelines.
local function range(from, to, step)
  return function(limit, at)
    at = at + (step or 1)
    if at <= limit then return at end
  end, to, from - (step or 1)
end
for i in range(1, 9, 3) do io.write(i, " ") end
print()

local function chars(text)
  local at = 0
  return function()
    at = at + 1
    if at <= #text then return text:sub(at, at) end
  end
end
for c in chars("abc") do io.write(c, "-") end
print()

local function naturals() return coroutine.wrap(function() local n = 0 while true do n = n + 1 coroutine.yield(n) end end) end
local function map(f, it) return function() local x = it() if x ~= nil then return f(x) end end end
local function filter(f, it) return function() for x in it do if f(x) then return x end end end end
local function take(n, it) return function() if n > 0 then n = n - 1 return it() end end end
local out = {}
for x in take(6, filter(function(x) return x % 3 == 1 end, map(function(x) return x * x end, naturals()))) do out[#out + 1] = x end
print(table.concat(out, " "))

local function sorted(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys)
  local i = 0
  return function() i = i + 1 return keys[i], t[keys[i]] end
end
for k, x in sorted { pear = 3, apple = 1, fig = 2 } do io.write(k, "=", x, " ") end
print()

local function walk(tree, depth)
  if type(tree) ~= "table" then return coroutine.yield(depth, tree) end
  for _, branch in ipairs(tree) do walk(branch, depth + 1) end
end
for depth, leaf in coroutine.wrap(function() walk({ 1, { 2, { 3, 4 } }, 5 }, 0) end) do io.write(("%d@%d "):format(leaf, depth)) end
print()

local function closing()
  return range(1, 3)
end
for i in closing() do if i == 2 then break end print("only", i) end
for k, x in pairs(setmetatable({}, { __pairs = function() return function(_, at) if not at then return "the", "one" end end end })) do print(k, x) end
