-- A small language of lists: reader, evaluator, closures, tail calls.
local function read(text)
  local tokens, at = {}, 1
  for token in text:gsub("[()']", " %0 "):gmatch("%S+") do tokens[#tokens + 1] = token end
  local function form()
    local token = tokens[at] or error("unexpected end", 0)
    at = at + 1
    if token == "'" then return { "quote", form() } end
    if token == ")" then error("unexpected )", 0) end
    if token ~= "(" then return tonumber(token) or token end
    local list = {}
    while tokens[at] ~= ")" do list[#list + 1] = form() end
    at = at + 1
    return list
  end
  return function() if tokens[at] then return form() end end
end

local function show(x)
  if type(x) == "table" then
    local out = {}
    for i, y in ipairs(x) do out[i] = show(y) end
    return "(" .. table.concat(out, " ") .. ")"
  end
  return type(x) == "function" and "#<procedure>" or x == true and "#t" or x == false and "#f" or tostring(x)
end

local function fold(f) return function(first, ...) for _, x in ipairs { ... } do first = f(first, x) end return first end end
local global = {
  ["+"] = fold(function(a, b) return a + b end), ["*"] = fold(function(a, b) return a * b end),
  ["-"] = function(a, b) if b then return a - b end return -a end,
  ["<"] = function(a, b) return a < b end, ["="] = function(a, b) return a == b end,
  list = function(...) return { ... } end, car = function(l) return l[1] end,
  cdr = function(l) return table.move(l, 2, #l, 1, {}) end,
  cons = function(x, l) return table.move(l, 1, #l, 2, { x }) end,
  ["null?"] = function(l) return #l == 0 end,
}

local evaluate
local special = {
  quote = function(f) return f[2] end,
  ["if"] = function(f, env) return evaluate(evaluate(f[2], env) ~= false and f[3] or f[4], env) end,
  define = function(f, env) env[f[2]] = evaluate(f[3], env) return f[2] end,
  lambda = function(f, env)
    return function(...)
      local inner = setmetatable({}, { __index = env })
      for i, name in ipairs(f[2]) do inner[name] = (select(i, ...)) end
      return evaluate(f[3], inner)
    end
  end,
}

function evaluate(form, env)
  if type(form) == "string" then
    local value = env[form]
    if value == nil then error("unbound: " .. form, 0) end
    return value
  elseif type(form) ~= "table" then
    return form
  elseif special[form[1]] then
    return special[form[1]](form, env)
  end
  local values = {}
  for i, part in ipairs(form) do values[i] = evaluate(part, env) end
  if type(values[1]) ~= "function" then error("not a procedure: " .. show(values[1]), 0) end
  return values[1](table.unpack(values, 2))
end

for line in io.lines() do
  local ok, problem = pcall(function()
    for form in read(line) do print(show(evaluate(form, global))) end
  end)
  if not ok then print("error: " .. problem) end
end
