-- JSON, read and written.
local escapes = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local null = setmetatable({}, { __tostring = function() return "null" end })

local function decode(text)
  local at = 1
  local function fail(what) error(("%s at %d"):format(what, at), 0) end
  local function skip() at = text:find("%S", at) or #text + 1 end
  local value

  local function string_()
    local parts = {}
    at = at + 1
    while true do
      local stop = text:find('["\\]', at) or fail("no end of string")
      parts[#parts + 1] = text:sub(at, stop - 1)
      at = stop + 1
      if text:sub(stop, stop) == '"' then return table.concat(parts) end
      local c = text:sub(at, at)
      if c == "u" then
        local code = tonumber(text:match("^%x%x%x%x", at + 1) or fail("bad escape"), 16)
        at = at + 5
        local low = code >= 0xD800 and code < 0xDC00 and text:match("^\\u(%x%x%x%x)", at)
        if low then
          code, at = 0x10000 + ((code - 0xD800) << 10) + tonumber(low, 16) - 0xDC00, at + 6
        end
        parts[#parts + 1] = utf8.char(code)
      else
        parts[#parts + 1] = escapes[c] or fail("bad escape")
        at = at + 1
      end
    end
  end

  local function list(close, item)
    local out = {}
    at = at + 1
    skip()
    if text:sub(at, at) == close then at = at + 1 return out end
    while true do
      item(out)
      skip()
      local c = text:sub(at, at)
      at = at + 1
      if c == close then return out end
      if c ~= "," then at = at - 1 fail("',' or '" .. close .. "' expected") end
    end
  end

  function value()
    skip()
    local c = text:sub(at, at)
    if c == '"' then return string_() end
    if c == "[" then return list("]", function(out) out[#out + 1] = value() end) end
    if c == "{" then
      return list("}", function(out)
        skip()
        local key = text:sub(at, at) == '"' and string_() or fail("a key expected")
        skip()
        if text:sub(at, at) ~= ":" then fail("':' expected") end
        at = at + 1
        out[key] = value()
      end)
    end
    for word, meaning in pairs { ["true"] = true, ["false"] = false, null = null } do
      if text:sub(at, at + #word - 1) == word then at = at + #word return meaning end
    end
    local number = text:match("^-?%d+%.?%d*[eE]?[+-]?%d*", at) or fail("unexpected " .. (c == "" and "end" or c))
    at = at + #number
    return tonumber(number)
  end

  local result = value()
  skip()
  if at <= #text then fail("more than a value") end
  return result
end

local function encode(x)
  if type(x) == "string" then
    return '"' .. x:gsub('[%c"\\]', function(c) return ({ ["\n"] = "\\n", ['"'] = '\\"', ["\\"] = "\\\\" })[c] or ("\\u%04x"):format(c:byte()) end) .. '"'
  elseif type(x) ~= "table" or x == null then return tostring(x)
  elseif #x > 0 then
    local out = {}
    for i, v in ipairs(x) do out[i] = encode(v) end
    return "[" .. table.concat(out, ",") .. "]"
  end
  local keys, out = {}, {}
  for k in pairs(x) do keys[#keys + 1] = k end
  table.sort(keys)
  for i, k in ipairs(keys) do out[i] = encode(k) .. ":" .. encode(x[k]) end
  return "{" .. table.concat(out, ",") .. "}"
end

for _, text in ipairs {
  '{"name": "Zo\\u00eb", "tags": ["a", "b\\n"], "n": [1, -2.5, 1e3, 12345678901], "x": null, "ok": true}',
  '"\\ud83d\\ude00 \\"quoted\\" \\\\ \\u0001"', "[[[]], {}, false]", "[1, 2", '{"a" 1}', "[1] 2", '"open', "nul",
} do
  local ok, result = pcall(decode, text)
  print(ok, ok and encode(result) or result)
end
