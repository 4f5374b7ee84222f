-- Dates in UTC.
print(os.date("!%Y-%m-%d %H:%M:%S", 0), os.date("!%Y-%m-%d", 951782400), os.date("!%j %U %w %a %A %b %B", 1709210096))
local t = os.date("!*t", 1709210096)
print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst)
print(os.time { year = 2024, month = 2, day = 29, hour = 12 }, os.time { year = 2024, month = 14, day = -3, hour = 0 })
local overflow = { year = 2023, month = 12, day = 31, hour = 23, min = 59, sec = 61 }
print(os.time(overflow), overflow.year, overflow.month, overflow.day, overflow.sec)
print(os.difftime(os.time { year = 2024, month = 3, day = 1, hour = 0 }, os.time { year = 2024, month = 2, day = 1, hour = 0 }) / 86400)
print(os.date("!%d/%m/%y %I:%M %p", 1709210096), os.date("!%x %X %c", 1709210096), os.date("!%%|%D|%F|%T|%R", 1709210096))
print(pcall(os.date, "%Ez"), pcall(os.date, "%"), pcall(os.time, { year = 2024 }))
print(pcall(os.time, { year = "x", month = 1, day = 1 }))
local function is_leap(y) return y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0) end
for _, y in ipairs { 1900, 2000, 2023, 2024 } do io.write(y, is_leap(y) and " leap " or " plain ") end
print()
local function easter(y)
  local a, b, c = y % 19, y // 100, y % 100
  local d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
  local e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
  local f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
  return ("%d-%02d-%02d"):format(y, f // 31, f % 31 + 1)
end
print(easter(2024), easter(2025), easter(1999))
print(type(os.clock()), math.type(os.time()), os.time() > 1700000000)
