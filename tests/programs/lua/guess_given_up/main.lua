-- Input that ends too early, and a status that says so.
local total = 0
for i = 1, 3 do
  print("number " .. i .. "?")
  local n = io.read("n")
  if not n then
    io.stderr:write("only ", i - 1, " numbers\n")
    os.exit(3, true)
  end
  total = total + n
end
print(total)
