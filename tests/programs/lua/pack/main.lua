-- string.pack and unpack: sizes, order of bytes, alignment, strings, errors.
local function hex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
print(hex(("<i4"):pack(1)), hex((">i4"):pack(1)), hex(("<i2"):pack(-2)), hex(("B"):pack(255)), hex((">I3"):pack(0x010203)))
print(hex((">d"):pack(1.5)), hex(("<f"):pack(-0.1)), hex((">n"):pack(math.pi)))
print(hex(("z"):pack("ab")), hex(("s1"):pack("abc")), hex((">s2"):pack("abc")), hex(("c5"):pack("abc")))
print(hex((">!4 b i4"):pack(1, 2)), hex(("<b x h"):pack(1, 2)), hex((">!8 i1 Xi8 i8"):pack(1, 2)))
print((">i2 i2 z"):unpack("\0\1\xff\xff" .. "text\0more"))
print(("<I8"):unpack(("<I8"):pack(-1)), ("<j"):unpack(("<j"):pack(math.mininteger)))
print(string.packsize("<i4 i8"), string.packsize(">!8 i4 i8"), string.packsize("c10"))
print(pcall(string.pack, "i1", 200), pcall(string.unpack, "i4", "abc"))
print(pcall(string.pack, "q", 1), pcall(string.packsize, "s"))
print(pcall(string.pack, "i17", 1))
local at, out, data = 1, {}, ("s1"):rep(3):pack("one", "two", "three")
while at <= #data do out[#out + 1], at = ("s1"):unpack(data, at) end
print(table.concat(out, " "))
local function base64(s)
  local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  return (s:gsub("..?.?", function(part)
    local n = (">I3"):unpack(part .. ("\0"):rep(3 - #part))
    local text = ""
    for shift = 18, 0, -6 do
      local i = (n >> shift & 63) + 1
      text = text .. alphabet:sub(i, i)
    end
    return text:sub(1, #part + 1) .. ("="):rep(3 - #part)
  end))
end
print(base64("Man"), base64("Ma"), base64("M"), base64("Zoë \0\xff"))
