print "Who is there? "
name = $stdin.gets&.chomp || "nobody"
puts "Welcome to the room, #{name}!"
