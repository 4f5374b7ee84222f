# A game over the standard input.
secret = 37
puts "I think of a number from 1 to 100."
(1..).each do |tries|
  print "Your guess: "
  line = gets or abort "\nGood bye."
  guess = Integer(line, exception: false)
  puts case guess
       when nil then "That is no number: #{line.chomp.inspect}"
       when secret then "Found in #{tries} tries."
       when ...secret then "more"
       else "less"
       end
  break if guess == secret
end
