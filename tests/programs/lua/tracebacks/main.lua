-- Tracebacks: debug.traceback, xpcall with a handler, levels, debug.getinfo.
local function third() error("bottom") end
local function second() third() end
local function first() second() end
print(select(2, xpcall(first, debug.traceback)))
print(debug.traceback("here", 1))
local info = debug.getinfo(first, "S")
print(info.short_src, info.what, info.linedefined, info.lastlinedefined)
local function where() return debug.getinfo(2, "l").currentline end
print(where(), where())
local function level(n) error("at level " .. n, n) end
for n = 0, 2 do print(pcall(level, n)) end
local function handler(m) return { text = m, line = debug.getinfo(2, "l").currentline } end
local _, seen = xpcall(function() local x = nil; x.y = 1 end, handler)
print(seen.text, seen.line)
print(xpcall(function() error("again") end, function(m) error(m) end) == false)
local a, b = 1, 2
print((debug.getlocal(1, 1)))
local function counter() local n = 0 return function() n = n + 1 return n end end
local c = counter()
c()
print(debug.getupvalue(c, 1))
local calls = 0
debug.sethook(function() calls = calls + 1 end, "c")
math.abs(-1)
debug.sethook()
print(calls > 0)
