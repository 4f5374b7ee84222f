require_relative "lib/helper"
puts "before"
Helper.fail(1)
