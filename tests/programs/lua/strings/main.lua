print(("héllo"):len(), utf8.len("héllo"), utf8.char(8364, 128512))
for p, c in utf8.codes("aé€") do io.write(p, ":", c, " ") end
print()
print(("one two  three"):gsub("%s+", "-"))
for k, v in ("a=1, b=22"):gmatch("(%w+)=(%w+)") do print(k, v) end
print(string.format("%5.2f|%-6s|%06d|%x|%q", 3.14159, "ab", 42, 255, 'a"b\n'))
print(#string.rep("ab", 3, ","), ("x"):byte(), ("abc"):reverse():upper())
print(string.pack("<i4", 7):byte(1, -1))
