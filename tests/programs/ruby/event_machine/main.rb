# States, events and observers; a small language made of blocks.
require "observer"
class Machine
  include Observable
  class Undefined < StandardError; end
  attr_reader :state

  def self.build(start, &) = new(start).tap { _1.instance_eval(&) }

  def initialize(start)
    @state = start
    @rules = Hash.new { |h, k| h[k] = {} }
  end

  def on(event, to:, from:, only: nil) = Array(from).each { |f| @rules[f][event] = [to, only] }

  def fire(event, *args)
    to, guard = @rules.dig(@state, event) || raise(Undefined, "no #{event} in #{@state}")
    return false if guard && !guard.(*args)
    changed
    before, @state = @state, to
    notify_observers(before, to, event)
    true
  end
end

class Log
  def initialize = @lines = []
  def update(from, to, event) = @lines << "#{from} -#{event}-> #{to}"
  def to_s = @lines.join("\n")
end

door = Machine.build(:closed) do
  on :open, from: :closed, to: :open
  on :close, from: :open, to: :closed
  on :lock, from: :closed, to: :locked
  on :unlock, from: :locked, to: :closed, only: ->(code) { code == 42 }
  on :break, from: %i[open closed locked], to: :broken
end
log = Log.new
door.add_observer(log)
p door.fire(:open), door.fire(:close), door.fire(:lock), door.fire(:unlock, 1), door.fire(:unlock, 42), door.state
begin
  door.fire(:unlock, 42)
rescue Machine::Undefined => e
  puts e.message
end
door.fire(:break)
puts log, door.state, door.count_observers
