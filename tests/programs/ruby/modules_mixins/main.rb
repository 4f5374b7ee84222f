# Modules: include, extend, prepend, hooks, refinements, constants, method objects, define_method.
module Greets
  def self.included(base) = (base.extend(ClassMethods); puts "included in #{base}")
  module ClassMethods
    def greeting(text = nil) = text ? @greeting = text : @greeting || superclass.greeting
  end
  def greet = "#{self.class.greeting}, #{name}"
end

module Loud
  def greet = super.upcase + "!"
end

class Person
  include Greets
  greeting "Hello"
  attr_accessor :name
  def initialize(name) = @name = name
  def self.inherited(sub) = (super; puts "#{sub.name.inspect} < #{self}")
end

class Pirate < Person
  prepend Loud
  greeting "Ahoy"
end

puts Person.new("Ann").greet, Pirate.new("Bob").greet, Class.new(Person).new("Eve").greet
p Pirate.ancestors.take(4), Pirate.instance_method(:greet).owner, Pirate.new("x").method(:greet).super_method.owner, Pirate.include?(Greets), Loud.instance_methods

module Shout
  refine String do
    def shout = upcase + "!"
    def length = 42
  end
end
using Shout
p "hey".shout, "hey".length, "hey".then { |s| s.send(:shout) }

class Settings
  %w[host port].each do |name|
    define_method(name) { @values[name] }
    define_method("#{name}=") { |v| @values[name] = v }
  end
  def initialize = @values = {}
  def self.const_missing(name) = "no #{name}"
  class << self
    def build = new.tap { |s| yield s }
    attr_accessor :count
    private def secret = 1
  end
  protected def inner = 1
  private
  def hidden = 2
end
s = Settings.build { |x| x.host = "localhost"; x.port = 80 }
p s.host, s.port, Settings::ANYTHING, s.public_methods(false).sort, Settings.count = 5, s.respond_to?(:hidden), s.send(:hidden), s.instance_variable_get(:@values)
[:hidden, :inner].each do |m|
  s.public_send(m)
rescue NoMethodError => e
  puts e.message[/\A\w+ method `\w+' called/]
end
s.instance_eval { @values["host"] = "changed" }
Settings.class_eval { def extra = "extra" }
s.singleton_class.include(Module.new { def only = "mine" })
p s.host, s.extra, s.only, defined?(s.host), defined?(nothing), defined?(String), defined?(@x), Module.new.name, Person.method_defined?(:greet)
class Person
  def name = "#{@name}ie"
  undef_method :greet
end
p Person.new("Ann").name, Person.new("A").respond_to?(:greet), Object.const_get(:Person) == Person, Person.instance_method(:name).bind(Person.new("Z")).call
