# A method that is not there, with a hint.
class Account
  attr_reader :balance

  def initialize(balance)
    @balance = balance
  end

  def inspect = "#<Account #{balance}>"
  def report = balence.to_s
end

puts Account.new(5).balance
Account.new(5).report
