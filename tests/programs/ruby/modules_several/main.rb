# A program in several files: require_relative, require, load, autoload, constants.
require_relative "lib/shapes"
require "./lib/tools/text"
autoload :Later, "./lib/later"
$LOAD_PATH.unshift(File.join(__dir__, "lib"))
puts require("config"), require("config"), require_relative("lib/shapes")
puts Shapes.all.map { |s| "#{s.name.split("::").last} #{format("%.2f", s.new(2).area)}" }
puts Tools::Text.shout("hello"), Config::NAME, Config.frozen?
puts "before"
puts Later.new.when
load "lib/again.rb"
load "lib/again.rb"
p $loads, $LOADED_FEATURES.grep(/room|lib/).map { File.basename(_1) }.include?("shapes.rb"), Shapes::Circle.instance_method(:area).source_location.last
begin
  require_relative "lib/missing"
rescue LoadError => e
  puts e.message
end
begin
  require_relative "lib/broken"
rescue SyntaxError => e
  puts e.message.lines.first[/broken\.rb:\d+/]
end
puts __FILE__ == $PROGRAM_NAME ? "main" : "library"
