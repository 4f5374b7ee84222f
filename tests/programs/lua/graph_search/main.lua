-- Breadth and depth first: a maze, components, an order of work, a cycle.
local maze = {}
for line in ([[
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########
]]):gmatch("[^\n]+") do maze[#maze + 1] = line end

local function find(what)
  for y, line in ipairs(maze) do
    local x = line:find(what, 1, true)
    if x then return x, y end
  end
end

local sx, sy = find("S")
local queue, first, from = { { sx, sy } }, 1, { [sy .. "," .. sx] = true }
local path
while queue[first] and not path do
  local x, y = table.unpack(queue[first])
  first = first + 1
  if maze[y]:sub(x, x) == "E" then
    path = {}
    local at = { x, y }
    while at ~= true do
      table.insert(path, 1, at)
      at = from[at[2] .. "," .. at[1]]
    end
  end
  for _, d in ipairs { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } } do
    local nx, ny = x + d[1], y + d[2]
    if maze[ny]:sub(nx, nx) ~= "#" and from[ny .. "," .. nx] == nil then
      from[ny .. "," .. nx] = { x, y }
      queue[#queue + 1] = { nx, ny }
    end
  end
end
for i = 2, #path - 1 do
  local x, y = table.unpack(path[i])
  maze[y] = maze[y]:sub(1, x - 1) .. "*" .. maze[y]:sub(x + 1)
end
print(table.concat(maze, "\n"))
print(#path - 1 .. " steps")

local function order(needs)
  local out, state, names = {}, {}, {}
  local function visit(name, trail)
    if state[name] == "done" then return end
    if state[name] then error("a cycle: " .. trail, 0) end
    state[name] = "open"
    for _, need in ipairs(needs[name] or {}) do visit(need, trail .. " > " .. need) end
    state[name] = "done"
    out[#out + 1] = name
  end
  for name in pairs(needs) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do visit(name, name) end
  return table.concat(out, " ")
end

print(order { shoes = { "socks", "trousers" }, trousers = { "pants" }, coat = { "shirt" }, shirt = {} })
print(pcall(order, { a = { "b" }, b = { "c" }, c = { "a" } }))
