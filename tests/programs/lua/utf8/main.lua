-- The utf8 library.
local text = "Zoë ☕ 世界 😀"
print(#text, utf8.len(text), text:upper())
for at, code in utf8.codes(text) do io.write(at, ":", ("U+%04X "):format(code)) end
print()
print(utf8.char(72, 228, 8364, 128512), utf8.charpattern == "[\0-\x7F\xC2-\xFD][\x80-\xBF]*")
local reversed = {}
for c in text:gmatch(utf8.charpattern) do table.insert(reversed, 1, c) end
print(table.concat(reversed))
print(utf8.offset(text, 4), utf8.offset(text, -1), text:sub(utf8.offset(text, 5), utf8.offset(text, 6) - 1))
print(utf8.codepoint(text, 1, 5))
print(utf8.len("\xff"), utf8.len("ab\x80"), utf8.len("\u{7FFFFFFF}", 1, -1, true))
print(pcall(utf8.codepoint, "\xff"), pcall(utf8.char, -1))
print("\u{48}\u{20AC}", "\x41\65\z
       joined", '\'', "tab\tbell\a" == "tab\9bell\7")
