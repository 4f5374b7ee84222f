-- The table library, the length operator, holes, and tables as anything.
local list = { 10, 20, 30 }
table.insert(list, 40)
table.insert(list, 1, 5)
print(table.concat(list, ","), table.remove(list), table.remove(list, 1), table.concat(list, ","), #list)
print(table.unpack(list), select("#", table.unpack({ n = 3 }, 1, 3)), table.pack(1, nil, 3).n)
print(table.concat(table.move({ 1, 2, 3, 4, 5 }, 2, 5, 1), " "), table.concat({}, ","), table.concat({ 1, 2.5, "x" }, "-", 2, 3))
print(pcall(table.insert, list, 7, "x"))
print(pcall(table.concat, { 1, {}, 3 }))
print(pcall(table.insert, list, 1, 2, 3))
local people = { { "Zoë", 30 }, { "Ann", 25 }, { "Bob", 30 } }
table.sort(people, function(a, b) if a[2] ~= b[2] then return a[2] > b[2] end return a[1] < b[1] end)
for i, person in ipairs(people) do io.write(i, ":", person[1], " ") end
print()
local mixed = { "a", "b", [10] = "j", x = 1, ["y z"] = 2, [1.5] = "half", [2^53] = "big" }
local keys = {}
for k in pairs(mixed) do keys[#keys + 1] = tostring(k) .. "(" .. math.type(k == k and tonumber(k) or 0) .. ")" end
table.sort(keys)
print(table.concat(keys, " "))
print(mixed[1.0], mixed[10.0], mixed[2^53 | 0], next({}), rawlen({ 1, 2 }), rawlen("abc"))
local set = {}
for _, w in ipairs { "x", "y", "x" } do set[w] = (set[w] or 0) + 1 end
print(set.x, set.y, set.z)
print(pcall(function() local t = {} t[nil] = 1 end))
print(pcall(function() local t = {} t[0/0] = 1 end))
for k in pairs(set) do set[k] = nil end
print(next(set))
