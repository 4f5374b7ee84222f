# A tokenizer and a parser by StringScanner: expressions with names.
require "strscan"
class Calculator
  Problem = Class.new(StandardError)

  def initialize = @names = { "pi" => Math::PI }

  def evaluate(text)
    @s = StringScanner.new(text)
    value = statement
    skip
    raise Problem, "unexpected #{@s.rest.inspect} at #{@s.pos}" unless @s.eos?
    value
  end

  private

  def skip = @s.skip(/\s+/)
  def take(pattern) = (skip; @s.scan(pattern))

  def statement
    skip
    return @names[@s[1]] = statement if @s.scan(/([a-z]\w*)\s*=(?!=)/)
    sum
  end

  def sum
    value = product
    while (op = take(/[+-]/))
      value = value.send(op, product)
    end
    value
  end

  def product
    value = power
    while (op = take(%r{\*(?!\*)|/|%}))
      right = power
      raise Problem, "division by zero" if right.zero? && op != "*"
      value = op == "/" ? value.quo(right) : value.send(op, right)
    end
    value
  end

  def power
    base = unary
    take(/\*\*/) ? base**power : base
  end

  def unary
    return -unary if take(/-/)
    if (number = take(/\d+(\.\d+)?/)) then number.include?(".") ? number.to_f : number.to_i
    elsif (name = take(/[a-z]\w*/)) then @names.fetch(name) { raise Problem, "unknown #{name}" }
    elsif take(/\(/)
      sum.tap { take(/\)/) or raise Problem, ") expected at #{@s.pos}" }
    else
      raise Problem, "nothing to compute at #{@s.pos}"
    end
  end
end

calculator = Calculator.new
while (line = gets(chomp: true))
  begin
    puts "#{line} => #{calculator.evaluate(line)}"
  rescue Calculator::Problem => e
    puts "#{line} !! #{e.message}"
  end
end
