-- Words of the standard input, counted.
local counts, lines, characters = {}, 0, 0
for line in io.lines() do
  lines = lines + 1
  characters = characters + utf8.len(line) + 1
  for word in line:lower():gmatch("[%a\x80-\xff']+") do counts[word] = (counts[word] or 0) + 1 end
end
local words = {}
for word in pairs(counts) do words[#words + 1] = word end
table.sort(words, function(a, b) return counts[a] > counts[b] or (counts[a] == counts[b] and a < b) end)
print(lines .. " lines, " .. characters .. " characters, " .. #words .. " words")
for i = 1, math.min(6, #words) do
  print(("%-6s %s %d"):format(words[i], ("*"):rep(counts[words[i]]), counts[words[i]]))
end
