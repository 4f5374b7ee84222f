-- Shortest paths in a graph with weights.
local graph = {
  Aachen = { Bonn = 90, ["Cologne"] = 70 },
  Bonn = { Cologne = 30, Frankfurt = 175 },
  Cologne = { Frankfurt = 190, Hanover = 290 },
  Frankfurt = { Hanover = 350, Munich = 390 },
  Hanover = { Berlin = 285 },
  Munich = { Berlin = 585 },
  Berlin = {},
  Island = {},
}
local function shortest(from)
  local distance, previous, done = { [from] = 0 }, {}, {}
  while true do
    local at, best = nil, math.huge
    for city, d in pairs(distance) do
      if not done[city] and d < best then at, best = city, d end
    end
    if not at then return distance, previous end
    done[at] = true
    for city, length in pairs(graph[at]) do
      if best + length < (distance[city] or math.huge) then
        distance[city], previous[city] = best + length, at
      end
    end
  end
end

local distance, previous = shortest("Aachen")
local names = {}
for city in pairs(graph) do names[#names + 1] = city end
table.sort(names)
for _, city in ipairs(names) do
  local path, at = {}, city
  while at do
    table.insert(path, 1, at)
    at = previous[at]
  end
  print(("%-10s %5s  %s"):format(city, distance[city] or "-", distance[city] and table.concat(path, " > ") or "out of reach"))
end
