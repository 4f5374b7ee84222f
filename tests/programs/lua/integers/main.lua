-- Integers of 64 bits and floats: conversion, overflow, division, bits.
print(math.maxinteger, math.mininteger, math.maxinteger + 1 == math.mininteger, math.maxinteger * 2)
print(1 == 1.0, math.type(1), math.type(1.0), math.type("1"), 3 | 0, 3.0 | 0, 10 / 2, 7 // 2, 7.0 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 % 2)
print(0xff, 0xffffffffffffffff, 0x1p4, 1e2, 9007199254740993, 9223372036854775807, 9223372036854775808)
print("10" + 1, "0x10" + 0, "1e1" * 1, 10 .. "", 1e15, 1e14, 123456789012345678)
print(5 & 3, 5 | 3, 5 ~ 3, ~5, 1 << 4, -1 >> 60, 1 << 64, 1 << -1, 2.0 << 1)
print(math.floor(-3.5), math.ceil(-3.5), math.floor(2^40 + 0.5), math.fmod(-7, 3), math.fmod(7, -3.5), math.modf(-3.7))
print(math.tointeger(3.0), math.tointeger(3.5), math.tointeger("x"), math.ult(1, -1), math.abs(math.mininteger))
print(math.max(1, 2.5, -3), math.min(4, 2), math.sqrt(2), math.exp(0), math.log(8, 2), math.log(100, 10), math.log(1))
print(math.pi, math.sin(math.pi / 2), math.cos(0), math.atan(1, 1) * 4, math.huge, -math.huge, math.huge - math.huge ~= 0)
print(string.format("%.17g %.17g %.0f", 0.1, 1 / 3, 2^63), 0.1 + 0.2 == 0.3, 1e308 * 10, 5 // 0.0, -5 % math.huge)
print(tostring(3) == "3", tostring(3.0), tostring(-0.0), 2^31, 1 // 1, 1e3 // 1)
for _, s in ipairs { "0x", "1e", "", " ", "1 2", "0b1", "1_000", "٣", "nan", "inf", "0x1.8", "1.", ".5", "5e+2", "- 1", "-0x10" } do io.write(tostring(tonumber(s)), " ") end
print()
for base = 2, 36, 17 do io.write(tostring(tonumber("101", base)), " ") end
print(tonumber("zz", 36), tonumber("-ff", 16), tonumber("12", 2))
print(3 < 3.5, 2^53 == 2^53 + 1, math.maxinteger + 0.0 == math.maxinteger, math.maxinteger < math.huge, 1 < 1.0)
local function isqrt(n) local x = math.floor(math.sqrt(n)) while x * x > n do x = x - 1 end while (x + 1) * (x + 1) <= n do x = x + 1 end return x end
print(isqrt(10^12 // 1 | 0), isqrt(99), isqrt(2^52 | 0))
