-- A priority queue as a binary heap, used to sort and to merge.
local Heap = {}
Heap.__index = Heap

function Heap.new(before)
  return setmetatable({ n = 0, before = before or function(a, b) return a < b end }, Heap)
end

function Heap:push(x)
  self.n = self.n + 1
  local i = self.n
  self[i] = x
  while i > 1 and self.before(self[i], self[i // 2]) do
    self[i], self[i // 2] = self[i // 2], self[i]
    i = i // 2
  end
end

function Heap:pop()
  if self.n == 0 then return nil end
  local top = self[1]
  self[1], self[self.n] = self[self.n], nil
  self.n = self.n - 1
  local i = 1
  while true do
    local least = i
    for child = 2 * i, math.min(2 * i + 1, self.n) do
      if self.before(self[child], self[least]) then least = child end
    end
    if least == i then return top end
    self[i], self[least] = self[least], self[i]
    i = least
  end
end

local heap = Heap.new()
for _, x in ipairs { 5, 2, 9, 1, 5, 6, -3, 0 } do heap:push(x) end
local out = {}
for x in heap.pop, heap do out[#out + 1] = x end
print(table.concat(out, " "))

local tasks = Heap.new(function(a, b) return a.due < b.due or (a.due == b.due and a.name < b.name) end)
for name, due in pairs { write = 3, test = 2, ship = 9, sleep = 2 } do tasks:push { name = name, due = due } end
while tasks.n > 0 do
  local task = tasks:pop()
  print(task.due, task.name)
end
print(heap:pop())
