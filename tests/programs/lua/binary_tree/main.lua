-- A search tree: insert, delete, traverse in every order.
local function insert(tree, key)
  if not tree then return { key = key } end
  if key < tree.key then tree.left = insert(tree.left, key)
  elseif key > tree.key then tree.right = insert(tree.right, key) end
  return tree
end

local function remove(tree, key)
  if not tree then return nil end
  if key < tree.key then tree.left = remove(tree.left, key)
  elseif key > tree.key then tree.right = remove(tree.right, key)
  elseif not tree.left then return tree.right
  elseif not tree.right then return tree.left
  else
    local least = tree.right
    while least.left do least = least.left end
    tree.key, tree.right = least.key, remove(tree.right, least.key)
  end
  return tree
end

local function height(tree) return tree and 1 + math.max(height(tree.left), height(tree.right)) or 0 end

local orders = {
  pre = function(t, go, visit) visit(t.key) go(t.left) go(t.right) end,
  inside = function(t, go, visit) go(t.left) visit(t.key) go(t.right) end,
  post = function(t, go, visit) go(t.left) go(t.right) visit(t.key) end,
}

local function list(tree, order)
  local out = {}
  local function go(t) if t then orders[order](t, go, function(key) out[#out + 1] = key end) end end
  go(tree)
  return table.concat(out, " ")
end

local function levels(tree)
  local queue, first, out = { tree }, 1, {}
  while queue[first] do
    local t = queue[first]
    first = first + 1
    out[#out + 1] = t.key
    queue[#queue + 1] = t.left
    queue[#queue + 1] = t.right
  end
  return table.concat(out, " ")
end

local tree
for key in ("50 30 70 20 40 60 80 35 45 65"):gmatch("%d+") do tree = insert(tree, tonumber(key)) end
for _, order in ipairs { "pre", "inside", "post" } do print(order, list(tree, order)) end
print("levels", levels(tree), height(tree))
for _, key in ipairs { 20, 30, 50, 99 } do
  tree = remove(tree, key)
  print("without " .. key, list(tree, "pre"))
end
