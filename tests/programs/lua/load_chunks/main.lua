-- Code from strings: load with environments, functions that feed it, dofile and require.
print(load("return 1 + 1")())
local env = { print = print, x = 5 }
print(load("x = x * 2; return x, y", "chunk", "t", env)())
print(env.x, x)
local parts = { "return ", "'fed ", "in pieces'" }
print(load(function() return table.remove(parts, 1) end)())
print(load("error('inside')", "@virtual.lua") and pcall(load("error('inside')", "@virtual.lua")))
print(pcall(load("local function f() error('x') end f()", "some code\nsecond line")))
local dumped = string.dump(function(a, b) return a * b end)
print(load(dumped, "d", "b")(6, 7), load(dumped, "d", "t"))
print(dofile("part.lua"))
print(loadfile("part.lua", "t", { value = "given" })())
print(pcall(dofile, "missing.lua"))
print(pcall(dofile, "wrong.lua"))
print(require("part") == package.loaded.part, require("part"))
package.preload.made = function(name, extra) return name .. " by " .. extra end
print(require("made"))
local function sandboxed(code)
  local f, e = load(code, "=user", "t", { math = math })
  if not f then return e end
  return select(2, pcall(f))
end
print(sandboxed("return math.max(1, 9)"), sandboxed("return os.time()"), sandboxed("return )"))
print(_G._G == _G, _ENV == _G, _VERSION)
do
  local _ENV = { print = print }
  print(math, x)
end
