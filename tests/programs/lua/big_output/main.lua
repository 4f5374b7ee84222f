-- Much output.
for i = 1, 3000 do
  io.write(i, i % 15 == 0 and " FizzBuzz" or i % 5 == 0 and " Buzz" or i % 3 == 0 and " Fizz" or "", "\n")
end
io.stdout:setvbuf("full")
print(("="):rep(500))
