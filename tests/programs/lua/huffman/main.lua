-- Huffman's code for a text, and back.
local function code(text)
  local counts, nodes = {}, {}
  for c in text:gmatch(utf8.charpattern) do counts[c] = (counts[c] or 0) + 1 end
  for c, n in pairs(counts) do nodes[#nodes + 1] = { n = n, c = c, key = c } end
  local function before(a, b) return a.n > b.n or (a.n == b.n and a.key > b.key) end
  while #nodes > 1 do
    table.sort(nodes, before)
    local a, b = table.remove(nodes), table.remove(nodes)
    nodes[#nodes + 1] = { n = a.n + b.n, a = a, b = b, key = a.key < b.key and a.key or b.key }
  end
  return nodes[1]
end

local function words(node, prefix, out)
  if node.c then
    out[node.c] = prefix
    return out
  end
  words(node.a, prefix .. "0", out)
  return words(node.b, prefix .. "1", out)
end

local text = "she sells sea shells by the sea shore ünd söß"
local tree = code(text)
local known = words(tree, "", {})
local bits = text:gsub(utf8.charpattern, known)
print(#bits, #text * 8, #known.s <= #known["ß"])
local out, at = {}, tree
for bit in bits:gmatch(".") do
  at = bit == "0" and at.a or at.b
  if at.c then
    out[#out + 1] = at.c
    at = tree
  end
end
print(table.concat(out) == text)
