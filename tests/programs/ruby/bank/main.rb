# An account book, told by lines of the standard input.
class Bank
  Refused = Class.new(StandardError)
  Account = Struct.new(:owner, :balance, :history, keyword_init: true)

  def initialize = @accounts = {}

  def open(owner)
    raise Refused, "#{owner} has an account" if @accounts.key?(owner)
    @accounts[owner] = Account.new(owner:, balance: 0r, history: [])
  end

  def deposit(owner, amount) = change(owner, positive(amount))
  def withdraw(owner, amount) = change(owner, -positive(amount))

  def transfer(from, to, amount)
    account(to)
    withdraw(from, amount)
    deposit(to, amount)
  end

  def show(owner)
    a = account(owner)
    puts format("%-5s %8.2f  %s", a.owner, a.balance, a.history.map { |x| format("%+.2f", x) }.join(" "))
  end

  private

  def account(owner) = @accounts.fetch(owner) { raise Refused, "nobody is called #{owner}" }
  def positive(text) = Rational(text).tap { |x| raise Refused, "#{text} is not positive" unless x.positive? }

  def change(owner, amount)
    a = account(owner)
    raise Refused, format("%s lacks %.2f", owner, -(a.balance + amount)) if (a.balance + amount).negative?
    a.balance += amount
    a.history << amount
  end
end

bank = Bank.new
$stdin.each_line(chomp: true).with_index(1) do |line, number|
  command, *words = line.split
  next if command.nil?
  unless Bank.public_method_defined?(command, false)
    puts "line #{number}: what is #{command}?"
    next
  end
  bank.public_send(command, *words)
rescue Bank::Refused => e
  puts "line #{number}: #{e.message}"
rescue ArgumentError => e
  puts "line #{number}: #{e.message}"
end
