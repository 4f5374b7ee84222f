-- Every way of reading: lines, numbers, counts, the rest, with and without the line's end.
print(io.read("n", "n", "n"))
print(io.read())
print(io.read("L"))
print(io.read(3), io.read(0), io.read("l"))
print(io.read("n"), io.read("l"))
for a, b in io.stdin:lines(1, "l") do
  if a == "!" then break end
  print(a, b)
end
print(("%q"):format(io.read("a")), io.read("a"), io.read("l"), io.read("n"), io.read(0))
