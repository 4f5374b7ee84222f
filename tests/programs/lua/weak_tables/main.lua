-- Weak tables, finalizers and the collector.
local cache = setmetatable({}, { __mode = "v" })
cache.kept, cache.lost = { "kept" }, { "lost" }
local holder = cache.kept
collectgarbage()
print(cache.kept and cache.kept[1], cache.lost, holder == cache.kept)
local keys = setmetatable({}, { __mode = "k" })
do
  local key = {}
  keys[key], keys[{}], keys["text"] = 1, 2, 3
  collectgarbage()
  local count = 0
  for _ in pairs(keys) do count = count + 1 end
  print(count, keys[key], keys.text)
end
local ephemeron = setmetatable({}, { __mode = "k" })
do
  local k = {}
  ephemeron[k] = { k }
end
collectgarbage()
print(next(ephemeron))
local log = {}
for i = 1, 3 do setmetatable({}, { __gc = function() log[#log + 1] = i end }) end
collectgarbage()
table.sort(log)
print(table.concat(log, " "))
local revived
do
  setmetatable({ name = "phoenix" }, { __gc = function(o) revived = o end })
end
collectgarbage()
print(revived and revived.name)
print(collectgarbage("count") > 0, collectgarbage("isrunning"), collectgarbage("step") ~= nil)
collectgarbage("stop")
print(collectgarbage("isrunning"))
collectgarbage("restart")
local before = collectgarbage("count")
do
  local big = {}
  for i = 1, 20000 do big[i] = { i } end
end
collectgarbage()
collectgarbage()
print(collectgarbage("count") < before + 100)
at_end = setmetatable({}, { __gc = function() print("at the end") end })
print(pcall(collectgarbage, "nonsense"))
