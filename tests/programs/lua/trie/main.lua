-- A trie of words: completion, and counting.
local Trie = {}
Trie.__index = Trie

function Trie.new() return setmetatable({ children = {}, count = 0 }, Trie) end

function Trie:insert(word)
  local node = self
  for _, code in utf8.codes(word) do
    node.children[code] = node.children[code] or Trie.new()
    node = node.children[code]
  end
  node.count = node.count + 1
end

function Trie:find(prefix)
  local node = self
  for _, code in utf8.codes(prefix) do
    node = node.children[code]
    if not node then return nil end
  end
  return node
end

function Trie:each(prefix, visit)
  if self.count > 0 then visit(prefix, self.count) end
  local codes = {}
  for code in pairs(self.children) do codes[#codes + 1] = code end
  table.sort(codes)
  for _, code in ipairs(codes) do self.children[code]:each(prefix .. utf8.char(code), visit) end
end

local words = Trie.new()
for word in ("tea ten team tear äpfel ärger tea inn in äpfel tea"):gmatch("%S+") do words:insert(word) end
for _, prefix in ipairs { "te", "ä", "x", "" } do
  io.write(("%q:"):format(prefix))
  local node = words:find(prefix)
  if node then node:each(prefix, function(word, count) io.write(" ", word, count > 1 and "×" .. count or "") end) end
  print(node and "" or " none")
end
