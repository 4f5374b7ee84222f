local Stack = {}
Stack.__index = Stack

local M = {}

function M.new() return setmetatable({ n = 0 }, Stack) end

function Stack:push(x)
  self.n = self.n + 1
  self[self.n] = x
  return self
end

function Stack:pop()
  if self.n == 0 then error("the stack is empty") end
  local x = self[self.n]
  self[self.n], self.n = nil, self.n - 1
  return x
end

function Stack:size() return self.n end

return M
