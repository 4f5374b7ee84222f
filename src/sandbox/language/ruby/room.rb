# Read before every program: lines are seen at once, what cannot work says why, and a program
# that cannot be read is answered with the reason instead of only its name.

$stdout.sync = true

module Kernel
  %i[` exec fork spawn system].each do |name|
    define_method(name) do |*|
      raise NotImplementedError, "the sandbox cannot start other programs"
    end
    private name
  end
end

class IO
  def self.popen(*)
    raise NotImplementedError, "the sandbox cannot start other programs"
  end
end

class Thread
  %i[new start fork].each do |name|
    define_singleton_method(name) do |*|
      raise NotImplementedError, "threads are not available in the sandbox"
    end
  end
end

begin
  RubyVM::InstructionSequence.compile_file($0)
rescue SyntaxError => error
  $stderr.puts error.message.strip
  exit! 1
end
