-- Eight queens by backtracking.
local function solutions(n)
  return coroutine.wrap(function()
    local at, column, up, down = {}, {}, {}, {}
    local function place(row)
      if row > n then return coroutine.yield(at) end
      for c = 1, n do
        if not (column[c] or up[row + c] or down[row - c]) then
          at[row], column[c], up[row + c], down[row - c] = c, true, true, true
          place(row + 1)
          column[c], up[row + c], down[row - c] = nil, nil, nil
        end
      end
    end
    place(1)
  end)
end

for n = 4, 7 do
  local count = 0
  for _ in solutions(n) do count = count + 1 end
  print(n, count)
end
local first = solutions(8)()
for row = 1, 8 do
  print((". "):rep(first[row] - 1) .. "Q " .. (". "):rep(8 - first[row]))
end
