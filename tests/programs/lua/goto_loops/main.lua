-- Control: goto and continue, nested breaks, numeric loops at their edges, repeat's scope.
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto continue end
    if i == 3 then goto out end
    io.write(i, ",", j, " ")
    ::continue::
  end
end
::out::
print("out")
for i = 10, 1, -3 do io.write(i, " ") end
for i = 1, 2, 0.25 do io.write(i, " ") end
for i = 1, 0 do io.write("never") end
print()
local count = 0
for i = math.maxinteger - 2, math.maxinteger do count = count + 1 end
for i = math.mininteger, math.mininteger + 2 do count = count + 1 end
for i = 1, math.huge do if i > 4 then break end count = count + 1 end
print(count)
local n = 27
local steps = 0
repeat
  local even = n % 2 == 0
  n = even and n // 2 or 3 * n + 1
  steps = steps + 1
until n == 1 and even
print(steps)
do
  local i = 1
  ::top::
  if i <= 3 then
    io.write("lap ", i, " ")
    i = i + 1
    goto top
  end
  print()
end
local x <const>, y = 10, 20
y, z = x, y
print(x, y, z, not nil == true, nil and 1 or 2, false ~= nil, 1 and 2, nil or false)
print(1 < 2 == true, "a" < "b", "Z" < "a", "" < "a", "a\0b" > "a", 2 ^ -1, -2 ^ 2, not 1 == 2, 1 .. 2, 2 .. "")
while true do
  local k = 0
  while true do
    k = k + 1
    if k > 2 then break end
  end
  print(k)
  break
end
