require "json"
require "set"
require "time"
require "csv" rescue puts "csv is not here"
File.write("out.txt", "one\ntwo\n")
puts File.readlines("out.txt", chomp: true).inspect, File.size("out.txt"), Dir.children(".").sort.inspect
puts JSON.pretty_generate(JSON.parse('{"a": [1, {"b": "ü"}], "c": null}'))
puts Set[3, 1, 3].include?(1), Time.at(86_400).utc.iso8601, __FILE__, __dir__
begin; File.read("/etc/passwd"); rescue SystemCallError => e; puts e.class; end
begin; File.read("../../etc/passwd"); rescue SystemCallError => e; puts e.class; end
File.delete("out.txt")
puts DATA.read
__END__
after the end
