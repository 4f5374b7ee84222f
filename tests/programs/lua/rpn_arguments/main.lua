-- A calculator in reverse notation, over the arguments; the status counts what is left.
local stack = {}
local binary = {
  ["+"] = function(a, b) return a + b end, ["-"] = function(a, b) return a - b end,
  x = function(a, b) return a * b end, ["/"] = function(a, b) return a / b end, ["^"] = function(a, b) return a ^ b end,
}
for i, word in ipairs(arg) do
  local f = binary[word]
  if f then
    local b, a = table.remove(stack), table.remove(stack)
    if not a then
      io.stderr:write(("argument %d: %s needs two numbers\n"):format(i, word))
      os.exit(64)
    end
    stack[#stack + 1] = f(a, b)
  else
    stack[#stack + 1] = assert(tonumber(word), ("argument %d is no number: %q"):format(i, word))
  end
end
print(table.concat(stack, " "))
print(#arg, select("#", ...), (...), arg[#arg], arg[0])
os.exit(#stack)
