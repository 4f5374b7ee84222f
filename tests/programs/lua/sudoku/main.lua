-- A sudoku from the standard input, solved with sets of bits.
local grid, rows, columns, boxes = {}, {}, {}, {}
for i = 0, 8 do rows[i], columns[i], boxes[i] = 0, 0, 0 end

local function set(at, digit, on)
  local r, c = at // 9, at % 9
  local b, bit = r // 3 * 3 + c // 3, 1 << digit
  rows[r], columns[c], boxes[b] = rows[r] ~ bit, columns[c] ~ bit, boxes[b] ~ bit
  grid[at] = on and digit or 0
end

local at = 0
for line in io.lines() do
  for cell in line:gmatch("[%d.]") do
    grid[at] = 0
    if cell ~= "." then set(at, tonumber(cell), true) end
    at = at + 1
  end
end
assert(at == 81, "81 cells, please")

local tried = 0
local function solve()
  local best, choices, fewest = nil, 0, 10
  for i = 0, 80 do
    if grid[i] == 0 then
      local r, c = i // 9, i % 9
      local free, count = ~(rows[r] | columns[c] | boxes[r // 3 * 3 + c // 3]) & 0x3fe, 0
      local bits = free
      while bits ~= 0 do bits, count = bits & (bits - 1), count + 1 end
      if count < fewest then best, choices, fewest = i, free, count end
    end
  end
  if not best then return true end
  for digit = 1, 9 do
    if choices & (1 << digit) ~= 0 then
      tried = tried + 1
      set(best, digit, true)
      if solve() then return true end
      set(best, digit, false)
    end
  end
  return false
end

print(solve(), tried < 2000)
for r = 0, 8 do
  local line = {}
  for c = 0, 8 do line[#line + 1] = grid[r * 9 + c] .. (c % 3 == 2 and c < 8 and " |" or "") end
  print(table.concat(line, " "))
  if r == 2 or r == 5 then print("------+-------+------") end
end
