-- The game of life on a torus: a glider goes round.
local function board(text)
  local rows = {}
  for line in text:gmatch("[^\n]+") do
    local row = {}
    for cell in line:gmatch(".") do row[#row + 1] = cell == "#" and 1 or 0 end
    rows[#rows + 1] = row
  end
  return rows
end

local function step(old)
  local h, w, new = #old, #old[1], {}
  for y = 1, h do
    new[y] = {}
    for x = 1, w do
      local n = -old[y][x]
      for dy = -1, 1 do
        for dx = -1, 1 do n = n + old[(y + dy - 1) % h + 1][(x + dx - 1) % w + 1] end
      end
      new[y][x] = (n == 3 or (n == 2 and old[y][x] == 1)) and 1 or 0
    end
  end
  return new
end

local function show(cells)
  for _, row in ipairs(cells) do print((table.concat(row):gsub("[01]", { ["0"] = ".", ["1"] = "#" }))) end
end

local cells = board [[
.#......
..#.....
###.....
........
........
........
]]
for generation = 0, 3 do
  print("generation " .. generation)
  show(cells)
  cells = step(cells)
end
local start = table.concat(cells[3])
for _ = 1, 24 * 4 do cells = step(cells) end
print(start == table.concat(cells[3]))
