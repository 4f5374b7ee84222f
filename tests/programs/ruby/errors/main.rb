class Custom < StandardError
  def initialize(msg = "my own") = super
end
begin
  raise Custom
rescue Custom => e
  puts e.message, e.class
ensure
  puts "always"
end
def risky = Integer("12x")
begin; risky; rescue ArgumentError => e; puts e.message; end
begin; nil.foo; rescue NoMethodError => e; puts e.message.lines.first; end
begin; [].fetch(3); rescue IndexError => e; puts e.message; end
def deep(n) = deep(n + 1)
begin; deep(0); rescue SystemStackError => e; puts e.class; end
x = begin; Integer("7"); rescue; 0; else; 8; end
puts x
warn "a warning"
