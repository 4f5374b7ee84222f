-- Matrices with operators: product, power, transpose, determinant.
local Matrix = {}
Matrix.__index = Matrix

local function matrix(rows) return setmetatable(rows, Matrix) end

function Matrix.__mul(a, b)
  local out = {}
  for i = 1, #a do
    out[i] = {}
    for j = 1, #b[1] do
      local sum = 0
      for k = 1, #b do sum = sum + a[i][k] * b[k][j] end
      out[i][j] = sum
    end
  end
  return matrix(out)
end

function Matrix.__pow(a, n)
  if n == 1 then return a end
  local half = a ^ (n // 2)
  return n % 2 == 0 and half * half or half * half * a
end

function Matrix.__eq(a, b)
  return tostring(a) == tostring(b)
end

function Matrix.__tostring(a)
  local lines = {}
  for i, row in ipairs(a) do lines[i] = "[" .. table.concat(row, " ") .. "]" end
  return table.concat(lines, "\n")
end

function Matrix.__unm(a)
  local out = {}
  for i, row in ipairs(a) do
    out[i] = {}
    for j, x in ipairs(row) do out[i][j] = -x end
  end
  return matrix(out)
end

function Matrix:transpose()
  local out = {}
  for j = 1, #self[1] do
    out[j] = {}
    for i = 1, #self do out[j][i] = self[i][j] end
  end
  return matrix(out)
end

function Matrix:determinant()
  local a, sign = {}, 1.0
  for i, row in ipairs(self) do a[i] = table.move(row, 1, #row, 1, {}) end
  for i = 1, #a do
    local p = i
    for r = i + 1, #a do if math.abs(a[r][i]) > math.abs(a[p][i]) then p = r end end
    if a[p][i] == 0 then return 0.0 end
    if p ~= i then a[p], a[i], sign = a[i], a[p], -sign end
    for r = i + 1, #a do
      local f = a[r][i] / a[i][i]
      for c = i, #a do a[r][c] = a[r][c] - f * a[i][c] end
    end
    sign = sign * a[i][i]
  end
  return sign
end

local m = matrix { { 1, 2 }, { 3, 4 } }
print(m * m)
print(m:transpose())
print(matrix { { 1, 1 }, { 1, 0 } } ^ 90)
print(("%.4f %.4f"):format(m:determinant(), matrix({ { 2, 0, 1 }, { 1, 3, 2 }, { 1, 1, 1 } }):determinant()))
print(-m == matrix { { -1, -2 }, { -3, -4 } }, m == m:transpose(), rawequal(m, m))
print(pcall(function() return m + 1 end))
