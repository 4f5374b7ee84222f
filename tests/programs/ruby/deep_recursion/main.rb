# Recursion: deep, mutual, and without end.
def depth(n) = n.zero? ? 0 : 1 + depth(n - 1)
def even(n) = n.zero? || odd(n - 1)
def odd(n) = !n.zero? && even(n - 1)
def ackermann(m, n)
  return n + 1 if m.zero?
  n.zero? ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1))
end
p depth(2000), even(500), odd(501), ackermann(2, 5)
def hanoi(n, from, to, by) = n.zero? ? [] : hanoi(n - 1, from, by, to) + [from + to] + hanoi(n - 1, by, to, from)
puts hanoi(3, "A", "C", "B").join(" "), hanoi(8, "A", "C", "B").size
def endless(n) = endless(n + 1) + 1
begin
  endless(0)
rescue SystemStackError => e
  puts e.message
end
