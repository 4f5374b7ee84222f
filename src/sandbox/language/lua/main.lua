io.write("Who is there? ")
local name = io.read("l") or "nobody"
print(("Welcome to the room, %s!"):format(name))
