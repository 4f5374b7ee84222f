-- A parser of expressions by recursive descent, one line of the input each.
local function parse(text)
  local at = 1
  local function peek() return text:match("^%s*(%S)", at) end
  local function take(pattern)
    local _, stop, found = text:find("^%s*(" .. pattern .. ")", at)
    if stop then at = stop + 1 end
    return found
  end
  local expression

  local function atom()
    local number = take("%d+%.?%d*[eE][+-]?%d+") or take("%d+%.%d+") or take("%d+")
    if number then return tonumber(number) end
    local name = take("%a+")
    if name then
      local f = math[name]
      if type(f) == "number" then return f end
      if not f then error("unknown name " .. name, 0) end
      if not take("%(") then error("( expected after " .. name, 0) end
      local argument = expression()
      if not take("%)") then error(") expected", 0) end
      return f(argument)
    end
    if take("%(") then
      local value = expression()
      if not take("%)") then error(") expected", 0) end
      return value
    end
    error(peek() and "unexpected " .. peek() or "unexpected end", 0)
  end

  local function unary()
    if take("%-") then return -unary() end
    local base = atom()
    return take("%^") and base ^ unary() or base
  end

  local function term()
    local value = unary()
    while true do
      local op = take("[*/%%]")
      if not op then return value end
      local right = unary()
      if op == "*" then value = value * right
      elseif op == "/" then value = value / right
      else value = value % right end
    end
  end

  function expression()
    local value = term()
    while true do
      local op = take("[+-]")
      if not op then return value end
      value = op == "+" and value + term() or value - term()
    end
  end

  local value = expression()
  if peek() then error("unexpected " .. peek(), 0) end
  return value
end

for line in io.lines() do
  local ok, result = pcall(parse, line)
  print(line .. (ok and " = " or " ! ") .. tostring(result))
end
