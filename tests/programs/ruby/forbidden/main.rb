attempts = {
  backticks: -> { `ls` },
  system: -> { system("ls") },
  spawn: -> { Process.respond_to?(:spawn) && spawn("ls") },
  fork: -> { fork { } },
  thread: -> { Thread.new { 1 }.value },
  popen: -> { IO.popen("ls").read },
}
attempts.each do |name, attempt|
  puts "#{name}: #{attempt.call.inspect}"
rescue NotImplementedError, SystemCallError, ArgumentError => error
  puts "#{name}: #{error.message}"
end
begin
  require "socket"
rescue LoadError => error
  puts error.message
end
p ENV["PATH"], ENV["HOME"], Dir.pwd
