-- A table of the room, read, added up and written as another file.
local rows, totals = {}, {}
local header
for line in io.lines("sales.csv") do
  local fields = {}
  for field in (line .. ","):gmatch("([^,]*),") do fields[#fields + 1] = field end
  if not header then
    header = fields
  else
    local row = {}
    for i, name in ipairs(header) do row[name] = tonumber(fields[i]) or fields[i] end
    rows[#rows + 1] = row
    totals[row.city] = (totals[row.city] or 0) + row.pieces * row.price
  end
end
table.sort(rows, function(a, b) return a.pieces * a.price > b.pieces * b.price end)
print(#rows, rows[1].city, rows[1].pieces * rows[1].price)
local cities = {}
for city in pairs(totals) do cities[#cities + 1] = city end
table.sort(cities)
local out = assert(io.open("totals.txt", "w"))
for _, city in ipairs(cities) do out:write(("%-8s|%10.2f\n"):format(city, totals[city])) end
out:close()
io.write(io.open("totals.txt"):read("a"))
