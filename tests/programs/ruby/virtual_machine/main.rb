# A stack machine with an assembler.
class Machine
  Halt = Class.new(StandardError)

  def self.assemble(source)
    labels, code = {}, []
    source.each_line(chomp: true) do |line|
      label, rest = line.match(/\A(?:(\w+):)?\s*(.*)\z/).captures
      labels[label] = code.size if label
      code << rest.split unless rest.empty?
    end
    code.map { |op, argument| [op.to_sym, labels.fetch(argument) { argument =~ /\A-?\d+\z/ ? argument.to_i : argument }] }
  end

  def initialize(code, limit: 1000) = (@code, @limit, @stack, @vars, @calls, @out = code, limit, [], Hash.new(0), [], [])

  def run
    @at = steps = 0
    while (op, argument = @code[@at])
      raise Halt, "stopped after #{@limit} steps" if (steps += 1) > @limit
      @at += 1
      step(op, argument)
    end
    "#{@out.join(" ")} in #{steps} steps"
  end

  private

  def pop = @stack.pop || raise(Halt, "the stack is empty at #{@at}")

  def step(op, argument)
    case op
    in :push then @stack << argument
    in :load then @stack << @vars[argument]
    in :store then @vars[argument] = pop
    in :add | :mul | :sub | :mod
      b, a = pop, pop
      @stack << a.send({ add: :+, mul: :*, sub: :-, mod: :% }[op], b)
    in :jump then @at = argument
    in :zero then @at = argument if pop.zero?
    in :call then @at = argument.tap { @calls << @at }
    in :ret then @at = @calls.pop
    in :print then @out << pop
    in :halt then @at = @code.size
    end
  rescue NoMatchingPatternError
    raise Halt, "no such instruction: #{op}"
  end
end

programs = [<<~GCD, <<~SQUARES, "again: jump again", "add", "fly 1"]
        push 48
        store a
        push 18
        store b
  loop: load b
        zero done
        load a
        load b
        mod
        load b
        store a
        store b
        jump loop
  done: load a
        print
GCD
        push 5
        store i
  next: load i
        call square
        print
        load i
        push 1
        sub
        store i
        load i
        zero end
        jump next
  square: store x
        load x
        load x
        mul
        ret
  end:  halt
SQUARES
programs.each do |source|
  puts Machine.new(Machine.assemble(source)).run
rescue Machine::Halt => e
  puts "!! #{e.message}"
end
