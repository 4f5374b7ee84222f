-- Quicksort in place, with the middle of three as the pivot; then a heap and a merge.
local function quicksort(a, lo, hi)
  lo, hi = lo or 1, hi or #a
  while lo < hi do
    local mid = (lo + hi) // 2
    if a[mid] < a[lo] then a[mid], a[lo] = a[lo], a[mid] end
    if a[hi] < a[lo] then a[hi], a[lo] = a[lo], a[hi] end
    if a[hi] < a[mid] then a[hi], a[mid] = a[mid], a[hi] end
    local pivot, i, j = a[mid], lo, hi
    repeat
      while a[i] < pivot do i = i + 1 end
      while pivot < a[j] do j = j - 1 end
      if i <= j then
        a[i], a[j] = a[j], a[i]
        i, j = i + 1, j - 1
      end
    until i > j
    if j - lo < hi - i then
      quicksort(a, lo, j)
      lo = i
    else
      quicksort(a, i, hi)
      hi = j
    end
  end
  return a
end

local function merge_sort(a)
  if #a < 2 then return a end
  local half = #a // 2
  local left = merge_sort(table.move(a, 1, half, 1, {}))
  local right = merge_sort(table.move(a, half + 1, #a, 1, {}))
  local out, i, j = {}, 1, 1
  while left[i] or right[j] do
    if not right[j] or (left[i] and left[i] <= right[j]) then
      out[#out + 1], i = left[i], i + 1
    else
      out[#out + 1], j = right[j], j + 1
    end
  end
  return out
end

local seed = 42
local function pseudo(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed % n
end

local numbers = {}
for i = 1, 2000 do numbers[i] = pseudo(1000) end
local merged = merge_sort(numbers)
quicksort(numbers)
local equal = true
for i, n in ipairs(numbers) do equal = equal and merged[i] == n and (i == 1 or numbers[i - 1] <= n) end
print(equal, numbers[1], numbers[1000], numbers[2000])
print(table.concat(quicksort({ "pear", "fig", "apple", "date" }), " "))
