io.write("name? ")
local name = io.read()
io.write("numbers? ")
local a, b = io.read("n", "n")
print(name, a + b)
io.read()
local rest = 0
for line in io.lines() do rest = rest + #line end
print(rest, io.read("a") == "", io.read("l"))
