-- CRC-32, Adler-32, FNV and SHA-256, by operators on bits.
local crc = {}
for i = 0, 255 do
  local c = i
  for _ = 1, 8 do c = c & 1 == 1 and 0xEDB88320 ~ (c >> 1) or c >> 1 end
  crc[i] = c
end
local function crc32(s)
  local c = 0xffffffff
  for i = 1, #s do c = crc[(c ~ s:byte(i)) & 0xff] ~ (c >> 8) end
  return c ~ 0xffffffff
end
local function adler32(s)
  local a, b = 1, 0
  for i = 1, #s do a = (a + s:byte(i)) % 65521 b = (b + a) % 65521 end
  return b << 16 | a
end
local function fnv(s)
  local h = 0xcbf29ce484222325
  for i = 1, #s do h = (h ~ s:byte(i)) * 0x100000001b3 end
  return h
end

local K, H, n = {}, {}, 2
local function fraction(x) return math.floor((x - math.floor(x)) * 2^32) end
while #K < 64 do
  local prime = true
  for d = 2, math.floor(n ^ 0.5) do if n % d == 0 then prime = false end end
  if prime then
    K[#K + 1] = fraction(n ^ (1 / 3))
    if #H < 8 then H[#H + 1] = fraction(n ^ 0.5) end
  end
  n = n + 1
end

local function ror(x, k) return (x >> k | x << (32 - k)) & 0xffffffff end
local function sha256(s)
  local h = { table.unpack(H) }
  local padded = s .. "\x80" .. ("\0"):rep((55 - #s) % 64) .. (">I8"):pack(#s * 8)
  for at = 1, #padded, 64 do
    local w = { (">" .. ("I4"):rep(16)):unpack(padded, at) }
    for i = 17, 64 do
      local a, b = w[i - 15], w[i - 2]
      w[i] = (w[i - 16] + (ror(a, 7) ~ ror(a, 18) ~ a >> 3) + w[i - 7] + (ror(b, 17) ~ ror(b, 19) ~ b >> 10)) & 0xffffffff
    end
    local a, b, c, d, e, f, g, k = table.unpack(h)
    for i = 1, 64 do
      local t1 = k + (ror(e, 6) ~ ror(e, 11) ~ ror(e, 25)) + ((e & f) ~ (~e & g)) + K[i] + w[i]
      local t2 = (ror(a, 2) ~ ror(a, 13) ~ ror(a, 22)) + ((a & b) ~ (a & c) ~ (b & c))
      k, g, f, e, d, c, b, a = g, f, e, (d + t1) & 0xffffffff, c, b, a, (t1 + t2) & 0xffffffff
    end
    for i, x in ipairs { a, b, c, d, e, f, g, k } do h[i] = (h[i] + x) & 0xffffffff end
  end
  return (("%08x"):rep(8)):format(table.unpack(h))
end

for _, s in ipairs { "", "abc", "The quick brown fox jumps over the lazy dog", ("x"):rep(200) } do
  print(("%08x %08x %016x"):format(crc32(s), adler32(s), fnv(s)))
  print(sha256(s))
end
