-- Dynamic programming: knapsack, coins, longest common subsequence, edit distance.
local function knapsack(items, room)
  local best = {}
  for w = 0, room do best[w] = 0 end
  for _, item in ipairs(items) do
    for w = room, item.weight, -1 do
      best[w] = math.max(best[w], best[w - item.weight] + item.value)
    end
  end
  return best[room]
end

local function coins(amount, kinds)
  local ways = { [0] = 1 }
  for _, kind in ipairs(kinds) do
    for a = kind, amount do ways[a] = (ways[a] or 0) + (ways[a - kind] or 0) end
  end
  return ways[amount]
end

local function common(a, b)
  local l = { [0] = {} }
  for j = 0, #b do l[0][j] = "" end
  for i = 1, #a do
    l[i] = { [0] = "" }
    for j = 1, #b do
      if a:byte(i) == b:byte(j) then l[i][j] = l[i - 1][j - 1] .. a:sub(i, i)
      else l[i][j] = #l[i - 1][j] >= #l[i][j - 1] and l[i - 1][j] or l[i][j - 1] end
    end
  end
  return l[#a][#b]
end

local function distance(a, b)
  local row = {}
  for j = 0, #b do row[j] = j end
  for i = 1, #a do
    local diagonal = row[0]
    row[0] = i
    for j = 1, #b do
      local cost = a:byte(i) == b:byte(j) and 0 or 1
      row[j], diagonal = math.min(row[j] + 1, row[j - 1] + 1, diagonal + cost), row[j]
    end
  end
  return row[#b]
end

print(knapsack({ { weight = 12, value = 4 }, { weight = 2, value = 2 }, { weight = 1, value = 1 }, { weight = 4, value = 10 }, { weight = 1, value = 2 } }, 15))
print(coins(200, { 1, 2, 5, 10, 20, 50, 100, 200 }))
print(common("AGGTABQZ", "GXTXAYBQ"))
print(distance("kitten", "sitting"), distance("", "abc"), distance("flaw", "lawn"))
