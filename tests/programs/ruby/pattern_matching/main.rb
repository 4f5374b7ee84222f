# case/in: arrays, hashes, guards, pins, alternatives, find patterns, deconstruct.
Point = Struct.new(:x, :y)
class Money
  attr_reader :amount, :currency
  def initialize(amount, currency) = (@amount, @currency = amount, currency)
  def deconstruct = [amount, currency]
  def deconstruct_keys(keys) = { amount:, currency: }
end

def describe(x)
  case x
  in nil then "nothing"
  in 0 | 0.0 then "zero"
  in Integer | Float => n if n.negative? then "negative #{n}"
  in Integer => n then "integer #{n}"
  in Float => f then "float #{f}"
  in "" then "empty text"
  in String => s unless s.size > 5 then "short #{s}"
  in /\d/ then "text with digits"
  in String then "long text"
  in Point[0, y] then "on the axis at #{y}"
  in Point(x:, y:) then "point #{x}, #{y}"
  in Money[amount, "EUR"] then "#{amount} euros"
  in { amount: 100.., currency: } then "much #{currency}"
  in Money then "money"
  in [] then "empty list"
  in [x] then "one: #{describe(x)}"
  in [Integer => a, Integer => b] then "pair #{a + b}"
  in [:op, :+, l, r] then "(#{describe(l)} + #{describe(r)})"
  in [*, { id: 7 => id }, *] then "has id #{id}"
  in [first, *, last] then "from #{first} to #{last}"
  in { name: String => name, tags: [*, "admin", *] } then "administrator #{name}"
  in { name:, **nil } then "only a name: #{name}"
  in { name:, **rest } then "#{name} and #{rest}"
  in {} then "empty hash"
  in 1.. | "a".."f" then "range"
  in ->(v) { v.respond_to?(:each) } then "each-able"
  in Symbol | true | false => v then "#{v.inspect}!"
  end
end

[nil, 0, -3, 42, 2.5, "", "hey", "abcdef1", "long text", [], [[]], [1, 2], [:op, :+, 1, [:op, :+, 2, 3]], [1, { id: 7 }, 2], [1, 2, 3],
 Point[0, 5], Point[1, 2], Money.new(5, "EUR"), Money.new(500, "USD"), Money.new(5, "USD"),
 { name: "Ann", tags: %w[x admin] }, { name: "Bob" }, { name: "Eve", age: 3 }, {}, :sym, true, 1..2].each { |x| puts describe(x) }

begin
  describe(Object)
rescue NoMatchingPatternError => e
  puts "#{e.class}: #{e.message}"
end
config = { db: { user: "admin", ports: [5432, 5433] }, mode: "dev" }
config => { db: { user:, ports: [port, *] } }
p user, port, (config in { mode: "prod" }), (config in { mode: String })
expected = 5432
case [5432, [1, 1]]
in [^expected, [a, ^a]] then p [:same, :twins, a]
end
begin
  config => { mode: Integer }
rescue NoMatchingPatternKeyError, NoMatchingPatternError => e
  puts e.message[0, 40]
end
results = [[:ok, 1], [:error, "x"]].map do |result|
  case result
  in [:ok, value] then value
  in [:error, text] then "failed: #{text}"
  end
end
p results
