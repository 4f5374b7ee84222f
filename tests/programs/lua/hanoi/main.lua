-- The towers of Hanoi, and other recursions.
local function hanoi(n, from, to, by, moves)
  if n == 0 then return moves end
  hanoi(n - 1, from, by, to, moves)
  moves[#moves + 1] = from .. to
  return hanoi(n - 1, by, to, from, moves)
end

local function permutations(list, k, out)
  k, out = k or #list, out or {}
  if k == 0 then out[#out + 1] = table.concat(list) end
  for i = 1, k do
    list[i], list[k] = list[k], list[i]
    permutations(list, k - 1, out)
    list[i], list[k] = list[k], list[i]
  end
  return out
end

local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end

local function down(n) if n == 0 then return "bottom" end return down(n - 1) end

print(table.concat(hanoi(3, "A", "C", "B", {}), " "))
print(#hanoi(10, "A", "C", "B", {}))
local all = permutations { "a", "b", "c" }
table.sort(all)
print(table.concat(all, " "))
print(ackermann(2, 3), down(1000000))
