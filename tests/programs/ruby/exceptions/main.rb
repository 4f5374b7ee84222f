# Exceptions: own classes, retry, ensure, cause, else, catch and throw, rescue modifiers, exit statuses.
class AppError < StandardError
  attr_reader :code
  def initialize(message = "something in the application", code: 1)
    super(message)
    @code = code
  end
end
class NotFound < AppError
  def message = "not found: #{super}"
end

def run(what)
  yield
rescue NotFound, KeyError => e
  puts "#{what}: #{e.class} #{e.message}"
  :missing
rescue AppError => e
  puts "#{what}: code #{e.code}"
rescue => e
  puts "#{what}: #{e.class}: #{e.message.lines.first.chomp}"
else
  puts "#{what}: fine"
ensure
  puts "#{what}: over"
end

p run(1) { :value }
p run(2) { raise NotFound, "page" }
run(3) { raise AppError.new(code: 42) }
run(4) { Integer("x") }
run(5) { {}.fetch(:a) }
run(6) { [].fetch(3) }
run(7) { raise "plain" }
run(8) { 1 + "a" }
run(9) { "a" + 1 }
run(10) { nil + 1 }
run(11) { raise TypeError }
run(12) { Float("1.x") }
run(13) { :a.unknown }
run(14) { raise Class.new(AppError) { def code = 14 }, "odd" }
run(15) { def two(a, b) = a; two(1) }
run(16) { loop { raise StopIteration, "quiet" }; raise IOError, "loud" }
run(17) { "x".frozen_method }
run(18) { raise "a" rescue raise AppError.new(code: 7) }

tries = 0
begin
  tries += 1
  raise "attempt #{tries}" if tries < 3
  puts "after #{tries} tries"
rescue
  retry
end

begin
  begin
    raise "first"
  rescue => e
    raise ArgumentError, "second"
  end
rescue => e
  p e.message, e.cause.message, e.cause.cause
end

p(catch(:found) { 10.times { |i| 10.times { |j| throw :found, [i, j] if i * j == 42 } }; nil })
begin
  throw :nowhere
rescue UncaughtThrowError => e
  puts e.message
end
def ensured
  return :from_body
ensure
  puts "ensure runs"
end
p ensured, (raise "x" rescue "rescued inline"), (Integer("7") rescue 0)
e = RuntimeError.new("kept")
p e.message, e.full_message(highlight: false), e.backtrace, e.inspect, e == RuntimeError.new("kept"), (e.exception("other")).message
begin
  raise e
rescue => again
  p again.equal?(e), again.backtrace.first[/main\.rb:\d+/], again.backtrace_locations.first.lineno
end
begin
  exit(3)
rescue SystemExit => s
  p s.status, s.success?
end
begin
  abort "to the error stream"
rescue SystemExit => s
  p s.status, s.message
end
def checked(n) = n.positive? ? n : raise(ArgumentError, "must be positive", caller(0))
begin
  checked(-1)
rescue ArgumentError => e
  puts e.backtrace.first[/in .*/]
end
warn "a warning", "another"
exit 4
