-- A stack machine: an assembler for it, and programs run step by step.
local function assemble(source)
  local code, labels = {}, {}
  for line in source:gmatch("[^\n]+") do
    local label = line:match("^(%w+):")
    local op, argument = line:gsub("^%w+:", ""):match("^%s*(%a+)%s*(%S*)")
    if label then labels[label] = #code + 1 end
    if op then code[#code + 1] = { op = op, argument = tonumber(argument) or argument } end
  end
  for _, instruction in ipairs(code) do instruction.argument = labels[instruction.argument] or instruction.argument end
  return code
end

local function run(code, limit)
  local stack, variables, calls, at, steps, out = {}, {}, {}, 1, 0, {}
  local function pop() return table.remove(stack) or error("the stack is empty at " .. at, 0) end
  local function push(x) stack[#stack + 1] = x end
  local ops = {
    push = push, load = function(name) push(variables[name] or 0) end, store = function(name) variables[name] = pop() end,
    add = function() push(pop() + pop()) end, mul = function() push(pop() * pop()) end,
    sub = function() local b = pop() push(pop() - b) end,
    mod = function() local b = pop() push(pop() % b) end,
    less = function() local b = pop() push(pop() < b and 1 or 0) end,
    jump = function(to) at = to end, zero = function(to) if pop() == 0 then at = to end end,
    call = function(to) calls[#calls + 1] = at at = to end, ret = function() at = table.remove(calls) end,
    print = function() out[#out + 1] = pop() end, halt = function() at = nil end,
  }
  while at and code[at] do
    local instruction = code[at]
    steps, at = steps + 1, at + 1
    if steps > limit then return "stopped after " .. limit .. " steps" end
    local op = ops[instruction.op] or error("no such instruction: " .. instruction.op, 0)
    op(instruction.argument)
  end
  return table.concat(out, " ") .. " in " .. steps .. " steps"
end

print(pcall(run, assemble [[
      push 48
      store a
      push 18
      store b
loop: load b
      zero done
      load a
      load b
      mod
      load b
      store a
      store b
      jump loop
done: load a
      print
]], 1000))
print(pcall(run, assemble [[
      push 1
next: store i
      load i
      call square
      print
      load i
      push 1
      add
      store i
      load i
      push 6
      less
      zero end
      load i
      jump next
end:  halt
square: store x
      load x
      load x
      mul
      ret
]], 1000))
print(pcall(run, assemble "again: jump again", 500))
print(pcall(run, assemble "add", 10))
print(pcall(run, assemble "fly 1", 10))
