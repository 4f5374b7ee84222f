$loads = ($loads || 0) + 1
puts "load #{$loads} #{__FILE__ == $0}"
