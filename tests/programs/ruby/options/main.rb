# Options of a command line by optparse.
require "optparse"
options = { verbose: 0, names: [] }
parser = OptionParser.new do |o|
  o.banner = "Usage: main.rb [options] FILE..."
  o.on("-v", "--verbose", "Say more") { options[:verbose] += 1 }
  o.on("-n", "--number N", Integer, "A number") { options[:number] = _1 }
  o.on("--name NAME", "May be repeated") { options[:names] << _1 }
  o.on("--[no-]color", "Colours") { options[:color] = _1 }
  o.on("--mode MODE", %i[fast slow], "fast or slow") { options[:mode] = _1 }
end
rest = parser.parse(ARGV)
p options, rest, ARGV.size, $PROGRAM_NAME == __FILE__
puts parser.help
[%w[--number x], %w[--what], %w[--name], %w[--mode medium]].each do |words|
  parser.parse(words)
rescue OptionParser::ParseError => e
  puts e.message
end
exit 64
