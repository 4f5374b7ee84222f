print(pcall(error, "plain", 0))
print(pcall(function() local x = nil; return x.y end))
print(pcall(function() return 1 + {} end))
print(select(2, xpcall(function() error("deep") end, function(m) return "handled: " .. m end)))
print(pcall(string.rep, "x", -1))
local n = 0
for i = 1, 100000 do if not pcall(error, i) then n = n + 1 end end
print(n)
print(pcall(function() local function r() return 1 + r() end return r() end))
assert(false, "the end")
