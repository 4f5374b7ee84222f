local words = {}
for w in ("the quick brown fox jumps over the lazy dog and the cat"):gmatch("%a+") do words[w] = (words[w] or 0) + 1 end
local list = {}
for w, n in pairs(words) do list[#list + 1] = { w, n } end
table.sort(list, function(a, b) if a[2] ~= b[2] then return a[2] > b[2] end return a[1] < b[1] end)
for i = 1, 4 do print(list[i][1], list[i][2]) end
print(table.concat({ 1, 2, 3 }, "+"), select("#", table.unpack({ 1, nil, 3 }, 1, 3)), table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), ","))
local big = {}
for i = 1, 200000 do big[i] = (i * 7919) % 200003 end
table.sort(big)
print(big[1], big[#big])
