-- string.format: integers, floats, strings, quoting.
for _, x in ipairs { 0, 1, -1, 0.5, 1 / 3, 1e15, 1e16, 123456.789, -2.5e-7, 1e300, 5e-324 } do
  print(("%g | %.3f | %10.2f | %-12.4e | %+d"):format(x, x % 1000, x % 1000, x, math.floor(x % 1000)))
end
print(("%5d|%-5d|%05d|%x|%X|%#x|%o|%c|%i"):format(42, 42, 42, 255, 255, 255, 8, 65, -7))
print(("%s|%10s|%-10s|%.2s|%q"):format("text", "right", "left", "cut off", 'a "quote"\nand \0 zero'))
print(("%q %q %q %q"):format(1, 0.1, math.mininteger, 1 / 0))
print(("%a %a %.3a"):format(1, 0.1, 255.5))
print(("%%|%s|%s|%s"):format(nil, true, setmetatable({}, { __tostring = function() return "named" end })))
print(pcall(string.format, "%d", 1.5))
print(pcall(string.format, "%d", "1.0"))
print(pcall(string.format, "%y", 1))
print(pcall(string.format, "%s"))
print(2^53, 2^63, 1e100, -0.0, 100 // 1e0, 3 % -2, -3 % 2, 3.5 % -2, 5 // 0.0, -5 // 0.0, 0/0 ~= 0/0)
