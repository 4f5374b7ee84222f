-- A cache that forgets what was not used for the longest time.
local Cache = {}
Cache.__index = Cache

function Cache.new(room)
  local self = setmetatable({ room = room, size = 0, by_key = {}, hits = 0, misses = 0 }, Cache)
  self.ring = {}
  self.ring.before, self.ring.after = self.ring, self.ring
  return self
end

local function unlink(node) node.before.after, node.after.before = node.after, node.before end

function Cache:front(node)
  local ring = self.ring
  node.before, node.after = ring, ring.after
  ring.after.before, ring.after = node, node
end

function Cache:get(key)
  local node = self.by_key[key]
  if not node then
    self.misses = self.misses + 1
    return nil
  end
  self.hits = self.hits + 1
  unlink(node)
  self:front(node)
  return node.value
end

function Cache:put(key, value)
  local node = self.by_key[key]
  if node then
    node.value = value
    unlink(node)
    return self:front(node)
  end
  if self.size == self.room then
    local oldest = self.ring.before
    unlink(oldest)
    self.by_key[oldest.key] = nil
    self.size = self.size - 1
  end
  node = { key = key, value = value }
  self.by_key[key], self.size = node, self.size + 1
  self:front(node)
end

function Cache:__pairs()
  local node = self.ring
  return function()
    node = node.after
    if node ~= self.ring then return node.key, node.value end
  end
end

local cache = Cache.new(3)
for i, key in ipairs { "a", "b", "c" } do cache:put(key, i) end
print(cache:get("a"), cache:get("z"))
cache:put("d", 4)
print(cache:get("b"), cache:get("c"))
cache:put("c", 33)
for key, value in pairs(cache) do io.write(key, "=", value, " ") end
print(cache.hits, cache.misses)
