-- A game of guessing over the standard input.
local secret, tries = 37, 0
io.write("I think of a number from 1 to 100.\n")
while true do
  io.write("Your guess: ")
  local line = io.read("l")
  if not line then
    print("\nGood bye.")
    os.exit(2)
  end
  local guess = math.tointeger(tonumber(line))
  tries = tries + 1
  if not guess then print("That is no number: " .. line)
  elseif guess < secret then print("more")
  elseif guess > secret then print("less")
  else
    print(("Found in %d tries."):format(tries))
    os.exit(true)
  end
end
