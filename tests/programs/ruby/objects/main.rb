module Loud
  def shout = speak.upcase + "!"
end
class Animal
  include Comparable
  attr_reader :name
  def initialize(name) = @name = name
  def speak = "#{name} makes a sound"
  def <=>(other) = name <=> other.name
  def to_s = "#{self.class}(#{name})"
  def method_missing(m, *args) = m.to_s.end_with?("?") ? m.to_s.chop == name : super
  def respond_to_missing?(m, all = false) = m.to_s.end_with?("?") || super
end
class Dog < Animal
  include Loud
  def speak = super + ": woof"
end
dogs = [Dog.new("Rex"), Dog.new("Ace")]
puts dogs.min, dogs.first.shout, Dog.ancestors.first(3).inspect, dogs[0].Rex?, dogs[0] > dogs[1]
Point = Struct.new(:x, :y) { def +(o) = Point.new(x + o.x, y + o.y) }
p Point.new(1, 2) + Point.new(3, 4)
Pair = Data.define(:left, :right)
p Pair.new(left: 1, right: 2).with(right: 3)
class Integer; def double = self * 2; end
p 21.double, 5.frozen?, :sym.to_proc.call("x") rescue p $!.class
