local bytes = 0
for i = 1, 40 do
  local line = ("line %d %s"):format(i, ("x"):rep(200))
  io.stdout:write(line, "\n")
  bytes = bytes + #line + 1
end
io.stderr:write(bytes, "\n")
