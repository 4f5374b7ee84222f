-- Patterns: find, match, gmatch, gsub, captures, balance, frontier, anchors.
print(("hello world"):find("wor"), ("a.b"):find(".", 1, true), ("a.b"):find("%."))
print(("key = value # note"):match("^(%w+)%s*=%s*(%w+)"))
print(("2024-02-29T12:30:05Z"):match("(%d+)-(%d+)-(%d+)T(%d+):(%d+):(%d+)"))
for word, at in ("one two  three"):gmatch("(%a+)()") do io.write(word, "@", at, " ") end
print()
print((("the (quick (brown)) fox"):gsub("%b()", "[]")), ("x = f(a(b)c)(d)"):match("%b()"))
print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]"))
print((("hello"):gsub("", "-")), ("abc"):gsub("%w", "%0%0"), ("abc"):gsub("b", "%%"))
print((("$name is $age"):gsub("%$(%w+)", { name = "Ann", age = 42 })))
print((("a,b,,c"):gsub(",", ";", 2)))
print((("x1y22"):gsub("%d+", function(n) if n ~= "1" then return "<" .. n .. ">" end end)))
print(("  trim me "):match("^%s*(.-)%s*$") .. "|", ("path/to/file.txt"):match("([^/]+)%.(%w+)$"))
print(("abab"):match("^(ab)%1$"), ("[[x]]"):match("%[%[(.-)%]%]"), ("a\0b"):find("\0"))
print(("%d"):rep(3, ","), ("x"):rep(0) == "", ("ab"):reverse(), ("abc"):byte(1, -1))
print(pcall(string.find, "a", "[a"), pcall(string.gsub, "a", "a", "%2"))
print(pcall(string.rep, "x", 1 << 40))
local csv = {}
for line in ('a,"b, c",d\n"say ""hi""",,2'):gmatch("[^\n]+") do
  local fields, rest = {}, line .. ","
  while rest ~= "" do
    local quoted, after = rest:match('^"(.-)",(.*)$')
    while quoted and select(2, quoted:gsub('"', "")) % 2 == 1 do
      local more, further = after:match('^(.-)",(.*)$')
      quoted, after = quoted .. '",' .. more, further
    end
    if quoted then fields[#fields + 1], rest = quoted:gsub('""', '"'), after
    else fields[#fields + 1], rest = rest:match("^([^,]*),(.*)$") end
  end
  print(#fields, table.concat(fields, "|"))
end
