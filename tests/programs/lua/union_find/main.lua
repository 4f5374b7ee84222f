-- Kruskal's spanning tree with union-find.
local parent, rank = {}, {}
local function find(x)
  while parent[x] ~= x do
    parent[x] = parent[parent[x]]
    x = parent[x]
  end
  return x
end

local function union(a, b)
  a, b = find(a), find(b)
  if a == b then return false end
  if rank[a] < rank[b] then a, b = b, a end
  parent[b] = a
  if rank[a] == rank[b] then rank[a] = rank[a] + 1 end
  return true
end

for c in ("ABCDEFG"):gmatch(".") do parent[c], rank[c] = c, 0 end
local edges = {}
for a, b, w in ("AB7 AD5 BC8 BD9 BE7 CE5 DE15 DF6 EF8 EG9 FG11"):gmatch("(%u)(%u)(%d+)") do
  edges[#edges + 1] = { a = a, b = b, w = math.tointeger(w) }
end
table.sort(edges, function(x, y) return x.w < y.w or (x.w == y.w and x.a .. x.b < y.a .. y.b) end)
local total = 0
for _, e in ipairs(edges) do
  if union(e.a, e.b) then
    total = total + e.w
    io.write(e.a, e.b, " ", e.w, "\n")
  end
end
print("total", total, find("A") == find("G"))
