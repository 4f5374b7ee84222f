local function gen(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i, i * i) end end) end
for i, sq in gen(4) do io.write(i, "^2=", sq, " ") end
print()
local co = coroutine.create(function(a, b)
  local c = coroutine.yield(a + b)
  local d = coroutine.yield(c * 2)
  error({ code = d })
end)
print(coroutine.resume(co, 1, 2))
print(coroutine.resume(co, 10))
local ok, e = coroutine.resume(co, 99)
print(ok, e.code, coroutine.status(co))
local failing = coroutine.wrap(function() error("inside", 0) end)
print(pcall(failing))
local n = 0
for _ = 1, 1000 do local c = coroutine.wrap(function() coroutine.yield(1) end); n = n + c() end
print(n)
