-- Options of a command line, parsed.
local function parse(words, known)
  local options, rest, i = {}, {}, 1
  while i <= #words do
    local word = words[i]
    local name, value = word:match("^%-%-([%w-]+)=(.*)$")
    name = name or word:match("^%-%-([%w-]+)$")
    if word == "--" then
      table.move(words, i + 1, #words, #rest + 1, rest)
      break
    elseif name then
      if not known[name] then return nil, "unknown option --" .. name end
      if known[name] == "value" and not value then
        i = i + 1
        value = words[i] or error("--" .. name .. " needs a value", 0)
      end
      options[name] = value or true
    elseif word:match("^%-%a+$") then
      for flag in word:sub(2):gmatch(".") do options[flag] = (options[flag] or 0) + 1 end
    else
      rest[#rest + 1] = word
    end
    i = i + 1
  end
  return options, rest
end

local options, rest = parse(arg, { verbose = "flag", output = "value", ["dry-run"] = "flag", name = "value" })
if not options then
  print(rest)
  os.exit(2)
end
local keys = {}
for key in pairs(options) do keys[#keys + 1] = key end
table.sort(keys)
for _, key in ipairs(keys) do print(key, options[key]) end
print(#rest, table.concat(rest, "|"))
print(pcall(parse, { "--output" }, { output = "value" }))
print(parse({ "--what" }, {}))
