# Much output.
1.upto(3000) do |i|
  puts "#{i}#{" Fizz" if i % 3 == 0}#{" Buzz" if i % 5 == 0}"
end
$stdout.write("=" * 500, "\n")
$stdout.flush
