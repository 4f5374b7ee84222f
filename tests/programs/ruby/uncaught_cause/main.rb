# An error nobody catches, with the error that caused it.
class ConfigError < StandardError; end

def read(name)
  File.read(name)
rescue SystemCallError => e
  raise ConfigError, "no settings"
end

puts "before"
at_exit { puts "at exit" }
begin
  read("settings.txt")
ensure
  puts "ensure"
end
